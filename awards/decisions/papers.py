"""The decision, its list and the payment list as official documents, from which PDF and Word are
made."""

from collections.abc import Iterable

from awards.decisions.text import articles, authority_of, awardee_cell, legal_bases, subject_of
from awards.models import AwardDecision, DecisionItem, DecisionKind
from decisions import papers
from paperwork.official_documents.description import (
    Appendix,
    Block,
    Column,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
)
from paperwork.vietnamese_numbers import dong_in_words, figures

LIST_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 60),
    Column("Chức vụ, đơn vị", 48),
    Column("Hình thức", 40),
)
PAYMENT_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 60),
    Column("Hệ số × lương cơ sở", 44, centred=True),
    Column("Số tiền (đồng)", 44, centred=True),
)


def decision_document(decision: AwardDecision) -> OfficialDocument:
    """Describe a decision, its list annexed."""
    items = listed(decision)
    return papers.decision_document(
        decision,
        subject=subject_of(decision),
        authority=authority_of(decision, items),
        bases=legal_bases(decision),
        articles=articles(decision, items),
        annex=Appendix(_list_title(decision), (list_table(items),)),
    )


def list_document(decision: AwardDecision) -> OfficialDocument:
    """The list alone, to be handed out or published."""
    return papers.list_document(
        decision,
        subject=f"{_list_title(decision)} ({issued_with(decision)})",
        body=[list_table(listed(decision))],
        numbered=True,
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
        subject=f"Chi tiền thưởng {issued_with(decision)}",
        body=[
            Table(PAYMENT_COLUMNS, tuple(rows)),
            Paragraph(f"Số tiền bằng chữ: {dong_in_words(total)}."),
            *_sources(items),
        ],
        numbered=False,
        symbol="DS",
        countersignature=Signature(("NGƯỜI LẬP",)),
    )


def listed(decision: AwardDecision) -> list[DecisionItem]:
    """The items of a decision, without those the leader declined."""
    return list(decision.items.filter(declined_reason="").select_related("dossier__award_form"))


def list_table(items: Iterable[DecisionItem]) -> Table:
    """The table of awardees and awards."""
    rows = tuple(
        (
            str(number),
            item.awardee_name,
            place_and_title(item),
            item.form_name,
        )
        for number, item in enumerate(items, start=1)
    )
    return Table(LIST_COLUMNS, rows)


def place_and_title(item: DecisionItem) -> str:
    """Position and unit of a person; the unit of a collective that is not itself the unit."""
    parts = [item.awardee_title]
    if item.awardee_body_name != item.awardee_name:
        parts.append(item.awardee_body_name)
    return ", ".join(part for part in parts if part)


def issued_with(decision: AwardDecision) -> str:
    """By which decision: "theo Quyết định số 5120/QĐ-UBND ngày 05 tháng 11 năm 2020"."""
    return papers.issued_with(decision, draft="dự thảo quyết định khen thưởng")


def decision_title(decision: AwardDecision) -> str:
    """The name under which its files are saved."""
    return papers.file_title(decision, "Quyết định khen thưởng")


def _list_title(decision: AwardDecision) -> str:
    if decision.kind == DecisionKind.CORRECT:
        return "Danh sách đính chính"
    if decision.kind == DecisionKind.REVOKE:
        return "Danh sách hủy bỏ khen thưởng"
    return "Danh sách tập thể, cá nhân được khen thưởng"


def _reckoned(item: DecisionItem) -> str:
    if item.multiple is None or item.base_salary is None:
        return "Chưa có mức thưởng"
    return f"{figures(item.multiple)} × {figures(item.base_salary)}"


def _sources(items: list[DecisionItem]) -> list[Block]:
    sources = sorted({item.bonus_source for item in items if item.bonus_source})
    if not sources:
        return []
    return [Paragraph("Căn cứ mức thưởng:"), *(Paragraph(source, "-") for source in sources)]
