"""Phases and deadlines, each as its document prints it."""

from datetime import date

import pytest

from campaigns.plans.timetable import Timetable
from registrations.participation import last_day_for

CU_CHI = {
    # (kind, body or group): (printed day, boundary, precision, phase)
    ("registration", "group don-vi"): (date(2020, 5, 12), "before", "day", "Đợt 1"),
    ("consolidation", "Phòng Giáo dục và Đào tạo"): (
        date(2020, 5, 11),
        "before",
        "day",
        "Đợt 1",
    ),
    ("interim_report", ""): (date(2020, 6, 8), "before", "day", "Đợt 1"),
    ("recognition", "Phòng Kinh tế"): (date(2020, 10, 20), "before", "day", "Đợt 2"),
    ("dossier", ""): (date(2020, 11, 2), "before", "day", "Đợt 2"),
    ("final_report", ""): (date(2020, 11, 2), "before", "day", "Đợt 2"),
    ("summing_up", "Phòng Nội vụ"): (date(2020, 12, 31), "within", "month", ""),
}


def whom(deadline) -> str:
    if deadline.body:
        return deadline.body.short_name
    return "group don-vi" if deadline.group else ""


def test_the_two_phases_of_cu_chi(plan):
    phases = plan("3925/KH-UBND").phases.values_list("name", "starts_on", "ends_on")
    assert list(phases) == [
        ("Đợt 1", date(2020, 5, 5), date(2020, 5, 31)),
        ("Đợt 2", date(2020, 6, 1), date(2020, 11, 30)),
    ]


def test_the_seven_deadlines_of_cu_chi(plan):
    found = {
        (deadline.kind, whom(deadline)): (
            deadline.due_on,
            deadline.boundary,
            deadline.precision,
            deadline.phase.name if deadline.phase else "",
        )
        for deadline in plan("3925/KH-UBND").deadlines.all()
    }
    assert found == CU_CHI


def test_the_group_of_the_first_deadline_is_the_units_of_the_district(plan):
    deadline = plan("3925/KH-UBND").deadlines.get(kind="registration")
    assert deadline.group == plan("3925/KH-UBND").groups.get(position=1)


def test_before_the_12th_means_that_the_11th_is_the_last_day(plan, body):
    commune = body("Ủy ban nhân dân xã Thái Mỹ")
    assert last_day_for(plan("3925/KH-UBND"), commune, "registration") == date(2020, 5, 11)


def test_the_schools_deadline_lies_after_that_of_their_office(plan, body):
    office = body("Phòng Giáo dục và Đào tạo huyện Củ Chi")
    school = body("Trường Tiểu học Tân Thông Hội")
    assert last_day_for(plan("3925/KH-UBND"), office, "consolidation") == date(2020, 5, 10)
    assert last_day_for(plan("537/GDĐT-VP"), school, "registration") == date(2020, 5, 14)


def test_the_letter_has_one_deadline_before_15_may(plan):
    deadline = plan("537/GDĐT-VP").deadlines.get()
    assert (deadline.kind, deadline.due_on, deadline.boundary) == (
        "registration",
        date(2020, 5, 15),
        "before",
    )


def test_kien_giang_registers_through_march(plan):
    deadline = plan("34/KH-UBND").deadlines.get(kind="registration")
    assert (deadline.due_on, deadline.boundary, deadline.precision) == (
        date(2020, 3, 31),
        "through",
        "month",
    )


def test_kien_giang_dossiers_are_due_15_days_after_the_ranking(plan):
    deadline = plan("34/KH-UBND").deadlines.get(kind="dossier")
    assert (deadline.due_on, deadline.days_after, deadline.event) == (
        None,
        15,
        "ranking_published",
    )
    assert Timetable([deadline.plan]).last_day(deadline) is None
    deadline.plan.events.create(kind="ranking_published", happened_on=date(2021, 1, 20))
    assert Timetable([deadline.plan]).last_day(deadline) == date(2021, 2, 4)


def test_van_giao_sums_up_in_january_of_the_next_year(plan):
    deadline = plan("99/KH-UBND").deadlines.get()
    assert (deadline.kind, deadline.due_on, deadline.precision) == (
        "summing_up",
        date(2025, 1, 31),
        "month",
    )


@pytest.mark.parametrize("reference", ["/KH-UBND", "19/KH-T.Tr", "1513/KH-UBND"])
def test_where_the_document_sets_no_day_none_is_invented(plan, reference):
    assert not plan(reference).deadlines.exists()
