"""Reading an administrator's Excel sheet row by row, and saying where something is wrong in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from openpyxl.worksheet.worksheet import Worksheet

from organisation.reorganisation.decree import FIRST_DAY
from paperwork.uploads import WORKBOOK_KINDS, check_upload
from paperwork.vietnamese import fold
from paperwork.workbooks import Column, open_workbook

HEADINGS_WITHIN = 15  # rows from the top in which the headings are looked for
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: sheet, row, column as Excel shows them."""

    sheet: str
    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = f"Trang “{self.sheet}”, dòng {self.row}"
        return (
            f"{place}, cột “{self.column}”: {self.sentence}"
            if self.column
            else (f"{place}: {self.sentence}")
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells as text by column key; it can be kept in a session."""

    sheet: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def problem(self, sentence: str, column: str = "") -> Problem:
        """Something wrong in this row."""
        return Problem(self.sheet, self.number, column, sentence)

    def as_plain(self) -> list[Any]:
        """For the session."""
        return [self.sheet, self.number, self.cells]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> "Row":
        """From the session."""
        return cls(*plain)


def read_rows(file: File, columns: Iterable[Column]) -> tuple[list[Row], list[Problem]]:
    """The rows of the first sheet under its headings, which may stand in any order; empty rows are
    left out. Raises UploadRefused where the file is no workbook that may be opened."""
    check_upload(file, kinds=WORKBOOK_KINDS)
    sheet = open_workbook(file).worksheets[0]
    wanted = {fold(column.heading): column.key for column in columns if column.kind != "order"}
    found = _headings(sheet, wanted)
    if found is None:
        names = ", ".join(column.heading for column in columns if column.kind != "order")
        return [], [Problem(sheet.title, 1, "", f"Không tìm thấy các cột: {names}.")]
    heading_row, places = found
    rows = []
    for number, values in enumerate(
        sheet.iter_rows(min_row=heading_row + 1, values_only=True), start=heading_row + 1
    ):
        cells = {key: _text(values[place]) for key, place in places.items()}
        if any(cells.values()):
            rows.append(Row(sheet.title, number, cells))
    if len(rows) > MOST_ROWS:
        return [], [Problem(sheet.title, 1, "", f"Nhiều hơn {MOST_ROWS:,} dòng.".replace(",", "."))]
    if not rows:
        return [], [Problem(sheet.title, heading_row, "", "Không có dòng nào dưới tiêu đề.")]
    return rows, []


def day_in(text: str) -> date | None:
    """A day written ngày/tháng/năm; None where it is none, or none of this State's."""
    try:
        day = datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def _headings(sheet: Worksheet, wanted: dict[str, str]) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the place of each; None where one of them is missing."""
    for number, values in enumerate(
        sheet.iter_rows(max_row=HEADINGS_WITHIN, values_only=True), start=1
    ):
        said = {fold(_text(value)): place for place, value in enumerate(values) if value}
        if wanted.keys() <= said.keys():
            return number, {key: said[heading] for heading, key in wanted.items()}
    return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
