"""Tables of scores as offices keep them: understood, or refused with where and what to do."""

import unicodedata
from decimal import Decimal

import pytest

from organisation.body_names import BodyNames
from rankings.imports.parser import ScoreReader
from tests.paperwork.spreadsheet_import.workbooks import grids, saved, workbook_of

NAMES = {
    1: ("Ủy ban nhân dân huyện Giồng Riềng", "UBND huyện Giồng Riềng"),
    2: ("Ủy ban nhân dân thành phố Hà Tiên", "UBND thành phố Hà Tiên"),
    3: ("Sở Nội vụ tỉnh Kiên Giang", "Sở Nội vụ"),
    4: ("Ủy ban nhân dân xã Tân Hòa", "UBND xã Tân Hòa"),
    5: ("Ủy ban nhân dân phường Tân Hòa", "UBND phường Tân Hòa"),
}
CALLED = {key: short for key, (_, short) in NAMES.items()}


def read(*rows, title="Bảng điểm"):
    """What is understood of a sheet with these rows."""
    return ScoreReader(BodyNames(NAMES), CALLED).read(grids(workbook_of(rows, title=title)))


def told(found):
    return [(one.body_id, one.score, one.stated_rank, one.stated_group) for one in found.lines]


HEAD = ["STT", "Đơn vị", "Điểm", "Xếp hạng", "Nhóm"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ủy ban nhân dân huyện Giồng Riềng", 1),
        ("UBND huyện Giồng Riềng", 1),
        ("UBND H. Giồng Riềng", 1),
        ("1. Huyện Giồng Riềng", 1),
        ("GIỒNG RIỀNG", 1),
        ("Giong Rieng", 1),
        ("UBND TP. Hà Tiên", 2),
        ("TP Hà Tiên", 2),
        ("Sở Nội vụ", 3),
        ("Xã Tân Hòa", 4),
        ("UBND P. Tân Hòa", 5),
        ("Tân Hòa", None),
        ("Huyện Không Có", None),
        ("Giồng", None),
    ],
)
def test_a_body_is_known_by_the_names_that_offices_write(text, key):
    assert BodyNames(NAMES).meant_by(text).key == key


TWINS = BodyNames(
    {1: ("Ủy ban nhân dân xã Phú Thành",), 2: ("Ủy ban nhân dân xã Phú Thạnh", "UBND Phú Thạnh")}
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ủy ban nhân dân xã Phú Thành", (1,)),
        ("UBND xã Phú Thạnh", (2,)),
        ("phú thành", (1,)),
        (unicodedata.normalize("NFD", "Uỷ ban nhân dân xã Phú Thạnh"), (2,)),
        ("UBND xa Phu Thanh", (1, 2)),
    ],
)
def test_of_bodies_that_differ_by_a_tone_the_exact_spelling_decides(text, keys):
    assert TWINS.meant_by(text).keys == keys


def test_a_name_with_another_tone_than_the_only_body_near_it_is_asked_about():
    names = BodyNames({1: ("Ủy ban nhân dân xã Phú Thành",)})
    assert names.meant_by("UBND xa Phu Thanh").key == 1
    found = names.meant_by("UBND xã Phú Thạnh")
    assert (found.keys, found.key) == ((1,), None)


def test_a_longer_text_names_the_body_that_is_spelled_in_it():
    assert TWINS.named_within("TRƯỜNG MẪU GIÁO, UBND XÃ PHÚ THẠNH, năm 2020").key == 2
    assert TWINS.named_within("bieu 2 uy ban nhan dan xa phu thanh").keys == (1, 2)
    assert BodyNames({1: ("Xã Phú Thành",)}).named_within("Biểu 2 xã Phú Thạnh").keys == ()


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        ["TT", "Tên đơn vị", "Tổng điểm", "Thứ hạng", "Xếp loại"],
        ["Số TT", "Cơ quan, đơn vị", "Chỉ số CCHC năm 2019", "Hạng", "Phân loại"],
        ["STT", "Địa phương", "Kết quả chỉ số", "Vị thứ", "Mức độ"],
    ],
)
def test_headings_in_other_words_are_understood(head):
    found = read(["UBND TỈNH KIÊN GIANG"], [], head, [1, "Giồng Riềng", 91.35, 1, "Xuất sắc"])
    assert found.problems == []
    assert told(found) == [(1, Decimal("91.35"), 1, "Xuất sắc")]


