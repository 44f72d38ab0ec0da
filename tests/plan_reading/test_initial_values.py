"""What the forms begin with, and how the passages are cut; pure."""

from datetime import date

import pytest

from plan_reading.forms.initial_values import day_of, level_named, plan_sections, signer_title_text
from plan_reading.forms.passages import Marks
from plan_reading.reader import read_text
from plan_reading.values import SectionRead, Span
from tests.plan_reading.texts import A_LETTER_AND_A_PLAN, A_PROVINCES_PLAN

ISSUED = date(2024, 4, 26)


@pytest.mark.parametrize(
    ("printed", "issued_on", "day", "precision", "is_whole"),
    [
        ("2020-05-12", None, date(2020, 5, 12), "day", True),
        ("2026-04", None, date(2026, 4, 30), "month", True),
        ("2024-02", None, date(2024, 2, 29), "month", True),
        ("--11-15", ISSUED, date(2024, 11, 15), "day", False),
        ("--01-15", ISSUED, date(2025, 1, 15), "day", False),
        ("--11-15", None, None, "day", False),
        ("--02-30", ISSUED, None, "day", False),
        ("", ISSUED, None, "day", True),
    ],
)
def test_the_day_of_what_is_printed(printed, issued_on, day, precision, is_whole):
    assert day_of(printed, issued_on) == (day, precision, is_whole)


@pytest.mark.parametrize(
    ("name", "level"),
    [("cấp xã", "commune"), ("cấp huyện", "district"), ("Giồng Riềng", ""), ("huyện Hòn Đất", "")],
)
def test_an_exception_for_a_level_is_told_from_one_for_a_body(name, level):
    assert level_named(name) == level


def section(number, heading, level, text="", kind=""):
    return SectionRead(number, heading, kind, text, level, Span(0, 1))


def test_sections_are_told_with_their_smaller_points():
    told = plan_sections(
        [
            section("I", "MỤC ĐÍCH", 1),
            section("1", "Mục đích", 2, "Vì dân.", "purpose"),
            section("1.1", "Điểm một", 3, "Rõ."),
            section("2", "Kinh phí: chi từ quỹ", 2),
            section("II", "TỔ CHỨC", 1, "Các đơn vị thực hiện."),
        ]
    )
    assert [(one.printed_number, one.heading, one.text) for one in told] == [
        ("I.1", "Mục đích", "Vì dân.\n1.1. Điểm một\nRõ."),
        ("I.2", "Kinh phí", "chi từ quỹ"),
        ("II", "TỔ CHỨC", "Các đơn vị thực hiện."),
    ]


def test_who_signs_is_told_as_it_is_printed():
    province = read_text(A_PROVINCES_PLAN).documents[0]
    assert signer_title_text(province, A_PROVINCES_PLAN) == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    plan = read_text(A_LETTER_AND_A_PLAN).documents[1]
    told = signer_title_text(plan, A_LETTER_AND_A_PLAN)
    assert told == "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"


def test_passages_that_overlap_cover_the_text_once():
    marks = Marks("abcdefgh")
    marks.evidence("outer", Span(1, 6), 1.0)
    marks.evidence("inner", Span(3, 4), 0.5)
    assert [(one.text, one.begins, one.covered_by) for one in marks.pieces()] == [
        ("a", (), ""),
        ("bc", ("outer",), "outer"),
        ("d", ("inner",), "outer inner"),
        ("ef", (), "outer"),
        ("gh", (), ""),
    ]


def test_how_sure_a_value_is_stands_in_words():
    marks = Marks("Số: 35/KH-UBND")
    assert marks.evidence("a", Span(4, 6), 1.0).words == "đọc được rõ"
    assert marks.evidence("b", Span(4, 6), 0.6).words == "suy ra từ ngữ cảnh"
    assert marks.evidence("c", None, 1.0).words == "suy ra từ ngữ cảnh"
