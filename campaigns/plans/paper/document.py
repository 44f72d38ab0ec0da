"""The official document of a plan (to be printed, signed and sent), made from its rows.

The sections are printed as they stand. What only the data say (theme, participants, phases,
deadlines, nơi nhận) is printed too, unless the text says it already; the rule is in
`facts`. A draft leaves room for its number and day.
"""

from dataclasses import dataclass

from django.db.models import F

from campaigns.models import LegalBasis, Plan
from campaigns.models.plans import Change, DocumentKind
from campaigns.plans.paper.facts import parts_missing_from
from campaigns.plans.paper.parts import body_of, joined_text, parts_of
from decisions.papers import superior_of
from organisation.models import IssuingBody
from paperwork.official_documents.description import (
    Block,
    OfficialDocument,
    Paragraph,
)
from paperwork.vietnamese import in_a_sentence, official_date, official_number

# Cited by kind and name only (khoản 6, điểm a).
WITHOUT_NUMBER = ("luật", "bộ luật", "pháp lệnh")


@dataclass(frozen=True, slots=True)
class _Contents:
    """A plan's rows, each kind loaded once."""

    plan: Plan
    superior_body: str
    bases: list[LegalBasis]
    recipient_lines: list[str]
    recipient_bodies: list[IssuingBody]
    annexes: list[str]


def plan_document(plan: Plan) -> OfficialDocument:
    """Describe a plan as an official document.

    Takes a plan found `with_bodies`; asks nine queries, whatever it holds.
    """
    is_letter = plan.kind == DocumentKind.LETTER
    contents = _contents_of(plan)
    groups = list(plan.groups.all())
    addressees = [group.name for group in groups] or [
        body.called for body in contents.recipient_bodies
    ]
    return OfficialDocument(
        superior_body=contents.superior_body,
        issuing_body=plan.issuing_body.name,
        number=plan.number,
        symbol=plan.symbol,
        place=plan.place or plan.issuing_body.place_name,
        day=plan.issued_on,
        kind="" if is_letter else plan.get_kind_display(),
        subject=plan.title,
        addressees=tuple(addressees) if is_letter else (),
        legal_bases=() if is_letter else tuple(f"Căn cứ {cited(one)}" for one in contents.bases),
        body=tuple(_body(contents, [] if is_letter else groups)),
        recipients=_recipients(contents, is_letter=is_letter),
        signature=plan.signature,
    )


def _contents_of(plan: Plan) -> _Contents:
    body = plan.issuing_body
    lines = [line.text for line in plan.recipient_lines.all()]
    received = plan.recipients.select_related("body")
    return _Contents(
        plan=plan,
        superior_body=superior_of(body),
        bases=[basis for basis in plan.bases.all() if basis.opens_the_plan],
        recipient_lines=lines,
        recipient_bodies=[recipient.body for recipient in received],
        annexes=[file.title for file in plan.attachments.all() if file.kind == file.Kind.ANNEX],
    )


def _body(contents: _Contents, groups: list) -> list[Block]:
    plan = contents.plan
    parts = parts_of(plan.sections.all())
    text = joined_text(parts)
    unsaid = parts_missing_from(
        plan,
        text,
        kinds={part.kind for part in parts},
        groups=groups,
        phases=list(plan.phases.all()),
        deadlines=list(
            plan.deadlines.select_related("body", "group").order_by(
                F("due_on").asc(nulls_last=True), "pk"
            )
        ),
    )
    is_letter = plan.kind == DocumentKind.LETTER
    body = body_of(parts, unsaid, in_a_letter=is_letter)
    opening = _opening_paragraphs(contents, leads_on=bool(body))
    return [*opening, *body, *_closing_paragraphs(contents, text)]


# --- What stands before and after the sections ----------------------------------------------------


def cited(basis: LegalBasis) -> str:
    """A document cited in full: "Kế hoạch số 1513/KH-UBND ngày 27 tháng 4 năm 2020 của … về …".

    A law or ordinance goes by kind and name, without number and body.
    """
    kind, title = basis.kind.strip(), basis.title.strip()
    if kind.lower() in WITHOUT_NUMBER:
        words = [kind, title, official_date(basis.issued_on) if basis.issued_on else ""]
    else:
        words = [
            kind,
            f"số {basis.reference}" if basis.reference else "",
            official_date(basis.issued_on) if basis.issued_on else "",
            f"của {basis.issued_by}" if basis.issued_by else "",
            in_a_sentence(title),
        ]
    return " ".join(word for word in words if word)


def _opening_paragraphs(contents: _Contents, *, leads_on: bool) -> list[Block]:
    """The sentence between the legal bases and the text."""
    plan = contents.plan
    end = ", với các nội dung sau:" if leads_on else "."
    if plan.kind == DocumentKind.LETTER:
        carried_out = "; ".join(cited(basis) for basis in contents.bases)
        begin = f"Thực hiện {carried_out}, " if carried_out else ""
        asks = "thực hiện các nội dung sau:" if leads_on else "triển khai thực hiện."
        return [Paragraph(f"{begin}{plan.issuing_body} đề nghị các cơ quan, đơn vị {asks}")]
    if plan.kind == DocumentKind.DECISION:
        return []
    subject = in_a_sentence(plan.title, after="")
    return [Paragraph(f"{plan.issuing_body} ban hành {plan.get_kind_display()} {subject}{end}")]


def _closing_paragraphs(contents: _Contents, text: str) -> list[Block]:
    """What the plan changes and what is annexed, where neither title nor text says it."""
    plan, said = contents.plan, []
    if plan.changed_plan and plan.changed_plan.reference not in f"{plan.title} {text}":
        verb = "thay thế" if plan.change == Change.REPLACES else "sửa đổi, bổ sung"
        earlier = plan.changed_plan
        day = f" {official_date(earlier.issued_on)}" if earlier.issued_on else ""
        named = f"{earlier.get_kind_display()} số {earlier.reference}{day}"
        said.append(
            f"{plan.get_kind_display()} này {verb} {named} của {plan.issuing_body} "
            f"{in_a_sentence(earlier.title)}."
        )
    annexes = [title for title in contents.annexes if title not in text]
    if annexes:
        said.append(f"Kèm theo {plan.get_kind_display()} này: {'; '.join(annexes)}.")
    return [Paragraph(sentence) for sentence in said]


# --- Nơi nhận and the signature -------------------------------------------------------------------


def _recipients(contents: _Contents, *, is_letter: bool) -> tuple[str, ...]:
    """Nơi nhận: the lines as written, else the bodies to which the plan goes; the archive last."""
    lines = contents.recipient_lines or (
        ["Như trên"] if is_letter else [body.called for body in contents.recipient_bodies]
    )
    if any(line.strip().lower().startswith("lưu") for line in lines):
        return tuple(lines)
    receiving = contents.plan.receiving_body
    return (*lines, f"Lưu: VT, {receiving.symbol}" if receiving and receiving.symbol else "Lưu: VT")


def paper_title(plan: Plan) -> str:
    """The name under which the file is saved: kind, number and symbol."""
    reference = official_number(plan.number or "Dự thảo", plan.symbol)
    return f"{plan.get_kind_display()} {reference}"
