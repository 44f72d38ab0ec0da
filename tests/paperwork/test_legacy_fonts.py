"""Text of .VnTime and VNI fonts becomes Unicode; what is Unicode already stays."""

import pytest
from openpyxl.styles import Font

from paperwork.legacy_fonts import LegacyFonts, evidence_in, fonts_called, in_unicode
from tests.paperwork.spreadsheet_import.workbooks import grids, workbook_of

TCVN3, VNI = LegacyFonts.TCVN3, LegacyFonts.VNI


@pytest.mark.parametrize(
    ("old", "text", "fonts"),
    [
        ("Tr¶ kÕt qu¶ t¹i nhµ", "Trả kết quả tại nhà", TCVN3),
        ("C¶i c¸ch thñ tôc hµnh chÝnh", "Cải cách thủ tục hành chính", TCVN3),
        ("§oµn NguyÔn Th\xad¬ng, ®\xadêng", "Đoàn Nguyễn Thương, đường", TCVN3),
        ("Traû keát quaû taïi nhaø", "Trả kết quả tại nhà", VNI),
        ("UÛY BAN NHAÂN DAÂN HUYEÄN CUÛ CHI", "ỦY BAN NHÂN DÂN HUYỆN CỦ CHI", VNI),
        ("Ñoaøn Nguyeãn Thöông, ñöôøng Lyù", "Đoàn Nguyễn Thương, đường Lý", VNI),
    ],
)
def test_a_text_of_an_old_font_becomes_unicode(old, text, fonts):
    assert in_unicode(old, fonts) == text
    seen = evidence_in(old)
    assert max(seen, key=lambda one: seen[one]) is fonts


@pytest.mark.parametrize(
    "text",
    ["Sáng kiến", "Tô Hoài, hoà giải, khoá", "Mẫu số 02 – «A»", "Trà Cú", "Lê Văn Hòa", "Ân Thi"],
)
def test_a_text_in_unicode_has_nothing_of_an_old_font(text):
    assert evidence_in(text) == {}


@pytest.mark.parametrize(
    ("font", "fonts"),
    [(".VnTime", TCVN3), (".VNARIALH", TCVN3), ("VNI-Times", VNI), ("VNI Times", VNI)],
)
def test_a_font_is_known_by_its_name(font, fonts):
    assert fonts_called(font) is fonts


@pytest.mark.parametrize("font", ["Times New Roman", "Calibri", "VNU Serif", ""])
def test_any_other_font_shows_unicode(font):
    assert fonts_called(font) is None


def in_fonts(*cells: tuple[str, str]):
    workbook = workbook_of([[text for text, _ in cells]])
    for column, (_, font) in enumerate(cells, start=1):
        workbook.active.cell(1, column).font = Font(name=font)
    (grid,) = grids(workbook)
    return grid


def test_a_cell_in_an_old_font_is_converted_and_one_in_unicode_is_not():
    grid = in_fonts(
        ("Nam §Þnh", ".VnTime"),
        ("hoµ b×nh", ".VnTimeH"),
        ("Thaùi Bình", "VNI-Times"),
        ("Hội đồng", ".VnTime"),
        ("Trà Cú", "Calibri"),
    )
    assert grid.rows == [("Nam Định", "HOÀ BÌNH", "Thái Bình", "Hội đồng", "Trà Cú")]
    assert grid.converted_cells == {(1, 1), (1, 2), (1, 3)}


def test_a_pasted_text_is_known_by_its_letters():
    grid = in_fonts(("Tr¶ kÕt qu¶ t¹i nhµ", "Calibri"), ("Thµnh", "Calibri"))
    assert grid.rows == [("Trả kết quả tại nhà", "Thành")]
    assert grid.faults == {}


def test_words_in_unicode_stay_among_words_of_an_old_font():
    grid = in_fonts(
        ("Dù kiÕn về tiÕn ®é hoµn thµnh", "Calibri"), ("Kích thước a×b×c ≥ 2", "Calibri")
    )
    assert grid.rows == [("Dự kiến về tiến độ hoàn thành", "Kích thước a×b×c ≥ 2")]


def test_where_one_sign_may_be_a_slip_the_cell_is_a_problem_that_names_the_font():
    grid = in_fonts(("Thµnh", "Calibri"), ("Tên", "Calibri"))
    assert "phông cũ .VnTime (TCVN3)" in grid.faults[1, 1]
    assert grid.rows == [("Thµnh", "Tên")]
