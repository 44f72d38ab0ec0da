"""A Biểu 2 is understood as it comes in practice; what is wrong is said with its place."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell

from registrations.imports.parser import InitiativeReader
from tests.paperwork.spreadsheet_import.workbooks import grids
from tests.registrations.imports.workbooks_as_they_come import (
    AREA_2,
    AREA_3,
    FIELDS,
    HEAD,
    changed,
    sheet_of,
)


def read(workbook):
    return InitiativeReader(FIELDS).read(grids(workbook))


def lines(workbook) -> list[tuple[int, str, str]]:
    found = read(workbook)
    assert found.problems == [], [str(problem) for problem in found.problems]
    return [(line.area, line.name, line.beside["expected_completion"]) for line in found.lines]


def problems(workbook) -> list[str]:
    return [str(problem) for problem in read(workbook).problems]


ONE = [(2, "Số hóa văn bản", "quý III/2020")]
ROW = (AREA_2, "Số hóa văn bản", "quý III/2020", "")


# --- Good ones -----------------------------------------------------------------------------------


def test_the_printed_form():
    assert lines(sheet_of([ROW])) == ONE


def test_head_of_the_body_and_title_stand_above():
    assert lines(sheet_of([ROW], above=8)) == ONE


@pytest.mark.parametrize(
    "head",
    [
        # The printed form itself heads the names so.
        ("Lĩnh vực", "Số lượng đăng ký", "Dự kiến về tiến độ hoàn thành", "Ghi chú"),
        ("LĨNH VỰC", "TÊN SÁNG KIẾN", "TIẾN ĐỘ", "GHI CHÚ"),
        ("Linh vuc", "Ten mo hinh giai phap", "Thoi gian hoan thanh", "Ghi chu"),
        ("Các lĩnh vực CCHC", "Nội dung đăng ký", "Thời hạn", "Ghi  chú "),
        ("Nhóm lĩnh vực", "Mô hình, giải pháp,\nsáng kiến", "Dự kiến\nhoàn thành", "Ghi chú"),
    ],
)
def test_headings_in_other_words(head):
    assert lines(sheet_of([ROW], head=head)) == ONE


def test_columns_in_another_order():
    row = ("1", "", "Số hóa văn bản", AREA_2, "quý III/2020")
    head = ("STT", "Ghi chú", "Tên sáng kiến", "Lĩnh vực", "Tiến độ")
    assert lines(sheet_of([row], head=head)) == ONE


def test_headings_in_two_rows():
    workbook = sheet_of(
        [("", "Tên", "Tiến độ hoàn thành", ""), ROW],
        head=("Lĩnh vực", "Nội dung đăng ký", "", "Ghi chú"),
    )
    workbook.active.merge_cells("A1:A2")
    workbook.active.merge_cells("B1:C1")
    workbook.active.merge_cells("D1:D2")
    assert lines(workbook) == ONE


def test_the_field_is_named_once_in_a_merged_cell():
    workbook = sheet_of([(AREA_2, "Một", "", ""), ("", "Hai", "", ""), (AREA_3, "Ba", "", "")])
    changed(workbook, lambda sheet: sheet.merge_cells("A2:A3"))
    assert lines(workbook) == [(2, "Một", ""), (2, "Hai", ""), (3, "Ba", "")]


def test_the_field_is_named_once_and_left_blank_below():
    rows = [(AREA_2, "Một", "", ""), (None, "Hai", "", ""), (AREA_3, "Ba", "", "")]
    assert lines(sheet_of(rows)) == [(2, "Một", ""), (2, "Hai", ""), (3, "Ba", "")]


def test_the_field_stands_as_a_heading_over_its_lines():
    rows = [
        ("", "II. Cải cách thể chế"),
        ("", "Một", "quý I"),
        ("", "3. Cải cách thủ tục hành chính"),
    ]
    rows.append(("", "Hai", "quý II"))
    assert lines(sheet_of(rows)) == [(2, "Một", "quý I"), (3, "Hai", "quý II")]


def test_empty_rows_and_fields_without_a_line_are_passed_over():
    rows = [("1. Công tác chỉ đạo điều hành cải cách hành chính", "", "", ""), (), ROW, (), ()]
    assert lines(sheet_of(rows)) == ONE


@pytest.mark.parametrize("nothing", ["Không", "không có", "-", "…", "0", "(như trên)", "x"])
def test_a_field_in_which_nothing_is_registered_may_say_so(nothing):
    assert lines(sheet_of([("1. Chỉ đạo điều hành", nothing, "", ""), ROW])) == ONE


def test_several_numbered_names_in_one_cell_are_several_lines():
    row = (AREA_2, "1. Một cửa\n2. Hai cửa", "1. quý I\n2. quý II", "")
    assert lines(sheet_of([row])) == [(2, "Một cửa", "quý I"), (2, "Hai cửa", "quý II")]


def test_one_completion_beside_several_names_holds_for_all():
    row = (AREA_2, "- Một cửa\n- Hai cửa", "năm 2020", "")
    assert lines(sheet_of([row])) == [(2, "Một cửa", "năm 2020"), (2, "Hai cửa", "năm 2020")]


def test_a_name_broken_over_lines_is_one_name():
    row = (AREA_2, "Số hóa\nvăn bản", "quý III/2020", "")
    assert lines(sheet_of([row])) == ONE


def test_numbers_before_a_name_are_taken_off():
    for name in ("1. Số hóa văn bản", "1) Số hóa văn bản", "- Số hóa văn bản", "+ Số hóa văn bản"):
        assert lines(sheet_of([(AREA_2, name, "quý III/2020", "")])) == ONE


def test_sums_column_numbers_and_the_signature_are_no_lines():
    rows = [
        ("(1)", "(2)", "(3)", "(4)"),
        ROW,
        ("Tổng cộng", "1", "", ""),
        ("", "", "Ngày 10 tháng 5 năm 2020", ""),
        ("NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ", ""),
        ("Trần Văn Lập", "", "Nguyễn Thị Ký", ""),
    ]
    assert lines(sheet_of(rows)) == ONE


def test_a_day_is_written_as_people_write_it():
    rows = [(AREA_2, "Một", datetime(2020, 9, 30), ""), (AREA_2, "Hai", date(2020, 10, 1), "")]
    rows.append((AREA_2, "Ba", 2020.0, ""))
    assert [line[2] for line in lines(sheet_of(rows))] == ["30/09/2020", "01/10/2020", "2020"]


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("3. Cải cách TTHC", 3),
        ("cai cach thu tuc hanh chinh", 3),
        ("Lĩnh vực 3: Cải cách thủ tục hành chính", 3),
        ("3", 3),
        ("III.", None),
        ("Hiện đại hóa nền hành chính", 7),
        ("Nâng cao chất lượng đội ngũ CBCCVC", 5),
        ("Tổ chức bộ máy", 4),
        ("Chỉ đạo, điều hành CCHC", 1),
        ("Chuyển đổi số", None),
        ("Cải cách hành chính", None),
    ],
)
def test_a_field_is_recognised_by_its_telling_words_or_not_at_all(said, area):
    found = read(sheet_of([(said, "Số hóa văn bản", "", "")]))
    assert [line.area for line in found.lines] == ([area] if area else [])
    assert bool(found.problems) is (area is None)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("Giải pháp", "Số hóa", "solution"),
        ("", "Mô hình “Ngày không hẹn”", "model"),
        ("", "Sáng kiến số hóa", "initiative"),
        ("", "Số hóa", "initiative"),
    ],
)
def test_the_kind_is_read_from_its_column_or_from_the_name(kind, name, expected):
    workbook = sheet_of([(AREA_2, kind, name, "")], head=("Lĩnh vực", "Loại", "Tên", "Ghi chú"))
    assert [line.kind for line in read(workbook).lines] == [expected]


def test_the_form_may_stand_on_any_sheet_beside_biểu_1():
    workbook = Workbook()
    workbook.active.title = "Biểu 1"
    workbook.active.append(["STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú"])
    workbook.active.append([1, "Cải cách thể chế", 3, ""])
    second = workbook.create_sheet("Biểu 2")
    for row in (HEAD, ROW):
        second.append(row)
    assert lines(workbook) == ONE


def test_the_same_name_twice_is_remarked_on_and_taken():
    found = read(sheet_of([ROW, (AREA_2, "SỐ HÓA  VĂN BẢN", "", "")]))
    assert len(found.lines) == 2
    assert "Trùng với dòng 2" in str(found.remarks[0])


# --- Bad ones ------------------------------------------------------------------------------------


def test_a_biểu_1_alone_is_told_what_it_is():
    workbook = sheet_of(
        [(1, "Cải cách thể chế", 3, "")], head=("STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú")
    )
    (said,) = problems(workbook)
    assert "Tệp này là Biểu 1" in said


def test_a_workbook_without_the_form_is_told_what_is_missing():
    (said,) = problems(sheet_of([("Nguyễn Văn A", 5)], head=("Họ và tên", "Lương")))
    assert "Không tìm thấy Biểu 2" in said


def test_an_empty_form_is_told_so():
    (said,) = problems(sheet_of([]))
    assert "chưa có dòng nào" in said


def test_an_unknown_field_names_sheet_row_column_and_the_choices():
    (said,) = problems(sheet_of([ROW, ("Thể dục thể thao", "Chạy bộ", "", "")]))
    assert said.startswith("Trang “Biểu 2”, dòng 3, cột A: Không nhận ra lĩnh vực")
    assert "7. Hiện đại hóa hành chính" in said


def test_a_line_without_a_field_is_not_put_anywhere():
    (said,) = problems(sheet_of([("", "Số hóa văn bản", "quý III", "")]))
    assert "dòng 2, cột A: Không rõ dòng này thuộc lĩnh vực nào" in said


def test_lines_under_an_unknown_field_do_not_slip_into_the_one_before():
    rows = [ROW, ("Thể dục thể thao", "Chạy bộ", "", ""), ("", "Bơi", "", "")]
    found = read(sheet_of(rows))
    assert [line.name for line in found.lines] == ["Số hóa văn bản"]
    assert [problem.place.row for problem in found.problems] == [3, 4]


def test_a_line_without_a_name_is_asked_for_it():
    (said,) = problems(sheet_of([ROW, (AREA_2, "", "quý IV", "")]))
    assert "dòng 3, cột B: Thiếu tên" in said


def test_a_number_where_a_name_belongs_is_asked_for_the_names():
    (said,) = problems(sheet_of([ROW, (AREA_3, 4, "", "")]))
    assert "không ghi số lượng “4”" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((AREA_2, "x" * 501, "", ""), "cột B: Tên dài 501 ký tự, quá 500"),
        ((AREA_2, "Số hóa", "y" * 121, ""), "cột C: Dự kiến hoàn thành dài 121 ký tự, quá 120"),
        ((AREA_2, "Số hóa", "", "z" * 501), "cột D: Ghi chú dài 501 ký tự, quá 500"),
    ],
)
def test_what_is_too_long_to_keep_is_not_cut_in_silence(row, said):
    assert said in problems(sheet_of([row]))[0]


def test_all_problems_are_said_at_once():
    rows = [("Thể thao", "Chạy", "", ""), (AREA_2, "", "quý I", ""), (AREA_3, 4, "", "")]
    assert len(problems(sheet_of(rows))) == 3


def test_a_text_that_lies_unseen_under_a_merged_cell_is_not_read():
    def merge(sheet):
        sheet.merge_cells("A2:A3")
        # As programs other than Excel leave it: the covered cell keeps its text.
        sheet._cells[3, 1] = Cell(sheet, row=3, column=1, value=AREA_3)

    workbook = sheet_of([ROW, (AREA_3, "Một cửa", "", "")])
    assert lines(changed(workbook, merge)) == [*ONE, (2, "Một cửa", "")]


def test_ten_thousand_lines_are_understood():
    rows = [(AREA_2, f"Sáng kiến {number}", "", "") for number in range(10_000)]
    assert len(read(sheet_of(rows)).lines) == 10_000
