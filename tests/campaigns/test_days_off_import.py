"""Days off go out to Excel and come back."""

from datetime import date

import pytest

from campaigns.admin.reference_data import DayOffImport
from campaigns.models import DayOff
from tests.screens.sheets import sentences, taken_in, written_by

pytestmark = pytest.mark.django_db

COLUMNS = ("Ngày", "Loại", "Dịp", "Nguồn")


@pytest.fixture
def tet():
    return DayOff.objects.create(
        day=date(2027, 2, 6), kind="holiday", name="Tết Nguyên đán", source="Thông báo thử"
    )


def take_in(*rows):
    return taken_in(DayOffImport, [dict(zip(COLUMNS, row, strict=True)) for row in rows])


def test_the_sheet_is_written_in_vietnamese_and_comes_back_as_it_was(tet):
    data = written_by(DayOffImport)
    assert data.headers == list(COLUMNS)
    assert data[0] == ("06/02/2027", "nghỉ lễ, tết", "Tết Nguyên đán", "Thông báo thử")
    assert taken_in(DayOffImport, data.dict).totals["skip"] == 1


def test_a_year_is_taken_in_and_a_day_known_already_is_mended(tet):
    result = take_in(
        ("06/02/2027", "nghỉ lễ, tết", "Tết Đinh Mùi", "Thông báo thử"),
        ("13/02/2027", "làm bù", "làm bù thứ Hai", "Thông báo thử"),
    )
    assert not result.has_errors()
    assert list(DayOff.objects.values_list("day", "kind", "name")) == [
        (date(2027, 2, 13), "worked", "làm bù thứ Hai"),
        (date(2027, 2, 6), "holiday", "Tết Đinh Mùi"),
    ]


@pytest.mark.parametrize("day", ["2027-02-06", "2027-02-06 00:00:00", "06 / 02 / 2027"])
def test_a_day_is_read_as_other_programs_write_it(day):
    result = take_in((day, "nghỉ lễ, tết", "Tết Đinh Mùi", "Thông báo thử"))
    assert not result.has_errors(), sentences(result)
    assert DayOff.objects.get().day == date(2027, 2, 6)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(("12/02/2027", "làm bù", "Dịp", "N"), "thứ Bảy hoặc Chủ nhật", id="a Friday"),
        pytest.param(("13/02/2027", "nghỉ chơi", "Dịp", "N"), "nghỉ lễ, tết", id="no such kind"),
        pytest.param(("13/02/2027", "làm bù", "", "N"), "để trắng", id="no name"),
    ],
)
def test_a_wrong_row_is_refused_with_a_sentence(row, said):
    result = take_in(row)
    assert said in sentences(result)
    assert not DayOff.objects.exists()
