"""Lengths of lines agree with the face that prints them; titles break where a clerk breaks them."""

import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from paperwork.official_documents.line_lengths import (
    balanced,
    length_of,
    lines_taken,
    rule_length,
)

TEXTS = [
    "Độc lập - Tự do - Hạnh phúc",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Những nỗ lực đổi mới, ưu tiên; Ưu đãi (Ủy ban) “100%” – 05/5/2020, Ơ Rỡ...",
]


def printed_length(text: str, size: float, style: str) -> float:
    """As the printing face of this machine has it."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"Liberation Serif:style={style}"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    face = TTFont(Path(found))
    glyphs, widths = face.getBestCmap(), face["hmtx"]
    return sum(widths[glyphs[ord(sign)]][0] for sign in text) * size / face["head"].unitsPerEm


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("bold", "style"), [(False, "Regular"), (True, "Bold")])
def test_a_line_is_as_long_as_it_is_printed(text, bold, style):
    assert length_of(text, 14, bold=bold) == pytest.approx(
        printed_length(text, 14, style), rel=0.01
    )


def test_a_title_breaks_into_even_lines_and_not_within_a_word():
    title = "Phát động thi đua cao điểm về cải cách hành chính năm 2020 trên địa bàn huyện Củ Chi"
    assert balanced(title, 14, 453, bold=True) == (
        "Phát động thi đua cao điểm về cải cách hành chính",
        "năm 2020 trên địa bàn huyện Củ Chi",
    )


def test_a_title_that_fits_stays_on_one_line():
    assert balanced("Phát động  thi đua", 14, 453) == ("Phát động thi đua",)
    assert balanced(" ", 14, 453) == ()


def test_what_no_room_can_hold_stands_on_a_line_of_its_own():
    assert balanced(f"Về {'x' * 80} nữa", 14, 100) == ("Về", "x" * 80, "nữa")


def test_a_title_all_in_names_is_broken_rather_than_run_over_the_edge():
    lines = balanced("Sở Nội Vụ Tỉnh Kiên Giang Và Các Đơn Vị Trực Thuộc", 14, 150)
    assert len(lines) > 1
    assert all(length_of(line, 14) <= 150 for line in lines)


def test_the_rule_is_a_share_of_the_longest_line():
    assert rule_length(("Ngắn", "Dài hơn nhiều"), 12) == 0.35 * length_of("Dài hơn nhiều", 12)
    assert rule_length((), 12) == 0


def test_running_text_takes_the_lines_that_it_fills():
    assert lines_taken("", 14, 453) == 0
    assert lines_taken("Một dòng", 14, 453) == 1
    assert lines_taken("Triển khai thực hiện " * 10, 14, 453) == 3
