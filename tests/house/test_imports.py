"""Workbooks as they come, on every import: what offices do to a form is understood everywhere."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from awards.facts.ratings_parser import COLUMNS as RATING_COLUMNS
from awards.facts.ratings_parser import RatingReader
from campaigns.admin.reference_data import DayOffImport
from organisation.admin.memberships import PersonImport
from organisation.body_names import BodyNames
from organisation.workbooks import changes, communes
from organisation.workbooks.bodies import BodyImport
from paperwork.legacy_fonts import LegacyFonts, in_unicode
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import Reading, TableReader, TextReader
from rankings.imports.parser import COLUMNS as SCORE_COLUMNS
from rankings.imports.parser import ScoreReader
from register.imports.parser import COLUMNS as AWARD_COLUMNS
from register.imports.parser import AwardReader
from registrations.imports.parser import COLUMNS as INITIATIVE_COLUMNS
from registrations.imports.parser import InitiativeReader
from tests.paperwork.spreadsheet_import.workbooks import grids, workbook_of
from tests.registrations.imports.workbooks_as_they_come import AREA_2, FIELDS

TODAY = date(2020, 5, 8)
BODIES = {1: ("Ủy ban nhân dân xã Thử Một",), 2: ("Ủy ban nhân dân xã Thử Hai",)}
CALLED = {1: "xã Thử Một", 2: "xã Thử Hai"}


@dataclass(frozen=True)
class Import:
    """An import: how its table is read, its columns, and two rows by column key."""

    reader: Callable[[], TableReader[Any]]
    columns: Sequence[ImportColumn]
    rows: Sequence[dict[str, str]]

    @property
    def table(self) -> list[list[str]]:
        """The headings, and the rows under them."""
        printed = [column for column in self.columns if column.kind != "order"]
        return [
            [column.heading for column in printed],
            *([row.get(column.key, "") for column in printed] for row in self.rows),
        ]

    def read(self, workbook: Workbook) -> Reading[Any]:
        """What is understood of a workbook."""
        return self.reader().read(grids(workbook))


def _award(name: str) -> dict[str, str]:
    return {
        "decision": "77/QĐ-UBND",
        "day": "03/12/2019",
        "form": "Giấy khen",
        "kind": "Cá nhân",
        "name": name,
        "body": "UBND xã Thử Một",
    }


def _change(old: str) -> dict[str, str]:
    return {
        "kind": "Đổi tên",
        "old": old,
        "new": f"{old} mới",
        "extent": "Toàn bộ",
        "day": "01/07/2025",
        "basis": "Nghị quyết 15",
    }


def _texts(columns: Sequence[ImportColumn], *rows: dict[str, str]) -> Import:
    return Import(partial(TextReader, columns), columns, rows)


IMPORTS = {
    "registrations": Import(
        partial(InitiativeReader, FIELDS),
        INITIATIVE_COLUMNS,
        [{"area": AREA_2, "name": "Số hóa văn bản"}, {"area": AREA_2, "name": "Họp trực tuyến"}],
    ),
    "rankings": Import(
        partial(ScoreReader, BodyNames(BODIES), CALLED),
        SCORE_COLUMNS,
        [{"body": "xã Thử Một", "score": "91,5"}, {"body": "xã Thử Hai", "score": "88"}],
    ),
    "register": Import(
        partial(AwardReader, BodyNames(BODIES), today=TODAY),
        AWARD_COLUMNS,
        [_award("Lê Thị Ánh"), _award("Trần Văn Bé")],
    ),
    "ratings": Import(
        partial(RatingReader, BodyNames(BODIES), CALLED),
        RATING_COLUMNS,
        [{"body": "xã Thử Một", "grade": "HTTNV"}, {"body": "xã Thử Hai", "grade": "HTNV"}],
    ),
    "communes": _texts(
        communes.COLUMNS,
        {"code": "27496", "name": "Tân An Hội", "kind": "xã", "sources": "xã Phước Hiệp"},
        {"code": "25516", "name": "Tân Châu", "kind": "xã", "sources": "xã Suối Dây"},
    ),
    "changes": _texts(changes.COLUMNS, _change("Xã Thử Một"), _change("Xã Thử Hai")),
    "bodies": _texts(
        BodyImport.columns,
        {"name": "Phòng Tư pháp", "superior": "Huyện Thử", "level": "Cấp huyện", "kind": "Phòng"},
        {"name": "Phòng Y tế", "superior": "Huyện Thử", "level": "Cấp huyện", "kind": "Phòng"},
    ),
    "people": _texts(
        PersonImport.columns,
        {"username": "anh", "full_name": "Lê Thị Ánh"},
        {"username": "be", "full_name": "Trần Văn Bé"},
    ),
    "days off": _texts(
        DayOffImport.columns,
        {"day": "06/02/2027", "kind": "nghỉ lễ, tết", "name": "Tết", "source": "Thông báo 1"},
        {"day": "08/02/2027", "kind": "nghỉ lễ, tết", "name": "Tết", "source": "Thông báo 1"},
    ),
}


@pytest.fixture(params=IMPORTS.values(), ids=IMPORTS.keys())
def one(request) -> Import:
    """Each import in turn."""
    return request.param


def told(reading: Reading[Any]) -> list[Any]:
    """The lines without their places, none of them wrong."""
    assert reading.problems == [], [str(problem) for problem in reading.problems]
    return [
        {name: getattr(line, name) for name in line.__dataclass_fields__ if name not in _OF_PLACE}
        for line in reading.lines
    ]


_OF_PLACE = ("place", "columns")


@pytest.fixture
def plain(one) -> list[Any]:
    """What the plain table says."""
    lines = told(one.read(workbook_of(one.table)))
    assert len(lines) == 2
    return lines


# --- Good ones -----------------------------------------------------------------------------------


def test_a_head_and_a_title_may_stand_above(one, plain):
    above = [["ỦY BAN NHÂN DÂN HUYỆN THỬ"], [], ["BẢNG TỔNG HỢP"], ["(Kèm theo Công văn số 12)"]]
    assert told(one.read(workbook_of([*above, *one.table]))) == plain


def test_columns_may_stand_in_another_order_after_a_number(one, plain):
    numbers = ["STT", 1, 2]
    rows = [[number, *reversed(row)] for number, row in zip(numbers, one.table, strict=True)]
    assert told(one.read(workbook_of(rows))) == plain


def test_headings_may_be_capitals_with_line_breaks_and_spaces(one, plain):
    head = [heading.upper().replace(" ", "\n", 1) + "  " for heading in one.table[0]]
    assert told(one.read(workbook_of([head, *one.table[1:]]))) == plain


def test_headings_may_be_merged_over_two_rows(one, plain):
    head, *rows = one.table
    workbook = workbook_of([head, [], *rows])
    for number in range(1, len(head) + 1):
        workbook.active.merge_cells(start_row=1, end_row=2, start_column=number, end_column=number)
    assert told(one.read(workbook)) == plain


def test_the_form_may_stand_on_another_sheet(one, plain):
    workbook = workbook_of([["Bìa"]], title="Bìa")
    sheet = workbook.create_sheet("Biểu")
    for row in one.table:
        sheet.append(row)
    assert told(one.read(workbook)) == plain


def test_empty_rows_numbers_of_columns_a_sum_and_the_foot_are_no_lines(one, plain):
    head, first, second = one.table
    width = len(head)
    foot: list[list[Any]] = [
        ["Tổng cộng", *[""] * (width - 2), 2],
        [],
        [*[""] * (width - 1), "Củ Chi, ngày 5 tháng 2 năm 2020"],
        ["NGƯỜI LẬP BIỂU", *[""] * (width - 2), "CHỦ TỊCH"],
        ["Trần Văn Lập", *[""] * (width - 2), "Lê Thị Ký"],
    ]
    numbers = [f"({number})" for number in range(1, width + 1)]
    workbook = workbook_of([head, numbers, first, [], second, [], *foot])
    assert told(one.read(workbook)) == plain


def test_letters_may_be_decomposed_and_signs_unseen(one, plain):
    def spoiled(text: str) -> str:
        decomposed = unicodedata.normalize("NFD", text)
        return f"\ufeff{decomposed}\u200b" if text else text

    rows = [[spoiled(text) for text in row] for row in one.table]
    assert told(one.read(workbook_of(rows))) == plain


def test_a_text_that_lies_unseen_in_a_hidden_sheet_is_not_read(one, plain):
    workbook = workbook_of(one.table)
    hidden = workbook.create_sheet("Năm trước")
    for row in one.table:
        hidden.append(row)
    hidden.sheet_state = "hidden"
    reading = one.read(workbook)
    assert told(reading) == plain
    assert "Trang này đang ẩn" in str(reading.remarks[-1])


def test_a_hidden_row_is_pointed_out(one, plain):
    workbook = workbook_of(one.table)
    workbook.active.row_dimensions[3].hidden = True
    reading = one.read(workbook)
    assert told(reading) == plain
    assert "Dòng đang ẩn trong tệp cũng được đọc: 3." in str(reading.remarks[-1])


# --- Bad ones ------------------------------------------------------------------------------------


def test_a_failed_formula_is_told_at_its_cell(one):
    workbook = workbook_of(one.table)
    keys = [column.key for column in one.columns if column.kind != "order"]
    required = next(column.key for column in one.columns if column.required)
    cell = workbook.active.cell(row=3, column=keys.index(required) + 1)
    cell.value, cell.data_type = "#REF!", "e"
    (problem,) = one.read(workbook).problems
    assert (problem.place.row, problem.place.letter) == (3, cell.column_letter)
    assert "lỗi công thức (#REF!)" in problem.sentence


def test_a_formula_that_was_never_calculated_is_told_at_its_cell(one):
    workbook = workbook_of(one.table)
    keys = [column.key for column in one.columns if column.kind != "order"]
    required = next(column.key for column in one.columns if column.required)
    cell = workbook.active.cell(row=3, column=keys.index(required) + 1)
    cell.value = "=CONCATENATE(A1,B1)"
    (problem,) = one.read(workbook).problems
    assert (problem.place.row, problem.place.letter) == (3, cell.column_letter)
    assert "Hãy mở tệp bằng Excel, lưu lại" in problem.sentence


def test_a_text_in_an_old_font_becomes_unicode_and_a_person_is_told_to_look(one, plain):
    workbook = workbook_of([*one.table, []])
    workbook.create_sheet("Ghi chú").append(["Không phải bảng"])
    for cell in workbook.active[3]:
        written = _in_tcvn3(str(cell.value or ""))
        if written != cell.value and in_unicode(written, LegacyFonts.TCVN3) == cell.value:
            cell.value, cell.font = written, Font(name=".VnTime")
    reading = one.read(workbook)
    assert told(reading) == plain
    assert any("phông cũ" in str(remark) for remark in reading.remarks)


def _in_tcvn3(text: str) -> str:
    """A text as the old font has it: each letter by the sign that becomes it."""
    signs = {in_unicode(chr(code), LegacyFonts.TCVN3): chr(code) for code in range(0xA1, 0xFF)}
    return "".join(signs.get(letter, letter) for letter in text)


def test_a_workbook_without_the_table_is_told_so(one):
    (problem,) = one.read(workbook_of([["Họ và tên", "Lương"], ["Nguyễn Văn A", 5]])).problems
    assert "Không tìm thấy" in problem.sentence


def test_a_table_without_rows_is_told_so(one):
    (problem,) = one.read(workbook_of(one.table[:1])).problems
    assert "hưa có" in problem.sentence
