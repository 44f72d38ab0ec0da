"""Parser of Biểu 2 as units fill it in. Pure: grids in, lines and problems out.

Units send the printed form with its own faults: the column of names headed "Số lượng đăng ký", the
field named once for several lines or as a heading between them, several numbered names in one cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperwork.spreadsheet_import.columns import Head, ImportColumn
from paperwork.spreadsheet_import.grid import Grid
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import Row, TableReader, folded
from registrations.imports.area_names import field_meant
from registrations.models.list_lines import (
    BESIDE_NAME,
    LIST_COLUMNS,
    NAME,
    InitiativeKind,
    longest,
)

COLUMNS = (
    ImportColumn("area", "Lĩnh vực", 28, words=r"^(cac )?(linh vuc|noi dung cai cach|nhom)"),
    ImportColumn(
        "kind",
        "Loại",
        13,
        words=r"^(loai|phan loai|hinh thuc)\b",
        choices=InitiativeKind.labels,
    ),
    ImportColumn(NAME.name, NAME.heading, NAME.width, words=NAME.words, required=True),
    *(
        ImportColumn(column.name, column.heading, column.width, words=column.words, priority=1)
        for column in BESIDE_NAME
    ),
)
# Where several names stand in one cell, units give these line by line.
ITEMISED = ("expected_completion",)
_KINDS = (
    (InitiativeKind.MODEL, re.compile(r"^mo hinh\b")),
    (InitiativeKind.SOLUTION, re.compile(r"^giai phap\b")),
    (InitiativeKind.INITIATIVE, re.compile(r"^sang kien\b")),
)
_NOTHING = re.compile(r"^(khong( co)?|chua co|nhu tren|\(nhu tren\)|x|[-–.…/0\s]*)$")
_ITEM = re.compile(r"^\s*(?:\d{1,2}\s*[.)/]|[-–+•*])\s*")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that was read: the position of its field, its kind and name, and the text of each
    further column."""

    place: Place
    area: int
    kind: str
    name: str
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def says(self) -> dict[str, str]:
        """What it says, by `registrations.models.list_lines.SAID`."""
        return {"kind": self.kind, NAME.name: self.name, **self.beside}


@dataclass(frozen=True, slots=True)
class Fields:
    """The plan's fields by position; each text is matched once, however often it occurs."""

    names: Mapping[int, str]
    _known: dict[str, int | None] = field(default_factory=dict)

    def meant(self, text: str) -> int | None:
        """The position of the field that a text names, by `field_meant`."""
        if text not in self._known:
            self._known[text] = field_meant(text, self.names)
        return self._known[text]

    def is_exactly(self, text: str) -> bool:
        """Whether a text is exactly the name of a field."""
        bare = re.sub(r"^(linh vuc\s*)?([0-9ivx]{1,4}[.):/\-–]\s*)?", "", folded(text))
        return any(bare.rstrip(":. ") == folded(name) for name in self.names.values())


