"""A decision as an official document, from which PDF and Word are made."""

from collections.abc import Sequence
from typing import Any

from decisions.models import CORRECT, SignedDecision
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.official_documents.description import (
    Appendix,
    Block,
    Heading,
    OfficialDocument,
    Paragraph,
)
from paperwork.vietnamese import BLANK_DAY, official_date

# Bodies that print the name of the body above them over their own (Phụ lục I, Phần I, Mục II,
# khoản 2); a People's Committee is under none, an agency of the centre under none of our tree.
_HAVE_A_SUPERIOR = {
    BodyKind.DEPARTMENT,
    BodyKind.OFFICE,
    BodyKind.SERVICE_UNIT,
    BodyKind.SCHOOL,
    BodyKind.ADVISORY,
}


def decision_document(
    decision: SignedDecision,
    *,
    subject: str,
    authority: str,
    bases: tuple[str, ...],
    articles: Sequence[str],
    annex: Appendix,
) -> OfficialDocument:
    """Describe a decision as Nghị định 30/2020/NĐ-CP lays one out (Mẫu 1.2), its list annexed. A
    draft leaves room for number and day.

    `subject` is that of a first decision; a later one is about the decision that it changes.
    """
    return OfficialDocument(
        number=decision.number,
        day=decision.issued_on,
        kind="Quyết định",
        subject=_later_subject(decision) if decision.is_later else subject,
        authority=authority,
        legal_bases=bases,
        body=tuple(_articles(articles)),
        recipients=(f"Như Điều {len(articles)}", "Các đơn vị có tên trong danh sách", "Lưu: VT"),
        appendices=(annex,),
        **_frame(decision),
    )


def list_document(
    decision: SignedDecision, *, subject: str, body: Sequence[Block], **more: Any
) -> OfficialDocument:
    """Describe a list that goes with a decision, signed as the decision is: it has no number of
    its own, but names the decision."""
    day = official_date(decision.issued_on) if decision.issued_on else BLANK_DAY
    return OfficialDocument(
        kind="Danh sách",
        subject=subject,
        goes_with=f"Kèm theo Quyết định số {decision.reference} {day}",
        body=tuple(body),
        recipients=(),
        **(_frame(decision) | more),
    )


def issued_with(decision: SignedDecision, draft: str) -> str:
    """By which decision: "theo Quyết định số 5120/QĐ-UBND ngày 05 tháng 11 năm 2020"; before it
    has its number the words of a `draft`."""
    if not decision.number or decision.issued_on is None:
        return f"theo {draft}"
    return f"theo {reference_text(decision)}"


def reference_text(decision: SignedDecision) -> str:
    """A decision as documents cite it: number and day."""
    day = f" {official_date(decision.issued_on)}" if decision.issued_on else ""
    return f"Quyết định số {decision.reference}{day}"


def earlier_of(decision: SignedDecision) -> str:
    """The citation of the decision that a later one changes; "" for a first decision."""
    return reference_text(decision.changes) if decision.changes is not None else ""


def own_bases(decision: SignedDecision) -> tuple[str, ...]:
    """The bases that were entered, one a line."""
    return tuple(line.strip() for line in decision.bases.splitlines() if line.strip())


def proposal_line(decision: SignedDecision) -> tuple[str, ...]:
    """On whose proposal is decided, as the last of the bases; none where nobody was entered."""
    said = decision.proposed_by.strip().rstrip(".")
    return (f"Theo đề nghị của {said}",) if said else ()


def reason_of(decision: SignedDecision) -> str:
    """The sentence that says why, after that of the first article; "" where nothing was said."""
    reason = decision.reason.strip().rstrip(".")
    return f" Lý do: {reason}." if reason else ""


def file_title(decision: SignedDecision, before: str, after: str = "") -> str:
    """The name under which its files are saved: kind, number or "dự thảo"."""
    number = decision.reference if decision.number else "dự thảo"
    return " ".join(part for part in (before, number, after) if part)


def _frame(decision: SignedDecision) -> dict[str, Any]:
    """The parts that a decision and its lists have in common."""
    body = decision.issuing_body
    return {
        "issuing_body": body.name,
        "symbol": decision.symbol,
        "place": decision.place or body.place_name,
        "signature": decision.signature,
    }


def _later_subject(decision: SignedDecision) -> str:
    verb = "đính chính" if decision.kind == CORRECT else "hủy bỏ"
    return f"Về việc {verb} {earlier_of(decision)}"


def _articles(articles: Sequence[str]) -> list[Block]:
    return [
        Heading("Quyết định:", level=0),
        *(Paragraph(said, f"Điều {number}.") for number, said in enumerate(articles, start=1)),
    ]


def superior_of(body: IssuingBody) -> str:
    """The name that papers print over that of a body; "" for a committee. One query where there is
    one."""
    if body.kind not in _HAVE_A_SUPERIOR:
        return ""
    superior = IssuingBody.objects.get_parent(body)
    return superior.name if superior is not None else ""
