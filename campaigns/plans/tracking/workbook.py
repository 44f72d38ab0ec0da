"""The tracking table as a workbook."""

from collections.abc import Sequence

from django.utils import timezone

from audit import clock
from campaigns.plans.tracking.table import Cell, Row, Table
from paperwork.workbooks import Column, FormSheet, write_workbook


def tracking_workbook(table: Table, rows: Sequence[Row]) -> bytes:
    """These rows of the table on one sheet, with totals below."""
    plan = table.plan
    sheet = FormSheet(
        sheet_name="Theo dõi",
        title_lines=(
            "THEO DÕI CÁC ĐƠN VỊ NHẬN KẾ HOẠCH",
            f"{plan} (đến ngày {clock.today():%d/%m/%Y})",
        ),
        columns=(
            Column("order", "STT", 6, "order"),
            Column("body", "Đơn vị", 40),
            *(Column(column.key, column.heading, 24) for column in table.columns),
            Column("reminded", "Đã nhắc", 22),
        ),
        rows=[_values(row) for row in rows],
        totals={
            "body": "Đã xong trên số phải làm",
            **{figure.column.key: f"{figure.done}/{figure.asked}" for figure in table.figures},
        },
        body_name=plan.issuing_body.name,
        signer_lines=(),
        landscape=True,
    )
    return write_workbook([sheet])


def _values(row: Row) -> dict[str, str]:
    reminded = ""
    if row.last_reminded:
        reminded = (
            f"{row.times_reminded} lần, gần nhất {timezone.localtime(row.last_reminded):%d/%m/%Y}"
        )
    ended = " (đã chấm dứt)" if row.has_ended else ""
    return {
        "body": f"{row.recipient.body}{ended}",
        **{cell.column.key: said(cell) for cell in row.cells},
        "reminded": reminded,
    }


def said(cell: Cell) -> str:
    """The text of a cell: "Đã gửi 12/05/2020 (muộn)", "Chưa gửi, quá hạn 2 ngày"."""
    if cell.done:
        day = f" {cell.done.on:%d/%m/%Y}" if cell.done.on else ""
        return f"{cell.words}{day}{' (muộn)' if cell.done.is_late else ''}"
    return f"{cell.words}, {cell.left}" if cell.left else cell.words
