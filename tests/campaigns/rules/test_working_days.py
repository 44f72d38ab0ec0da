"""Counting working days, with the days off of 2020 and 2024."""

from datetime import date

import pytest

from campaigns.rules.working_days import WorkingCalendar, is_weekend

# Tết Canh Tý: Thursday 23/1 to Wednesday 29/1/2020. 29/4/2024 was swapped with Saturday 4/5.
CALENDAR = WorkingCalendar(
    {
        date(2020, 1, 1): "Tết Dương lịch",
        **{date(2020, 1, day): "Tết Nguyên đán Canh Tý" for day in range(23, 30)},
        date(2024, 4, 29): "hoán đổi dịp 30/4",
        date(2024, 4, 30): "Chiến thắng 30/4",
        date(2024, 5, 1): "Quốc tế Lao động 1/5",
    },
    worked=frozenset({date(2024, 5, 4)}),
)


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        pytest.param(date(2020, 5, 13), True, "", id="an ordinary Wednesday"),
        pytest.param(date(2020, 5, 16), False, "thứ Bảy", id="a Saturday"),
        pytest.param(date(2020, 5, 17), False, "Chủ nhật", id="a Sunday"),
        pytest.param(date(2020, 1, 23), False, "ngày nghỉ Tết Nguyên đán Canh Tý", id="a holiday"),
        pytest.param(
            date(2020, 1, 25),
            False,
            "ngày nghỉ Tết Nguyên đán Canh Tý",
            id="a holiday on a Saturday",
        ),
        pytest.param(date(2024, 4, 29), False, "ngày nghỉ hoán đổi dịp 30/4", id="swapped away"),
        pytest.param(date(2024, 5, 4), True, "", id="the Saturday worked for it"),
        pytest.param(date(2024, 5, 11), False, "thứ Bảy", id="the Saturday after"),
    ],
)
def test_whether_offices_work_on_a_day(day, works, why):
    assert (CALENDAR.is_working(day), CALENDAR.why_off(day)) == (works, why)


@pytest.mark.parametrize(
    ("event", "count", "last_day"),
    [
        pytest.param(date(2020, 5, 13), 0, date(2020, 5, 13), id="no days: the day itself"),
        pytest.param(date(2020, 5, 16), 0, date(2020, 5, 16), id="no days, on a Saturday"),
        pytest.param(date(2020, 5, 13), 1, date(2020, 5, 14), id="the first day is not counted"),
        pytest.param(date(2020, 5, 13), 3, date(2020, 5, 18), id="over a weekend"),
        pytest.param(date(2020, 5, 16), 1, date(2020, 5, 18), id="from a Saturday"),
        pytest.param(date(2020, 1, 22), 1, date(2020, 1, 30), id="the eve of Tết to after it"),
        pytest.param(date(2020, 1, 20), 5, date(2020, 2, 3), id="across Tết and a weekend"),
        pytest.param(date(2020, 1, 25), 1, date(2020, 1, 30), id="from a day of Tết"),
        pytest.param(date(2019, 12, 30), 2, date(2020, 1, 2), id="across the turn of the year"),
        pytest.param(date(2024, 4, 26), 1, date(2024, 5, 2), id="over four swapped days"),
        pytest.param(date(2024, 4, 26), 3, date(2024, 5, 4), id="ending on a Saturday worked"),
        pytest.param(date(2024, 5, 3), 2, date(2024, 5, 6), id="a Saturday worked is counted"),
    ],
)
def test_the_last_day_of_a_term_in_working_days(event, count, last_day):
    assert CALENDAR.working_day_after(event, count) == last_day


def test_a_term_in_working_days_never_ends_on_a_day_off():
    starts = [date(2020, 1, day) for day in range(1, 32)]
    ends = [CALENDAR.working_day_after(day, count) for day in starts for count in range(1, 12)]
    assert [day for day in ends if not CALENDAR.is_working(day)] == []


@pytest.mark.parametrize(
    ("day", "following"),
    [
        pytest.param(date(2020, 5, 13), date(2020, 5, 13), id="a working day stays"),
        pytest.param(date(2020, 5, 16), date(2020, 5, 18), id="a Saturday goes to Monday"),
        pytest.param(date(2020, 1, 24), date(2020, 1, 30), id="Tết goes to the day after it"),
        pytest.param(date(2024, 5, 4), date(2024, 5, 4), id="a Saturday worked stays"),
    ],
)
def test_the_next_day_on_which_offices_work(day, following):
    assert CALENDAR.on_or_after(day) == following


def test_a_calendar_that_nobody_filled_in_knows_the_weekends():
    week = [date(2020, 5, day) for day in range(11, 18)]
    assert [WorkingCalendar().is_working(day) for day in week] == [True] * 5 + [False] * 2
    assert [is_weekend(day) for day in week] == [False] * 5 + [True] * 2
