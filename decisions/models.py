"""The abstract model of a signed decision."""

from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from django.db import models
from django.db.models import Q

from audit import clock
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from decisions.signature import Signed, proposed_signer
from organisation.models import IssuingBody
from paperwork.vietnamese import BLANK_DAY, BLANK_NUMBER, official_number


class DecisionStatus(StatusChoices):
    """States of a decision. Apps that do not present decisions to a leader never use
    `PRESENTED`."""

    DRAFT = "draft", Tone.WAITING, "Dự thảo"
    PRESENTED = "presented", Tone.WAITING, "Đã trình ký"
    ISSUED = "issued", Tone.GOOD, "Đã ban hành"
    CORRECTED = "corrected", Tone.RETURNED, "Đã được đính chính"
    REVOKED = "revoked", Tone.RETURNED, "Đã bị hủy bỏ"
    DISCARDED = "discarded", Tone.NEUTRAL, "Đã bỏ dự thảo"


# Signed, whatever became of them later.
ISSUED = (DecisionStatus.ISSUED, DecisionStatus.CORRECTED, DecisionStatus.REVOKED)
# Signed, and holding as they were signed or as they were corrected.
IN_FORCE = (DecisionStatus.ISSUED, DecisionStatus.CORRECTED)
# Being prepared.
PENDING = (DecisionStatus.DRAFT, DecisionStatus.PRESENTED)

# The kinds of a later decision, in every app; the first kind is the app's own.
CORRECT, REVOKE = "correct", "revoke"
LATER_KINDS = (CORRECT, REVOKE)

# What the head of a decision says.
HEAD = (
    "number",
    "symbol",
    "issued_on",
    "place",
    "signer_name",
    "signer_capacity",
    "signer_title",
    "bases",
    "proposed_by",
    "reason",
)
# What a later decision takes over from the one that it changes.
HEAD_OF_LATER = ("symbol", "place", "signer_name", "signer_capacity", "signer_title")


def head_to_begin_with(body: IssuingBody) -> dict[str, str]:
    """Initial values for the head of a decision of a body."""
    return {
        "symbol": f"QĐ-{body.symbol or 'UBND'}",
        "place": body.place_name,
        "proposed_by": _proposal_of(body),
        **proposed_signer(body),
    }


def _proposal_of(body: IssuingBody) -> str:
    """On whose proposal a body decides: its standing office, with room for the number and day of
    the tờ trình."""
    office = body.standing_offices.valid_on(clock.today()).first()
    if office is None:
        return ""
    symbol = f"TTr-{office.symbol}" if office.symbol else "TTr"
    head = in_the_name_of(office)
    return f"{head} tại Tờ trình số {BLANK_NUMBER}/{symbol} {BLANK_DAY}"


def in_the_name_of(body: IssuingBody) -> str:
    """The head of a body as papers name it: "Trưởng phòng Nội vụ huyện Củ Chi"; a word that
    ends the title and begins the name stands once."""
    title, name = body.head_title.split(), body.name
    for count in (2, 1):
        shared = " ".join(title[-count:])
        if shared and name.casefold().startswith(f"{shared.casefold()} "):
            return " ".join((*title, name[len(shared) :].strip()))
    return " ".join((*title, name))


class SignedDecisionQuerySet(models.QuerySet):
    """QuerySet of decisions."""

    def issued(self) -> Self:
        """Decisions that were signed, whatever became of them later."""
        return self.filter(status__in=ISSUED)


class SignedDecision(HasStatus, Signed, Edited):
    """A decision (quyết định): number, day, signer and bases. Once issued it is frozen; a later
    decision corrects or revokes it, and names it.

    An app adds what it decides on, the kinds of its decisions (`kind`: its own first one and
    `LATER_KINDS`), and its lines (`DecisionLine`, related as `items`).
    """

    Status = DecisionStatus
    if TYPE_CHECKING:
        kind: models.CharField[str, str]

        def get_kind_display(self) -> str:
            """The label of the kind, made by Django for the app's field."""

    changes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changed_by",
        verbose_name="quyết định trước",
    )
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=DecisionStatus,
        default=DecisionStatus.DRAFT,
        editable=False,
    )
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, default="QĐ-UBND")
    issued_on = models.DateField("ngày ký", null=True, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    bases = models.TextField("căn cứ", blank=True, help_text="Mỗi căn cứ một dòng")
    proposed_by = models.CharField(
        "theo đề nghị của",
        max_length=300,
        blank=True,
        help_text="Ví dụ: Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 10 tháng 11 năm 2020",
    )
    reason = models.TextField("lý do", blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=~Q(status__in=ISSUED) | (~Q(number="") & Q(issued_on__isnull=False)),
                name="%(class)s_issued_with_number",
                violation_error_message="Quyết định ban hành phải có số và ngày ký.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LATER_KINDS, changes__isnull=False)
                | (~Q(kind__in=LATER_KINDS) & Q(changes=None)),
                name="%(class)s_names_what_it_changes",
                violation_error_message="Quyết định đính chính, hủy bỏ phải nêu quyết định trước.",
            ),
        )

    def __str__(self) -> str:
        if self.status in ISSUED:
            return f"Quyết định số {self.reference}"
        return f"Dự thảo quyết định: {self.get_kind_display().lower()}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        raise NotImplementedError

    @property
    def reference(self) -> str:
        """Number and symbol: 5120/QĐ-UBND."""
        return official_number(self.number, self.symbol)

    @property
    def dated_reference(self) -> str:
        """As later decisions and histories name it: "Quyết định số 5120/QĐ-UBND ngày 05/11/2020".
        It says so also while the status is not written yet."""
        return f"Quyết định số {self.reference} ngày {self.issued_on:%d/%m/%Y}"

    @property
    def is_later(self) -> bool:
        """Whether it corrects or revokes another."""
        return self.kind in LATER_KINDS

    @property
    def earlier(self) -> Self:
        """The decision that a later one changes; a constraint makes sure that there is one."""
        assert self.changes is not None
        return cast("Self", self.changes)


class DecisionLine(models.Model):
    """An item of a decision: its subject (a foreign key of the app, named by `SUBJECT`) and the
    signed text. The decision is the foreign key `decision`, related as `items`."""

    SUBJECT: ClassVar[str]
    # What a correction may put in the place of what was signed.
    WORDS: ClassVar[tuple[str, ...]]
    if TYPE_CHECKING:
        decision: models.ForeignKey[SignedDecision, SignedDecision]

    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        abstract = True
        ordering = ("decision", "position", "pk")

    @property
    def subject_id(self) -> int:
        """The key of its subject."""
        key: int = getattr(self, f"{self.SUBJECT}_id")
        return key

    def copy_for(self, decision: SignedDecision, **changes: Any) -> Self:
        """A copy of this item for another decision, not saved."""
        line = copy(self)
        line.pk, line.decision = None, decision
        line._state.adding = True
        for name, value in changes.items():
            setattr(line, name, value)
        return line
