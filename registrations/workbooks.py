"""Biểu 1, Biểu 2 and the pledge form in the columns of the printed forms (Củ Chi, 3925/KH-UBND;
Kiên Giang, 34/KH-UBND): described once, written as Excel or drawn as PDF."""

from campaigns.models import Plan
from campaigns.models.plans import DocumentKind
from decisions.papers import superior_of
from decisions.signature import head_signs
from organisation.models import IssuingBody
from paperwork.vietnamese import official_date
from paperwork.workbooks import Column, FormSheet, write_workbook
from registrations import pledges
from registrations.count_sheet import Gathered, count_sheet, each_line
from registrations.models.list_lines import LIST_COLUMNS
from registrations.pledges import PledgesGathered

COUNT_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("area", "Lĩnh vực", 56),
    Column("count", "Số lượng đăng ký", 14, "number"),
    Column("note", "Ghi chú", 18),
)
LIST_FORM_COLUMNS = (
    Column("area", "Lĩnh vực", 26),
    *(Column(column.name, column.heading, column.width) for column in LIST_COLUMNS),
)
# Bản đăng ký thi đua chuyên đề (Kiên Giang, kèm theo 34/KH-UBND): mục 1 and mục 2.
PLEDGE_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("collective", "Tập thể", 30),
    Column("pledge", "Nội dung đăng ký thi đua", 36),
    Column("full_name", "Cá nhân: họ và tên", 24),
    Column("job_title", "Chức vụ", 20),
    Column("unit", "Đơn vị công tác", 28),
)
# Where several units stand on one sheet, each line names its own.
LIST_COLUMNS_WITH_UNIT = (
    LIST_FORM_COLUMNS[0],
    Column("unit", "Đơn vị", 28),
    *LIST_FORM_COLUMNS[1:],
)


def issued_with(plan: Plan) -> str:
    """The line in brackets under a form's title: the plan to which the form is attached. A letter
    (công văn) hands its plan's forms on."""
    if plan.kind == DocumentKind.LETTER and plan.parent is not None:
        plan = plan.parent
    day = f" {official_date(plan.issued_on)}" if plan.issued_on else ""
    kind = plan.get_kind_display()
    return f"(Ban hành kèm theo {kind} số {plan.reference}{day} của {plan.issuing_body})"


def year_of(plan: Plan) -> str:
    """The campaign's year, which a form's title names."""
    return f" {plan.years.said.upper()}"


def count_title(plan: Plan) -> tuple[str, str]:
    """The title of Biểu 1, in its two printed lines."""
    return (
        "THỐNG KÊ SỐ LƯỢNG CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
        f"TRONG THỰC HIỆN CẢI CÁCH HÀNH CHÍNH{year_of(plan)}",
    )


def list_title(plan: Plan) -> tuple[str, str]:
    """The title of Biểu 2, in its two printed lines."""
    return (
        "THỐNG KÊ TÊN CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
        f"THỰC HIỆN CẢI CÁCH HÀNH CHÍNH{year_of(plan)} THEO TỪNG LĨNH VỰC",
    )


def count_form(plan: Plan, body: IssuingBody, gathered: Gathered) -> FormSheet:
    """Biểu 1 of a body: every field of the plan with its number, and the sum."""
    rows = count_sheet(plan, gathered)
    return FormSheet(
        sheet_name="Biểu 1",
        form_name="Biểu 1",
        title_lines=count_title(plan),
        body_name=body.name,
        superior_body_name=superior_of(body),
        issued_with=issued_with(plan),
        columns=COUNT_COLUMNS,
        rows=[{"area": row.area.name, "count": row.count} for row in rows],
        totals={"area": "Tổng cộng", "count": sum(row.count for row in rows)},
        signer_lines=head_signs(body),
    )


def list_form(
    plan: Plan, body: IssuingBody, gathered: Gathered, *, with_units: bool = True
) -> FormSheet:
    """Biểu 2 of a body: the names by field, straight from the database; with a column for the unit
    where there are several."""
    names = {row.area.pk: str(row.area) for row in count_sheet(plan, gathered)}
    return FormSheet(
        sheet_name="Biểu 2",
        form_name="Biểu 2",
        title_lines=list_title(plan),
        body_name=body.name,
        superior_body_name=superior_of(body),
        issued_with=issued_with(plan),
        columns=LIST_COLUMNS_WITH_UNIT if with_units else LIST_FORM_COLUMNS,
        rows=(
            {
                "area": names[line.area_id],
                "unit": line.body_name,
                **line.says,
            }
            for line in each_line(gathered)
        ),
        group_by="area",
        landscape=True,
        signer_lines=head_signs(body),
    )


def pledge_form(plan: Plan, body: IssuingBody, gathered: PledgesGathered) -> FormSheet:
    """The pledge form of a body: each collective with its pledge and its persons."""
    collectives, persons = gathered.counts()
    return FormSheet(
        sheet_name="Đăng ký thi đua",
        title_lines=[line for line in ("BẢN ĐĂNG KÝ THI ĐUA CHUYÊN ĐỀ", plan.theme) if line],
        body_name=body.name,
        superior_body_name=superior_of(body),
        issued_with=issued_with(plan),
        columns=PLEDGE_COLUMNS,
        rows=(
            {
                "source": row.source_id,
                "collective": row.body_name,
                "pledge": row.pledge,
                "full_name": row.full_name,
                "job_title": row.job_title,
                "unit": row.unit,
            }
            for row in pledges.each_row(gathered)
        ),
        group_by="source",
        grouped=("collective", "pledge"),
        totals={
            "collective": f"Tổng cộng: {collectives} tập thể",
            "full_name": f"{persons} cá nhân",
        },
        landscape=True,
        signer_lines=head_signs(body),
    )


def count_workbook(plan: Plan, body: IssuingBody, gathered: Gathered) -> bytes:
    """Biểu 1 as a workbook."""
    return write_workbook([count_form(plan, body, gathered)])


def list_workbook(plan: Plan, body: IssuingBody, gathered: Gathered, *, with_units: bool) -> bytes:
    """Biểu 2 as a workbook."""
    return write_workbook([list_form(plan, body, gathered, with_units=with_units)])
