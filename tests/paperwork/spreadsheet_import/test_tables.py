"""A table is found and read as it comes in practice; what is wrong is said with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.grid import MOST_ROWS
from paperwork.spreadsheet_import.problems import Place, Problem, Remark
from paperwork.spreadsheet_import.tables import Row, TableReader
from tests.paperwork.spreadsheet_import.workbooks import grids, workbook_of

HEAD = ("STT", "Tên sách", "Năm", "Ghi chú")


@dataclass(frozen=True, slots=True)
class Book:
    """A line of a list of books."""

    place: Place
    name: str
    year: int


class BookReader(TableReader[Book]):
    """Reads a list of books."""

    columns = (
        ImportColumn("order", "STT", 6, "order"),
        ImportColumn("name", "Tên sách", 40, words=r"\bten\b|sach", required=True, longest=30),
        ImportColumn("year", "Năm", 10, words=r"nam\b", required=True, priority=1),
        ImportColumn("note", "Ghi chú", 20),
    )
    no_rows = "Chưa có sách nào."
    most_lines = 5

    def parse_row(self, row: Row) -> Iterator[Book | Problem]:
        if not row["year"].isdecimal():
            yield row.problem(f"“{row['year']}” không phải năm.", "year")
            return
        yield Book(row.place("name"), row["name"], int(row["year"]))
        if row["note"] == "cũ":
            yield row.remark("Sách cũ.", "note")

    def review(self, lines: Sequence[Book]) -> Iterator[Problem]:
        names = [line.name for line in lines]
        for line in lines:
            if names.count(line.name) > 1:
                yield Problem(line.place, "Hai lần.")


def read(*rows, change=None, head=HEAD):
    workbook = workbook_of((head, *rows) if head else rows)
    if change:
        change(workbook.active)
    return BookReader().read(grids(workbook))


def names(*rows, **more) -> list[str]:
    found = read(*rows, **more)
    assert found.problems == [], [str(problem) for problem in found.problems]
    return [line.name for line in found.lines]


def problems(*rows, **more) -> list[str]:
    return [str(problem) for problem in read(*rows, **more).problems]


ROW = (1, "Truyện Kiều", 1820, "")


# --- Good ones -----------------------------------------------------------------------------------


def test_what_stands_above_the_headings_is_passed_over():
    above = [("ỦY BAN NHÂN DÂN",), (), ("DANH MỤC SÁCH",)]
    assert names(*above, HEAD, ROW, head=None) == ["Truyện Kiều"]


def test_columns_may_stand_in_another_order_under_other_words():
    assert names((1820, "Truyện Kiều"), head=("NĂM XB", "Ten cuon sach")) == ["Truyện Kiều"]


def test_of_two_columns_that_fit_a_heading_the_one_with_priority_takes_it():
    found = read((1820, "Truyện Kiều"), head=("Năm in sách", "Tên"))
    assert (found.lines[0].name, found.lines[0].year) == ("Truyện Kiều", 1820)


def test_headings_may_stand_in_two_rows():
    def merge(sheet):
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    rows = [(None, "Tên", "Năm", None), ROW]
    assert names(*rows, head=("STT", "Sách", None, None), change=merge) == ["Truyện Kiều"]


def test_a_merged_cell_holds_for_all_its_rows():
    rows = [(1, "Tập một", 1820), (2, "Tập hai", None)]
    assert names(*rows, change=lambda sheet: sheet.merge_cells("C2:C3")) == ["Tập một", "Tập hai"]


def test_numbers_of_columns_empty_rows_sums_and_the_foot_are_no_lines():
    rows = [
        ("(1)", "(2)", "(3)", "(4)"),
        ROW,
        (),
        (12, None, None),
        (None, "Tổng cộng", 1),
        ("Cộng:", None, 1),
        (None, None, None, "Củ Chi, ngày 5 tháng 2 năm 2020"),
        (None, "NGƯỜI LẬP BIỂU", None, "HIỆU TRƯỞNG"),
        (None, "Trần Văn Lập", None, "Lê Thị Ký"),
    ]
    assert names(*rows) == ["Truyện Kiều"]


def test_a_row_of_numbers_that_are_no_column_numbers_is_read():
    assert names((1, 80, 1820)) == ["80"]


@pytest.mark.parametrize("name", ["Tổng công ty Sách", "Công khai ngân sách", "Tổng số hóa"])
def test_a_name_that_begins_as_a_sum_does_is_a_name(name):
    assert names((1, name, 2020)) == [name]


def test_who_signs_from_the_first_column_on_ends_the_table():
    rows = [ROW, ("Nơi nhận:", "TM. ỦY BAN", None), ("Sở", "rác", None)]
    assert names(*rows) == ["Truyện Kiều"]


@pytest.mark.parametrize("cell", ["Hiệu trưởng kể chuyện", "Ngày 30 tháng 4"])
def test_a_whole_line_is_no_foot_whatever_it_says(cell):
    assert names((1, cell, 1975)) == [cell]


def test_the_table_may_stand_on_several_sheets():
    workbook = workbook_of([("Bìa",)])
    for title, name in (("Một", "Tập một"), ("Hai", "Tập hai")):
        sheet = workbook.create_sheet(title)
        sheet.append(HEAD)
        sheet.append((1, name, 1820))
    found = BookReader().read(grids(workbook))
    assert [(line.place.sheet, line.name) for line in found.lines] == [
        ("Một", "Tập một"),
        ("Hai", "Tập hai"),
    ]


# --- What is remarked on -------------------------------------------------------------------------


def test_a_remark_hinders_nothing():
    found = read((1, "Truyện Kiều", 1820, "cũ"))
    assert found.remarks == [Remark(Place("Trang", 2, 4), "Sách cũ.")]
    assert (len(found.lines), found.problems) == (1, [])


def test_a_hidden_sheet_is_not_read_and_that_is_said():
    workbook = workbook_of([HEAD, ROW])
    before = workbook.create_sheet("Năm trước")
    before.append(HEAD)
    before.append((1, "Sách cũ", 1800))
    before.sheet_state = "hidden"
    found = BookReader().read(grids(workbook))
    assert [line.name for line in found.lines] == ["Truyện Kiều"]
    assert [str(one) for one in found.remarks] == [
        "Trang “Năm trước”: Trang này đang ẩn nên không được đọc."
    ]


def test_a_table_that_stands_on_a_hidden_sheet_alone_is_asked_for():
    workbook = workbook_of([HEAD, ROW])
    workbook.create_sheet("Bìa")
    workbook.active.sheet_state = "hidden"
    (problem,) = BookReader().read(grids(workbook)).problems
    assert str(problem).startswith("Trang “Trang”, dòng 1, cột A: Bảng nằm ở trang đang ẩn.")


def test_hidden_rows_are_read_and_pointed_out():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    found = read(ROW, (2, "Tập hai", 1821), change=hide)
    assert len(found.lines) == 2
    assert [str(one) for one in found.remarks] == [
        "Trang “Trang”: Dòng đang ẩn trong tệp cũng được đọc: 3."
    ]


def test_hidden_columns_and_rows_that_are_too_far_down_are_pointed_out():
    def change(sheet):
        sheet.column_dimensions["C"].hidden = True
        sheet.cell(MOST_ROWS + 5, 1).value = "xa"

    assert [str(one) for one in read(ROW, change=change).remarks] == [
        "Trang “Trang”: Cột đang ẩn trong tệp cũng được đọc: C.",
        "Trang “Trang”: Cổng chỉ đọc 12000 dòng đầu; phía dưới còn chữ, đến dòng 12005.",
    ]


# --- Bad ones ------------------------------------------------------------------------------------


def test_a_problem_names_sheet_row_and_column():
    assert problems(ROW, (2, "Tập hai", "xưa")) == [
        "Trang “Trang”, dòng 3, cột C: “xưa” không phải năm."
    ]


def test_a_text_longer_than_its_column_takes_is_a_problem():
    (said,) = problems((1, "x" * 31, 1820))
    assert said.endswith("cột B: “Tên sách” dài 31 ký tự, nhiều nhất 30. Hãy viết gọn lại.")


def test_a_cell_with_an_error_or_an_uncalculated_formula_is_told_and_its_row_not_taken():
    def spoil(sheet):
        sheet["B2"].value, sheet["B2"].data_type = "#REF!", "e"

    found = read(ROW, (2, "Tập hai", "=A1+1"), change=spoil)
    assert found.lines == []
    assert [str(one) for one in found.problems] == [
        "Trang “Trang”, dòng 2, cột B: Ô này có lỗi công thức (#REF!). Hãy sửa công thức, hoặc ghi "
        "thẳng nội dung.",
        "Trang “Trang”, dòng 3, cột C: Công thức trong ô này chưa được tính. Hãy mở tệp bằng "
        "Excel, lưu lại rồi tải lên.",
    ]


def test_an_error_in_a_column_that_is_not_read_does_not_matter():
    def spoil(sheet):
        sheet["A2"].value, sheet["A2"].data_type = "#REF!", "e"

    assert names((None, *ROW), head=("Trang", *HEAD), change=spoil) == ["Truyện Kiều"]


def test_what_only_all_lines_together_show_is_told():
    assert len(problems(ROW, ROW)) == 2


def test_more_lines_than_are_taken_at_once_are_refused():
    (said,) = problems(*((number, f"Tập {number}", 1820) for number in range(6)))
    assert said == "Trang “Trang”: Tệp có 6 dòng, mỗi lần nhận nhiều nhất 5. Hãy tách tệp."


def test_a_workbook_without_the_table_is_told_which_columns_are_wanted():
    (said,) = problems(("Nguyễn Văn A",), head=("Họ tên",))
    assert said == "Trang “Trang”, dòng 1, cột A: Không tìm thấy các cột: Tên sách, Năm."


def test_a_table_without_rows_is_told_so_under_its_headings():
    assert problems() == ["Trang “Trang”, dòng 2, cột B: Chưa có sách nào."]
