"""A campaign drawn over time: days become places on the sheet."""

from datetime import date

import pytest

from campaigns.plans.timeline import LEFT, RIGHT, WIDTH, Dot, draw
from campaigns.rules.conflicts import Span

YEAR = [Span("Cả năm", date(2020, 1, 1), date(2020, 12, 31))]
TODAY = date(2020, 5, 13)


def dot(day: date, label: str = "Đăng ký") -> Dot:
    return Dot(day, label, "neutral")


def test_where_nothing_has_a_day_there_is_nothing_to_draw():
    assert draw([], [], today=TODAY) is None
    assert draw([Span("Chưa rõ", None, None)], [], today=TODAY) is None


def test_whole_months_are_shown_from_the_first_to_the_last():
    drawn = draw([], [dot(date(2020, 5, 11)), dot(date(2020, 7, 2))], today=TODAY)
    assert [tick.label for tick in drawn.ticks] == ["5/2020", "6/2020", "7/2020"]
    assert drawn.ticks[0].x == LEFT


def test_a_year_ends_where_the_next_begins():
    drawn = draw(YEAR, [], today=TODAY)
    (bar,) = drawn.bars
    assert (bar.x, bar.x + bar.width) == (LEFT, RIGHT)
    assert [drawn.ticks[0].label, drawn.ticks[-1].label] == ["1/2020", "12/2020"]


def test_the_middle_of_the_time_is_the_middle_of_the_sheet():
    drawn = draw(YEAR, [dot(date(2020, 7, 2))], today=TODAY)
    assert drawn.marks[0].x == pytest.approx(WIDTH / 2, abs=2)


def test_earlier_deadlines_stand_higher_and_each_on_a_row_of_its_own():
    drawn = draw(YEAR, [dot(date(2020, 11, 2)), dot(date(2020, 5, 11))], today=TODAY)
    assert [mark.day for mark in drawn.marks] == [date(2020, 5, 11), date(2020, 11, 2)]
    rows = [bar.y for bar in drawn.bars] + [mark.y for mark in drawn.marks]
    assert len(set(rows)) == 3
    assert max(rows) + 20 <= drawn.height


def test_words_stand_where_there_is_room():
    drawn = draw(YEAR, [dot(date(2020, 1, 5)), dot(date(2020, 12, 20))], today=TODAY)
    first, last = drawn.marks
    assert (first.anchor, last.anchor) == ("start", "end")
    assert first.text_x > first.x
    assert last.text_x < last.x


def test_a_long_title_is_cut():
    drawn = draw([], [dot(date(2020, 5, 11), "Báo cáo " * 20)], today=TODAY)
    assert len(drawn.marks[0].label) <= 62
    assert drawn.marks[0].label.endswith("…")


@pytest.mark.parametrize(
    ("today", "is_shown"),
    [(date(2020, 5, 13), True), (date(2021, 2, 1), True), (date(2026, 11, 21), False)],
)
def test_today_is_shown_while_it_is_near(today, is_shown):
    drawn = draw(YEAR, [], today=today)
    assert (drawn.today_x is not None) is is_shown
    if is_shown:
        assert LEFT <= drawn.today_x <= RIGHT


def test_years_of_months_are_not_all_named():
    drawn = draw([Span("Dài", date(2016, 1, 1), date(2020, 12, 31))], [], today=TODAY)
    assert len(drawn.ticks) <= 14


@pytest.mark.parametrize("mistyped", [date.min, date(1, 1, 31), date(9999, 12, 1), date.max])
def test_a_mistyped_year_is_drawn_at_the_edge_of_the_sheet(mistyped):
    spans = [Span("Đợt 1", mistyped, mistyped), Span("Đợt 2", TODAY, TODAY)]
    drawn = draw(spans, [dot(mistyped)], today=TODAY)
    assert all(LEFT <= bar.x <= RIGHT for bar in drawn.bars)
    assert LEFT <= drawn.marks[0].x <= RIGHT
    assert drawn.marks[0].day == mistyped


@pytest.mark.parametrize(
    ("today", "anchor"),
    [(date(2020, 1, 2), "start"), (date(2020, 7, 1), "middle"), (date(2020, 12, 30), "end")],
)
def test_the_word_for_today_stays_on_the_sheet(today, anchor):
    assert draw(YEAR, [], today=today).today_anchor == anchor
