"""Understanding a table of scores as offices keep it. Pure: grids in, results and problems out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.grid import Grid, Place
from paperwork.vietnamese import fold
from registrations.imports.parser import Problem

HEADINGS_WITHIN = 40
MOST_POINTS = 1000
# What a column's heading says, without diacritics; the first that fits takes the column.
_ORDER = re.compile(r"^(stt|tt|so tt|so thu tu)$")
_BODY = re.compile(r"don vi|co quan|dia phuong|^(so|ten|xa|phuong|huyen)\b|truong")
_RANK = re.compile(r"\bhang\b|vi thu|thu bac")
_LAST_YEAR = re.compile(r"nam truoc|lien ke|ky truoc")
_GROUP = re.compile(r"\bnhom\b|xep loai|phan loai|muc do")
_WHOLE_SCORE = re.compile(r"tong|chi so|ket qua")
_SCORE = re.compile(r"diem|chi so|ket qua")
_FOOT = re.compile(r"ngay[ .…0-9]*thang|ky ten|nguoi lap|thu truong|noi nhan|t/?m\b|kt\. ")
_SUM = re.compile(r"^(tong( cong)?|cong|trung binh|binh quan)\b")
_COLUMN_NUMBER = re.compile(r"^\(?[1-9a-e]\)?$")
_NUMBER = re.compile(r"^(\d{1,4}(?:[.,]\d+)?)\s*(?:%|diem)?$")
_RANK_SAID = re.compile(r"^(?:hang\s*|thu\s*)?0*(\d{1,4})(?:\s*/\s*\d+)?$")
_NOTHING = re.compile(r"^[-–.…x\s]*$")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A row as it was understood."""

    place: Place
    body_id: int
    score: Decimal
    stated_rank: int | None = None
    stated_group: str = ""


@dataclass(slots=True)
class Understood:
    """Everything that a workbook said."""

    results: list[ReadResult] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings stand, and which column is which."""

    row: int
    columns: Mapping[str, int]
    rival: int | None = None


def understand(grids: Iterable[Grid], names: BodyNames, called: Mapping[int, str]) -> Understood:
    """Read every sheet with a table of scores. `called` gives the bodies' names for sentences."""
    found = Understood()
    grids = list(grids)
    headed = [(grid, head) for grid in grids if (head := find_head(grid))]
    for grid, head in headed:
        _read_sheet(grid, head, names, called, found)
    if not headed:
        found.problems.append(
            Problem(
                Place(grids[0].sheet if grids else "", 1, 1),
                "Không tìm thấy bảng điểm: cần một dòng tiêu đề có cột Đơn vị và cột Điểm. Có thể "
                "tải mẫu của cổng để điền.",
            )
        )
    elif not found.results and not found.problems:
        grid, head = headed[0]
        found.problems.append(
            Problem(
                grid.place(head.row + 1, head.columns["score"]),
                "Bảng chưa có điểm của đơn vị nào. Hãy ghi điểm rồi tải lại.",
            )
        )
    _refuse_twins(found, called)
    return found


def find_head(grid: Grid) -> Head | None:
    """The row of headings with a body's and a score's column; None where the sheet has none."""
    for row in range(1, min(grid.last_row, HEADINGS_WITHIN) + 1):
        headings = {
            column: fold(grid.seen(row, column))
            for column in range(1, grid.width_within(HEADINGS_WITHIN) + 1)
        }
        body = _first(headings, _BODY, but=_SCORE)
        scores = [
            column
            for column, heading in headings.items()
            if _SCORE.search(heading)
            and not _LAST_YEAR.search(heading)
            and column != body
            and not _RANK.search(heading)
            and len(heading) < 120
        ]
        if body is None or not scores:
            continue
        whole = [column for column in scores if _WHOLE_SCORE.search(headings[column])]
        chosen = (whole or scores)[0]
        rivals = [column for column in (whole or scores) if column != chosen]
        columns = {"body": body, "score": chosen}
        for key, words in (("rank", _RANK), ("group", _GROUP)):
            column = _first(headings, words, but=_LAST_YEAR)
            if column is not None and column not in columns.values():
                columns[key] = column
        return Head(row, columns, rivals[0] if rivals else None)
    return None


def _first(
    headings: Mapping[int, str], words: re.Pattern[str], *, but: re.Pattern[str]
) -> int | None:
    return next(
        (
            column
            for column, heading in headings.items()
            if words.search(heading)
            and not but.search(heading)
            and not _ORDER.match(heading)
            and len(heading) < 120
        ),
        None,
    )


