"""Where a person stands: the memberships he holds today."""

from datetime import date
from itertools import pairwise

import pytest

from organisation.models import BodySuccession, Membership
from organisation.models.memberships import ORGANISERS, UNIT_ROLES, Role
from organisation.scope import Scope, scope_of
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


def test_the_office_acts_for_the_body_on_whose_behalf_it_receives(cu_chi):
    scope = Scope(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert scope.acts_for(cu_chi.district, ORGANISERS)
    assert scope.acts_for(cu_chi.home_affairs, ORGANISERS)
    assert not scope.is_at(cu_chi.district, ORGANISERS)
    assert not scope.acts_for(cu_chi.education, ORGANISERS)
    assert not scope.acts_for(cu_chi.city, ORGANISERS)
    assert not scope.acts_for(cu_chi.neighbour, ORGANISERS)


def test_an_office_acts_only_in_the_roles_that_its_people_hold(cu_chi):
    clerk = Scope(person(Role.CLERK, cu_chi.home_affairs))
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
    scope = Scope(person(role, getattr(cu_chi, place)))
    assert all(scope.oversees(getattr(cu_chi, name)) for name in sees)
    assert not any(scope.oversees(getattr(cu_chi, name)) for name in does_not_see)


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
    scope = Scope(user)
    assert scope.oversees(cu_chi.first_school) is holds
    assert bool(scope.paths_upward) is holds
    assert bool(scope.bodies_as(*Role)) is holds


def test_who_may_no_longer_sign_in_holds_nothing(cu_chi):
    user = person(Role.LEADER, cu_chi.district, is_active=False)
    assert Scope(user).memberships == []


def test_a_superuser_without_a_membership_stands_nowhere(cu_chi):
    scope = Scope(UserFactory(is_superuser=True, is_staff=True))
    assert scope.desk_paths == []
    assert not scope.oversees(cu_chi.district)


def test_upward_are_the_persons_bodies_and_all_above_them(cu_chi):
    scope = Scope(person(Role.UNIT_HEAD, cu_chi.first_school))
    assert scope.paths_upward == [
        cu_chi.city.path,
        cu_chi.district.path,
        cu_chi.education.path,
        cu_chi.first_school.path,
    ]


def test_a_person_with_two_roles_has_his_bodies_in_the_order_of_the_tree(cu_chi):
    user = person(Role.UNIT_HEAD, cu_chi.second_school)
    Membership.objects.create(user=user, body=cu_chi.first_school, role=Role.CLERK)
    Membership.objects.create(user=user, body=cu_chi.district, role=Role.LEADER)
    assert Scope(user).bodies_as(*UNIT_ROLES) == [cu_chi.first_school, cu_chi.second_school]
    assert Scope(user).bodies_as(Role.LEADER) == [cu_chi.district]


def test_an_office_is_counted_with_the_body_that_it_represents(cu_chi):
    scope = Scope(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert scope.represented_as(*ORGANISERS) == [cu_chi.district, cu_chi.home_affairs]
    assert scope.represented_as(*UNIT_ROLES) == []


def test_standing_is_asked_once_a_request(cu_chi, django_assert_num_queries):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    with django_assert_num_queries(1):
        scope = scope_of(user)
        assert scope_of(user) is scope
        assert scope.oversees(cu_chi.commune)
        assert scope.represented_as(*ORGANISERS)


# --- Through time --------------------------------------------------------------------------------

LATER = date(2020, 5, 1)


def became(old, new, extent="whole", on=LATER):
    """Write what became of a body."""
    BodySuccession.objects.create(predecessor=old, successor=new, extent=extent, effective_on=on)


def test_who_stands_at_a_successor_stands_where_the_whole_of_it_stood(cu_chi):
    new = BodyFactory(name="Ủy ban nhân dân thành phố Củ Chi", under=cu_chi.city)
    became(cu_chi.district, new)
    scope = Scope(person(Role.NOI_VU_STAFF, new))
    assert scope.is_at(cu_chi.district, ORGANISERS)
    assert scope.oversees(cu_chi.first_school)
    assert scope.bodies_as(*ORGANISERS) == [cu_chi.district, new]
    assert not scope.oversees(cu_chi.neighbour)


def test_whole_follows_whole_through_renames_and_mergers(cu_chi):
    middle, last = BodyFactory(under=cu_chi.city), BodyFactory(under=cu_chi.city)
    became(cu_chi.commune, middle)
    became(cu_chi.neighbour, last)
    became(middle, last)
    scope = Scope(person(Role.CLERK, last))
    assert all(scope.is_at(body, UNIT_ROLES) for body in (cu_chi.commune, middle, cu_chi.neighbour))


def test_an_office_acts_for_what_its_body_was_before(cu_chi):
    new = BodyFactory(name="Ủy ban nhân dân thành phố Củ Chi", under=cu_chi.city)
    office = BodyFactory(name="Phòng Nội vụ thành phố", under=new, acts_for=new)
    became(cu_chi.district, new)
    scope = Scope(person(Role.NOI_VU_STAFF, office))
    assert scope.acts_for(cu_chi.district, ORGANISERS)
    assert not scope.is_at(cu_chi.district, ORGANISERS)
    assert scope.oversees(cu_chi.commune)


def test_a_part_reads_what_was_its_predecessors_own_and_does_nothing_there(cu_chi):
    new = BodyFactory(name="Ủy ban nhân dân xã Củ Chi", under=cu_chi.city)
    became(cu_chi.district, new, "part")
    scope = Scope(person(Role.NOI_VU_STAFF, new))
    assert scope.reads(cu_chi.district)
    assert not scope.is_at(cu_chi.district, tuple(Role))
    assert not scope.oversees(cu_chi.district)
    assert not scope.oversees(cu_chi.first_school)
    assert not scope.reads(cu_chi.first_school)
    assert cu_chi.district.path in scope.paths_upward


@pytest.mark.parametrize("extents", [("part", "whole"), ("whole", "part")])
def test_what_came_through_a_part_is_a_part(cu_chi, extents):
    middle, last = BodyFactory(under=cu_chi.city), BodyFactory(under=cu_chi.city)
    became(cu_chi.district, middle, extents[0])
    became(middle, last, extents[1])
    scope = Scope(person(Role.LEADER, last))
    assert scope.reads(cu_chi.district)
    assert not scope.is_at(cu_chi.district, ORGANISERS)


def test_what_came_both_whole_and_in_part_came_whole(cu_chi):
    middle, last = BodyFactory(under=cu_chi.city), BodyFactory(under=cu_chi.city)
    became(cu_chi.commune, last)
    became(cu_chi.commune, middle, "part")
    became(middle, last)
    scope = Scope(person(Role.CLERK, last))
    assert scope.is_at(cu_chi.commune, UNIT_ROLES)
    assert scope.read_bodies == []


def test_a_succession_still_to_come_gives_nothing_yet(cu_chi, working_day):
    new = BodyFactory(under=cu_chi.city)
    became(cu_chi.commune, new, on=date(2020, 5, 9))
    user = person(Role.CLERK, new)
    assert not Scope(user).is_at(cu_chi.commune, UNIT_ROLES)
    working_day("2020-05-09")
    assert Scope(user).is_at(cu_chi.commune, UNIT_ROLES)


def test_the_people_of_the_old_body_do_not_stand_at_the_new_one(cu_chi):
    new = BodyFactory(under=cu_chi.city)
    became(cu_chi.commune, new)
    assert not Scope(person(Role.CLERK, cu_chi.commune)).is_at(new, UNIT_ROLES)


def test_bodies_that_became_each_other_are_walked_once(cu_chi):
    became(cu_chi.commune, cu_chi.neighbour)
    became(cu_chi.neighbour, cu_chi.commune)
    scope = Scope(person(Role.CLERK, cu_chi.commune))
    assert scope.bodies_as(Role.CLERK) == [cu_chi.commune, cu_chi.neighbour]


def test_the_whole_past_of_a_persons_bodies_is_one_more_query(cu_chi, django_assert_num_queries):
    bodies = [cu_chi.commune, *(BodyFactory(under=cu_chi.city) for _ in range(5))]
    for old, new in pairwise(bodies):
        became(old, new)
    user = person(Role.NOI_VU_STAFF, bodies[-1])
    with django_assert_num_queries(2):
        scope = Scope(user)
        assert len(scope.represented_as(*ORGANISERS)) == 6
        assert scope.read_bodies == []


# --- Working for one of several ------------------------------------------------------------------


def test_who_chose_one_of_his_bodies_stands_there_only(cu_chi):
    user = person(Role.CLERK, cu_chi.commune)
    Membership.objects.create(user=user, body=cu_chi.first_school, role=Role.UNIT_HEAD)
    user.chosen_body_id = cu_chi.commune.pk
    scope = Scope(user)
    assert scope.works_for == cu_chi.commune
    assert scope.bodies_as(*UNIT_ROLES) == [cu_chi.commune]
    assert len(scope.all_memberships) == 2


def test_a_choice_that_is_no_longer_ones_own_is_left_aside(cu_chi):
    user = person(Role.CLERK, cu_chi.commune)
    user.chosen_body_id = cu_chi.district.pk
    scope = Scope(user)
    assert scope.works_for is None
    assert scope.bodies_as(*UNIT_ROLES) == [cu_chi.commune]
    assert not scope.is_at(cu_chi.district, tuple(Role))
