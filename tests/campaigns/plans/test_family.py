"""The picture of a plan's family: who has made a plan of its own, and who has not."""

import pytest

from campaigns.plans.family import lineage_of
from organisation.models.memberships import Role
from tests.campaigns.factories import BodyFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def district_plan(cu_chi):
    city_plan = PlanFactory(issuing_body=cu_chi.city)
    RecipientFactory(plan=city_plan, body=cu_chi.district)
    RecipientFactory(plan=city_plan, body=cu_chi.neighbour)
    plan = PlanFactory(issuing_body=cu_chi.district, under=city_plan)
    RecipientFactory(plan=plan, body=cu_chi.education)
    RecipientFactory(plan=plan, body=cu_chi.home_affairs)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    return plan


def acknowledge(plan, body, now):
    plan.recipients.filter(body=body).update(status="acknowledged", acknowledged_at=now)


def test_recipients_stand_by_what_they_have_done(cu_chi, district_plan):
    acknowledge(district_plan, cu_chi.commune, "2020-05-06T08:00Z")
    PlanFactory(issuing_body=cu_chi.education, under=district_plan)
    (city,) = lineage_of(district_plan, person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    (district,) = city.children
    assert district.is_this
    assert [kin.plan.issuing_body for kin in district.children] == [cu_chi.education]
    assert district.acknowledged == [cu_chi.commune]
    assert district.silent == [cu_chi.home_affairs]


def test_of_a_plan_of_others_one_sees_the_recipients_that_one_oversees(cu_chi, district_plan):
    (city,) = lineage_of(district_plan, person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert (city.acknowledged, city.silent) == ([], []), "the neighbour is not one's own"
    (whole,) = lineage_of(district_plan, person(Role.NOI_VU_STAFF, cu_chi.city))
    assert whole.silent == [cu_chi.neighbour]


def test_a_unit_sees_itself_only(cu_chi, district_plan):
    (city,) = lineage_of(district_plan, person(Role.UNIT_HEAD, cu_chi.commune))
    assert city.children[0].silent == [cu_chi.commune]


def test_the_number_of_queries_does_not_grow_with_the_recipients(
    cu_chi, district_plan, django_assert_num_queries
):
    for _ in range(20):
        RecipientFactory(plan=district_plan, body=BodyFactory(under=cu_chi.district))
    staff = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    with django_assert_num_queries(4):  # the person's memberships, then three
        lineage_of(district_plan, staff)
