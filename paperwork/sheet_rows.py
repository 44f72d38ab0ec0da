"""A sheet of an uploaded workbook, read once from its first row to its last and not kept by
openpyxl: a sheet opened to be changed takes five times as long and fifty times the memory."""

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser

from paperwork.workbooks import refusing_what_is_broken


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one, by the rows and columns they cover, counted from 1."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What stands on a sheet: the rows with their values, the first one first, and which cells are
    merged. A row ends with its last value."""

    title: str
    rows: list[tuple[Any, ...]]
    merged: list[Merged]


def read_rows(sheet: ReadOnlyWorksheet, *, most_rows: int, most_columns: int) -> SheetRows:
    """Read a sheet of a workbook that was opened `to_read_only`; what lies beyond so many rows and
    columns is not looked at.

    openpyxl gives the rows of such a sheet, but not its merged cells, which stand behind them in
    the file; so its parser is asked itself. Raises `UploadRefused` where the sheet is broken.
    """
    rows: list[tuple[Any, ...]] = []
    with refusing_what_is_broken(), sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=sheet.parent.epoch,
            date_formats=sheet.parent._date_formats,
            timedelta_formats=sheet.parent._timedelta_formats,
        )
        for number, cells in parser.parse():
            parser.row_dimensions.clear()
            values = _in_places(cells, most_columns)
            # A row out of order takes its own place; a crowd of empty ones far below takes none.
            if values and number <= most_rows:
                rows.extend([()] * (number - len(rows)))
                rows[number - 1] = values
        ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
        merged = [
            Merged(at.min_row, at.max_row, at.min_col, at.max_col)
            for at in ranges
            if at.min_row <= most_rows and at.min_col <= most_columns
        ]
    return SheetRows(sheet.title, rows, merged)


def _in_places(cells: list[dict[str, Any]], most_columns: int) -> tuple[Any, ...]:
    """The values of a row, each in its column; empty where no cell has one."""
    found = {
        cell["column"]: cell["value"]
        for cell in cells
        if cell["value"] is not None and cell["column"] <= most_columns
    }
    return tuple(found.get(column) for column in range(1, max(found, default=0) + 1))
