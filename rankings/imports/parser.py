"""Parser of a table of scores as offices keep it. Pure: grids in, results and problems out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.columns import Head, ImportColumn
from paperwork.spreadsheet_import.grid import Grid
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import Row, TableReader
from paperwork.vietnamese import fold

MOST_POINTS = 1000
LONGEST_GROUP = 60
COLUMNS = (
    ImportColumn("order", "STT", 6, "order"),
    ImportColumn(
        "body",
        "Đơn vị",
        50,
        words=r"don vi|co quan|dia phuong|^(so|ten|xa|phuong|huyen)\b|truong",
        required=True,
    ),
    ImportColumn("score", "Tổng điểm", 14, "number", words=r"diem|chi so|ket qua", required=True),
    ImportColumn("rank", "Xếp hạng", 14, "number", words=r"\bhang\b|vi thu|thu bac"),
    ImportColumn("group", "Nhóm", 18, words=r"\bnhom\b|xep loai|phan loai|muc do"),
)
_BODY, _SCORE, _RANK, _GROUP = (re.compile(column.words) for column in COLUMNS[1:])
_LAST_YEAR = re.compile(r"nam truoc|lien ke|ky truoc")
_WHOLE_SCORE = re.compile(r"tong|chi so|ket qua")
_NUMBER = re.compile(r"^(\d{1,4}(?:[.,]\d+)?)\s*(?:%|diem)?$")
_RANK_SAID = re.compile(r"^(?:hang\s*|thu\s*)?0*(\d{1,4})(?:\s*/\s*\d+)?$")
_NOTHING = re.compile(r"^[-–.…x\s]*$")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A row that was read."""

    place: Place
    body_id: int
    score: Decimal
    stated_rank: int | None = None
    stated_group: str = ""


class ScoreReader(TableReader[ReadResult]):
    """Reader of the scores of bodies; `called` maps bodies to names for sentences."""

    columns = COLUMNS
    no_table = (
        "Không tìm thấy bảng điểm: cần một dòng tiêu đề có cột Đơn vị và cột Điểm. Có thể tải mẫu "
        "của cổng để điền."
    )
    no_rows = "Bảng chưa có điểm của đơn vị nào. Hãy ghi điểm rồi tải lại."

    def __init__(self, names: BodyNames, called: Mapping[int, str]) -> None:
        self.names = names
        self.called = called

    def choose_columns(self, headings: Mapping[int, str]) -> Mapping[str, int] | None:
        """The whole score is taken before its parts, this year's rank before last year's. Where
        two columns may be the score, the second is the `rival`."""
        body = _first(headings, _BODY, but=_SCORE)
        scores = [
            column
            for column, heading in headings.items()
            if _SCORE.search(heading)
            and not _LAST_YEAR.search(heading)
            and not _RANK.search(heading)
            and column != body
        ]
        if body is None or not scores:
            return None
        whole = [column for column in scores if _WHOLE_SCORE.search(headings[column])] or scores
        columns = {"body": body, "score": whole[0]}
        for key, words in (("rank", _RANK), ("group", _GROUP)):
            column = _first(headings, words, but=_LAST_YEAR)
            if column is not None and column not in columns.values():
                columns[key] = column
        return columns | ({"rival": whole[1]} if len(whole) > 1 else {})

    def begin_sheet(self, grid: Grid, head: Head) -> Iterator[Problem]:
        """Refuse to guess between two columns that may be the score."""
        if "rival" in head.columns:
            score, rival = (
                grid.seen(head.last_row, head.columns[key]) for key in ("score", "rival")
            )
            yield Problem(
                grid.place(head.last_row, head.columns["rival"]),
                f"Có hai cột có thể là điểm: “{score}” và “{rival}”. Hãy đặt tên cột dùng để xếp "
                "hạng là “Tổng điểm” và bỏ chữ đó ở cột kia.",
            )

    def parse_row(self, row: Row) -> Iterator[ReadResult | Problem]:
        """The result of a row; none where it is a line between the rows: "I. Khối sở, ngành"."""
        found = self.names.meant_by(row["body"])
        if not found.keys and not any(row[key] for key in ("score", "rank", "group")):
            return
        if found.key is None:
            yield row.problem(self._who(row["body"], found.keys), "body")
        score, rank = score_in(row["score"]), _rank(row["rank"])
        if score is None:
            yield row.problem(_no_score(row["score"]), "score")
        if rank == 0:
            yield row.problem(
                f"Hạng “{row['rank']}” không phải số thứ hạng. Hãy ghi 1, 2, 3 … hoặc để trống.",
                "rank",
            )
        if len(row["group"]) > LONGEST_GROUP:
            sentence = f"Tên nhóm dài quá {LONGEST_GROUP} ký tự. Hãy ghi ngắn lại."
            yield row.problem(sentence, "group")
        if found.key is not None and score is not None:
            group = "" if _NOTHING.match(fold(row["group"])) else row["group"]
            yield ReadResult(row.place("body"), found.key, score, rank, group)

    def review(self, lines: Sequence[ReadResult]) -> Iterator[Problem]:
        """Report bodies that occur twice."""
        first: dict[int, ReadResult] = {}
        for line in lines:
            earlier = first.setdefault(line.body_id, line)
            if earlier is not line:
                where = earlier.place.row_in(line.place.sheet)
                yield Problem(
                    line.place,
                    f"{self.called[line.body_id]} đã có ở {where}. Hãy giữ lại một dòng.",
                )

    def _who(self, name: str, keys: Sequence[int]) -> str:
        if not name:
            return "Dòng này có điểm mà không có tên đơn vị. Hãy ghi tên đơn vị, hoặc xóa dòng."
        if keys:
            names = " hay ".join(self.called[key] for key in keys)
            return f"“{name}” có thể là {names}. Hãy ghi đúng và đủ tên đơn vị."
        return (
            f"Không có đơn vị “{name}” trong bảng xếp hạng này. Hãy ghi đúng tên, hoặc thêm đơn vị "
            "vào danh sách được xếp hạng trước."
        )


def _first(
    headings: Mapping[int, str], words: re.Pattern[str], *, but: re.Pattern[str]
) -> int | None:
    return next(
        (
            column
            for column, heading in headings.items()
            if words.search(heading) and not but.search(heading)
        ),
        None,
    )


def score_in(text: str) -> Decimal | None:
    """The score in a cell; None where the text is no score."""
    number = _NUMBER.match(fold(text))
    if not number:
        return None
    score = Decimal(number[1].replace(",", "."))
    # Excel may give 0.1 + 0.2 as 0.30000000000000004; a score has three decimals at most.
    return round(score, 3) if score <= MOST_POINTS else None


def _rank(text: str) -> int | None:
    """The rank in a cell; None where it is empty, 0 where it is none."""
    folded = fold(text)
    if not folded or _NOTHING.match(folded):
        return None
    number = _RANK_SAID.match(folded)
    return int(number[1]) if number else 0


def _no_score(text: str) -> str:
    if not text:
        return "Chưa có điểm. Hãy ghi điểm, hoặc xóa dòng nếu đơn vị không được xếp hạng."
    return f"“{text}” không phải điểm. Hãy ghi một số từ 0 đến {MOST_POINTS}, ví dụ 82,5."
