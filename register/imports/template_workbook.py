"""The workbook that the portal gives out: the columns of a register of earlier years, to be
filled."""

from paperwork.workbooks import Column, FormSheet, write_workbook
from register.imports.parser import CALLED

_WIDTHS = {
    "decision": 18,
    "day": 16,
    "form": 14,
    "kind": 12,
    "name": 36,
    "title": 26,
    "body": 34,
    "achievement": 44,
    "printed_number": 16,
    "bonus": 14,
    "signer_name": 24,
    "signer_title": 24,
}
COLUMNS = (
    Column("order", "STT", 6, "order"),
    *(Column(key, CALLED[key], width) for key, width in _WIDTHS.items()),
)


def own_workbook(body_name: str) -> bytes:
    """An empty table for a body's register."""
    sheet = FormSheet(
        sheet_name="Khen thưởng các năm trước",
        title_lines=("KHEN THƯỞNG CÁC NĂM TRƯỚC",),
        issued_with="(Ngày ghi dạng 05/11/2019; Đối tượng ghi Tập thể hoặc Cá nhân)",
        body_name=body_name,
        columns=COLUMNS,
        rows=[],
        signer_capacity="",
        landscape=True,
    )
    return write_workbook([sheet])
