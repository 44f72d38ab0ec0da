"""Deadline arithmetic, as plans print their deadlines."""

from datetime import date
from types import SimpleNamespace

import pytest

from campaigns.models import Deadline, ParticipantGroup
from campaigns.plans.timetable import DatedDeadline
from campaigns.rules.due_dates import (
    due_state,
    last_day_of,
    latest,
    note_on,
    note_on_year,
    that_applies,
)
from campaigns.rules.working_days import WorkingCalendar
from organisation.models.bodies import IssuingBody


@pytest.mark.parametrize(
    ("due_on", "boundary", "days_after", "event_day", "last_day"),
    [
        pytest.param(
            date(2020, 5, 12), "before", None, None, date(2020, 5, 11), id="trước ngày 12/5"
        ),
        pytest.param(
            date(2020, 5, 12), "through", None, None, date(2020, 5, 12), id="đến hết ngày 12/5"
        ),
        pytest.param(
            date(2020, 3, 31), "within", None, None, date(2020, 3, 31), id="trong tháng 3"
        ),
        pytest.param(
            date(2020, 3, 1), "before", None, None, date(2020, 2, 29), id="before 1/3, leap year"
        ),
        pytest.param(
            None, "through", 15, date(2020, 12, 20), date(2021, 1, 4), id="15 days after the event"
        ),
        pytest.param(
            None, "through", 0, date(2020, 12, 20), date(2020, 12, 20), id="the day of the event"
        ),
        pytest.param(None, "through", 15, None, None, id="the event has not happened"),
    ],
)
def test_the_last_day_in_time(due_on, boundary, days_after, event_day, last_day):
    found = last_day_of(
        due_on=due_on, boundary=boundary, days_after=days_after, event_day=event_day
    )
    assert found == last_day


def test_a_term_in_working_days_passes_over_the_days_on_which_nobody_works():
    calendar = WorkingCalendar({date(2021, 1, 1): "Tết Dương lịch"})
    found = last_day_of(
        due_on=None,
        boundary="through",
        days_after=2,
        event_day=date(2020, 12, 31),
        calendar=calendar,
    )
    assert found == date(2021, 1, 5), "Friday 1/1 is a holiday, 2/1 and 3/1 are a weekend"


def test_a_printed_day_is_never_shifted_by_the_calendar():
    calendar = WorkingCalendar({date(2020, 5, 12): "bầu cử"})
    printed = {"due_on": date(2020, 5, 12), "days_after": None, "event_day": None}
    assert last_day_of(**printed, boundary="through", calendar=calendar) == date(2020, 5, 12)


@pytest.mark.parametrize(
    ("first", "later", "holds"),
    [
        pytest.param(date(2020, 5, 11), [], date(2020, 5, 11), id="nothing granted"),
        pytest.param(None, [], None, id="nothing known"),
        pytest.param(date(2020, 5, 11), [date(2020, 5, 20)], date(2020, 5, 20), id="extended"),
        pytest.param(
            date(2020, 5, 11),
            [date(2020, 5, 20), date(2020, 5, 15)],
            date(2020, 5, 20),
            id="the latest of two",
        ),
        pytest.param(
            date(2020, 6, 1),
            [date(2020, 5, 20)],
            date(2020, 6, 1),
            id="an event moved past what was granted",
        ),
        pytest.param(None, [date(2020, 5, 20)], date(2020, 5, 20), id="only what was granted"),
    ],
)
def test_an_extension_never_takes_time_away(first, later, holds):
    assert latest(first, later) == holds


def test_a_last_day_on_a_day_off_gets_a_note_with_the_next_working_day():
    saturday = date(2020, 5, 16)
    assert note_on(saturday, WorkingCalendar()) == (
        "Rơi vào thứ Bảy; ngày làm việc tiếp theo là 18/05/2020 (khoản 5 Điều 148 Bộ luật Dân sự "
        "2015)."
    )
    assert note_on(saturday, WorkingCalendar(worked=frozenset({saturday}))) == ""
    assert note_on(date(2020, 5, 15), WorkingCalendar()) == ""
    assert note_on(None, WorkingCalendar()) == ""


def test_a_term_that_runs_into_a_year_without_days_off_says_that_it_may_change():
    calendar = WorkingCalendar({date(2020, 9, 2): "Quốc khánh"})
    assert note_on_year(date(2021, 1, 5), calendar) == (
        "Lịch nghỉ năm 2021 chưa được nhập, ngày này có thể còn thay đổi."
    )
    assert note_on_year(date(2020, 1, 5), calendar) == ""
    assert note_on_year(None, calendar) == ""


