"""A plan is drafted, placed under its parent, and edited while it is a draft."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from campaigns.models import Plan
from campaigns.plans.drafts.plan_drafts import draft_plan, revise_plan
from organisation.models.memberships import Role
from tests.campaigns.factories import PlanFactory, person

pytestmark = pytest.mark.django_db

TITLE = {"title": "Phát động thi đua về cải cách hành chính", "registration_form": "none"}


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def city_plan(cu_chi):
    return PlanFactory(issuing_body=cu_chi.city)


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def draft(cu_chi, staff, *, parent=None, **values):
    return draft_plan(
        issuing_body=cu_chi.district, parent=parent, values={**TITLE, **values}, actor=staff
    )


def test_a_draft_stands_under_the_plan_that_it_carries_out(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    assert again(plan).parent == city_plan
    assert (again(plan).status, again(plan).number) == ("draft", "")
    assert [event.label for event in Event.objects.about(plan)] == ["Lập dự thảo kế hoạch"]


def test_a_draft_without_a_parent_stands_on_its_own(cu_chi, staff):
    assert again(draft(cu_chi, staff)).parent is None


def test_several_plans_may_carry_out_the_same_one(cu_chi, staff, city_plan):
    first, second = (draft(cu_chi, staff, parent=city_plan) for _ in range(2))
    assert list(Plan.objects.get_children(again(city_plan))) == [first, second]


def test_a_draft_under_a_body_that_is_not_superior_is_not_written(cu_chi, staff):
    neighbours = PlanFactory(issuing_body=cu_chi.neighbour)
    with pytest.raises(ValidationError) as objection:
        draft(cu_chi, staff, parent=neighbours)
    assert "cơ quan cấp trên" in objection.value.message_dict["parent"][0]
    assert Plan.objects.count() == 1
    assert not Event.objects.exists()


def test_a_draft_whose_days_are_in_the_wrong_order_is_not_written(cu_chi, staff):
    with pytest.raises(ValidationError, match="phải từ ngày bắt đầu trở đi"):
        draft(cu_chi, staff, starts_on=date(2020, 5, 12), ends_on=date(2020, 5, 5))
    assert not Plan.objects.exists()


def test_a_draft_is_edited_in_place(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    revise_plan(plan, parent=city_plan, values={"theme": "Chuyên nghiệp"}, actor=staff)
    assert again(plan).theme == "Chuyên nghiệp"
    assert again(plan).parent == city_plan


def test_a_draft_moves_under_another_parent_with_what_stands_under_it(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    letter = PlanFactory(issuing_body=cu_chi.education, under=plan, status="draft")
    other = PlanFactory(issuing_body=cu_chi.city)
    revise_plan(again(plan), parent=other, values={"theme": "Mới"}, actor=staff)
    assert (again(plan).parent, again(plan).theme) == (other, "Mới")
    assert again(letter).parent == plan
    assert list(Plan.objects.get_children(again(city_plan))) == []
    assert list(Plan.objects.lineage_of(again(other))) == [other, plan, letter]


def test_a_draft_leaves_its_parent_and_stands_on_its_own(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    revise_plan(plan, parent=None, values={}, actor=staff)
    assert again(plan).parent is None
    assert again(city_plan).numchild == 0


def test_a_draft_that_stood_on_its_own_finds_a_parent(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff)
    revise_plan(plan, parent=city_plan, values={}, actor=staff)
    assert again(plan).parent == city_plan
    assert again(city_plan).numchild == 1


def test_moving_and_editing_keep_the_tree_sound(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff)
    revise_plan(again(plan), parent=city_plan, values={"theme": "Một"}, actor=staff)
    revise_plan(again(plan), parent=None, values={"theme": "Hai"}, actor=staff)
    revise_plan(again(plan), parent=city_plan, values={"theme": "Ba"}, actor=staff)
    assert again(plan).theme == "Ba"
    assert not any(Plan.objects.find_problems())


def test_a_plan_is_not_put_under_one_that_carries_it_out(cu_chi, city_plan):
    leader = person(Role.LEADER, cu_chi.city)
    city_draft = PlanFactory(issuing_body=cu_chi.city, status="draft")
    below = PlanFactory(issuing_body=cu_chi.district, under=city_draft)
    with pytest.raises(ValidationError) as objection:
        revise_plan(again(city_draft), parent=below, values={"theme": "Mới"}, actor=leader)
    assert "vòng khép kín" in objection.value.message_dict["parent"][0]
    assert (again(city_draft).theme, again(city_draft).parent) == ("", None)


def test_a_plan_is_not_its_own_parent(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    with pytest.raises(ValidationError, match="chính nó"):
        revise_plan(plan, parent=again(plan), values={}, actor=staff)
    assert again(plan).parent == city_plan


def test_only_its_organisers_edit_a_draft(cu_chi, staff, city_plan):
    plan = draft(cu_chi, staff, parent=city_plan)
    with pytest.raises(Refused, match="Chỉ cơ quan ban hành"):
        revise_plan(
            plan,
            parent=city_plan,
            values={"theme": "Mới"},
            actor=person(Role.NOI_VU_STAFF, cu_chi.neighbour),
        )
    assert again(plan).theme == ""


def test_a_draft_keeps_the_year_that_its_title_names(cu_chi, staff):
    plan = draft(cu_chi, staff, title="Phát động thi đua cải cách hành chính năm 2027")
    assert (again(plan).campaign_from_year, again(plan).campaign_to_year) == (2027, None)
    assert again(plan).campaign_years == "2027"


def test_a_draft_keeps_the_span_of_years_that_was_typed(cu_chi, staff):
    years = {"campaign_from_year": 2026, "campaign_to_year": 2030}
    plan = draft(cu_chi, staff, title="Phát động thi đua năm 2026", **years)
    assert again(plan).campaign_years == "2026 - 2030"


def test_a_campaign_does_not_end_in_a_year_before_it_begins(cu_chi, staff):
    with pytest.raises(ValidationError, match="Năm cuối"):
        draft(cu_chi, staff, campaign_from_year=2027, campaign_to_year=2026)


def test_the_year_of_a_campaign_is_not_that_in_which_its_plan_was_issued(cu_chi):
    plan = PlanFactory(
        issuing_body=cu_chi.district,
        title="Phát động thi đua cải cách hành chính năm 2027",
        issued_on=date(2026, 11, 20),
        starts_on=date(2026, 11, 20),
        ends_on=date(2027, 11, 30),
    )
    assert plan.years.each == (2027,)
