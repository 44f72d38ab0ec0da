"""Where a person stands: the memberships he holds today."""

from datetime import date

import pytest

from campaigns.models import Membership
from campaigns.roles import ORGANISERS, UNIT_ROLES, Role
from campaigns.standing import Standing, standing_of
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


def test_the_office_acts_for_the_body_on_whose_behalf_it_receives(cu_chi):
    standing = Standing(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert standing.acts_for(cu_chi.district, ORGANISERS)
    assert standing.acts_for(cu_chi.home_affairs, ORGANISERS)
    assert not standing.is_at(cu_chi.district, ORGANISERS)
    assert not standing.acts_for(cu_chi.education, ORGANISERS)
    assert not standing.acts_for(cu_chi.city, ORGANISERS)
    assert not standing.acts_for(cu_chi.neighbour, ORGANISERS)


def test_an_office_acts_only_in_the_roles_that_its_people_hold(cu_chi):
    clerk = Standing(person(Role.CLERK, cu_chi.home_affairs))
    assert not clerk.acts_for(cu_chi.district, ORGANISERS)
    assert clerk.acts_for(cu_chi.district, UNIT_ROLES)


@pytest.mark.parametrize(
    ("role", "place", "sees", "does_not_see"),
    [
        pytest.param(
            Role.UNIT_HEAD,
            "first_school",
            ["first_school"],
            ["second_school", "education", "district", "city", "commune", "neighbour"],
            id="a school's head sees the school",
        ),
        pytest.param(
            Role.NOI_VU_STAFF,
            "education",
            ["education", "first_school", "second_school"],
            ["district", "home_affairs", "commune", "city", "neighbour"],
            id="the education office sees its schools",
        ),
        pytest.param(
            Role.NOI_VU_STAFF,
            "home_affairs",
            ["district", "home_affairs", "education", "first_school", "commune"],
            ["city", "neighbour"],
            id="Phòng Nội vụ sees the whole district",
        ),
        pytest.param(
            Role.UNIT_HEAD,
            "home_affairs",
            ["home_affairs"],
            ["district", "education", "first_school", "commune"],
            id="the head of Phòng Nội vụ as a unit sees his office",
        ),
        pytest.param(
            Role.LEADER,
            "city",
            ["city", "district", "first_school", "neighbour"],
            [],
            id="the city's leader sees all",
        ),
    ],
)
def test_a_body_is_overseen_from_itself_and_from_above(cu_chi, role, place, sees, does_not_see):
    standing = Standing(person(role, getattr(cu_chi, place)))
    assert all(standing.oversees(getattr(cu_chi, name)) for name in sees)
    assert not any(standing.oversees(getattr(cu_chi, name)) for name in does_not_see)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        pytest.param(None, date(2020, 5, 8), True, id="to the end of today"),
        pytest.param(None, date(2020, 5, 7), False, id="ended yesterday"),
        pytest.param(date(2020, 5, 8), None, True, id="from today"),
        pytest.param(date(2020, 5, 9), None, False, id="from tomorrow"),
    ],
)
def test_a_membership_gives_something_only_while_it_is_in_force(
    cu_chi, valid_from, valid_to, holds
):
    user = UserFactory()
    Membership.objects.create(
        user=user,
        body=cu_chi.district,
        role=Role.LEADER,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    standing = Standing(user)
    assert standing.oversees(cu_chi.first_school) is holds
    assert bool(standing.paths_upward) is holds
    assert bool(standing.bodies_as(*Role)) is holds


def test_who_may_no_longer_sign_in_holds_nothing(cu_chi):
    user = person(Role.LEADER, cu_chi.district, is_active=False)
    assert Standing(user).memberships == []


def test_a_superuser_without_a_membership_stands_nowhere(cu_chi):
    standing = Standing(UserFactory(is_superuser=True, is_staff=True))
    assert standing.desk_paths == []
    assert not standing.oversees(cu_chi.district)


def test_upward_are_the_persons_bodies_and_all_above_them(cu_chi):
    standing = Standing(person(Role.UNIT_HEAD, cu_chi.first_school))
    assert standing.paths_upward == [
        cu_chi.city.path,
        cu_chi.district.path,
        cu_chi.education.path,
        cu_chi.first_school.path,
    ]


def test_a_person_with_two_roles_has_his_bodies_in_the_order_of_the_tree(cu_chi):
    user = person(Role.UNIT_HEAD, cu_chi.second_school)
    Membership.objects.create(user=user, body=cu_chi.first_school, role=Role.CLERK)
    Membership.objects.create(user=user, body=cu_chi.district, role=Role.LEADER)
    assert Standing(user).bodies_as(*UNIT_ROLES) == [cu_chi.first_school, cu_chi.second_school]
    assert Standing(user).bodies_as(Role.LEADER) == [cu_chi.district]


def test_an_office_is_counted_with_the_body_that_it_represents(cu_chi):
    standing = Standing(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert standing.represented_as(*ORGANISERS) == [cu_chi.district, cu_chi.home_affairs]
    assert standing.represented_as(*UNIT_ROLES) == []


def test_standing_is_asked_once_a_request(cu_chi, django_assert_num_queries):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    with django_assert_num_queries(1):
        standing = standing_of(user)
        assert standing_of(user) is standing
        assert standing.oversees(cu_chi.commune)
        assert standing.represented_as(*ORGANISERS)
