"""The days off of 2020–2026, as they were announced."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaigns.models import DayOff
from dashboard.demonstration import reference_data
from dashboard.demonstration.reference_data import load_days_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar():
    load_days_off()
    return DayOff.objects.calendar()


def days_between(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2020, 1, 23), date(2020, 1, 29)),
        (date(2021, 2, 10), date(2021, 2, 16)),
        (date(2022, 1, 29), date(2022, 2, 6)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 25), date(2025, 2, 2)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2026, 1, 1), date(2026, 1, 4)),
        (date(2026, 8, 29), date(2026, 9, 2)),
    ],
    ids=str,
)
def test_offices_are_closed_through_the_whole_of_a_holiday_and_open_around_it(
    calendar, first, last
):
    assert [day for day in days_between(first, last) if calendar.is_working(day)] == []
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    assert (calendar.is_working(before), calendar.is_working(after)) == (True, True)


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)], ids=str)
def test_a_saturday_worked_for_a_swapped_day_is_a_working_day(calendar, day):
    assert calendar.is_working(day)


@pytest.mark.parametrize(
    ("year", "holidays"), [(2020, 10), *((year, 11) for year in range(2021, 2027))]
)
def test_each_year_has_as_many_holidays_as_the_law_gives(calendar, year, holidays):
    assert DayOff.objects.filter(kind="holiday", day__year=year).count() == holidays


def test_each_holiday_on_a_weekend_is_made_up_for_by_a_day_in_place(calendar):
    weekend = [row for row in DayOff.objects.filter(kind="holiday") if row.day.weekday() in (5, 6)]
    swapped = DayOff.objects.filter(kind="worked").count()
    assert DayOff.objects.filter(kind="in_place").count() == len(weekend) + swapped


def test_each_day_stands_there_correctly_and_names_its_source(calendar):
    for row in DayOff.objects.all():
        row.full_clean()
    in_place = DayOff.objects.filter(kind="in_place")
    assert [row.day for row in in_place if row.day.weekday() in (5, 6)] == []


def test_loading_again_adds_nothing_and_keeps_what_an_administrator_wrote():
    assert load_days_off() > 80
    DayOff.objects.filter(day=date(2020, 1, 23)).update(name="Sửa tay")
    said = StringIO()
    call_command("load_days_off", stdout=said)
    assert said.getvalue().strip() == "Đã thêm 0 ngày vào lịch nghỉ."
    assert DayOff.objects.get(day=date(2020, 1, 23)).name == "Sửa tay"


def test_an_error_in_the_file_stops_the_command_and_writes_nothing(monkeypatch, tmp_path):
    (tmp_path / "days_off.yaml").write_text(
        "- source: thử\n  worked:\n    2024-05-03: làm bù\n", encoding="utf-8"
    )
    monkeypatch.setattr(reference_data, "FIXTURES", tmp_path)
    with pytest.raises(CommandError, match="thứ Bảy hoặc Chủ nhật"):
        call_command("load_days_off")
    assert not DayOff.objects.exists()
