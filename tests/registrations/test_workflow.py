"""Every state of a registration and of a consolidation against every act, and against everyone."""

import pytest

from audit.models import Event
from audit.transitions import NotPossible, perform
from organisation.models.memberships import Role
from registrations.models import Consolidation, Registration
from registrations.workflow import CONSOLIDATION, REGISTRATION
from tests.campaigns.factories import person
from tests.registrations.factories import ConsolidationFactory, RegistrationFactory, district

pytestmark = pytest.mark.django_db

STAYS, IMPOSSIBLE = "done already", "not possible"
REGISTRATION_VERBS = ("submit", "enter", "return", "accept", "replace", "withdraw")

# In the order of the verbs. A state as outcome is where the act leads.
REGISTRATION_ACTS = {
    "draft": ("submitted", "submitted", IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, "withdrawn"),
    "submitted": (STAYS, STAYS, "returned", "accepted", IMPOSSIBLE, "withdrawn"),
    "returned": ("submitted", IMPOSSIBLE, STAYS, IMPOSSIBLE, IMPOSSIBLE, "withdrawn"),
    "accepted": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS, "superseded", IMPOSSIBLE),
    "superseded": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS, IMPOSSIBLE),
    "withdrawn": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS),
}
# In the order: send, return, accept.
CONSOLIDATION_ACTS = {
    "draft": ("sent", IMPOSSIBLE, IMPOSSIBLE),
    "sent": (STAYS, "returned", "accepted"),
    "returned": ("sent", STAYS, IMPOSSIBLE),
    "accepted": ("sent", IMPOSSIBLE, STAYS),
}


def table(acts, verbs):
    """The cells of a table of states and acts, each as a case with a name."""
    return [
        pytest.param(state, verb, outcome, id=f"{state}-{verb}")
        for state, outcomes in acts.items()
        for verb, outcome in zip(verbs, outcomes, strict=True)
    ]


def test_the_tables_here_name_every_state_and_every_act():
    assert set(REGISTRATION_ACTS) == set(REGISTRATION.states)
    assert list(REGISTRATION.transitions) == list(REGISTRATION_VERBS)
    assert set(CONSOLIDATION_ACTS) == set(CONSOLIDATION.states)
    assert list(CONSOLIDATION.transitions) == ["send", "return", "accept"]


def outcome_of(workflow, verb, thing, actor) -> str:
    """What the door makes of an act: the state it led to, or that it did not."""
    before = thing.status
    try:
        event = perform(
            workflow,
            verb,
            thing,
            actor=actor,
            given={"reason": "Thiếu tiến độ", "by": thing},
            act=lambda row: setattr(row, "return_reason", "Thiếu tiến độ"),
        )
    except NotPossible:
        assert type(thing).objects.get(pk=thing.pk).status == before
        assert not Event.objects.exists()
        return IMPOSSIBLE
    if event is None:
        assert thing.status == before
        assert not Event.objects.exists()
        return STAYS
    logged = Event.objects.about(thing).get()
    assert (logged.from_status, logged.to_status) == (before, thing.status)
    assert (logged.verb, logged.actor) == (verb, actor)
    return thing.status


@pytest.mark.parametrize(
    ("state", "verb", "outcome"),
    table(REGISTRATION_ACTS, REGISTRATION_VERBS),
)
def test_every_act_on_a_registration_leads_where_the_table_says(state, verb, outcome):
    registration = RegistrationFactory(status=state, return_reason="Thiếu tên")
    actor = person(Role.CLERK, registration.body)
    actor.memberships.create(body=registration.received_by, role=Role.NOI_VU_STAFF)
    registration.entered_by = actor
    registration.save()
    if verb == "replace":
        # Something is replaced only by a version that waits to be accepted in its place.
        RegistrationFactory(plan=registration.plan, replaces=registration, status="submitted")
    assert outcome_of(REGISTRATION, verb, registration, actor) == outcome


@pytest.mark.parametrize(
    ("state", "verb", "outcome"), table(CONSOLIDATION_ACTS, ("send", "return", "accept"))
)
def test_every_act_on_a_consolidation_leads_where_the_table_says(state, verb, outcome):
    consolidation = ConsolidationFactory(
        plan=district().plan, status=state, return_reason="Thiếu tên", accepted_version=0
    )
    actor = person(Role.NOI_VU_STAFF, consolidation.body)
    actor.memberships.create(body=consolidation.received_by, role=Role.NOI_VU_STAFF)
    assert outcome_of(CONSOLIDATION, verb, consolidation, actor) == outcome


