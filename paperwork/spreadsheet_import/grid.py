"""A sheet as people see it: text in places, merged cells known."""

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime

from paperwork.spreadsheet_import.problems import Place
from paperwork.text_signs import tidied

MOST_ROWS = 12_000
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one, by the rows and columns they cover, counted from 1."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a sheet by row and column, counted from 1, and the cells that are merged: of
    those the first holds the text that is seen in all.

    `faults` are cells of which the value is not known, with a sentence; `unread_from` is the first
    row with a text below those that are read, where there is one; `converted_cells` are those whose
    text was in an old font.
    """

    sheet: str
    rows: list[tuple[str, ...]]
    merged: list[Merged] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    unread_from: int = 0
    converted_cells: AbstractSet[tuple[int, int]] = frozenset()
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

    def without_covered_cells(self) -> "Grid":
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
        return self

    def row(self, row: int) -> tuple[str, ...]:
        """The texts of a row, from the first column to its last."""
        return self.rows[row - 1] if row <= len(self.rows) else ()

    def place(self, row: int, column: int) -> Place:
        """The place by name."""
        return Place(self.sheet, row, column)


def text_of(value: object, number_format: str = "") -> str:
    """A cell's value as text: days as people write them, whole numbers without a point, single
    spaces, line breaks kept; letters composed (NFC), and without signs that nobody sees.

    A number is given as its format shows it where that is another: 0.915 in percent is "91.5%",
    7 with three zeros "007".
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    lines = tidied(str(value), has_lines=True).split("\n")
    return "\n".join(filter(None, lines))


def _number(value: float, number_format: str) -> str:
    sign = ""
    if "%" in number_format:
        # 0.915 × 100 is 91.50000000000001 in floating point.
        value, sign = round(value * 100, 10), "%"
    whole = int(value) if float(value).is_integer() else None
    text = str(value) if whole is None else str(whole)
    if not sign and number_format and whole is not None:
        text = text.zfill(len(number_format))
    return f"{text}{sign}"
