"""Parser of a list of ratings in Excel. Pure: grids in, rows and problems out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from awards.rules.vocabulary import Grade
from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import Row, TableReader
from paperwork.text_signs import validate_persons_name
from paperwork.vietnamese import fold, spelling_key

# Where a heading fits two columns the grade is asked first, the unit last.
COLUMNS = (
    ImportColumn("order", "STT", 6, "order"),
    ImportColumn(
        "body",
        "Đơn vị",
        46,
        words="don vi|co quan|noi cong tac|tap the|phong|truong",
        required=True,
        priority=-1,
    ),
    ImportColumn(
        "person",
        "Họ và tên",
        30,
        words="ho (va )?ten|ca nhan|can bo|cong chuc",
        longest=150,
        validator=validate_persons_name,
    ),
    ImportColumn("title", "Chức vụ", 24, words="chuc vu|chuc danh", priority=1, longest=150),
    ImportColumn(
        "grade",
        "Xếp loại",
        30,
        words="xep loai|ket qua|muc do|danh gia",
        required=True,
        priority=2,
    ),
    ImportColumn(
        "source", "Văn bản", 36, words="van ban|quyet dinh|can cu", priority=1, longest=250
    ),
)
_GRADES = (
    (re.compile(r"khong hoan thanh|^khtnv$"), Grade.NOT_DONE),
    (re.compile(r"xuat sac|^htxsnv$"), Grade.EXCELLENT),
    (re.compile(r"hoan thanh tot|^tot$|^httnv$"), Grade.GOOD),
    (re.compile(r"hoan thanh|^htnv$"), Grade.DONE),
)


@dataclass(frozen=True, slots=True)
class ReadRating:
    """A row as it was understood; `person` is "" for the body itself."""

    place: Place
    body_id: int
    person: str
    title: str
    grade: str
    source: str


class RatingReader(TableReader[ReadRating]):
    """Reads the ratings of bodies and people; `called` gives the bodies' names for sentences."""

    columns = COLUMNS
    no_table = "Không tìm thấy danh sách: cần một dòng tiêu đề có cột Đơn vị và cột Xếp loại."

    def __init__(self, names: BodyNames, called: Mapping[int, str]) -> None:
        self.names = names
        self.called = called

    def parse_row(self, row: Row) -> Iterator[ReadRating | Problem]:
        """The rating of a row."""
        found, grade = self.names.meant_by(row["body"]), grade_meant(row["grade"])
        if found.key is None:
            yield row.problem(self._who(row["body"], found.keys), "body")
        if grade is None:
            yield row.problem(
                f"“{row['grade']}” không phải mức xếp loại. Hãy ghi: {', '.join(Grade.labels)}.",
                "grade",
            )
        if found.key is not None and grade is not None:
            yield ReadRating(
                row.place("body"), found.key, row["person"], row["title"], grade, row["source"]
            )

    def review(self, lines: Sequence[ReadRating]) -> Iterator[Problem]:
        """One that stands in the file twice is pointed out, not chosen among."""
        first: dict[tuple[int, str, str], ReadRating] = {}
        for line in lines:
            earlier = first.setdefault((line.body_id, spelling_key(line.person), line.title), line)
            if earlier is not line:
                where = earlier.place.row_in(line.place.sheet)
                yield Problem(line.place, f"Đã có ở {where}. Hãy giữ một dòng.")

    def _who(self, name: str, keys: Sequence[int]) -> str:
        if not name:
            return "Thiếu tên đơn vị."
        if not keys:
            return f"Không có đơn vị nào tên “{name}” trong phạm vi của bạn."
        names = " hoặc ".join(self.called[key] for key in keys[:4])
        return f"“{name}” có thể là {names}. Hãy ghi đúng và đủ tên."


def grade_meant(text: str) -> str | None:
    """Which grade a cell means; None where it means none."""
    folded = fold(text)
    return next((grade.value for words, grade in _GRADES if words.search(folded)), None)
