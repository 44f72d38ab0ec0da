"""Biểu 1 and Biểu 2 as Excel: their bytes opened again, cell by cell."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from registrations.count_sheet import at_desk, of_registration
from registrations.workbooks import count_workbook, list_workbook
from tests.campaigns.factories import SEVEN_AREAS
from tests.registrations.factories import InitiativeFactory, district, registered

pytestmark = pytest.mark.django_db

ISSUED_WITH = (
    "(Ban hành kèm theo Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân "
    "huyện Củ Chi)"
)


def opened(book: bytes):
    """The only sheet of a workbook."""
    workbook = load_workbook(BytesIO(book))
    assert len(workbook.sheetnames) == 1
    return workbook.active


def lines(sheet) -> list[tuple]:
    """The rows that say anything."""
    return [
        row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)
    ]


def test_biểu_1_has_the_printed_columns_titles_fields_and_sum():
    place = district()
    registered(place.plan, place.communes[0], "2100103")
    sheet = opened(count_workbook(place.plan, place.body, at_desk(place.plan, place.body)))
    assert sheet.title == "Biểu 1"
    assert lines(sheet) == [
        ("ỦY BAN NHÂN DÂN HUYỆN CỦ CHI", None, None, None),
        ("Biểu 1", None, None, None),
        ("THỐNG KÊ SỐ LƯỢNG CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN", None, None, None),
        ("TRONG THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2020", None, None, None),
        (ISSUED_WITH, None, None, None),
        ("STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú"),
        (1, SEVEN_AREAS[0], 2, None),
        (2, SEVEN_AREAS[1], 1, None),
        (3, SEVEN_AREAS[2], 0, None),
        (4, SEVEN_AREAS[3], 0, None),
        (5, SEVEN_AREAS[4], 1, None),
        (6, SEVEN_AREAS[5], 0, None),
        (7, SEVEN_AREAS[6], 3, None),
        (None, "Tổng cộng", 7, None),
        (None, None, "Ngày …… tháng …… năm ………", None),
        (None, None, "TM. ỦY BAN NHÂN DÂN", None),
        (None, None, "CHỦ TỊCH", None),
        (None, None, "(Ký tên, đóng dấu)", None),
    ]


def test_biểu_2_of_one_unit_has_the_printed_columns_and_names_each_field_once():
    place = district()
    registration = registered(place.plan, place.communes[0])
    for position, (field, name, by, note) in enumerate(
        [
            (1, "Giao ban trực tuyến", "30/9/2020", ""),
            (1, "Lịch công tác dùng chung", "", "thí điểm"),
            (7, "Một cửa điện tử", "quý III/2020", ""),
        ],
        start=1,
    ):
        InitiativeFactory(
            registration=registration,
            field=field,
            position=position,
            name=name,
            expected_completion=by,
            note=note,
        )
    book = list_workbook(
        place.plan, place.communes[0], of_registration(registration), with_units=False
    )
    sheet = opened(book)
    assert sheet.title == "Biểu 2"
    assert lines(sheet)[:9] == [
        ("ỦY BAN NHÂN DÂN XÃ THỬ 1", None, None, None),
        ("Biểu 2", None, None, None),
        ("THỐNG KÊ TÊN CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN", None, None, None),
        ("THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2020 THEO TỪNG LĨNH VỰC", None, None, None),
        (ISSUED_WITH, None, None, None),
        (
            "Lĩnh vực",
            "Tên mô hình, giải pháp, sáng kiến",
            "Dự kiến về tiến độ hoàn thành",
            "Ghi chú",
        ),
        (f"1. {SEVEN_AREAS[0]}", "Giao ban trực tuyến", "30/9/2020", None),
        (None, "Lịch công tác dùng chung", None, "thí điểm"),
        (f"7. {SEVEN_AREAS[6]}", "Một cửa điện tử", "quý III/2020", None),
    ]


def test_biểu_2_of_several_units_names_the_unit_of_each_line():
    place = district()
    registered(place.letter, place.schools[0], "1")
    registered(place.letter, place.schools[1], "1")
    gathered = at_desk(place.letter, place.office)
    table = lines(opened(list_workbook(place.letter, place.office, gathered, with_units=True)))
    head = next(index for index, row in enumerate(table) if row[0] == "Lĩnh vực")
    assert table[head][1] == "Đơn vị"
    assert [row[1] for row in table[head + 1 : head + 3]] == [
        "Trường Tiểu học Thử 1",
        "Trường Tiểu học Thử 2",
    ]


@pytest.mark.parametrize(
    "name", ["=1+1", "+84 908", "-SUM(A1:A9)", "@lệnh", '=HYPERLINK("http://x")']
)
def test_a_name_that_looks_like_a_formula_stays_text(name):
    place = district()
    registration = registered(place.plan, place.communes[0])
    InitiativeFactory(registration=registration, name=name)
    book = list_workbook(
        place.plan, place.communes[0], of_registration(registration), with_units=False
    )
    found = [cell for row in opened(book).iter_rows() for cell in row if cell.value == name]
    assert [cell.data_type for cell in found] == ["s"]


def test_an_empty_desk_gives_both_forms_with_a_sum_of_zero():
    place = district()
    nothing = at_desk(place.plan, place.body)
    counts = lines(opened(count_workbook(place.plan, place.body, nothing)))
    assert (None, "Tổng cộng", 0, None) in counts
    names = opened(list_workbook(place.plan, place.body, nothing, with_units=True))
    assert "Biểu 2" in [row[0] for row in lines(names)]
