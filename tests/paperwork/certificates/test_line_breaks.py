"""Where centred lines break: evenly, and where one would breathe."""

import pytest

from paperwork.certificates.line_breaks import clean, lines_within


def lines(text: str, room: int, most: int = 3):
    return lines_within(text, room, lambda part: float(len(part)), most=most)


@pytest.mark.parametrize(
    ("text", "room", "broken"),
    [
        pytest.param("một hai", 20, ["một hai"], id="fits on one"),
        pytest.param("", 20, [], id="nothing"),
        pytest.param("một hai ba bốn năm sáu", 20, ["một hai ba", "bốn năm sáu"], id="evenly"),
        pytest.param("aa bb, cc dd ee", 12, ["aa bb,", "cc dd ee"], id="after a comma"),
        pytest.param(
            "thi đua cao điểm năm 2020 trên toàn xã",
            24,
            ["thi đua cao điểm", "năm 2020 trên toàn xã"],
            id="a word stays with its figure",
        ),
        pytest.param(
            "giai đoạn 2021 – 2025 tiếp theo sau",
            24,
            ["giai đoạn 2021 – 2025", "tiếp theo sau"],
            id="a dash does not begin a line",
        ),
        pytest.param(
            "có cải cách hành chính tốt", 18, ["có cải cách", "hành chính tốt"], id="whole words"
        ),
        pytest.param(
            "Trường Tiểu học Tân Thông Hội", 22, ["Trường Tiểu học", "Tân Thông Hội"], id="a name"
        ),
    ],
)
def test_breaks(text, room, broken):
    assert lines(text, room) == broken


def test_what_does_not_fit_in_the_lines_allowed_is_not_set():
    assert lines("một hai ba bốn năm sáu", 8, most=2) is None
    assert lines("Hợp-tác-xã-rất-dài", 10) is None


def test_text_is_composed_and_its_spaces_are_single():
    assert clean("  Lê\u0323 \n Y ") == "Lệ Y"