# --- Who is offered what --------------------------------------------------------------------------

NOTHING = {state: [] for state in REGISTRATION.states}
OF_THE_UNIT = {
    "draft": ["submit", "withdraw"],
    "submitted": ["withdraw"],
    "returned": ["submit", "withdraw"],
    "accepted": [],
    "superseded": [],
    "withdrawn": [],
}
OF_THE_DESK = {**NOTHING, "submitted": ["return", "accept"]}

PEOPLE = {
    "head of the school": (Role.UNIT_HEAD, lambda place: place.schools[0], OF_THE_UNIT),
    "clerk of the school": (Role.CLERK, lambda place: place.schools[0], OF_THE_UNIT),
    "leader at the school": (Role.LEADER, lambda place: place.schools[0], NOTHING),
    "administrator at the school": (Role.ADMINISTRATOR, lambda place: place.schools[0], NOTHING),
    "head of a neighbour": (Role.UNIT_HEAD, lambda place: place.schools[1], NOTHING),
    "staff at the desk": (Role.NOI_VU_STAFF, lambda place: place.office, OF_THE_DESK),
    "head at the desk": (Role.UNIT_HEAD, lambda place: place.office, NOTHING),
    "leader at the desk": (Role.LEADER, lambda place: place.office, NOTHING),
    "council at the desk": (Role.COUNCIL_MEMBER, lambda place: place.office, NOTHING),
    "staff of the district": (Role.NOI_VU_STAFF, lambda place: place.home_affairs, NOTHING),
    "staff of the city": (Role.NOI_VU_STAFF, lambda place: place.city, NOTHING),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_is_offered_exactly_these_acts_on_a_schools_registration(who):
    role, body_of, expected = PEOPLE[who]
    place = district()
    user = person(role, body_of(place))
    offered = {
        state: list(
            REGISTRATION.steps_for(
                user,
                Registration(
                    plan=place.letter,
                    body=place.schools[0],
                    received_by=place.office,
                    status=state,
                ),
            )
        )
        for state in REGISTRATION.states
    }
    assert offered == expected


SENDS = {"draft": ["send"], "sent": [], "returned": ["send"], "accepted": ["send"]}
RECEIVES = {"draft": [], "sent": ["return", "accept"], "returned": [], "accepted": []}
NEITHER = {state: [] for state in CONSOLIDATION.states}
CONSOLIDATORS = {
    "staff of the office that gathers": (Role.NOI_VU_STAFF, lambda place: place.office, SENDS),
    "head of that office": (Role.UNIT_HEAD, lambda place: place.office, NEITHER),
    "leader of that office": (Role.LEADER, lambda place: place.office, NEITHER),
    "staff acting for the district": (
        Role.NOI_VU_STAFF,
        lambda place: place.home_affairs,
        RECEIVES,
    ),
    "leader of the district": (Role.LEADER, lambda place: place.body, NEITHER),
    "staff of the city": (Role.NOI_VU_STAFF, lambda place: place.city, NEITHER),
    "head of a school": (Role.UNIT_HEAD, lambda place: place.schools[0], NEITHER),
}


@pytest.mark.parametrize("who", CONSOLIDATORS)
def test_each_person_is_offered_exactly_these_acts_on_the_offices_consolidation(who):
    role, body_of, expected = CONSOLIDATORS[who]
    place = district()
    user = person(role, body_of(place))
    offered = {
        state: list(
            CONSOLIDATION.steps_for(
                user,
                Consolidation(
                    plan=place.letter,
                    body=place.office,
                    sent_under=place.plan,
                    received_by=place.body,
                    status=state,
                ),
            )
        )
        for state in CONSOLIDATION.states
    }
    assert offered == expected


def test_staff_of_the_plans_receiving_body_work_at_the_issuers_desk_and_at_no_other():
    place = district()
    place.plan.receiving_body = place.communes[1]
    place.plan.save()
    user = person(Role.NOI_VU_STAFF, place.communes[1])
    at_issuer = Registration(
        plan=place.plan, body=place.communes[0], received_by=place.body, status="submitted"
    )
    between = Registration(
        plan=place.plan, body=place.schools[0], received_by=place.office, status="submitted"
    )
    assert list(REGISTRATION.steps_for(user, at_issuer)) == ["return", "accept"]
    assert list(REGISTRATION.steps_for(user, between)) == []