class InitiativeReader(TableReader[ReadLine]):
    """Reader of the lines of a Biểu 2. `fields` are the plan's, by position."""

    columns = COLUMNS
    no_rows = "Biểu chưa có dòng nào. Hãy ghi tên mô hình, giải pháp, sáng kiến rồi tải lại."

    def __init__(self, fields: Mapping[int, str]) -> None:
        self.fields = Fields(fields)
        self.area: int | None = None
        self.first_by_name: dict[tuple[int, str], ReadLine] = {}

    def choose_columns(self, headings: Mapping[int, str]) -> Mapping[str, int] | None:
        """A Biểu 1 has numbers where a Biểu 2 has names: "số lượng đăng ký" alone heads no names
        unless there is a column for the expected completion beside it."""
        columns = super().choose_columns(headings)
        if columns is None or not {"area", "expected_completion"} & columns.keys():
            return None
        heading = headings[columns["name"]]
        is_count = "so luong" in heading and "ten" not in heading.split()
        return None if is_count and "expected_completion" not in columns else columns

    def begin_sheet(self, grid: Grid, head: Head) -> Sequence[Problem]:
        """Forget the field of the sheet before."""
        self.area = None
        return ()

    def describe_missing(self, grids: Sequence[Grid]) -> str:
        """The sentence for a sheet without the table, which recognises a Biểu 1."""
        texts = (text for grid in grids for row in grid.rows for text in row)
        if any("so luong dang ky" in folded(text) for text in texts):
            return (
                "Tệp này là Biểu 1 (số lượng). Cổng tự tính Biểu 1 từ Biểu 2: hãy tải lên Biểu 2, "
                "là biểu ghi tên từng mô hình, giải pháp, sáng kiến."
            )
        return (
            "Không tìm thấy Biểu 2 trong tệp: cần một dòng tiêu đề có cột Lĩnh vực và cột Tên mô "
            "hình, giải pháp, sáng kiến. Có thể tải mẫu Biểu 2 của đơn vị để điền."
        )

    def parse_row(self, row: Row) -> Iterator[ReadLine | Problem]:
        """The lines of a row; none where it names the field of the following lines."""
        name = row.own("name")
        if row["area"]:
            named = self.fields.meant(row["area"])
            if named is None and not _says_nothing(row["area"]):
                yield row.problem(_unknown_field(row["area"], self.fields.names), "area")
                self.area = None if name else self.area
                return
            self.area = named or self.area
        elif self._is_heading(row):
            self.area = self.fields.meant(name)
            return
        if _says_nothing(name):
            if any(_stands_in(row, column.name) for column in BESIDE_NAME):
                yield row.problem(
                    "Thiếu tên mô hình, giải pháp, sáng kiến. Hãy ghi tên, hoặc xóa cả dòng.",
                    "name",
                )
        elif folded(name).isdecimal():
            yield row.problem(
                f"Cột này ghi tên, không ghi số lượng “{name}”. Hãy ghi tên từng việc đăng ký.",
                "name",
            )
        elif self.area is None:
            yield row.problem(
                "Không rõ dòng này thuộc lĩnh vực nào. Hãy ghi lĩnh vực ở cột Lĩnh vực.", "area"
            )
        else:
            yield from self._lines(row, self.area)

    def _is_heading(self, row: Row) -> bool:
        """Whether a row only names a field, as a heading over the following lines."""
        alone = not any(row.own(column.name) for column in BESIDE_NAME)
        return alone and self.fields.is_exactly(row.own("name"))

    def _lines(self, row: Row, area: int) -> Iterator[ReadLine | Problem]:
        names = _items(row.own("name"))
        beside = {column.name: _beside(row, column.name, len(names)) for column in BESIDE_NAME}
        for number, name in enumerate(names):
            line = ReadLine(
                row.place("name"),
                area,
                _kind(row.own("kind"), name),
                name,
                {column: texts[number].replace("\n", "; ") for column, texts in beside.items()},
            )
            yield line
            yield from _too_long(row, line)
            first = self.first_by_name.setdefault((area, folded(name)), line)
            if first is not line:
                where = first.place.row_in(row.grid.sheet)
                said = f"Trùng với {where}: “{name}”. Vẫn được nhận cả hai dòng."
                yield row.remark(said, "name")


def _says_nothing(text: str) -> bool:
    return not text or _NOTHING.match(folded(text)) is not None


def _items(text: str) -> list[str]:
    """The names in a cell: one, or several that are numbered or dashed, a line each."""
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < 2 or starts[0] != 0:
        return [_ITEM.sub("", " ".join(lines)).strip()]
    ends = [*starts[1:], len(lines)]
    items = (" ".join(lines[a:b]) for a, b in zip(starts, ends, strict=True))
    return [item for item in (_ITEM.sub("", item).strip() for item in items) if item]


def _stands_in(row: Row, column: str) -> bool:
    text = row.own(column)
    return bool(text) if column in ITEMISED else not _says_nothing(text)


def _beside(row: Row, column: str, count: int) -> list[str]:
    """What stands beside so many names: the same for all or, where that is usual, a line each."""
    text = row.own(column)
    lines = text.split("\n")
    if column in ITEMISED and count > 1 and len(lines) == count:
        return [_ITEM.sub("", line).strip() for line in lines]
    return [text] * count


def _kind(said: str, name: str) -> str:
    for text in (said, name):
        for kind, words in _KINDS:
            if words.match(folded(text)):
                return kind.value
    return InitiativeKind.INITIATIVE.value


def _too_long(row: Row, line: ReadLine) -> Iterator[Problem]:
    for column in LIST_COLUMNS:
        text, limit = line.says[column.name], longest(column.name)
        if len(text) > limit:
            sentence = f"{column.label} dài {len(text)} ký tự, quá {limit}. Hãy viết gọn lại."
            yield row.problem(sentence, column.name)


def _unknown_field(text: str, fields: Mapping[int, str]) -> str:
    names = "; ".join(f"{position}. {name}" for position, name in fields.items())
    return f"Không nhận ra lĩnh vực “{text}”. Hãy ghi một trong: {names}."
