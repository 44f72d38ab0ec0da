"""A plan of the portal held against the plans above it."""

from datetime import date

import pytest

from campaigns.models import LegalBasis, ParticipantGroup
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.rules.conflicts import Rule
from tests.campaigns.factories import DeadlineFactory, PhaseFactory, PlanFactory


@pytest.fixture
def district_plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, number="3925")
    DeadlineFactory(plan=plan, title="Đăng ký qua Phòng Nội vụ", due_on=date(2020, 5, 12))
    return plan


@pytest.fixture
def letter(cu_chi, district_plan):
    """A clean one: it cites its parent, and ends two days before it."""
    letter = PlanFactory(
        issuing_body=cu_chi.education,
        under=district_plan,
        number="537",
        symbol="GDĐT-VP",
        issued_on=date(2020, 5, 6),
        starts_on=date(2020, 5, 6),
    )
    cite(letter, district_plan)
    DeadlineFactory(plan=letter, title="Gửi Biểu 1, Biểu 2", due_on=date(2020, 5, 10))
    return letter


def cite(plan, cited, **more):
    values = {"reference": cited.reference, "issued_on": cited.issued_on, "cited_plan": cited}
    return LegalBasis.objects.create(plan=plan, kind="Kế hoạch", **{**values, **more})


def rules_of(plan) -> list[str]:
    return [conflict.rule for conflict in conflicts_of(plan)]


def test_a_clean_lineage_has_no_conflict(district_plan, letter):
    assert conflicts_of(letter) == []
    assert conflicts_of(district_plan) == []


def test_a_deadline_named_for_the_body_binds_before_the_one_for_all(cu_chi, district_plan, letter):
    DeadlineFactory(plan=district_plan, body=cu_chi.education, due_on=date(2020, 5, 9))
    (conflict,) = conflicts_of(letter)
    assert (conflict.own, conflict.other) == ("09/05/2020", "08/05/2020")


def test_a_deadline_for_another_body_does_not_bind(cu_chi, district_plan, letter):
    DeadlineFactory(plan=district_plan, body=cu_chi.commune, due_on=date(2020, 5, 7))
    assert conflicts_of(letter) == []


def test_a_deadline_of_a_group_binds_its_bodies_only(cu_chi, district_plan, letter):
    group = ParticipantGroup.objects.create(plan=district_plan, kind="collective", name="Phòng")
    DeadlineFactory(plan=district_plan, group=group, due_on=date(2020, 5, 7))
    assert conflicts_of(letter) == []
    group.bodies.add(cu_chi.education)
    assert rules_of(letter) == [Rule.DUE_AFTER_PARENT]


def test_where_the_parent_is_silent_the_plan_above_it_binds(cu_chi, district_plan, letter):
    city_plan = PlanFactory(issuing_body=cu_chi.city)
    type(district_plan).objects.move(district_plan, city_plan, "last-child")
    letter.refresh_from_db()
    district_plan.deadlines.all().delete()
    DeadlineFactory(plan=city_plan, due_on=date(2020, 5, 8))
    (conflict,) = conflicts_of(letter)
    assert str(city_plan) in conflict.sentence


def test_a_parent_that_the_bases_do_not_cite_is_named(district_plan, letter):
    letter.bases.update(reference="3392/KH-UBND", cited_plan=None)
    assert rules_of(letter) == [Rule.PARENT_NOT_IN_TEXT]


def test_a_parent_cited_by_its_number_alone_is_recognised(district_plan, letter):
    letter.bases.update(reference="3925 /KH-UBND", cited_plan=None)
    assert conflicts_of(letter) == []


def test_a_document_merely_mentioned_is_no_basis(district_plan, letter):
    cite(letter, district_plan, issued_on=date(2020, 7, 1), opens_the_plan=False, cited_plan=None)
    assert conflicts_of(letter) == []


def test_a_draft_is_held_against_the_working_day(working_day, letter):
    working_day("2020-05-20")
    letter.status, letter.number, letter.issued_on = "draft", "", None
    letter.save()
    assert set(rules_of(letter)) == {Rule.DUE_BEFORE_PLAN, Rule.ISSUED_AFTER_PARENTS_DUE}


def test_phases_and_period_are_checked_too(district_plan, letter):
    letter.ends_on = date(2020, 12, 31)
    letter.save()
    PhaseFactory(plan=letter, starts_on=date(2020, 5, 5), ends_on=date(2020, 5, 31))
    assert set(rules_of(letter)) == {Rule.PHASE_OUTSIDE, Rule.PERIOD_BEYOND_PARENT}


def test_the_number_of_queries_does_not_grow_with_the_plans(
    cu_chi, district_plan, letter, django_assert_max_num_queries
):
    for day in range(1, 10):
        DeadlineFactory(plan=letter, kind="interim_report", due_on=date(2020, 6, day))
        DeadlineFactory(plan=district_plan, kind="interim_report", due_on=date(2020, 6, day))
        cite(letter, district_plan)
    with django_assert_max_num_queries(9):
        conflicts_of(letter)
