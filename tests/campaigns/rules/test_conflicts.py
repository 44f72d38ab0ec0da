"""What does not fit between a plan and the one above it: each rule at its edge, with both dates."""

from datetime import date

import pytest

from campaigns.rules.conflicts import (
    Cited,
    Due,
    Rule,
    Span,
    bases_issued_later,
    dues_after_parent,
    dues_before_plan,
    issued_after_parents_dues,
    parent_not_in_text,
    period_beyond_parent,
    phases_outside,
)

LETTER, PLAN = "Công văn 537/GDĐT-VP", "Kế hoạch 3925/KH-UBND"


def due(kind: str, day: date | None, title: str = "Đăng ký", **more) -> Due:
    printed = f"trước ngày {day:%d/%m/%Y}" if day else "15 ngày sau"
    return Due(kind, title, printed, day, **more)


def days(*kinds_and_days: tuple[str, int]) -> list[Due]:
    return [due(kind, date(2020, 5, day)) for kind, day in kinds_and_days]


@pytest.mark.parametrize(("own", "above", "found"), [(10, 11, 0), (11, 11, 0), (12, 11, 1)])
def test_a_deadline_may_end_with_the_parents_but_not_after_it(own, above, found):
    conflicts = dues_after_parent(
        LETTER, days(("registration", own)), PLAN, days(("registration", above))
    )
    assert len(list(conflicts)) == found


def test_both_dates_and_both_documents_are_named():
    (conflict,) = dues_after_parent(
        LETTER,
        [Due("registration", "Gửi đăng ký", "trước ngày 15/05/2020", date(2020, 5, 14))],
        PLAN,
        [Due("consolidation", "Tổng hợp", "trước ngày 11/05/2020", date(2020, 5, 10))],
    )
    assert (conflict.rule, conflict.own, conflict.other) == (
        Rule.DUE_AFTER_PARENT,
        "14/05/2020",
        "10/05/2020",
    )
    for words in (LETTER, PLAN, "Gửi đăng ký", "15/05/2020", "Tổng hợp", "11/05/2020"):
        assert words in conflict.sentence


def test_what_is_registered_below_must_be_there_before_it_is_consolidated_above():
    own, above = days(("registration", 14)), days(("consolidation", 10), ("registration", 11))
    conflicts = list(dues_after_parent(LETTER, own, PLAN, above))
    assert [conflict.other for conflict in conflicts] == ["11/05/2020", "10/05/2020"]


def test_different_things_are_not_held_against_each_other():
    own, above = days(("dossier", 20)), days(("registration", 11), ("interim_report", 12))
    assert list(dues_after_parent(LETTER, own, PLAN, above)) == []


def test_of_several_reports_the_first_is_held_against_the_first():
    own = days(("interim_report", 8), ("interim_report", 22))
    above = days(("interim_report", 9), ("interim_report", 20))
    (conflict,) = dues_after_parent(LETTER, own, PLAN, above)
    assert (conflict.own, conflict.other) == ("22/05/2020", "20/05/2020")


@pytest.mark.parametrize(
    ("days_after", "event", "found"),
    [(15, "ranking_published", 0), (16, "ranking_published", 1), (16, "plan_issued", 0)],
)
def test_terms_from_the_same_event_are_compared_by_length(days_after, event, found):
    own = [due("dossier", None, days_after=days_after, event=event)]
    above = [due("dossier", None, days_after=15, event="ranking_published")]
    assert len(list(dues_after_parent(LETTER, own, PLAN, above))) == found


def test_a_day_and_a_term_whose_event_has_not_come_cannot_be_compared():
    own = days(("dossier", 20))
    above = [due("dossier", None, days_after=15, event="ranking_published")]
    assert list(dues_after_parent(LETTER, own, PLAN, above)) == []


@pytest.mark.parametrize(("issued", "found"), [(10, 0), (11, 0), (12, 1)])
def test_a_plan_issued_after_its_parents_registration_was_over_is_named(issued, found):
    conflicts = issued_after_parents_dues(
        LETTER, date(2020, 5, issued), PLAN, days(("registration", 11), ("dossier", 1))
    )
    assert len(list(conflicts)) == found


@pytest.mark.parametrize(("last_day", "found"), [(12, 0), (11, 1)])
def test_a_deadline_lies_on_or_after_the_plans_own_day(last_day, found):
    conflicts = list(dues_before_plan(LETTER, date(2020, 5, 12), days(("registration", last_day))))
    assert len(conflicts) == found
    assert all(conflict.other == "12/05/2020" for conflict in conflicts)


PERIOD = Span("Phong trào", date(2020, 5, 5), date(2020, 11, 30))


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [
        (date(2020, 5, 5), date(2020, 11, 30), []),
        (date(2020, 5, 4), date(2020, 11, 30), [("04/05/2020", "05/05/2020")]),
        (date(2020, 5, 5), date(2020, 12, 1), [("01/12/2020", "30/11/2020")]),
    ],
)
def test_a_phase_stays_within_the_campaign(starts, ends, found):
    conflicts = phases_outside(PERIOD, [Span("Đợt 1", starts, ends)])
    assert [(conflict.own, conflict.other) for conflict in conflicts] == found


def test_a_campaign_without_a_stated_period_bounds_no_phase():
    open_period = Span("Phong trào", None, None)
    phase = Span("Đợt 1", date(2019, 1, 1), date(2029, 1, 1))
    assert list(phases_outside(open_period, [phase])) == []


@pytest.mark.parametrize(("ends", "found"), [(date(2020, 11, 30), 0), (date(2020, 12, 1), 1)])
def test_a_campaign_ends_with_the_one_it_carries_out(ends, found):
    own = Span("Kế hoạch xã", date(2020, 6, 1), ends)
    assert len(list(period_beyond_parent(own, PERIOD))) == found


@pytest.mark.parametrize(("day", "found"), [(12, 0), (13, 1)])
def test_a_basis_may_be_of_the_same_day_but_not_of_a_later_one(day, found):
    basis = Cited(PLAN, date(2020, 5, day), is_parent=True)
    conflicts = list(bases_issued_later(LETTER, date(2020, 5, 12), [basis]))
    assert [conflict.rule for conflict in conflicts] == [Rule.BASIS_ISSUED_LATER] * found


def test_the_bases_must_name_the_parent():
    other = Cited("Quyết định 644/QĐ-UBND", date(2020, 2, 10), is_parent=False)
    (conflict,) = parent_not_in_text(PLAN, date(2020, 5, 5), [other])
    assert conflict.rule == Rule.PARENT_NOT_IN_TEXT
    assert PLAN in conflict.sentence


def test_the_bases_must_name_the_parent_by_its_own_day():
    cited = Cited(PLAN, date(2020, 5, 6), is_parent=True)
    (conflict,) = parent_not_in_text(PLAN, date(2020, 5, 5), [cited])
    assert (conflict.own, conflict.other) == ("06/05/2020", "05/05/2020")


def test_a_parent_that_is_named_rightly_is_no_conflict():
    cited = Cited(PLAN, date(2020, 5, 5), is_parent=True)
    assert list(parent_not_in_text(PLAN, date(2020, 5, 5), [cited])) == []
