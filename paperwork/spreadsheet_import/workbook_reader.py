"""An uploaded workbook, read once: its values by calamine, beside them what calamine leaves out."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.base import File
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from paperwork.legacy_fonts import Cell, LegacyFonts, converted
from paperwork.spreadsheet_import.grid import MOST_COLUMNS, MOST_ROWS, Grid, Merged, text_of
from paperwork.spreadsheet_import.sheet_xml import SheetDetails, sheet_details
from paperwork.uploads import WORKBOOK_KINDS, UploadRefused, check_archive, check_upload
from paperwork.workbooks import WORKBOOK_UNPACKED_LIMIT_BYTES, refuse_broken_files

MARK_SHEET = "Cổng thi đua"  # holds the hidden mark of a workbook that the portal made
# Calamine keeps a sheet as a rectangle of all cells up to the last, some 36 bytes each.
MOST_CELLS = 8_000_000
_NOT_CALCULATED = (
    "Công thức trong ô này chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi tải lên."
)


@dataclass(frozen=True, slots=True)
class UploadedWorkbook:
    """The sheets of a workbook, and what stands in the hidden mark, as it was signed."""

    grids: list[Grid]
    signed_mark: str = ""

    @property
    def first_sheet(self) -> str:
        """The name of the first sheet."""
        return self.grids[0].sheet if self.grids else ""


def read_workbook(file: File) -> UploadedWorkbook:
    """Read an uploaded .xlsx whole; what lies beyond any reasonable form is not looked at.

    Raises UploadRefused with a Vietnamese sentence where the file is no workbook that may be
    opened, is broken, or reaches too far.
    """
    check_upload(file, kinds=WORKBOOK_KINDS)
    archive = check_archive(file, unpacked_limit=WORKBOOK_UNPACKED_LIMIT_BYTES)
    with archive, refuse_broken_files():
        found = sheet_details(archive, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        details = dict(found)
    for name, one in details.items():
        _refuse_too_far(name, one)
    file.seek(0)
    grids, signed_mark = [], ""
    with (
        refuse_broken_files(),
        _faults_as_value_errors(),
        CalamineWorkbook.from_filelike(file) as workbook,
    ):
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet or sheet.name not in details:
                continue
            grid = _grid(
                workbook.get_sheet_by_name(sheet.name),
                details[sheet.name],
                is_hidden=sheet.visible != SheetVisibleEnum.Visible,
            )
            if sheet.name == MARK_SHEET:
                signed_mark = grid.own(1, 1)
            else:
                grids.append(grid)
    return UploadedWorkbook(grids, signed_mark)


def _grid(sheet: CalamineSheet, details: SheetDetails, *, is_hidden: bool) -> Grid:
    values = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    old = converted([row[:MOST_COLUMNS] for row in values], details.legacy_fonts)
    rows = []
    for number, row in enumerate(old.rows, start=1):
        texts = [
            text_of(value, details.number_formats.get((number, column), ""))
            for column, value in enumerate(row, start=1)
        ]
        while texts and not texts[-1]:
            texts.pop()
        rows.append(tuple(texts))
    for (number, column), error in details.errors.items():
        _put(rows, number, column, error)
    while rows and not rows[-1]:
        rows.pop()
    merged = [
        Merged(top + 1, bottom + 1, left + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if top < MOST_ROWS and left < MOST_COLUMNS
    ]
    return Grid(
        sheet.name,
        rows,
        merged,
        is_hidden=is_hidden,
        hidden_rows=details.hidden_rows,
        hidden_columns=details.hidden_columns,
        faults=_faults(details) | _doubts(old.doubtful),
        converted_cells=old.cells,
        unread_from=details.last_row if details.last_row > MOST_ROWS else 0,
    ).without_covered_cells()


def _put(rows: list[tuple[str, ...]], number: int, column: int, text: str) -> None:
    """Set one text; calamine gives an error as an empty cell."""
    rows.extend([()] * (number - len(rows)))
    texts = [*rows[number - 1]]
    texts.extend([""] * (column - len(texts)))
    texts[column - 1] = text
    rows[number - 1] = tuple(texts)


def _faults(details: SheetDetails) -> dict[tuple[int, int], str]:
    faults = {
        cell: f"Ô này có lỗi công thức ({error}). Hãy sửa công thức, hoặc ghi thẳng nội dung."
        for cell, error in details.errors.items()
    }
    return faults | dict.fromkeys(details.uncalculated, _NOT_CALCULATED)


def _doubts(doubtful: Mapping[Cell, LegacyFonts]) -> dict[Cell, str]:
    return {
        cell: f"Ô này có thể dùng phông cũ {fonts}. Hãy chuyển sang Unicode, hoặc gõ lại."
        for cell, fonts in doubtful.items()
    }


def _refuse_too_far(name: str, details: SheetDetails) -> None:
    if details.last_row * details.last_column > MOST_CELLS:
        raise UploadRefused(
            f"Trang “{name}” có chữ ở tận dòng {details.last_row} và ở tận cột thứ "
            f"{details.last_column}, quá xa để đọc. Hãy xóa các dòng, cột thừa rồi lưu lại."
        )


@contextmanager
def _faults_as_value_errors() -> Iterator[None]:
    """Turn what calamine raises on a file that it cannot read into ValueError."""
    try:
        yield
    except CalamineError as error:
        raise ValueError(str(error)) from error
    except BaseException as error:
        # A fault inside calamine comes out as PanicException, which is no Exception and cannot be
        # imported; it ends the reading and nothing else.
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError(str(error)) from error
