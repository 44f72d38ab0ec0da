"""Understanding a Biểu 2 as it comes in practice. Pure: grids in, lines and problems out.

Units send the printed form with its own faults: the column of names headed "Số lượng đăng ký", the
field named once for several lines or as a heading between them, several numbered names in one
cell, empty rows, sums, and the place for the signature.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from paperwork.spreadsheet_import.grid import Grid, Place
from paperwork.vietnamese import fold
from registrations.imports.area_names import field_meant

HEADINGS_WITHIN = 40
# A text is asked for its folded form several times in succession, a field's name on every line.
_folded = lru_cache(maxsize=1024)(fold)
LONGEST_NAME, LONGEST_COMPLETION, LONGEST_NOTE = 500, 120, 500


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken as it stands, where, and what to do about it."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it was understood: the position of its field, and its texts."""

    place: Place
    area: int
    kind: str
    name: str
    expected_completion: str = ""
    note: str = ""


@dataclass(slots=True)
class Understood:
    """Everything that a workbook said."""

    lines: list[ReadLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    first_by_name: dict[tuple[int, str], ReadLine] = field(default_factory=dict)


# What a column's heading says, without diacritics; the first that fits takes the column.
HEADINGS = {
    "order": re.compile(r"^(stt|tt|so tt|so thu tu)$"),
    "expected_completion": re.compile(r"tien do|hoan thanh|thoi gian|thoi han|du kien"),
    "note": re.compile(r"ghi chu"),
    "kind": re.compile(r"^(loai|phan loai|hinh thuc)\b"),
    "area": re.compile(r"^(cac )?(linh vuc|noi dung cai cach|nhom)"),
    "name": re.compile(
        r"\bten\b|mo hinh|sang kien|giai phap|cach lam hay|noi dung dang ky|so luong dang ky"
    ),
}
KINDS = (
    ("model", re.compile(r"^mo hinh\b")),
    ("solution", re.compile(r"^giai phap\b")),
    ("initiative", re.compile(r"^sang kien\b")),
)
_NOTHING = re.compile(r"^(khong( co)?|chua co|nhu tren|\(nhu tren\)|x|[-–.…/0\s]*)$")
_SUM = re.compile(r"^(tong( cong| so)?|cong)\b")
_FOOT = re.compile(
    r"ngay[ .…0-9]*thang|ky ten|ky, |nguoi lap"
    r"|thu truong|hieu truong|chu tich|truong phong|giam doc"
)
_COLUMN_NUMBER = re.compile(r"^\(?[1-9a-e]\)?$")
_ITEM = re.compile(r"^\s*(?:\d{1,2}\s*[.)/]|[-–+•*])\s*")


def understand(grids: Iterable[Grid], fields: Mapping[int, str]) -> Understood:
    """Read every sheet that holds a Biểu 2. `fields` are the plan's, by position.

    Where there is none, the one problem says so, and says what a Biểu 1 is for.
    """
    found = Understood()
    grids, known = list(grids), Fields(fields)
    headed = [(grid, head) for grid in grids if (head := find_head(grid))]
    for grid, head in headed:
        _read_sheet(grid, head, known, found)
    if not headed:
        place = Place(grids[0].sheet if grids else "", 1, 1)
        found.problems.append(Problem(place, _no_form(grids)))
    elif not found.lines and not found.problems:
        grid, head = headed[0]
        sentence = "Biểu chưa có dòng nào. Hãy ghi tên mô hình, giải pháp, sáng kiến rồi tải lại."
        found.problems.append(
            Problem(grid.place(head.last_row + 1, head.columns["name"]), sentence)
        )
    return found


@dataclass(frozen=True, slots=True)
class Fields:
    """The plan's fields by position; what a text means is found out once, however often it
    stands."""

    names: Mapping[int, str]
    _known: dict[str, int | None] = field(default_factory=dict)

    def meant(self, text: str) -> int | None:
        """The position of the field that a text names, as `field_meant` tells it."""
        if text not in self._known:
            self._known[text] = field_meant(text, self.names)
        return self._known[text]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings stand, and which column is which."""

    last_row: int
    columns: Mapping[str, int]


def find_head(grid: Grid) -> Head | None:
    """The headings of a Biểu 2, in one row or in two; None where the sheet has none.

    A Biểu 1 has numbers where a Biểu 2 has names: "số lượng đăng ký" alone heads no names unless
    there is a column for the expected completion beside it.
    """
    for row in range(1, min(grid.last_row, HEADINGS_WITHIN) + 1):
        last = _last_row_of_head(grid, row)
        columns = _columns(grid, row, last)
        if "name" in columns and ("area" in columns or "expected_completion" in columns):
            heading = _folded(_heading(grid, row, last, columns["name"]))
            is_count = "so luong" in heading and "ten" not in heading.split()
            if not is_count or "expected_completion" in columns:
                return Head(last, columns)
    return None


def _last_row_of_head(grid: Grid, row: int) -> int:
    """The row itself, or the next where a heading's cell is merged over both."""
    over_both = any(
        grid.origin(row + 1, column) == (row, column)
        for column in range(1, _width_of_head(grid) + 1)
    )
    return row + 1 if over_both else row


def _width_of_head(grid: Grid) -> int:
    return grid.width_within(HEADINGS_WITHIN + 1)


def _columns(grid: Grid, first: int, last: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(1, _width_of_head(grid) + 1):
        heading = _folded(_heading(grid, first, last, column))
        if not heading or len(heading) > 120:
            continue
        key = next((key for key, words in HEADINGS.items() if words.search(heading)), None)
        if key and key not in found:
            found[key] = column
    return found


def _heading(grid: Grid, first: int, last: int, column: int) -> str:
    """The words over a column; of a heading in two rows both, said once where they are merged."""
    if first == last:
        return grid.seen(first, column)
    upper, lower = grid.seen(first, column), grid.seen(last, column)
    return lower or upper


def _read_sheet(grid: Grid, head: Head, fields: Fields, found: Understood) -> None:
    area: int | None = None
    for row in range(head.last_row + 1, grid.last_row + 1):
        texts = [text for text in grid.row(row) if text]
        if not texts or all(_COLUMN_NUMBER.match(_folded(text)) for text in texts):
            continue
        if _is_foot(texts):
            return
        if any(_SUM.match(_folded(text)) for text in texts[:2]):
            continue
        area = _read_row(_Row(grid, row, head.columns), area, fields, found)


@dataclass(frozen=True, slots=True)
class _Row:
    grid: Grid
    number: int
    columns: Mapping[str, int]

    def __getitem__(self, key: str) -> str:
        column = self.columns.get(key)
        return self.grid.own(self.number, column) if column else ""

    def place(self, key: str) -> Place:
        return self.grid.place(self.number, self.columns.get(key, self.columns["name"]))

    @property
    def area(self) -> str:
        """What the field's column shows here; a merged cell shows it on all of its rows."""
        column = self.columns.get("area")
        return self.grid.seen(self.number, column) if column else ""


def _read_row(row: _Row, area: int | None, fields: Fields, found: Understood) -> int | None:
    """Read one row into `found`; gives the field that holds from here on."""
    name = row["name"]
    if row.area:
        named = fields.meant(row.area)
        if named is None and not _NOTHING.match(_folded(row.area)):
            sentence = _unknown_field(row.area, fields.names)
            found.problems.append(Problem(row.place("area"), sentence))
            return None if name else area
        area = named or area
    elif _is_heading(row, fields):
        return fields.meant(name)
    if not name or _NOTHING.match(_folded(name)):
        if row["expected_completion"] or (row["note"] and not _NOTHING.match(_folded(row["note"]))):
            sentence = "Thiếu tên mô hình, giải pháp, sáng kiến. Hãy ghi tên, hoặc xóa cả dòng."
            found.problems.append(Problem(row.place("name"), sentence))
        return area
    if _folded(name).isdecimal():
        sentence = f"Cột này ghi tên, không ghi số lượng “{name}”. Hãy ghi tên từng việc đăng ký."
        found.problems.append(Problem(row.place("name"), sentence))
    elif area is None:
        sentence = "Không rõ dòng này thuộc lĩnh vực nào. Hãy ghi lĩnh vực ở cột Lĩnh vực."
        found.problems.append(Problem(row.place("area"), sentence))
    else:
        _take_lines(row, area, found)
    return area


def _take_lines(row: _Row, area: int, found: Understood) -> None:
    names = _items(row["name"])
    completions = _beside(row["expected_completion"], len(names))
    for name, completion in zip(names, completions, strict=True):
        line = ReadLine(
            row.place("name"),
            area,
            _kind(row["kind"], name),
            name,
            completion.replace("\n", "; "),
            row["note"].replace("\n", "; "),
        )
        problems = list(_too_long(row, line))
        found.problems.extend(problems)
        if not problems:
            found.lines.append(line)
            _remark_on_twin(line, found)


def _items(text: str) -> list[str]:
    """The names in a cell: one, or several that are numbered or dashed, a line each."""
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < 2 or starts[0] != 0:
        return [_ITEM.sub("", " ".join(lines)).strip()]
    ends = [*starts[1:], len(lines)]
    items = (" ".join(lines[a:b]) for a, b in zip(starts, ends, strict=True))
    return [item for item in (_ITEM.sub("", item).strip() for item in items) if item]


def _beside(text: str, count: int) -> list[str]:
    """What stands beside so many names: a line for each, or the same for all."""
    lines = text.split("\n")
    if count > 1 and len(lines) == count:
        return [_ITEM.sub("", line).strip() for line in lines]
    return [text] * count


def _kind(said: str, name: str) -> str:
    for text in (said, name):
        for kind, words in KINDS:
            if words.match(_folded(text)):
                return kind
    return "initiative"


def _too_long(row: _Row, line: ReadLine) -> Iterator[Problem]:
    limits = (
        ("name", line.name, LONGEST_NAME, "Tên"),
        ("expected_completion", line.expected_completion, LONGEST_COMPLETION, "Dự kiến hoàn thành"),
        ("note", line.note, LONGEST_NOTE, "Ghi chú"),
    )
    for key, text, limit, what in limits:
        if len(text) > limit:
            sentence = f"{what} dài {len(text)} ký tự, quá {limit}. Hãy viết gọn lại."
            yield Problem(row.place(key), sentence)


def _is_heading(row: _Row, fields: Fields) -> bool:
    """Whether a row only names a field: as a heading over the lines that follow."""
    alone = not (row["expected_completion"] or row["note"])
    return bool(alone and row["name"] and _names_exactly(row["name"], fields.names))


def _names_exactly(text: str, fields: Mapping[int, str]) -> bool:
    bare = re.sub(r"^(linh vuc\s*)?([0-9ivx]{1,4}[.):/\-–]\s*)?", "", _folded(text)).rstrip(":. ")
    return any(bare == _folded(name) for name in fields.values())


def _is_foot(texts: list[str]) -> bool:
    """Whether the form's foot begins: the place and day, or who signs, and no more than that."""
    if len(texts) > 2:
        return False
    return all(_FOOT.search(text) and len(text) < 80 for text in map(_folded, texts))


def _unknown_field(text: str, fields: Mapping[int, str]) -> str:
    names = "; ".join(f"{position}. {name}" for position, name in fields.items())
    return f"Không nhận ra lĩnh vực “{text}”. Hãy ghi một trong: {names}."


def _no_form(grids: list[Grid]) -> str:
    counts = any(
        "so luong dang ky" in _folded(text) for grid in grids for row in grid.rows for text in row
    )
    if counts:
        return (
            "Tệp này là Biểu 1 (số lượng). Cổng tự tính Biểu 1 từ Biểu 2: hãy tải lên Biểu 2, là "
            "biểu ghi tên từng mô hình, giải pháp, sáng kiến."
        )
    return (
        "Không tìm thấy Biểu 2 trong tệp: cần một dòng tiêu đề có cột Lĩnh vực và cột Tên mô hình, "
        "giải pháp, sáng kiến. Có thể tải mẫu Biểu 2 của đơn vị để điền."
    )


def _remark_on_twin(line: ReadLine, found: Understood) -> None:
    first = found.first_by_name.setdefault((line.area, _folded(line.name)), line)
    if first is not line:
        sentence = f"Trùng với dòng {first.place.row}: “{line.name}”. Vẫn được nhận cả hai dòng."
        found.remarks.append(Problem(line.place, sentence))
