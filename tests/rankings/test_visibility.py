"""Who sees a ranking: drafts its makers; once published all at or below the publisher."""

from datetime import date

import pytest

from organisation.models.bodies import Level
from organisation.models.memberships import Role
from rankings.models import Ranking
from rankings.permissions import may_edit_ranking
from rankings.workflow import RANKING
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person
from tests.rankings.factories import draft, published, ranked

pytestmark = pytest.mark.django_db

PEOPLE = ("staff", "leader", "head of the province", "district", "commune", "centre", "elsewhere")


@pytest.fixture(autouse=True)
def in_january_2021(working_day):
    working_day("2021-01-20")


def people_around(place):
    commune = BodyFactory(name="Xã Ngọc Chúc", under=place.districts[0], level=Level.COMMUNE)
    return {
        "staff": place.staff,
        "leader": person(Role.LEADER, place.province),
        "head of the province": person(Role.UNIT_HEAD, place.province),
        "district": person(Role.CLERK, place.districts[0]),
        "commune": person(Role.UNIT_HEAD, commune),
        "elsewhere": person(Role.LEADER, BodyFactory(level=Level.PROVINCE)),
        "centre": UserFactory(is_superuser=True),
    }


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        ("draft", {"staff", "leader"}),
        ("published", {"staff", "leader", "head of the province", "district", "commune"}),
    ],
)
def test_who_sees_it_in_which_state(state, seen_by):
    place = ranked()
    (draft if state == "draft" else published)(place, 92, 85, 70, 88)
    people = people_around(place)
    listed = {name for name, user in people.items() if Ranking.objects.visible_to(user).exists()}
    assert listed == seen_by


def test_only_its_makers_may_change_a_draft_and_nobody_what_was_published():
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    people = people_around(place)
    allowed = {name for name, user in people.items() if may_edit_ranking(user, ranking)}
    assert allowed == {"staff", "leader"}
    published_one = published(place, 92, 85, 70, 88, year=2018, on=date(2019, 2, 1))
    assert not any(may_edit_ranking(user, published_one) for user in people.values())


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("draft", ["publish", "discard"]),
        ("published", ["correct"]),
        ("corrected", []),
        ("discarded", []),
    ],
)
def test_which_steps_its_makers_are_offered_and_others_none(state, offered):
    place = ranked()
    ranking = Ranking(publisher=place.province, status=state)
    assert list(RANKING.steps_for(place.staff, ranking)) == offered
    assert list(RANKING.steps_for(person(Role.UNIT_HEAD, place.districts[0]), ranking)) == []
