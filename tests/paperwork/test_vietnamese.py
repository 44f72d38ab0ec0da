"""Dates, numbers and alphabetical order as official Vietnamese has them."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from paperwork.vietnamese import (
    BLANK_NUMBER,
    collate_key,
    day_in,
    fold,
    is_nearly_the_name,
    official_date,
    official_number,
    person_sort_key,
    spelling_key,
)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 5, 5), "ngày 05 tháng 5 năm 2020"),
        (date(2020, 1, 31), "ngày 31 tháng 01 năm 2020"),
        (date(2020, 2, 9), "ngày 09 tháng 02 năm 2020"),
        (date(2020, 3, 10), "ngày 10 tháng 3 năm 2020"),
        (date(2020, 12, 1), "ngày 01 tháng 12 năm 2020"),
    ],
)
def test_zero_goes_before_days_under_10_and_months_1_and_2_only(day, written):
    assert official_date(day) == written


@pytest.mark.parametrize(
    "written",
    [
        *("05/11/2019", "5/11/2019", "5-11-2019", "05.11.2019", "05 / 11 / 2019", "2019-11-05"),
        *("2019-11-05 00:00:00", "2019-11-05T00:00", "05/11/2019 00:00", " 2019-11-05  00:00 "),
        *("ngày 05 tháng 11 năm 2019", "Ngày 5/11/2019"),
    ],
)
def test_a_day_is_read_as_people_and_programs_write_it(written):
    assert day_in(written) == date(2019, 11, 5)


@pytest.mark.parametrize("written", ["5/11/19", "2019-13-05", "31/02/2019", "11/2019", "2019", ""])
def test_what_is_no_day_or_may_be_two_is_not_guessed(written):
    assert day_in(written) is None


@pytest.mark.parametrize(
    ("number", "symbol", "written"),
    [
        ("3925", "KH-UBND", "3925/KH-UBND"),
        ("7", "KH-UBND", "07/KH-UBND"),
        ("34 ", " KH-UBND", "34/KH-UBND"),
        ("35a", "KH-UBND", "35a/KH-UBND"),
        ("0125", "QĐ-UBND", "0125/QĐ-UBND"),
        ("⁵", "GDĐT-VP", "⁵/GDĐT-VP"),
        ("19", "KH-T.Tr", "19/KH-T.Tr"),
        ("12", "", "12"),
        ("", "", ""),
    ],
)
def test_number_and_symbol_are_joined_and_printed_forms_stay(number, symbol, written):
    assert official_number(number, symbol) == written


def test_blank_number_leaves_room_for_the_pen():
    assert official_number("", "KH-UBND") == f"{BLANK_NUMBER}/KH-UBND"
    assert len(BLANK_NUMBER) >= 6
    assert not BLANK_NUMBER.strip()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folded_text_has_no_diacritics_whatever_the_input_form(form):
    text = unicodedata.normalize(form, "  Sáng kiến\t ĐỔI mới,  Ửu Ỹ ")
    assert fold(text) == "sang kien doi moi, uu y"


@pytest.mark.parametrize(
    "other",
    [
        "Nguyễn Thị Thuý Hoà",
        "NGUYỄN  THỊ THÚY HÒA ",
        unicodedata.normalize("NFD", "nguyễn thị thúy hòa"),
    ],
)
def test_case_spaces_unicode_form_and_the_place_of_a_tone_make_no_other_name(other):
    assert spelling_key(other) == spelling_key("Nguyễn Thị Thúy Hòa")
    assert not is_nearly_the_name(other, "Nguyễn Thị Thúy Hòa")


def test_a_tone_or_a_mark_makes_another_name_and_nearly_the_same():
    names = ["Thuy", "Thúy", "Thùy", "Thủy", "Thụy", "Thũy", "Thuỵ Ân", "Thụy An", "Đào", "Dào"]
    assert len({spelling_key(name) for name in names}) == len(names)
    assert is_nearly_the_name("Nguyễn Thị Thúy", "nguyễn thị thùy")
    assert not is_nearly_the_name("Thúy", "Thuận")
    assert spelling_key("Uỷ ban nhân dân") == spelling_key("Ủy ban nhân dân")


def test_alphabetical_order_is_the_vietnamese_one():
    words = ["ưng", "đa", "ca", "ân", "xa", "ăn", "ơn", "an", "da", "ên", "ôn", "em", "un", "on"]
    assert sorted(words, key=collate_key) == [
        "an", "ăn", "ân", "ca", "da", "đa", "em", "ên", "on", "ôn", "ơn", "un", "ưng", "xa",
    ]  # fmt: skip


def test_tones_decide_only_between_equal_letters():
    tones = ["mạ", "mã", "má", "mả", "mà", "ma"]
    assert sorted(tones, key=collate_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["mạ", "man"], key=collate_key) == ["mạ", "man"]


def test_numbers_in_names_count_by_value():
    places = ["Khu phố 10", "Khu phố 2", "khu phố 1"]
    assert sorted(places, key=collate_key) == ["khu phố 1", "Khu phố 2", "Khu phố 10"]


def test_persons_stand_in_the_order_of_given_then_middle_then_family_name():
    people = [
        "Trần Văn Đức",
        "Nguyễn Thị Ánh",
        "Lê Văn Dũng",
        "Phạm Thị An",
        "Bùi Văn An",
        "Hồ Văn Đức",
        "Trần Thị Ân",
        "An",
    ]
    assert sorted(people, key=person_sort_key) == [
        "An",
        "Phạm Thị An",
        "Bùi Văn An",
        "Nguyễn Thị Ánh",
        "Trần Thị Ân",
        "Lê Văn Dũng",
        "Hồ Văn Đức",
        "Trần Văn Đức",
    ]


def test_composed_and_decomposed_names_sort_alike():
    name = "Nguyễn Hữu Hoài Phước"
    assert person_sort_key(unicodedata.normalize("NFD", name)) == person_sort_key(name)


def _rendered(source: str, **context) -> str:
    return Template("{% load official %}" + source).render(Context(context))


def test_filters_write_dates_and_numbers_in_templates():
    assert _rendered("{{ d|official_date }}", d=date(2020, 5, 5)) == "ngày 05 tháng 5 năm 2020"
    assert _rendered("{{ d|official_date }}", d=None) == "ngày …… tháng …… năm ………"
    assert _rendered("{{ d|short_date }}", d=date(2020, 5, 5)) == "05/05/2020"
    assert _rendered("{{ d|short_date }}", d=None) == ""
    assert _rendered("{{ n|official_number:s }}", n="5", s="QĐ-UBND") == "05/QĐ-UBND"
    assert _rendered("{{ n|official_number:s }}", n=None, s="QĐ") == f"{BLANK_NUMBER}/QĐ"


def test_moments_are_written_as_the_day_in_vietnam():
    late_evening_utc = datetime(2020, 5, 4, 20, 0, tzinfo=UTC)
    assert _rendered("{{ d|short_date }}", d=late_evening_utc) == "05/05/2020"
    assert _rendered("{{ d|official_date }}", d=late_evening_utc) == "ngày 05 tháng 5 năm 2020"
