"""Who signs an official document: the one place that puts capacity, title and name together, on
papers, on certificates and on pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from accounts.models import User
from audit import clock
from organisation.models import IssuingBody, Membership
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from paperwork.official_documents.description import Signature

# What a form asks about who signs.
SIGNER = ("signer_name", "signer_capacity", "signer_title")
# Those who sign at a body.
SIGNING_ROLES = (Role.LEADER, Role.UNIT_HEAD)


class Capacity(models.TextChoices):
    """In what capacity a document is signed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TM = "TM.", "TM. (thay mặt tập thể)"
    KT = "KT.", "KT. (ký thay)"
    Q = "Q.", "Q. (quyền)"
    TL = "TL.", "TL. (thừa lệnh)"
    TUQ = "TUQ.", "TUQ. (thừa ủy quyền)"


def signature_lines(
    *, head_title: str, title: str, capacity: str = "", collective: str = ""
) -> tuple[str, ...]:
    """The lines over a signature, as they were typed (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I,
    Mục II, khoản 7, điểm b): "KT. Chủ tịch", "Phó Chủ tịch". Pure.

    `title` is that of who signs; a slash parts its lines, and one that holds the capacity already
    is printed as it is. Without a title that of the body's head is printed. A capacity other than
    TM. stands before the title of the head, in whose place is signed. `collective` is the body
    that signs as a whole: its line stands first, but not over who signs by order (TL., TUQ.), nor
    over a title that was given without a capacity.
    """
    own = [part.strip() for part in title.split("/") if part.strip()]
    if any(line.upper().startswith(tuple(Capacity.values)) for line in own):
        return tuple(own)
    head = head_title.strip() or _head_of_deputy(own)
    whole = [f"TM. {collective}"] if collective else []
    if not capacity:
        return tuple(own) or (*whole, *[head] * bool(head))
    if capacity == Capacity.TM:
        return (*whole, *(own or [head] * bool(head)))
    if capacity == Capacity.Q:
        return (*whole, f"{capacity} {head or ' '.join(own[:1])}".strip())
    if capacity != Capacity.KT:
        whole = []
    # A title of two lines may begin with that of the head: "CHỦ TỊCH / PHÓ CHỦ TỊCH".
    names_the_head = bool(own) and (
        is_title(own[0], head) or (len(own) > 1 and (capacity == Capacity.KT or not head))
    )
    if not head and not names_the_head:
        return (*whole, " ".join((capacity, *own)))
    for_whom, below = (own[0], own[1:]) if names_the_head else (head, own)
    return (*whole, f"{capacity} {for_whom}".strip(), *below)


def _head_of_deputy(own: list[str]) -> str:
    """The title of the head where the body's is not known: of "Phó Giám đốc" it is "Giám đốc"."""
    is_deputy = len(own) == 1 and own[0].casefold().startswith("phó ")
    return own[0][len("phó ") :] if is_deputy else ""


