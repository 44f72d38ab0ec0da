"""Workbooks of a decision: its list and its payment list."""

from awards.decisions.papers import listed, place_and_title
from awards.models import AwardDecision
from decisions.papers import issued_with
from paperwork.vietnamese_numbers import dong_in_words
from paperwork.workbooks import Column, FormSheet, write_workbook

LIST_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("name", "Tập thể, cá nhân", 34),
    Column("place", "Chức vụ, đơn vị", 36),
    Column("form", "Hình thức khen thưởng", 32),
    Column("achievement", "Thành tích", 44),
)
PAYMENT_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("name", "Tập thể, cá nhân", 34),
    Column("place", "Chức vụ, đơn vị", 34),
    Column("multiple", "Hệ số", 10, "number"),
    Column("salary", "Mức lương cơ sở (đồng)", 18, "number"),
    Column("bonus", "Tiền thưởng (đồng)", 18, "number"),
    Column("signed", "Ký nhận", 18),
)


def list_sheet(decision: AwardDecision) -> FormSheet:
    """The sheet of awardees and awards."""
    return FormSheet(
        sheet_name="Danh sách khen thưởng",
        title_lines=("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG",),
        body_name=decision.issuing_body.name,
        issued_with=f"({_with(decision)})",
        columns=LIST_COLUMNS,
        rows=[
            {
                "name": item.awardee_name,
                "place": place_and_title(item),
                "form": item.form_name,
                "achievement": item.achievement,
            }
            for item in listed(decision)
        ],
        signer_lines=(),
        landscape=True,
    )


def payment_sheet(decision: AwardDecision) -> FormSheet:
    """The sheet of payments, with the total in figures and words."""
    items = listed(decision)
    total = sum(item.bonus or 0 for item in items)
    return FormSheet(
        sheet_name="Chi tiền thưởng",
        title_lines=("DANH SÁCH CHI TIỀN THƯỞNG",),
        body_name=decision.issuing_body.name,
        issued_with=f"({_with(decision)})",
        columns=PAYMENT_COLUMNS,
        rows=[
            {
                "name": item.awardee_name,
                "place": place_and_title(item),
                "multiple": float(item.multiple) if item.multiple is not None else None,
                "salary": item.base_salary,
                "bonus": item.bonus,
                "signed": "",
            }
            for item in items
        ],
        totals={"name": f"Tổng cộng (bằng chữ: {dong_in_words(total)})", "bonus": total},
        signer_lines=("NGƯỜI LẬP",),
        landscape=True,
    )


def list_workbook(decision: AwardDecision) -> bytes:
    """The list as .xlsx."""
    return write_workbook([list_sheet(decision)])


def payment_workbook(decision: AwardDecision) -> bytes:
    """The payment list as .xlsx."""
    return write_workbook([payment_sheet(decision)])


def _with(decision: AwardDecision) -> str:
    said = issued_with(decision, draft="dự thảo quyết định khen thưởng")
    return said[:1].upper() + said[1:]
