"""Understanding a list of ratings in Excel. Pure: grids in, rows and problems out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from awards.rules.vocabulary import Grade
from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.grid import Grid, Place
from paperwork.vietnamese import fold
from registrations.imports.parser import Problem

HEADINGS_WITHIN = 40
# What a column's heading says, without diacritics; asked in this order.
_COLUMNS = (
    ("grade", re.compile(r"xep loai|ket qua|muc do|danh gia")),
    ("title", re.compile(r"chuc vu|chuc danh")),
    ("source", re.compile(r"van ban|quyet dinh|can cu")),
    ("person", re.compile(r"ho (va )?ten|ca nhan|can bo|cong chuc")),
    ("body", re.compile(r"don vi|co quan|noi cong tac|tap the|phong|truong")),
)
_GRADES = (
    (re.compile(r"khong hoan thanh|^khtnv$"), Grade.NOT_DONE),
    (re.compile(r"xuat sac|^htxsnv$"), Grade.EXCELLENT),
    (re.compile(r"hoan thanh tot|^tot$|^httnv$"), Grade.GOOD),
    (re.compile(r"hoan thanh|^htnv$"), Grade.DONE),
)
_FOOT = re.compile(r"ngay[ .…0-9]*thang|ky ten|nguoi lap|thu truong|noi nhan|t/?m\b|kt\. ")


@dataclass(frozen=True, slots=True)
class ReadRating:
    """A row as it was understood; `person` is "" for the body itself."""

    place: Place
    body_id: int
    person: str
    title: str
    grade: str
    source: str


@dataclass(slots=True)
class Understood:
    """Everything that a file said."""

    rows: list[ReadRating] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def understand(grids: Iterable[Grid], names: BodyNames, called: Mapping[int, str]) -> Understood:
    """Read every sheet with a list of ratings. `called` gives the bodies' names for sentences."""
    found = Understood()
    grids = list(grids)
    headed = [(grid, head) for grid in grids if (head := _head(grid))]
    for grid, (row, columns) in headed:
        for number in range(row + 1, grid.last_row + 1):
            texts = {key: grid.seen(number, column) for key, column in columns.items()}
            if _FOOT.search(fold(" ".join(grid.row(number)))) and not texts["grade"]:
                break
            if any(texts.values()) and not _is_numbering(texts):
                _read_row(grid, number, columns, texts, names, called, found)
    if not headed:
        found.problems.append(
            Problem(
                Place(grids[0].sheet if grids else "", 1, 1),
                "Không tìm thấy danh sách: cần một dòng tiêu đề có cột Đơn vị và cột Xếp loại.",
            )
        )
    _refuse_twins(found)
    return found


def _head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    for row in range(1, min(grid.last_row, HEADINGS_WITHIN) + 1):
        columns: dict[str, int] = {}
        for column in range(1, grid.width_within(HEADINGS_WITHIN) + 1):
            heading = fold(grid.seen(row, column))
            key = next((name for name, words in _COLUMNS if words.search(heading)), None)
            if key and len(heading) < 80:
                columns.setdefault(key, column)
        if {"grade", "body"} <= set(columns):
            return row, columns
    return None


def _is_numbering(texts: Mapping[str, str]) -> bool:
    return all(re.fullmatch(r"\(?\d{0,2}\)?", text) for text in texts.values())


def _read_row(
    grid: Grid,
    row: int,
    columns: Mapping[str, int],
    texts: Mapping[str, str],
    names: BodyNames,
    called: Mapping[int, str],
    found: Understood,
) -> None:
    problems = []
    meant = names.meant_by(texts["body"])
    if meant.key is None:
        problems.append(
            Problem(grid.place(row, columns["body"]), _who(texts["body"], meant.keys, called))
        )
    grade = grade_meant(texts["grade"])
    if grade is None:
        problems.append(
            Problem(
                grid.place(row, columns["grade"]),
                f"“{texts['grade']}” không phải mức xếp loại. Hãy ghi: {', '.join(Grade.labels)}.",
            )
        )
    for key, most in (("person", 150), ("title", 150), ("source", 250)):
        if len(texts.get(key, "")) > most:
            problems.append(Problem(grid.place(row, columns[key]), f"Dài quá {most} ký tự."))
    found.problems += problems
    if not problems and meant.key is not None and grade is not None:
        found.rows.append(
            ReadRating(
                grid.place(row, columns["body"]),
                meant.key,
                " ".join(texts.get("person", "").split()),
                " ".join(texts.get("title", "").split()),
                grade,
                " ".join(texts.get("source", "").split()),
            )
        )


def grade_meant(text: str) -> str | None:
    """Which grade a cell means; None where it means none."""
    folded = fold(text)
    return next((grade.value for words, grade in _GRADES if words.search(folded)), None)


def _who(name: str, keys: Sequence[int], called: Mapping[int, str]) -> str:
    if not name:
        return "Thiếu tên đơn vị."
    if not keys:
        return f"Không có đơn vị nào tên “{name}” trong phạm vi của bạn."
    return f"“{name}” có thể là {' hoặc '.join(called[key] for key in keys[:4])}. Hãy ghi đủ tên."


def _refuse_twins(found: Understood) -> None:
    """One that stands in the file twice is told, not chosen among."""
    seen: dict[tuple[int, str, str], Place] = {}
    for row in found.rows:
        key = (row.body_id, fold(row.person), row.title)
        if key in seen:
            found.problems.append(
                Problem(row.place, f"Đã có ở dòng {seen[key].row}. Hãy giữ một dòng.")
            )
        seen.setdefault(key, row.place)
