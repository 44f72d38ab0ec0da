"""Who sees which plan: the predicate and the query give the same answer for everyone."""

from contextlib import suppress
from datetime import date

import pytest

from accounts.models import User
from campaigns.models import Plan, Recipient
from campaigns.permissions import (
    may_acknowledge,
    may_draft_plans,
    may_edit_plan,
    may_organise,
    works_at_desk,
)
from campaigns.views.lookups import plan_by
from campaigns.workflow import PLAN
from organisation.models import Membership
from organisation.models.memberships import ORGANISERS, Role
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import PlanFactory, person, school

pytestmark = pytest.mark.django_db

DISTRICT_PLANS = {"district plan", "letter", "district draft", "waiting"}
# Who sees which of the plans below. "city plan" went to both districts; "district plan" to the
# education office and the commune; "letter", of the education office, to the first school.
SEES = {
    "city staff": {"city plan", "district plan", "letter", "neighbour's plan"},
    "district leader": {"city plan", *DISTRICT_PLANS},
    "home affairs staff": {"city plan", *DISTRICT_PLANS},
    "home affairs head": {"city plan"},
    "council member": {"city plan", "district plan", "letter"},
    "education staff": {"city plan", "district plan", "letter", "letter draft"},
    "education head": {"city plan", "district plan", "letter"},
    "first school head": {"city plan", "district plan", "letter"},
    "second school clerk": {"city plan", "district plan"},
    "commune head": {"city plan", "district plan"},
    "neighbour's staff": {"city plan", "neighbour's plan", "neighbour's draft"},
    "neighbour's school head": {"city plan"},
    "superuser": set(),
}


@pytest.fixture
def plans(cu_chi, working_day):
    """Plans by name, in every situation that matters."""
    city = PlanFactory(issuing_body=cu_chi.city, title="city plan")
    district = PlanFactory(
        issuing_body=cu_chi.district,
        receiving_body=cu_chi.home_affairs,
        under=city,
        title="district plan",
    )
    letter = PlanFactory(issuing_body=cu_chi.education, under=district, title="letter")
    more = [
        PlanFactory(issuing_body=cu_chi.education, title="letter draft", status="draft"),
        PlanFactory(issuing_body=cu_chi.district, title="district draft", status="draft"),
        PlanFactory(issuing_body=cu_chi.district, title="waiting", status="awaiting_signature"),
        PlanFactory(issuing_body=cu_chi.neighbour, title="neighbour's plan"),
        PlanFactory(issuing_body=cu_chi.neighbour, title="neighbour's draft", status="draft"),
    ]
    for plan, bodies in {
        city: (cu_chi.district, cu_chi.neighbour),
        district: (cu_chi.education, cu_chi.commune),
        letter: (cu_chi.first_school,),
        more[1]: (cu_chi.commune,),
    }.items():
        for body in bodies:
            Recipient.objects.create(plan=plan, body=body)
    return {plan.title: plan for plan in (city, district, letter, *more)}


@pytest.fixture
def people(cu_chi):
    """People by what they are."""
    neighbours_school = school("Trường Tiểu học Láng giềng", cu_chi.neighbour)
    return {
        "city staff": person(Role.NOI_VU_STAFF, cu_chi.city),
        "district leader": person(Role.LEADER, cu_chi.district),
        "home affairs staff": person(Role.NOI_VU_STAFF, cu_chi.home_affairs),
        "home affairs head": person(Role.UNIT_HEAD, cu_chi.home_affairs),
        "council member": person(Role.COUNCIL_MEMBER, cu_chi.district),
        "education staff": person(Role.NOI_VU_STAFF, cu_chi.education),
        "education head": person(Role.UNIT_HEAD, cu_chi.education),
        "first school head": person(Role.UNIT_HEAD, cu_chi.first_school),
        "second school clerk": person(Role.CLERK, cu_chi.second_school),
        "commune head": person(Role.UNIT_HEAD, cu_chi.commune),
        "neighbour's staff": person(Role.NOI_VU_STAFF, cu_chi.neighbour),
        "neighbour's school head": person(Role.UNIT_HEAD, neighbours_school),
        "superuser": UserFactory(is_superuser=True, is_staff=True),
    }


