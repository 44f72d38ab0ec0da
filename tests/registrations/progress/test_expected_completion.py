"""The day that a unit's own words name."""

from datetime import date

import pytest

from registrations.progress.expected_completion import last_day_named


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30/9/2020", date(2020, 9, 30)),
        ("trước ngày 05-08-2020", date(2020, 8, 5)),
        ("ngày 5 tháng 8 năm 2020", date(2020, 8, 5)),
        ("tháng 9/2020", date(2020, 9, 30)),
        ("Tháng 02 năm 2020", date(2020, 2, 29)),
        ("9/2020", date(2020, 9, 30)),
        ("quý III/2020", date(2020, 9, 30)),
        ("Quý 4 năm 2020", date(2020, 12, 31)),
        ("từ tháng 6/2020 đến tháng 8/2020", date(2020, 8, 31)),
        ("từ 01/6/2020 đến 30/7/2020", date(2020, 7, 30)),
        ("cuối năm 2020", date(2020, 12, 31)),
        ("", None),
        ("thường xuyên", None),
        ("31/02/2020", None),
        ("tháng 13/2020", None),
    ],
)
def test_the_last_day_that_the_words_name(words, day):
    assert last_day_named(words) == day
