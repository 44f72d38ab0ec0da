"""The register as Excel and as PDF: columns declared once, rows as they come from the database."""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from paperwork.long_forms import forms_pdf
from paperwork.workbooks import Column, FormSheet, write_workbook
from register.models import AwardRecord

TITLE = "Sổ khen thưởng"
COLUMNS = (
    Column("number", "Số vào sổ", 22),
    Column("day", "Ngày quyết định", 23),
    Column("decision", "Quyết định số", 34),
    Column("form", "Hình thức", 17),
    Column("awardee", "Tập thể, cá nhân", 34),
    Column("title", "Chức vụ, đơn vị", 32),
    Column("achievement", "Thành tích", 38),
    Column("body", "Cơ quan khen thưởng", 28),
    Column("bonus", "Tiền thưởng (đồng)", 18, "number"),
    Column("note", "Ghi chú", 24),
)
_AT_ONCE = 1000


def register_workbook(records: QuerySet) -> bytes:
    """The awards as .xlsx."""
    return write_workbook([_sheet(records)])


def register_pdf(records: QuerySet) -> bytes:
    """The awards as PDF, the headings on every page."""
    return forms_pdf([_sheet(records)], title=TITLE)


def _sheet(records: QuerySet) -> FormSheet:
    return FormSheet(
        sheet_name=TITLE,
        title_lines=(TITLE.upper(),),
        columns=COLUMNS,
        rows=_rows(records),
        signer_lines=(),
        landscape=True,
    )


def _rows(records: QuerySet) -> Iterator[Mapping[str, object]]:
    rows = records.select_related(None).select_related("issuing_body")
    for record in rows.iterator(chunk_size=_AT_ONCE):
        yield {
            "number": record.register_number,
            "day": f"{record.decided_on:%d/%m/%Y}",
            "decision": record.decision_number,
            "form": record.form_name,
            "awardee": record.awardee_name,
            "title": record.place_of_awardee,
            "achievement": record.achievement,
            "body": record.issuing_body.name,
            "bonus": record.bonus,
            "note": _note(record),
        }


def _note(record: AwardRecord) -> str:
    parts = []
    if record.printed_number:
        parts.append(f"Số trên giấy: {record.printed_number}")
    if record.revoked_on:
        parts.append(f"Đã hủy bỏ theo {record.revoked_by}, {record.revoked_on:%d/%m/%Y}")
    return "; ".join(parts)
