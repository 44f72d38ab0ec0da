"""The columns of a workbook that comes in, declared once: as the template prints them, and by which
headings they are known in a table that an office made itself."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperwork.spreadsheet_import.grid import Grid
from paperwork.vietnamese import fold
from paperwork.workbooks import Column

HEADINGS_WITHIN = 40  # rows from the top in which the headings are looked for
LONGEST_HEADING = 120
_ORDER = re.compile(r"^(stt|tt|so tt|so thu tu)$")


@dataclass(frozen=True)
class ImportColumn(Column):
    """A column that is read as well as written.

    `words` is a regular expression for the heading, without diacritics; without it the heading
    must be the printed one. Of columns that fit one heading the one with the higher
    `priority` takes it, else the one declared first. A table without a `required` column is not
    the one that is looked for. A text longer than `longest` is a problem, and so is one that the
    `validator` refuses. Out of `choices` the
    template lets people choose.
    """

    words: str = ""
    required: bool = False
    longest: int = 0
    priority: int = 0
    validator: Callable[[str], None] | None = None
    choices: Sequence[str] = ()

    def is_headed(self, heading: str) -> bool:
        """Whether a heading, given without diacritics, means this column."""
        if self.words:
            return re.search(self.words, heading) is not None
        return heading == fold(self.heading)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings stand, and which column is which."""

    first_row: int
    last_row: int
    columns: Mapping[str, int]


def headings_from(grid: Grid, row: int) -> tuple[int, dict[int, str]]:
    """The headings that begin in a row: the last row of them, and the words over each column
    without diacritics. They stand in two rows where a cell is merged over both: then the lower one
    counts, being the narrower."""
    width = grid.width_within(HEADINGS_WITHIN + 1)
    over_both = any(grid.origin(row + 1, column) == (row, column) for column in range(1, width + 1))
    last = row + 1 if over_both else row
    found = {}
    for column in range(1, width + 1):
        heading = fold(grid.seen(last, column) or grid.seen(row, column))
        if heading and len(heading) < LONGEST_HEADING and not _ORDER.match(heading):
            found[column] = heading
    return last, found


def columns_by_heading(
    columns: Iterable[ImportColumn], headings: Mapping[int, str]
) -> dict[str, int]:
    """Which column of the sheet is which; of several that fit, the first."""
    asked = sorted(columns, key=lambda column: -column.priority)
    found: dict[str, int] = {}
    for number, heading in headings.items():
        key = next((column.key for column in asked if column.is_headed(heading)), None)
        if key is not None:
            found.setdefault(key, number)
    return found