def test_the_note_goes_with_the_state_and_does_not_move_the_day():
    note = note_on(date(2020, 5, 16), WorkingCalendar())
    state = due_state(date(2020, 5, 16), date(2020, 5, 17), note)
    assert (state.sentence, state.note) == ("quá hạn 1 ngày", note)


@pytest.mark.parametrize(
    ("last_day", "days_left", "sentence", "tone"),
    [
        pytest.param(None, None, "chưa xác định", "neutral", id="unknown"),
        pytest.param(date(2020, 5, 21), 8, "còn 8 ngày", "neutral", id="eight days left"),
        pytest.param(date(2020, 5, 20), 7, "còn 7 ngày", "waiting", id="a week left is near"),
        pytest.param(date(2020, 5, 14), 1, "còn 1 ngày", "waiting", id="tomorrow"),
        pytest.param(date(2020, 5, 13), 0, "hôm nay là hạn cuối", "waiting", id="today"),
        pytest.param(date(2020, 5, 12), -1, "quá hạn 1 ngày", "late", id="yesterday"),
        pytest.param(date(2016, 5, 13), -1461, "quá hạn 1.461 ngày", "late", id="years ago"),
        pytest.param(date(2023, 5, 13), 1095, "còn 1.095 ngày", "neutral", id="in years"),
    ],
)
def test_how_a_deadline_stands_on_13_may_2020(last_day, days_left, sentence, tone):
    state = due_state(last_day, date(2020, 5, 13))
    assert (state.last_day, state.days_left) == (last_day, days_left)
    assert (state.sentence, state.tone) == (sentence, tone)


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        pytest.param(
            Deadline(due_on=date(2020, 5, 12), boundary="before"), "trước ngày 12/05/2020", id="day"
        ),
        pytest.param(
            Deadline(due_on=date(2020, 11, 2), boundary="through"),
            "đến hết ngày 02/11/2020",
            id="through a day",
        ),
        pytest.param(
            Deadline(due_on=date(2020, 3, 31), boundary="through", precision="month"),
            "đến hết tháng 3/2020",
            id="through a month",
        ),
        pytest.param(
            Deadline(due_on=date(2020, 12, 31), boundary="within", precision="month"),
            "trong tháng 12/2020",
            id="within a month",
        ),
        pytest.param(
            Deadline(days_after=15, event="ranking_published"),
            "15 ngày kể từ ngày công bố kết quả xếp hạng CCHC",
            id="after an event",
        ),
    ],
)
def test_a_deadline_is_shown_as_a_plan_prints_it(deadline, printed):
    assert DatedDeadline(deadline, due_state(None, date(2020, 5, 13))).printed == printed


# --- Which deadline holds for a body (Củ Chi 2020: units 12/5, the education office 11/5) ---------


def deadline(name, *, body=None, group=None):
    return SimpleNamespace(name=name, body_id=body, group_id=group)


FOR_ALL = deadline("for all")
FOR_GROUP = deadline("for the group", group=7)
FOR_BODY = deadline("for the body", body=1)
FOR_OTHERS = deadline("for another body", body=2)
FOR_OTHER_GROUP = deadline("for another group", group=8)


@pytest.mark.parametrize(
    ("deadlines", "holds"),
    [
        pytest.param([FOR_ALL, FOR_GROUP, FOR_BODY], FOR_BODY, id="its own before all others"),
        pytest.param([FOR_ALL, FOR_GROUP, FOR_OTHERS], FOR_GROUP, id="its group's before all's"),
        pytest.param([FOR_OTHERS, FOR_OTHER_GROUP, FOR_ALL], FOR_ALL, id="else the one for all"),
        pytest.param([FOR_OTHERS, FOR_OTHER_GROUP], None, id="never another's"),
        pytest.param([], None, id="none"),
    ],
)
def test_the_most_specific_deadline_holds(deadlines, holds):
    assert that_applies(deadlines, body=SimpleNamespace(pk=1), group_ids={7}) is holds


def test_for_whom_a_deadline_is_shown():
    office = IssuingBody(name="Phòng Giáo dục và Đào tạo")
    group = ParticipantGroup(name="Các trường học")
    state = due_state(None, date(2020, 5, 13))
    assert DatedDeadline(Deadline(body=office), state).for_whom == "Phòng Giáo dục và Đào tạo"
    assert DatedDeadline(Deadline(group=group), state).for_whom == "Các trường học"
    assert DatedDeadline(Deadline(), state).for_whom == ""
