"""A sheet as people see it: text in places, merged cells known."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 12_000
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, as Excel names it."""

    sheet: str
    row: int
    column: int

    @property
    def letter(self) -> str:
        """The letter over the cell's column."""
        return get_column_letter(self.column)

    def __str__(self) -> str:
        return f"Trang “{self.sheet}”, dòng {self.row}, cột {self.letter}"


@dataclass(slots=True)
class Grid:
    """The texts of a sheet by row and column, counted from 1; `origin` gives for a place inside a
    merged cell the place that holds its text."""

    sheet: str
    texts: dict[tuple[int, int], str]
    origin: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row with a text in it; 0 on an empty sheet."""
        return max((row for row, _ in self.texts), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a text in it; 0 on an empty sheet."""
        return max((column for _, column in self.texts), default=0)

    def own(self, row: int, column: int) -> str:
        """The text that stands in the place itself."""
        return self.texts.get((row, column), "")

    def seen(self, row: int, column: int) -> str:
        """The text that one sees at the place, also where a merged cell covers it."""
        return self.texts.get(self.origin.get((row, column), (row, column)), "")

    def row(self, row: int) -> list[str]:
        """The texts of a row, from the first column to the last."""
        return [self.own(row, column) for column in range(1, self.last_column + 1)]

    def place(self, row: int, column: int) -> Place:
        """The place by name."""
        return Place(self.sheet, row, column)


def grid_of(sheet: Worksheet) -> Grid:
    """Read a sheet whole; what lies beyond any reasonable form is not looked at."""
    texts: dict[tuple[int, int], str] = {}
    rows = min(sheet.max_row, MOST_ROWS)
    columns = min(sheet.max_column, MOST_COLUMNS)
    for number, values in enumerate(
        sheet.iter_rows(max_row=rows, max_col=columns, values_only=True), start=1
    ):
        for column, value in enumerate(values, start=1):
            text = text_of(value)
            if text:
                texts[number, column] = text
    origin = {
        (row, column): (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        for row in range(merged.min_row, min(merged.max_row, rows) + 1)
        for column in range(merged.min_col, min(merged.max_col, columns) + 1)
    }
    return Grid(sheet.title, texts, origin)


def text_of(value: Any) -> str:
    """A cell's value as text: days as people write them, whole numbers without a point, single
    spaces, line breaks kept."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    lines = str(value).replace("\r", "\n").replace("\xa0", " ").split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