def _read_sheet(
    grid: Grid, head: Head, names: BodyNames, called: Mapping[int, str], found: Understood
) -> None:
    if head.rival is not None:
        score, rival = (grid.seen(head.row, one) for one in (head.columns["score"], head.rival))
        found.problems.append(
            Problem(
                grid.place(head.row, head.rival),
                f"Có hai cột có thể là điểm: “{score}” và “{rival}”. Hãy đặt tên cột dùng để xếp "
                "hạng là “Tổng điểm” và bỏ chữ đó ở cột kia.",
            )
        )
        return
    for row in range(head.row + 1, grid.last_row + 1):
        texts = [text for text in grid.row(row) if text]
        if not texts or all(_COLUMN_NUMBER.match(fold(text)) for text in texts):
            continue
        if _FOOT.search(fold(texts[0])) or (len(texts) <= 2 and _FOOT.search(fold(texts[-1]))):
            return
        if any(_SUM.match(fold(text)) for text in texts[:2]):
            continue
        _read_row(grid, row, head.columns, names, called, found)


def _read_row(
    grid: Grid,
    row: int,
    columns: Mapping[str, int],
    names: BodyNames,
    called: Mapping[int, str],
    found: Understood,
) -> None:
    texts = {key: grid.seen(row, column) for key, column in columns.items()}
    name = texts["body"]
    is_heading = not any(texts.get(key) for key in ("score", "rank", "group"))
    meant = names.meant_by(name) if name else None
    if is_heading and (meant is None or not meant.keys):
        return  # a line between the rows: "I. Khối sở, ban, ngành"
    problems = []
    if meant is None or meant.key is None:
        sentence = _who(name, meant.keys if meant else (), called)
        problems.append(Problem(grid.place(row, columns["body"]), sentence))
    score = _score(texts["score"])
    if score is None:
        problems.append(Problem(grid.place(row, columns["score"]), _no_score(texts["score"])))
    rank = _rank(texts.get("rank", ""))
    if rank == 0:
        sentence = (
            f"Hạng “{texts['rank']}” không phải số thứ hạng. Hãy ghi 1, 2, 3 … hoặc để trống."
        )
        problems.append(Problem(grid.place(row, columns["rank"]), sentence))
    group = " ".join(texts.get("group", "").split())
    if len(group) > 60:
        sentence = "Tên nhóm dài quá 60 ký tự. Hãy ghi ngắn lại."
        problems.append(Problem(grid.place(row, columns["group"]), sentence))
    found.problems += problems
    if not problems and meant is not None and meant.key is not None and score is not None:
        said = "" if _NOTHING.match(fold(group)) else group
        found.results.append(
            ReadResult(grid.place(row, columns["body"]), meant.key, score, rank, said)
        )


def _score(text: str) -> Decimal | None:
    number = _NUMBER.match(fold(text))
    if not number:
        return None
    try:
        score = Decimal(number[1].replace(",", "."))
    except InvalidOperation:
        return None
    # Excel may give 0.1 + 0.2 as 0.30000000000000004; a score has three decimals at most.
    return round(score, 3) if score <= MOST_POINTS else None


def _rank(text: str) -> int | None:
    """The rank in a cell; None where it is empty, 0 where it is none."""
    folded = fold(text)
    if not folded or _NOTHING.match(folded):
        return None
    number = _RANK_SAID.match(folded)
    return int(number[1]) if number else 0


def _who(name: str, keys: tuple[int, ...], called: Mapping[int, str]) -> str:
    if not name:
        return "Dòng này có điểm mà không có tên đơn vị. Hãy ghi tên đơn vị, hoặc xóa dòng."
    if keys:
        names = " hay ".join(called[key] for key in keys)
        return f"“{name}” có thể là {names}. Hãy ghi đủ tên đơn vị."
    return (
        f"Không có đơn vị “{name}” trong bảng xếp hạng này. Hãy ghi đúng tên, hoặc thêm đơn vị vào "
        "danh sách được xếp hạng trước."
    )


def _no_score(text: str) -> str:
    if not text:
        return "Chưa có điểm. Hãy ghi điểm, hoặc xóa dòng nếu đơn vị không được xếp hạng."
    return f"“{text}” không phải điểm. Hãy ghi một số từ 0 đến {MOST_POINTS}, ví dụ 82,5."


def _refuse_twins(found: Understood, called: Mapping[int, str]) -> None:
    first: dict[int, ReadResult] = {}
    for result in found.results:
        earlier = first.setdefault(result.body_id, result)
        if earlier is not result:
            sentence = (
                f"{called[result.body_id]} đã có ở dòng {earlier.place.row}"
                f"{'' if earlier.place.sheet == result.place.sheet else ' trang khác'}. Hãy giữ "
                "lại một dòng."
            )
            found.problems.append(Problem(result.place, sentence))
