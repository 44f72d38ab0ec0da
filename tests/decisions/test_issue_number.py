"""What number and day a plan may be issued under."""

from datetime import date

import pytest

from decisions.workflow import day_objection, is_same_number, number_objection

TODAY = date(2020, 5, 8)


@pytest.mark.parametrize("number", ["1", "537", "0125", "35a", "35A", "12đ", "999999"])
def test_a_number_has_one_to_six_digits_and_at_most_one_letter(number):
    assert number_objection(number) is None


@pytest.mark.parametrize(
    "number",
    ["0", "00", "0a", "-5", "1.5", "12/KH-UBND", "35ab", "a35", "năm", "1234567", "5 3", "٣"],
)
def test_anything_else_is_no_number(number):
    assert "Chỉ ghi số" in (number_objection(number) or "")


@pytest.mark.parametrize("day", [TODAY, date(2020, 5, 7), date(2000, 1, 1)])
def test_a_plan_is_issued_today_or_earlier(day):
    assert day_objection(day, TODAY) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2020, 5, 9), "không được sau hôm nay"), (date(1999, 12, 31), "kiểm tra lại năm")],
)
def test_a_plan_is_not_issued_tomorrow_nor_long_ago(day, words):
    assert words in (day_objection(day, TODAY) or "")


def test_a_zero_in_front_and_a_capital_make_no_other_number():
    assert is_same_number("05", "5")
    assert is_same_number("35a", "35A")
    assert not is_same_number("35", "35a")
