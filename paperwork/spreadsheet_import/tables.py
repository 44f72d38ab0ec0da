"""A table on a sheet, read row by row. Pure: grids in, lines and problems out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from paperwork.spreadsheet_import.columns import (
    HEADINGS_WITHIN,
    Head,
    ImportColumn,
    columns_by_heading,
    headings_from,
)
from paperwork.spreadsheet_import.grid import MOST_ROWS, Grid
from paperwork.spreadsheet_import.problems import Place, Problem, Remark
from paperwork.vietnamese import fold
from paperwork.workbooks import Column

# A text is asked for its folded form several times in succession.
folded = lru_cache(maxsize=1024)(fold)

# "Tổng cộng", "Cộng:"; but not "Tổng công ty", "Công khai", "Tổng số hóa".
_SUM = re.compile(r"^(tong cong(?! ty)|tong so(?! hoa)|(tong|cong)\W*$)")
# Only at the left: Trung Bình is a commune as well.
_AVERAGE = re.compile(r"^(trung binh|binh quan)\b")
_COLUMN_NUMBER = re.compile(r"^\(?(\d{1,2}|[a-e])\)?$")
_FOOT = re.compile(
    r"ngay[ .…0-9]*thang|ky ten|ky, |nguoi (lap|kiem tra)|thu truong|noi nhan|t/?m\b|kt\. "
)
_SIGNER = re.compile(r"hieu truong|chu tich|truong phong|giam doc|ke toan|lanh dao")
_SHORT = 80


class Line(Protocol):
    """What a row becomes: a frozen dataclass of plain values that knows its place."""

    @property
    def place(self) -> Place:
        """Where it stands in the file."""


AnyLine = TypeVar("AnyLine", bound=Line)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its columns by key; `home` is the column that a problem of the whole
    row is shown at."""

    grid: Grid
    number: int
    columns: Mapping[str, int]
    home: str = ""

    def __getitem__(self, key: str) -> str:
        """The text that one sees in a column, in one line; a merged cell shows it on all of its
        rows."""
        column = self.columns.get(key)
        return " ".join(self.grid.seen(self.number, column).split()) if column else ""

    def own(self, key: str) -> str:
        """The text of the very cell, with its line breaks."""
        column = self.columns.get(key)
        return self.grid.own(self.number, column) if column else ""

    def place(self, key: str = "") -> Place:
        """A column's cell; the home column's for one that the sheet does not have."""
        column = self.columns.get(key) or self.columns.get(self.home, 1)
        return self.grid.place(self.number, column)

    def problem(self, sentence: str, key: str = "") -> Problem:
        """Something wrong in this row."""
        return Problem(self.place(key), sentence)

    def remark(self, sentence: str, key: str = "") -> Remark:
        """Something to be known of this row."""
        return Remark(self.place(key), sentence)

    @property
    def texts(self) -> list[str]:
        """All texts of the row, from the left, whatever column they stand in."""
        return [text for text in self.grid.row(self.number) if text]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any column of the table, not even a formula."""
        return not any(map(self.own, self.columns)) and not self.faults

    @property
    def faults(self) -> dict[Place, Problem]:
        """What is wrong with cells of the row, of which the value is not known."""
        if not self.grid.faults:
            return {}
        return {
            self.place(key): self.problem(self.grid.faults[self.number, column], key)
            for key, column in self.columns.items()
            if (self.number, column) in self.grid.faults
        }


@dataclass(slots=True)
class Reading(Generic[AnyLine]):
    """Everything that was read in a workbook."""

    lines: list[AnyLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, found: Iterable[AnyLine | Problem]) -> None:
        """Sort lines, remarks and problems to their own."""
        for one in found:
            if isinstance(one, Remark):
                self.remarks.append(one)
            elif isinstance(one, Problem):
                self.problems.append(one)
            else:
                self.lines.append(one)


class TableReader(Generic[AnyLine]):
    """How an app understands its table. One is made for each file, so it may keep what carries over
    from row to row.

    A subclass declares its `columns` and defines `parse_row`. It may narrow which headings make
    the table (`choose_columns`), begin each sheet anew (`begin_sheet`), and find what is wrong
    with all lines together (`review`).
    """

    columns: Sequence[ImportColumn]
    no_table = ""
    no_rows = "Bảng chưa có dòng nào. Hãy điền rồi tải lại."
    most_lines = MOST_ROWS

    def parse_row(self, row: Row) -> Iterable[AnyLine | Problem]:
        """What a row means: lines, or problems and remarks."""
        raise NotImplementedError

    def choose_columns(self, headings: Mapping[int, str]) -> Mapping[str, int] | None:
        """Which column is which, by headings without diacritics; None where they do not head the
        table."""
        found = columns_by_heading(self.columns, headings)
        wanted = {column.key for column in self.columns if column.required}
        return found if wanted <= found.keys() else None

    def begin_sheet(self, grid: Grid, head: Head) -> Iterable[Problem]:
        """Called before the rows of each sheet. What is wrong with its headings keeps it from being
        read."""
        return ()

    def review(self, lines: Sequence[AnyLine]) -> Iterable[Problem]:
        """What only all lines together show, such as one that stands there twice."""
        return ()

    def describe_missing(self, grids: Sequence[Grid]) -> str:
        """The sentence for a workbook in which no sheet has the table."""
        names = ", ".join(column.heading for column in self.columns if column.required)
        return self.no_table or f"Không tìm thấy các cột: {names}."

    def read(self, grids: Iterable[Grid]) -> Reading[AnyLine]:
        """Read every sheet that has the table; a hidden one is remarked on and not read."""
        grids, reading = list(grids), Reading[AnyLine]()
        headed = [(grid, head) for grid in grids if (head := self.find_head(grid))]
        shown = [(grid, head) for grid, head in headed if not grid.is_hidden]
        for grid, head in shown:
            self._read_sheet(grid, head, reading)
        for grid, _ in headed:
            if grid.is_hidden:
                remark = "Trang này đang ẩn nên không được đọc."
                reading.remarks.append(Remark(Place(grid.sheet), remark))
        if not headed:
            place = Place(grids[0].sheet if grids else "", 1, 1)
            reading.problems.append(Problem(place, self.describe_missing(grids)))
        elif not shown:
            sentence = "Bảng nằm ở trang đang ẩn. Hãy bỏ ẩn trang này rồi tải lại."
            reading.problems.append(Problem(Place(headed[0][0].sheet, 1, 1), sentence))
        elif not reading.lines and not reading.problems:
            grid, head = shown[0]
            place = Row(grid, head.last_row + 1, head.columns, self.home).place()
            reading.problems.append(Problem(place, self.no_rows))
        elif len(reading.lines) > self.most_lines:
            place = Place(reading.lines[self.most_lines].place.sheet)
            reading.problems.append(Problem(place, _too_many(len(reading.lines), self.most_lines)))
        reading.take(self.review(reading.lines))
        return reading

    def find_head(self, grid: Grid) -> Head | None:
        """The headings of the table, in one row or in two; None where the sheet has none."""
        for row in range(1, min(grid.last_row, HEADINGS_WITHIN) + 1):
            last, headings = headings_from(grid, row)
            columns = self.choose_columns(headings)
            if columns is not None:
                return Head(row, last, columns)
        return None

    @property
    def home(self) -> str:
        """The column that a problem of a whole row is shown at: the first that is required."""
        return next((column.key for column in self.columns if column.required), "")

    def _read_sheet(self, grid: Grid, head: Head, reading: Reading[AnyLine]) -> None:
        objections = list(self.begin_sheet(grid, head))
        if objections:
            reading.take(objections)
            return
        hidden_rows = []
        for number in range(head.last_row + 1, grid.last_row + 1):
            row = Row(grid, number, head.columns, self.home)
            if row.texts and self._is_foot(row):
                break
            if row.is_empty or (row.texts and _is_no_line(row.texts)):
                continue
            reading.take(self._read_row(row))
            if number in grid.hidden_rows:
                hidden_rows.append(str(number))
        sentences = _hidden(grid, head, hidden_rows)
        reading.remarks += [Remark(Place(grid.sheet), sentence) for sentence in sentences]

    def _read_row(self, row: Row) -> Iterator[AnyLine | Problem]:
        """The row as the app understands it, or what is wrong with it. Where the value of a cell is
        not known, that is the problem, in place of whatever the app makes of it."""
        faults = row.faults
        found = [*self.parse_row(row), *self._refused(row)]
        wrong = [one for one in found if isinstance(one, Problem) and not isinstance(one, Remark)]
        if wrong or faults:
            yield from (one for one in wrong if one.place not in faults)
            yield from faults.values()
        else:
            yield from found

    def _refused(self, row: Row) -> Iterator[Problem]:
        """Texts that are too long for their columns, or that a column's validator refuses."""
        for column in self.columns:
            text = row[column.key] if column.validator else ""
            try:
                if text and column.validator:
                    column.validator(text)
            except ValidationError as objection:
                yield row.problem(" ".join(objection.messages), column.key)
            length = len(row[column.key]) if column.longest else 0
            if length > column.longest:
                yield row.problem(
                    f"“{column.heading}” dài {length} ký tự, nhiều nhất {column.longest}. Hãy viết "
                    "gọn lại.",
                    column.key,
                )

    def _is_foot(self, row: Row) -> bool:
        """Whether the foot begins: the place and day, or who signs, and no more than that; or a row
        that begins with one of these and lacks what every line has."""
        texts = [folded(text) for text in row.texts]
        if all(_is_signature(text) for text in texts):
            return True
        if all(row[column.key] for column in self.columns if column.required):
            return False
        return len(texts[0]) < _SHORT and bool(_FOOT.search(texts[0]))


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as it stands: its texts by column key, for an act that reads them itself."""

    place: Place
    cells: dict[str, str]
    columns: dict[str, int] = field(default_factory=dict, compare=False)

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def problem(self, sentence: str, column: Column | None = None) -> Problem:
        """Something wrong in this row, or in one of its columns, which is named by its heading."""
        if column is None:
            return Problem(self.place, sentence)
        number = self.columns.get(column.key, 0)
        return Problem(Place(self.place.sheet, self.place.row, number, column.heading), sentence)


class TextReader(TableReader[TextRow]):
    """Reads each row as it stands."""

    def __init__(self, columns: Sequence[ImportColumn], *, most_lines: int = MOST_ROWS) -> None:
        self.columns = columns
        self.most_lines = most_lines

    def parse_row(self, row: Row) -> Iterator[TextRow]:
        """The texts of the row."""
        cells = {key: row[key] for key in row.columns}
        yield TextRow(Place(row.grid.sheet, row.number), cells, dict(row.columns))


def _is_signature(text: str) -> bool:
    return len(text) < _SHORT and bool(_FOOT.search(text) or _SIGNER.search(text))


def _is_no_line(texts: Sequence[str]) -> bool:
    return _is_numbering(texts) or _is_sum(texts)


def _is_sum(texts: Sequence[str]) -> bool:
    """Whether a row adds up those above it."""
    left = [folded(text) for text in texts[:2]]
    return any(map(_SUM.match, left)) or bool(_AVERAGE.match(left[0]))


def _is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3), or A, B, 1, 2."""
    found = [_COLUMN_NUMBER.match(folded(text)) for text in texts]
    if not all(found):
        return False
    numbers = [int(one[1]) for one in found if one and one[1].isdecimal()]
    return numbers == list(range(1, len(numbers) + 1))


def _hidden(grid: Grid, head: Head, rows: Sequence[str]) -> Iterator[str]:
    """What a person may not have seen of a sheet that was read."""
    columns = sorted(set(head.columns.values()) & grid.hidden_columns)
    if rows:
        yield f"Dòng đang ẩn trong tệp cũng được đọc: {', '.join(rows)}."
    if columns:
        letters = ", ".join(map(get_column_letter, columns))
        yield f"Cột đang ẩn trong tệp cũng được đọc: {letters}."
    if grid.converted_cells:
        count = len(grid.converted_cells)
        yield f"{count} ô dùng phông cũ (.VnTime, VNI) đã được chuyển sang Unicode. Hãy xem lại."
    if grid.unread_from:
        yield (
            f"Cổng chỉ đọc {MOST_ROWS} dòng đầu; phía dưới còn chữ, đến dòng {grid.unread_from}."
        )


def _too_many(count: int, most: int) -> str:
    return f"Tệp có {count} dòng, mỗi lần nhận nhiều nhất {most}. Hãy tách tệp."