def is_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for case and spaces."""
    return one.casefold().split() == other.casefold().split()


def disagreement(*, head_title: str, title: str, capacity: str) -> str:
    """Why capacity and title cannot both be right (Điều 13: the deputy of the head signs KT., an
    acting head Q., another by order or authorisation TL., TUQ.), in a sentence for who drafts or
    signs; "" where they agree, or the title of the head is not known. Pure."""
    own = [part.strip() for part in title.split("/") if part.strip()]
    if not head_title.strip() or not own or own[0].upper().startswith(tuple(Capacity.values)):
        return ""
    is_head = len(own) == 1 and is_title(own[0], head_title)
    is_deputy = own[-1].casefold().startswith("phó ")
    if capacity in ("", Capacity.TM) and not is_head:
        proposed = "KT. (ký thay)" if is_deputy else "KT., TL. hoặc TUQ."
        return (
            f"Chức vụ người ký là {own[-1]}, không phải {head_title}: hãy chọn thẩm quyền ký "
            f"{proposed}."
        )
    if capacity in (Capacity.KT, Capacity.TL, Capacity.TUQ) and is_head:
        return (
            f"Đã chọn thẩm quyền ký {capacity} nhưng chức vụ người ký là {head_title}, người đứng "
            "đầu. Hãy ghi chức vụ của người ký, hoặc chọn “Người đứng đầu ký”."
        )
    if capacity == Capacity.KT and not is_deputy:
        return f"Ký thay (KT.) là cấp phó của {head_title}; chức vụ người ký đang ghi là {own[-1]}."
    return ""


def capacity_of(title: str, head_title: str) -> str:
    """The capacity in which somebody with a title signs for a body: a deputy KT., an acting head
    Q.; "" for the head, and where it cannot be told. Pure."""
    said = title.strip().casefold()
    if not said or is_title(title, head_title):
        return ""
    if said.startswith("quyền "):
        return Capacity.Q
    return Capacity.KT if said.startswith("phó ") else ""


def proposed_signer(body: IssuingBody, user: User | None = None) -> dict[str, str]:
    """Name, title and capacity of who signs for a body, by the names of `Signed`: of this person
    where they sign there; without one of the body's head, or of its only leader; where there is
    nobody, the title of the head alone. One query."""
    there = (
        Membership.objects.valid_on(clock.today())
        .filter(body=body, role__in=SIGNING_ROLES)
        .select_related("user")
    )
    found = [one for one in there if user is None or one.user_id == user.pk]
    heads = [one for one in found if is_title(one.title, body.head_title)]
    for signer in heads[:1] or (found if len(found) == 1 or user is not None else [])[:1]:
        title = signer.title or body.head_title
        return {
            "signer_name": signer.user.full_name,
            "signer_title": title,
            "signer_capacity": capacity_of(title, body.head_title),
        }
    if user is not None:
        return {}
    return {"signer_title": body.head_title}


def printed(lines: Iterable[str], name: str) -> Signature:
    """The signature as papers print it: titles in capitals, the name as it is."""
    return Signature(tuple(line.upper() for line in lines), name.strip())


class Signed(models.Model):
    """A document that somebody signs for a body; a model that derives from it has, or tells, its
    `issuing_body`."""

    if TYPE_CHECKING:

        @property
        def issuing_body(self) -> IssuingBody:
            """Whose document it is."""

    # Whether a People's Committee signs it as a whole ("TM. ỦY BAN NHÂN DÂN"), not its chair.
    IS_COLLECTIVE: ClassVar[bool] = False

    signer_name = models.CharField("người ký", max_length=150, blank=True)
    signer_capacity = models.CharField("thẩm quyền ký", max_length=5, choices=Capacity, blank=True)
    signer_title = models.CharField(
        "chức vụ người ký",
        max_length=150,
        blank=True,
        help_text="Chức vụ của chính người ký, ví dụ: Phó Chủ tịch",
    )

    class Meta:
        abstract = True

    @property
    def signer_lines(self) -> tuple[str, ...]:
        """The lines over the signature, as they were typed."""
        body = self.issuing_body
        return signature_lines(
            head_title=body.head_title,
            title=self.signer_title,
            capacity=self.signer_capacity,
            collective=collective_of(body, self.signer_capacity) if self.IS_COLLECTIVE else "",
        )

    @property
    def signature(self) -> Signature:
        """The signature as papers print it."""
        return printed(self.signer_lines, self.signer_name)

    @property
    def signer_said(self) -> str:
        """Who signs, as pages say it: "KT. Chủ tịch, Phó Chủ tịch Võ Minh Khang"."""
        return f"{', '.join(self.signer_lines)} {self.signer_name}".strip()

    @property
    def signature_preview(self) -> "SignaturePreview":
        """How it will be printed, and what does not agree: shown before it is signed."""
        said = disagreement(
            head_title=self.issuing_body.head_title,
            title=self.signer_title,
            capacity=self.signer_capacity,
        )
        return SignaturePreview(self.signature, said)


def head_signs(body: IssuingBody) -> tuple[str, ...]:
    """The lines over the signature of a form or list that a body's head signs, a People's
    Committee as a whole."""
    head_title = body.head_title or "Thủ trưởng đơn vị"
    lines = signature_lines(head_title=head_title, title="", collective=collective_of(body))
    return printed(lines, "").lines


@dataclass(frozen=True, slots=True)
class SignaturePreview:
    """How a signature will be printed, and what does not agree in it."""

    signature: Signature
    disagreement: str


def preview_of(
    body: IssuingBody, *, title: str, capacity: str, name: str, is_collective: bool
) -> SignaturePreview:
    """What is shown of a signature before it is given. Pure, of values as they were typed."""
    lines = signature_lines(
        head_title=body.head_title,
        title=title,
        capacity=capacity,
        collective=collective_of(body, capacity) if is_collective else "",
    )
    said = disagreement(head_title=body.head_title, title=title, capacity=capacity)
    return SignaturePreview(printed(lines, name), said)


def collective_of(body: IssuingBody, capacity: str = "") -> str:
    """The name of the collective for which is signed; "" where one person signs. A People's
    Committee decides as a whole (Luật Tổ chức chính quyền địa phương), another body where TM. was
    chosen."""
    if body.kind == BodyKind.PEOPLES_COMMITTEE:
        return "Ủy ban nhân dân"
    return body.name if capacity == Capacity.TM else ""
