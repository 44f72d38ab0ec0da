"""Who sees which registration and which consolidation; the list and the single page agree."""

from contextlib import suppress

import pytest
from django.utils import timezone

from organisation.models.memberships import Role
from registrations.models import Consolidation, Registration
from registrations.views.lookups import registration_by
from registrations.workflow import CONSOLIDATION, REGISTRATION
from tests.campaigns.factories import person
from tests.registrations.factories import RegistrationFactory, district

pytestmark = pytest.mark.django_db

ARRIVED = {"submitted", "returned", "accepted", "superseded", "withdrawn"}
EVERYTHING = ARRIVED | {"draft", "withdrawn before it was submitted"}

# Of the registrations of the first school: who sees which.
SEES = {
    "head of the school": (Role.UNIT_HEAD, lambda place: place.schools[0], EVERYTHING),
    "clerk of the school": (Role.CLERK, lambda place: place.schools[0], EVERYTHING),
    "council member at the school": (
        Role.COUNCIL_MEMBER,
        lambda place: place.schools[0],
        EVERYTHING,
    ),
    "head of a neighbour": (Role.UNIT_HEAD, lambda place: place.schools[1], set()),
    "staff of a neighbour": (Role.NOI_VU_STAFF, lambda place: place.schools[1], set()),
    "staff at the desk": (Role.NOI_VU_STAFF, lambda place: place.office, ARRIVED),
    "leader at the desk": (Role.LEADER, lambda place: place.office, ARRIVED),
    "council at the desk": (Role.COUNCIL_MEMBER, lambda place: place.office, ARRIVED),
    "staff acting for the district": (
        Role.NOI_VU_STAFF,
        lambda place: place.home_affairs,
        ARRIVED,
    ),
    "head of the office acting for it": (Role.UNIT_HEAD, lambda place: place.home_affairs, set()),
    "leader of the district": (Role.LEADER, lambda place: place.body, ARRIVED),
    "staff of the city": (Role.NOI_VU_STAFF, lambda place: place.city, ARRIVED),
    "staff of a commune": (Role.NOI_VU_STAFF, lambda place: place.communes[0], set()),
}


def in_every_state(place) -> dict[str, Registration]:
    """The school's registrations, one in each state, and one withdrawn as a draft."""
    found = {}
    for version, state in enumerate(EVERYTHING, start=1):
        status = state.split()[0]
        was_submitted = state in ARRIVED
        # One live registration a plan: each state stands under a letter of its own.
        letter = place.letter if version == 1 else _another_letter(place)
        found[state] = RegistrationFactory(
            plan=letter,
            body=place.schools[0],
            received_by=place.office,
            version=version,
            status=status,
            submitted_at=timezone.now() if was_submitted else None,
            return_reason="Thiếu" if status == "returned" else "",
        )
    assert {row.status for row in found.values()} == set(REGISTRATION.states)
    return found


def _another_letter(place):
    from_office = type(place.letter)(
        issuing_body=place.office,
        title="Đăng ký thi đua",
        registration_form="initiatives",
        reform_area_set=place.letter.reform_area_set,
        status="issued",
    )
    return type(place.letter).objects.add_child(
        type(place.letter).objects.get(pk=place.plan.pk), instance=from_office
    )


def found_singly(user, rows) -> set[Registration]:
    """Those whose page opens to a person."""
    found = set()
    for row in rows:
        with suppress(Registration.DoesNotExist):
            found.add(registration_by(user, row.pk))
    return found


@pytest.mark.parametrize("who", SEES)
def test_each_person_sees_exactly_these_registrations_in_lists_and_singly(who):
    role, body_of, states = SEES[who]
    place = district()
    rows = in_every_state(place)
    user = person(role, body_of(place))
    expected = {rows[state] for state in states}
    assert set(Registration.objects.visible_to(user)) == expected
    assert found_singly(user, rows.values()) == expected


def test_somebody_without_a_role_and_somebody_deactivated_see_nothing():
    place = district()
    rows = in_every_state(place)
    stranger = person(Role.UNIT_HEAD, place.schools[0])
    stranger.memberships.all().delete()
    gone = person(Role.UNIT_HEAD, place.schools[0], is_active=False)
    for user in (stranger, gone):
        assert not Registration.objects.visible_to(user).exists()
        assert found_singly(user, rows.values()) == set()


def test_staff_of_the_plans_receiving_body_see_what_arrives_at_the_issuers_desk():
    place = district()
    receiver = place.communes[1]
    place.plan.receiving_body = receiver
    place.plan.save()
    user = person(Role.NOI_VU_STAFF, receiver)
    arrived = RegistrationFactory(
        plan=place.plan, body=place.communes[0], received_by=place.body, status="submitted"
    )
    elsewhere = RegistrationFactory(
        plan=place.plan, body=place.schools[0], received_by=place.office, status="submitted"
    )
    draft = RegistrationFactory(plan=place.plan, body=place.office, received_by=place.body)
    assert list(Registration.objects.visible_to(user)) == [arrived]
    rows = (arrived, elsewhere, draft)
    assert found_singly(user, rows) == {arrived}


# --- Consolidations -------------------------------------------------------------------------------

SENT = {"sent", "returned", "accepted"}
CONSOLIDATIONS = SENT | {"draft"}
SEES_CONSOLIDATIONS = {
    "staff of the office that sends": (
        Role.NOI_VU_STAFF,
        lambda place: place.office,
        CONSOLIDATIONS,
    ),
    "leader of that office": (Role.LEADER, lambda place: place.office, CONSOLIDATIONS),
    "staff acting for the district": (Role.NOI_VU_STAFF, lambda place: place.home_affairs, SENT),
    "leader of the district": (Role.LEADER, lambda place: place.body, SENT),
    "staff of the city": (Role.NOI_VU_STAFF, lambda place: place.city, SENT),
    "head of a school below": (Role.UNIT_HEAD, lambda place: place.schools[0], set()),
    "staff of a neighbour": (Role.NOI_VU_STAFF, lambda place: place.communes[0], set()),
}


@pytest.mark.parametrize("who", SEES_CONSOLIDATIONS)
def test_each_person_sees_exactly_these_consolidations_in_lists_and_singly(who):
    role, body_of, states = SEES_CONSOLIDATIONS[who]
    place = district()
    assert set(CONSOLIDATION.states) == CONSOLIDATIONS
    rows = {
        state: Consolidation.objects.create(
            plan=place.letter if number == 0 else _another_letter(place),
            body=place.office,
            sent_under=place.plan,
            received_by=place.body,
            status=state,
            return_reason="Thiếu" if state == "returned" else "",
            accepted_version=0 if state == "accepted" else None,
        )
        for number, state in enumerate(sorted(CONSOLIDATIONS))
    }
    user = person(role, body_of(place))
    expected = {rows[state] for state in states}
    assert set(Consolidation.objects.visible_to(user)) == expected
