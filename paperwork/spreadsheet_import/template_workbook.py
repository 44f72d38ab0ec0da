"""The workbook that the portal gives out to be filled in: lists to choose from, and a hidden mark
by which it is known again."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core import signing
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.workbook_reader import MARK_SHEET
from paperwork.workbooks import FormSheet, put, write_workbook


def write_template(
    sheet: FormSheet, *, mark: Mapping[str, Any] | None = None, salt: str = ""
) -> bytes:
    """Write a form to be filled in as .xlsx. A `mark` holds for what it was made; it is signed with
    `salt`, so that a mark of another import, or one that was tampered with, is none."""
    content = write_workbook([sheet])
    choosing = [
        (number, column)
        for number, column in enumerate(sheet.columns, start=1)
        if isinstance(column, ImportColumn) and column.choices
    ]
    if not mark and not choosing:
        return content
    workbook = load_workbook(BytesIO(content))
    for number, column in choosing:
        _offer_choices(workbook.worksheets[0], number, column)
    if mark:
        _hide_mark(workbook, signing.dumps(dict(mark), salt=salt))
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def mark_in(signed: str, *, salt: str) -> dict[str, Any] | None:
    """What a signed mark holds; None where there is none, or one that is not ours."""
    if not signed:
        return None
    try:
        said = signing.loads(signed, salt=salt)
    except signing.BadSignature:
        return None
    return said if isinstance(said, dict) else None


def _offer_choices(sheet: Worksheet, number: int, column: ImportColumn) -> None:
    """Let people choose in a column, from under its heading on."""
    letter = get_column_letter(number)
    choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    choice.error = f"Hãy chọn một trong: {', '.join(column.choices)}."
    choice.errorTitle = column.heading
    sheet.add_data_validation(choice)
    first = next(
        row
        for row in range(1, sheet.max_row + 1)
        if sheet[f"{letter}{row}"].value == column.heading
    )
    choice.add(f"{letter}{first + 1}:{letter}{max(sheet.max_row, first + 1)}")


def _hide_mark(workbook: Workbook, signed: str) -> None:
    sheet = workbook.create_sheet(MARK_SHEET)
    put(sheet, 1, 1, signed)
    sheet.sheet_state = "veryHidden"
