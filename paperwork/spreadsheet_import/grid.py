"""A sheet as people see it: text in places, merged cells known."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from paperwork.sheet_rows import Merged, read_rows

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


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a sheet by row and column, counted from 1, and the cells that are merged: of
    those the first holds the text that is seen in all."""

    sheet: str
    rows: list[tuple[str, ...]]
    merged: list[Merged] = field(default_factory=list)
    # By column the merged cells that cover it, from the top; made once, looked up row by row.
    _covering: dict[int, list[Merged]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for area in sorted(self.merged, key=lambda area: area.first_row):
            for column in range(area.first_column, min(area.last_column, MOST_COLUMNS) + 1):
                self._covering.setdefault(column, []).append(area)

    @property
    def last_row(self) -> int:
        """The last row with a text in it; 0 on an empty sheet."""
        return len(self.rows)

    def width_within(self, rows: int) -> int:
        """The last column with a text in it among so many rows from the top."""
        return max(map(len, self.rows[:rows]), default=0)

    def own(self, row: int, column: int) -> str:
        """The text that stands in the place itself."""
        texts = self.row(row)
        return texts[column - 1] if column <= len(texts) else ""

    def seen(self, row: int, column: int) -> str:
        """The text that one sees at the place, also where a merged cell covers it."""
        return self.own(*self.origin(row, column))

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """The place that holds the text seen here: the place itself, or the first of a merged
        cell."""
        areas = self._covering.get(column, ())
        above = bisect_right(areas, row, key=lambda area: area.first_row)
        if above and row <= areas[above - 1].last_row:
            return areas[above - 1].first_row, areas[above - 1].first_column
        return row, column

    def empty_what_is_covered(self) -> None:
        """Forget the texts that lie unseen under a merged cell."""
        for number, texts in enumerate(self.rows, start=1):
            covered = {
                column
                for column in self._covering
                if self.origin(number, column) != (number, column)
            }
            if covered:
                self.rows[number - 1] = tuple(
                    "" if column in covered else text for column, text in enumerate(texts, start=1)
                )

    def row(self, row: int) -> tuple[str, ...]:
        """The texts of a row, from the first column to its last."""
        return self.rows[row - 1] if row <= len(self.rows) else ()

    def place(self, row: int, column: int) -> Place:
        """The place by name."""
        return Place(self.sheet, row, column)


def grid_of(sheet: ReadOnlyWorksheet) -> Grid:
    """Read a sheet whole; what lies beyond any reasonable form is not looked at.

    Raises UploadRefused where the sheet is broken.
    """
    read = read_rows(sheet, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    grid = Grid(read.title, [tuple(map(text_of, values)) for values in read.rows], read.merged)
    grid.empty_what_is_covered()
    return grid


def text_of(value: Any) -> str:
    """A cell's value as text: days as people write them, whole numbers without a point, single
    spaces, line breaks kept."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    lines = text.replace("\r", "\n").split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
