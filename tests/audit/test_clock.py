"""The portal's day is the real one in Vietnam, or the working day that was set."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from audit import clock

LATE_EVENING_IN_LONDON = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)  # 1:30 next day in Vietnam


def test_without_a_working_day_it_is_today_in_vietnam(settings):
    settings.PORTAL_TODAY = ""
    with time_machine.travel(LATE_EVENING_IN_LONDON, tick=False):
        assert clock.today() == date(2026, 11, 21)
        assert clock.now() == LATE_EVENING_IN_LONDON


def test_a_working_day_moves_the_day_and_keeps_the_hour(working_day):
    working_day("2020-05-13")
    with time_machine.travel(LATE_EVENING_IN_LONDON, tick=False):
        assert clock.today() == date(2020, 5, 13)
        moment = timezone.localtime(clock.now())
    assert (moment.date(), moment.hour, moment.minute) == (date(2020, 5, 13), 1, 30)


@pytest.mark.parametrize(
    ("day", "left"),
    [("2020-05-13", 0), ("2020-05-14", 1), ("2020-05-12", -1), ("2021-05-13", 365)],
)
def test_days_until_are_whole_days_and_negative_once_passed(working_day, day, left):
    working_day("2020-05-13")
    assert clock.days_until(date.fromisoformat(day)) == left


def test_what_happens_later_has_a_later_moment_on_a_set_working_day_too(working_day):
    working_day("2020-05-13")
    with time_machine.travel(LATE_EVENING_IN_LONDON, tick=False) as traveller:
        first = clock.now()
        traveller.shift(timedelta(minutes=5))
        assert clock.now() - first == timedelta(minutes=5)
