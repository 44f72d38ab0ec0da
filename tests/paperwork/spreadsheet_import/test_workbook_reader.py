"""A workbook read from top to bottom: texts in their places, merged cells, broken ones refused."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from paperwork.spreadsheet_import.grid import MOST_COLUMNS, MOST_ROWS, Merged, text_of
from paperwork.uploads import UploadRefused
from tests.paperwork.spreadsheet_import.workbooks import grids, read, saved, with_part, workbook_of

SHEET = "xl/worksheets/sheet1.xml"


def filled() -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Biểu 2"
    sheet["B1"], sheet["A3"], sheet["C3"] = "Tên", datetime(2020, 5, 12), 3
    sheet.merge_cells("A3:B5")
    return workbook


def changed(change) -> Workbook:
    """A sheet with something done to it."""
    workbook = workbook_of([("a", "b"), ("c", "d")])
    change(workbook.active)
    return workbook


def test_texts_stand_in_their_rows_and_columns_and_merged_cells_are_known():
    (grid,) = grids(filled())
    assert (grid.sheet, grid.merged) == ("Biểu 2", [Merged(3, 5, 1, 2)])
    assert grid.rows == [("", "Tên"), (), ("12/05/2020", "", "3")]
    assert (grid.seen(5, 2), grid.own(5, 2)) == ("12/05/2020", "")


def test_what_lies_beyond_the_limits_is_not_looked_at_and_its_place_is_known():
    workbook = filled()
    sheet = workbook.active
    sheet.cell(MOST_ROWS + 9, 1).value = "xa"
    sheet.cell(1, MOST_COLUMNS + 1).value = "rộng"
    sheet.merge_cells(start_row=MOST_ROWS + 1, end_row=MOST_ROWS + 2, start_column=1, end_column=2)
    (grid,) = grids(workbook)
    assert grid.rows == [("", "Tên"), (), ("12/05/2020", "", "3")]
    assert grid.merged == [Merged(3, 5, 1, 2)]
    assert grid.unread_from == MOST_ROWS + 9


def test_an_empty_sheet_has_no_rows():
    (grid,) = grids(Workbook())
    assert grid.rows == []


def test_cells_that_only_look_filled_make_no_sheet_larger():
    (grid,) = grids(changed(lambda sheet: setattr(sheet["XFD1048576"], "number_format", "0.00%")))
    assert (grid.last_row, grid.unread_from) == (2, 0)


def test_a_sheet_that_reaches_beyond_reason_is_refused_before_it_takes_all_memory():
    with pytest.raises(UploadRefused, match="dòng 1048576 và ở tận cột thứ 16384"):
        read(changed(lambda sheet: setattr(sheet["XFD1048576"], "value", "xa")))


def test_hidden_sheets_rows_and_columns_are_known():
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.parent.create_sheet("Năm trước").sheet_state = "hidden"

    first, second = grids(changed(hide))
    assert (first.is_hidden, first.hidden_rows, first.hidden_columns) == (False, {2}, {2})
    assert second.is_hidden


def test_a_chart_on_a_sheet_of_its_own_is_no_sheet():
    workbook = workbook_of([("a", 1)])
    chart = BarChart()
    chart.add_data(Reference(workbook.active, min_col=2, min_row=1))
    workbook.create_chartsheet("Biểu đồ").add_chart(chart)
    assert [grid.sheet for grid in grids(workbook)] == ["Trang"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "", ""),
        (True, "", ""),
        (3.0, "", "3"),
        (2.5, "", "2.5"),
        (date(2020, 9, 3), "", "03/09/2020"),
        (0.9135, "0.00%", "91.35%"),
        (0.07, "0%", "7%"),
        (7, "00000", "00007"),
        ("  Mô   hình ", "", "Mô hình"),
        ("một\r\n\n hai", "", "một\nhai"),
        ("\ufeffMô hình\u200b một\u00a0cửa", "", "Mô hình một cửa"),
        ("Tha\u0306ng Long", "", "Th\u0103ng Long"),
    ],
)
def test_a_value_is_given_as_people_read_it(value, number_format, text):
    assert text_of(value, number_format) == text


def test_numbers_are_read_as_their_format_shows_them():
    workbook = workbook_of([(0.9135, 7, 0.5)])
    workbook.active["A1"].number_format = "0.00%"
    workbook.active["B1"].number_format = "00000"
    (grid,) = grids(workbook)
    assert grid.rows == [("91.35%", "00007", "0.5")]


def test_a_cell_of_which_the_value_is_not_known_is_said_so():
    workbook = workbook_of([("#N/A", "=A1", "chữ")])
    workbook.active["A1"].data_type = "e"
    (grid,) = grids(workbook)
    assert grid.rows == [("#N/A", "", "chữ")]
    assert "lỗi công thức (#N/A)" in grid.faults[1, 1]
    assert "chưa được tính" in grid.faults[1, 2]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda content: content[:-20], id="cut off"),
        pytest.param(
            lambda content: content.replace(
                b't="inlineStr"><is><t>T\xc3\xaan</t></is>', b't="s"><v>7</v>'
            ),
            id="a text that is not there",
        ),
        pytest.param(
            lambda content: b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + content, id="XML entities"
        ),
        pytest.param(lambda content: content.replace(b'r="B1"', b'r="1"'), id="no such cell"),
    ],
)
def test_a_broken_sheet_is_refused_with_advice(change):
    broken = with_part(saved(filled()), SHEET, change)
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel này"):
        read(broken)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_broken_workbook_is_refused_with_advice(part):
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel này"):
        read(with_part(saved(filled()), part, lambda content: content[:-20]))
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>'
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel này"):
        read(with_part(saved(filled()), part, lambda content: bomb + content))
