"""Texts made to keep a pattern busy: a sign more costs as much as the one before, and no more."""

import time

import pytest

from plan_reading.reader import read_text
from plan_reading.text.lines import lines_of, paragraphs_of

SIGNS = 20_000
PATTERNS = (
    *(" ", "1", "-", ".", "\t", "A", "A ", "*", "# ", "từ ngày ", "Kế hoạch số 1/A-A", "; Luật A"),
    *("01 tập thể ", "mỗi ", "(", "riêng ", "hạn ", "ngày 1/1/2020 ", "trong tháng 1/2020, "),
    *("ỦY BAN NHÂN DÂN ", "Số: 1/KH-UBND\n", "Nơi nhận:\n- a;\n", "|", "hồ sơ ", "<br>", "I. A\n"),
    *("15 ngày kể từ ", "e\u0301\u0301", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"),
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_without_end_is_read_in_pieces(pattern):
    """Far above what it takes (some hundredths of a second), far below what a pattern that tries
    everything would: hours."""
    begun = time.process_time()
    read_text(pattern * (SIGNS // len(pattern)))
    assert time.process_time() - begun < 20


def test_no_line_and_no_paragraph_is_longer_than_a_page():
    text = "chữ " * 10_000
    lines = lines_of(text)
    assert max(len(line.text) for line in lines) <= 2000
    assert max(len(one.text) for one in paragraphs_of(text, lines)) <= 5100
    assert all(text[line.start : line.end] == line.text for line in lines)
