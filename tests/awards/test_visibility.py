"""Who sees which dossier; the list and the single page agree."""

from contextlib import suppress

import pytest

from awards.models import Dossier
from awards.views.lookups import dossier_by
from awards.workflow import DOSSIER
from organisation.models.memberships import Role
from tests.awards.factories import DecisionFactory, awarding
from tests.campaigns.factories import BodyFactory, PlanFactory, person

pytestmark = pytest.mark.django_db

WITHDRAWN_AS_DRAFT = "withdrawn before it was submitted"
OWN_BEFORE_SUBMITTING = {"draft", WITHDRAWN_AS_DRAFT}
ARRIVED = set(DOSSIER.states) - {"draft"}
EVERYTHING = ARRIVED | OWN_BEFORE_SUBMITTING

# Of the dossiers of the first commune: who sees which.
SEES = {
    "head of the commune": (Role.UNIT_HEAD, lambda place: place.communes[0], EVERYTHING),
    "clerk of the commune": (Role.CLERK, lambda place: place.communes[0], EVERYTHING),
    "head of a neighbour": (Role.UNIT_HEAD, lambda place: place.communes[1], set()),
    "staff of a neighbour": (Role.NOI_VU_STAFF, lambda place: place.communes[1], set()),
    "staff of the receiving office": (
        Role.NOI_VU_STAFF,
        lambda place: place.home_affairs,
        ARRIVED,
    ),
    "head of the receiving office": (Role.UNIT_HEAD, lambda place: place.home_affairs, set()),
    "leader of the district": (Role.LEADER, lambda place: place.district, ARRIVED),
    "council of the district": (Role.COUNCIL_MEMBER, lambda place: place.district, ARRIVED),
    "staff of another district": (Role.NOI_VU_STAFF, lambda place: BodyFactory(), set()),
}


def in_every_state(place, **values) -> dict[str, Dossier]:
    """The commune's dossiers, one in each state, and one withdrawn as a draft."""
    found = {}
    for number, state in enumerate(sorted(EVERYTHING)):
        own = {"awardee_name": f"Tập thể {number}", **values}
        if state == "decided":
            own |= {"decision": DecisionFactory(plan=place.plan), "register_number": 1}
        if state == "withdrawn":
            own["received_on"] = "2020-11-01"
        found[state] = place.dossier(state.split()[0], **own)
    return found


def found_singly(user, rows) -> set[Dossier]:
    """Those whose page opens to a person."""
    found = set()
    for row in rows:
        with suppress(Dossier.DoesNotExist):
            found.add(dossier_by(user, row.pk))
    return found


@pytest.mark.parametrize("who", SEES)
def test_each_person_sees_exactly_these_dossiers_in_lists_and_singly(who):
    role, body_of, states = SEES[who]
    place = awarding()
    rows = in_every_state(place)
    user = person(role, body_of(place))
    expected = {rows[state] for state in states}
    assert set(Dossier.objects.visible_to(user)) == expected
    assert found_singly(user, rows.values()) == expected


@pytest.mark.parametrize(
    "who", ["staff of the receiving office", "leader of the district", "head of the commune"]
)
def test_what_the_organisers_opened_they_see_also_as_a_draft(who):
    role, body_of, _ = SEES[who]
    place = awarding()
    rows = in_every_state(place, opened_by_organiser=True)
    user = person(role, body_of(place))
    assert set(Dossier.objects.visible_to(user)) == set(rows.values())
    assert found_singly(user, rows.values()) == set(rows.values())


def test_who_stands_above_the_unit_sees_its_dossiers_under_another_bodys_plan_once_submitted():
    place = awarding()
    city_plan = PlanFactory(issuing_body=BodyFactory(name="Ủy ban nhân dân Thành phố"))
    type(place.form).objects.update(plan=city_plan, authority_body=city_plan.issuing_body)
    rows = in_every_state(place)
    user = person(Role.LEADER, place.district)
    expected = {rows[state] for state in ARRIVED}
    assert set(Dossier.objects.visible_to(user)) == expected
    assert found_singly(user, rows.values()) == expected
