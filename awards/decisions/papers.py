"""The decision, its list and the payment list as official documents, from which PDF and Word are
made."""

from collections.abc import Sequence

from audit import clock
from awards.decisions.text import (
    KINDS,
    articles,
    authority_of,
    awardee_cell,
    counted,
    legal_bases,
    subject_of,
)
from awards.models import AwardDecision, DecisionItem, DecisionKind
from awards.models.law import law_for
from decisions import papers
from paperwork.official_documents.description import (
    Appendix,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
)
from paperwork.vietnamese_numbers import dong_in_words, figures

LIST_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Họ và tên, tên tập thể", 60),
    Column("Chức vụ, đơn vị", 88),
)
# Of units that are themselves awarded.
NAME_COLUMNS = (LIST_COLUMNS[0], Column("Tên tập thể", 148))
PAYMENT_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 60),
    Column("Hệ số × lương cơ sở", 44, centred=True),
    Column("Số tiền (đồng)", 44, right=True),
)


def decision_document(decision: AwardDecision) -> OfficialDocument:
    """Describe a decision, its list annexed."""
    items = listed(decision)
    return papers.decision_document(
        decision,
        subject=subject_of(decision, items),
        authority=authority_of(decision, items),
        bases=legal_bases(decision),
        articles=articles(decision, items),
        annex=Appendix(_list_title(decision, items), list_blocks(items)),
    )


def list_document(decision: AwardDecision) -> OfficialDocument:
    """The list alone, to be handed out or published."""
    items = listed(decision)
    return papers.list_document(
        decision,
        subject=_list_title(decision, items).removeprefix("Danh sách "),
        body=[*list_blocks(items), Paragraph(f"Danh sách này có {counted(items)}.")],
    )


def payment_document(decision: AwardDecision) -> OfficialDocument:
    """The list by which the bonuses are paid: of each multiple, base salary and sum, and the total
    in figures and in words."""
    items = listed(decision)
    total = sum(item.bonus or 0 for item in items)
    rows = [
        (str(number), awardee_cell(item), _reckoned(item), figures(item.bonus))
        for number, item in enumerate(items, start=1)
    ]
    rows.append(("", "Tổng cộng", "", figures(total)))
    return papers.list_document(
        decision,
        subject="Chi tiền thưởng",
        body=[
            Table(PAYMENT_COLUMNS, tuple(rows)),
            *_sources(decision, items),
            Paragraph(f"Số tiền bằng chữ: {dong_in_words(total)}."),
        ],
        countersignature=Signature(("NGƯỜI LẬP",)),
    )


def listed(decision: AwardDecision) -> list[DecisionItem]:
    """The items of a decision, without those the leader declined."""
    return list(decision.items.filter(declined_reason="").select_related("dossier__award_form"))


def list_blocks(items: Sequence[DecisionItem]) -> tuple[Block, ...]:
    """Who is awarded, in official order: collectives, then people, each kind under its heading
    and counted from one. The form of award is said once, over its part of the list, where there
    are several."""
    forms = list(dict.fromkeys(item.form_name for item in items))
    blocks: list[Block] = []
    for place, form in enumerate(forms):
        of_form = [item for item in items if item.form_name == form]
        if len(forms) > 1:
            blocks.append(Heading(form, chr(ord("A") + place)))
        for number, (kind, name) in zip(("I", "II", "III"), _kinds_of(of_form), strict=False):
            group = [item for item in of_form if item.awardee_kind == kind]
            blocks += [Heading(f"{name} ({len(group):02d})", number), _table_of(group)]
    return tuple(blocks)


def _kinds_of(items: Sequence[DecisionItem]) -> list[tuple[str, str]]:
    there = {item.awardee_kind for item in items}
    return [(kind, name) for kind, name in KINDS.items() if kind in there]


def _table_of(items: Sequence[DecisionItem]) -> Table:
    rows = tuple(
        (str(number), item.awardee_name, place_and_title(item))
        for number, item in enumerate(items, start=1)
    )
    if not any(place for _, _, place in rows):
        return Table(NAME_COLUMNS, tuple(row[:2] for row in rows))
    return Table(LIST_COLUMNS, rows)


def place_and_title(item: DecisionItem) -> str:
    """Position and unit of a person; the unit of a collective that is not itself the unit."""
    parts = [item.awardee_title]
    if item.awardee_body_name != item.awardee_name:
        parts.append(item.awardee_body_name)
    return ", ".join(part for part in parts if part)


def decision_title(decision: AwardDecision) -> str:
    """The name under which its files are saved."""
    return papers.file_title(decision, "Quyết định khen thưởng")


def _list_title(decision: AwardDecision, items: Sequence[DecisionItem]) -> str:
    if decision.kind == DecisionKind.CORRECT:
        return "Danh sách đính chính"
    if decision.kind == DecisionKind.REVOKE:
        return "Danh sách hủy bỏ khen thưởng"
    kinds = ", ".join(name for _, name in _kinds_of(items)) or "tập thể, cá nhân"
    forms = {item.form_name for item in items}
    # The form once, in the title.
    what = f"tặng {forms.pop()}" if len(forms) == 1 else "khen thưởng"
    return f"Danh sách {kinds} được {what}"


def _reckoned(item: DecisionItem) -> str:
    if item.multiple is None or item.base_salary is None:
        return "Chưa có mức thưởng"
    said = f"{figures(item.multiple)} × {figures(item.base_salary)}"
    exact = item.multiple * item.base_salary
    # Rounded up: the list says from what.
    return said if exact == item.bonus else f"{said} = {figures(exact)}"


def _sources(decision: AwardDecision, items: Sequence[DecisionItem]) -> list[Block]:
    """On what the sums rest: the rates and salaries, and how they are rounded."""
    sources = sorted({item.bonus_source for item in items if item.bonus_source})
    if not sources:
        return []
    law = law_for(decision.issued_on or clock.today())
    rounding = [law.rounding] if law is not None and law.rounding else []
    return [
        Paragraph("Căn cứ mức thưởng:"),
        *(Paragraph(source, "-") for source in (*sources, *rounding)),
    ]