def opened_by(user, plans) -> set[str]:
    """The plans whose page opens to a person."""
    found = set()
    for title, plan in plans.items():
        with suppress(Plan.DoesNotExist):
            plan_by(user, plan.pk)
            found.add(title)
    return found


@pytest.mark.parametrize("who", SEES)
def test_each_person_sees_exactly_these_plans(plans, people, who):
    assert opened_by(people[who], plans) == SEES[who]


def test_the_list_shows_exactly_the_plans_that_may_be_opened(plans, people):
    for who, user in people.items():
        listed = set(Plan.objects.visible_to(user).values_list("title", flat=True))
        assert listed == opened_by(user, plans), who


def test_what_is_organised_is_listed_and_permitted_alike(plans, people):
    for who, user in people.items():
        listed = set(Plan.objects.organised_by(user).values_list("title", flat=True))
        permitted = {title for title, plan in plans.items() if may_organise(user, plan)}
        assert listed == permitted, who


@pytest.mark.parametrize("status", PLAN.states)
def test_a_plan_is_edited_only_as_a_draft(cu_chi, people, status):
    plan = PlanFactory.build(issuing_body=cu_chi.district, status=status, reform_area_set=None)
    answer = may_edit_plan(people["district leader"], plan)
    assert bool(answer) is (status == "draft")
    if not answer:
        assert "không sửa được nữa" in answer.reason


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("city staff", True),
        ("district leader", True),
        ("home affairs staff", True),
        ("education staff", True),
        ("council member", False),
        ("first school head", False),
        ("second school clerk", False),
        ("superuser", False),
    ],
)
def test_plans_are_drafted_by_staff_and_leaders(people, who, may):
    answer = may_draft_plans(people[who])
    assert bool(answer) is may
    assert may or "Chỉ cán bộ phụ trách thi đua" in answer.reason


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("education head", True),
        ("education staff", True),
        ("home affairs staff", False),
        ("district leader", False),
        ("first school head", False),
    ],
)
def test_receipt_is_confirmed_by_the_receiving_body_itself(plans, people, cu_chi, who, may):
    received = Recipient.objects.get(plan=plans["district plan"], body=cu_chi.education)
    answer = may_acknowledge(people[who], received)
    assert bool(answer) is may
    assert may or answer.reason.startswith("Chỉ người của Phòng Giáo dục và Đào tạo")


@pytest.mark.parametrize(
    ("who", "desk", "works"),
    [
        ("home affairs staff", "district", True),
        ("district leader", "district", True),
        ("education staff", "education", True),
        ("education staff", "district", False),
        ("home affairs staff", "education", False),
        ("neighbour's staff", "district", False),
    ],
)
def test_at_a_desk_work_its_body_and_the_office_that_receives_for_it(
    plans, people, cu_chi, who, desk, works
):
    found = works_at_desk(people[who], plans["district plan"], getattr(cu_chi, desk), ORGANISERS)
    assert found is works


def test_nobody_drafts_plans_where_every_body_of_his_has_ended(cu_chi, working_day):
    working_day("2020-06-01")
    ended = person(Role.NOI_VU_STAFF, cu_chi.education)
    cu_chi.education.valid_to = date(2020, 5, 31)
    cu_chi.education.save()
    answer = may_draft_plans(ended)
    assert not answer
    assert answer.reason == (
        "Phòng Giáo dục và Đào tạo huyện Củ Chi đã chấm dứt hoạt động từ ngày 01/06/2020."
    )
    Membership.objects.create(user=ended, body=cu_chi.commune, role=Role.NOI_VU_STAFF)
    assert may_draft_plans(User.objects.get(pk=ended.pk))