@pytest.mark.parametrize(
    ("value", "score"),
    [
        (91.35, "91.35"),
        ("91,35", "91.35"),
        ("91.35", "91.35"),
        ("91,35 điểm", "91.35"),
        ("91,35%", "91.35"),
        (0.1 + 0.2, "0.300"),
        (90, "90"),
    ],
)
def test_a_score_is_read_however_it_is_written(value, score):
    assert told(read(HEAD, [1, "Giồng Riềng", value]))[0][1] == Decimal(score)


def test_headings_between_rows_sums_column_numbers_and_the_foot_are_no_results():
    found = read(
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [None, "I. Khối huyện, thành phố"],
        [1, "Giồng Riềng", 91],
        [],
        [2, "TP. Hà Tiên", 89],
        [None, "Trung bình", 90],
        [None, None, None, "Kiên Giang, ngày 20 tháng 2 năm 2020"],
        [None, "Người lập biểu", None, "Giám đốc"],
    )
    assert found.problems == []
    assert [key for key, *_ in told(found)] == [1, 2]


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ([1, "Huyện Lạ", 80], "dòng 2, cột B", "Không có đơn vị “Huyện Lạ”"),
        ([1, "Tân Hòa", 80], "dòng 2, cột B", "có thể là UBND xã Tân Hòa hay UBND phường Tân Hòa"),
        ([1, None, 80], "dòng 2, cột B", "không có tên đơn vị"),
        ([1, "Giồng Riềng", "tám mươi"], "dòng 2, cột C", "không phải điểm"),
        ([1, "Giồng Riềng", 8000], "dòng 2, cột C", "không phải điểm"),
        ([1, "Giồng Riềng", -5], "dòng 2, cột C", "không phải điểm"),
        ([1, "Giồng Riềng", None, 3], "dòng 2, cột C", "Chưa có điểm"),
        ([1, "Giồng Riềng", 80, "nhất"], "dòng 2, cột D", "không phải số thứ hạng"),
        ([1, "Giồng Riềng", 80, 1, "x" * 61], "dòng 2, cột E", "dài quá 60"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_do(row, place, said):
    found = read(HEAD, row)
    assert [str(problem.place) for problem in found.problems] == [f"Trang “Bảng điểm”, {place}"]
    assert said in found.problems[0].sentence


def test_a_body_told_twice_is_refused_at_the_second_place():
    found = read(HEAD, [1, "Giồng Riềng", 80], [2, "UBND huyện Giồng Riềng", 81])
    assert [problem.place.row for problem in found.problems] == [3]
    assert "đã có ở dòng 2" in found.problems[0].sentence


def test_of_two_columns_that_may_be_the_score_none_is_guessed():
    head = ["STT", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định"]
    found = read(head, [1, "Giồng Riềng", 95, 80])
    assert found.lines == []
    assert "“Điểm tự chấm” và “Điểm thẩm định”" in found.problems[0].sentence


def test_the_whole_score_is_taken_before_its_parts_and_before_last_years():
    head = ["STT", "Đơn vị", "Điểm tự chấm", "Tổng điểm", "Xếp hạng năm trước", "Xếp hạng"]
    found = read(head, [1, "Giồng Riềng", 95, 80, 7, 2])
    assert found.problems == []
    assert told(found) == [(1, Decimal(80), 2, "")]


def test_a_sheet_without_such_a_table_is_told_what_is_missing():
    found = read(["Danh sách"], ["Giồng Riềng"])
    assert "cần một dòng tiêu đề có cột Đơn vị và cột Điểm" in found.problems[0].sentence


def test_a_table_without_rows_is_told_so():
    assert "chưa có điểm của đơn vị nào" in read(HEAD).problems[0].sentence


def test_a_rank_out_of_how_many_is_a_rank():
    assert told(read(HEAD, [1, "Giồng Riềng", 80, "03/15", "-"]))[0][2:] == (3, "")


def workbook_bytes(*rows) -> bytes:
    return saved(workbook_of(rows))
