"""Every state of a dossier against every act, and against everyone."""

import pytest
from django.core.exceptions import ValidationError

from audit.models import Event
from audit.transitions import NotPossible, perform
from awards.models import Dossier
from awards.workflow import DOSSIER
from organisation.models.memberships import Role
from tests.awards.factories import DECISION, DecisionFactory, awarding
from tests.campaigns.factories import person

pytestmark = pytest.mark.django_db

STAYS, IMPOSSIBLE, OBJECTED = "done already", "not possible", "objected to"
VERBS = (
    "submit",
    "return",
    "confirm_complete",
    "appraise",
    "suspend",
    "resume",
    "vote",
    "vote_down",
    "present",
    "take_back",
    "decide",
    "decline",
    "revoke",
    "withdraw",
)

# What is not named here is not possible. The form of award passes a council.
ACTS = {
    "draft": {"submit": "submitted", "withdraw": "withdrawn"},
    "submitted": {
        "submit": STAYS,
        "return": "returned",
        "confirm_complete": "complete",
        "suspend": "suspended",
        "resume": STAYS,
        "withdraw": "withdrawn",
    },
    "returned": {"submit": "submitted", "return": STAYS, "withdraw": "withdrawn"},
    "complete": {"confirm_complete": STAYS, "appraise": "appraised", "suspend": "suspended"},
    "appraised": {
        "appraise": STAYS,
        "suspend": "suspended",
        "vote": "voted",
        "vote_down": "declined",
        "present": OBJECTED,
        "decline": "declined",
    },
    "voted": {
        "vote": STAYS,
        "take_back": STAYS,
        "suspend": "suspended",
        "present": "presented",
        "decline": "declined",
    },
    "presented": {
        "present": STAYS,
        "take_back": "voted",
        "decide": "decided",
        "decline": "declined",
    },
    "decided": {"decide": STAYS, "revoke": "revoked"},
    "declined": {"decline": STAYS, "vote_down": STAYS},
    "suspended": {"suspend": STAYS, "resume": "submitted"},
    "withdrawn": {"withdraw": STAYS},
    "revoked": {"revoke": STAYS},
}
CASES = [
    pytest.param(state, verb, acts.get(verb, IMPOSSIBLE), id=f"{state}-{verb}")
    for state, acts in ACTS.items()
    for verb in VERBS
]


def test_the_table_here_names_every_state_and_every_act():
    assert set(ACTS) == set(DOSSIER.states)
    assert set(VERBS) == set(DOSSIER.transitions)


@pytest.mark.parametrize(("state", "verb", "outcome"), CASES)
def test_every_act_leads_where_the_table_says(state, verb, outcome):
    place = awarding()
    decision = DecisionFactory(plan=place.plan)
    given_before = {"decision": decision, "register_number": 1} if state == "decided" else {}
    dossier = place.dossier(state, **given_before)
    actor = person(Role.UNIT_HEAD, place.communes[0])
    actor.memberships.create(body=place.home_affairs, role=Role.NOI_VU_STAFF)

    def act(locked):
        if verb == "decide":
            locked.decision, locked.register_number = decision, 2

    given = {"reason": "Chưa đủ", "opinion": "Đủ điều kiện", **DECISION}
    try:
        event = perform(DOSSIER, verb, dossier, actor=actor, given=given, act=act)
    except NotPossible:
        found = IMPOSSIBLE
    except ValidationError:
        found = OBJECTED
    else:
        found = STAYS if event is None else dossier.status
    assert found == outcome
    taken = found not in (STAYS, IMPOSSIBLE, OBJECTED)
    assert Event.objects.about(dossier).count() == int(taken)
    assert Dossier.objects.get().status == (outcome if taken else state)


def test_what_no_council_votes_on_goes_back_to_where_it_was_appraised():
    place = awarding()
    type(place.form).objects.update(needs_council=False)
    dossier = place.dossier("presented")
    perform(DOSSIER, "take_back", dossier, actor=place.staff)
    assert dossier.status == "appraised"


PREPARES = {
    "draft": ["submit", "withdraw"],
    "submitted": ["withdraw"],
    "returned": ["submit", "withdraw"],
}
CHECKS = {
    "submitted": ["return", "confirm_complete", "suspend"],
    "complete": ["appraise", "suspend"],
    "appraised": ["suspend", "vote", "vote_down", "present", "decline"],
    "voted": ["suspend", "present", "decline"],
    "presented": ["take_back", "decide", "decline"],
    "decided": ["revoke"],
    "suspended": ["resume"],
}
DECIDES = {
    "appraised": ["vote", "vote_down", "present", "decline"],
    "voted": ["present", "decline"],
    "presented": ["take_back", "decide", "decline"],
    "decided": ["revoke"],
}
VOTES = {"appraised": ["vote", "vote_down"]}
PEOPLE = {
    "head of the proposing unit": (Role.UNIT_HEAD, lambda place: place.communes[0], PREPARES),
    "clerk of the proposing unit": (Role.CLERK, lambda place: place.communes[0], PREPARES),
    "staff at the proposing unit": (Role.NOI_VU_STAFF, lambda place: place.communes[0], PREPARES),
    "head of a neighbour": (Role.UNIT_HEAD, lambda place: place.communes[1], {}),
    "staff of the receiving office": (
        Role.NOI_VU_STAFF,
        lambda place: place.home_affairs,
        CHECKS,
    ),
    "head of the receiving office": (Role.UNIT_HEAD, lambda place: place.home_affairs, {}),
    "leader of the district": (Role.LEADER, lambda place: place.district, DECIDES),
    "council of the district": (Role.COUNCIL_MEMBER, lambda place: place.district, VOTES),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_is_offered_exactly_these_acts(who):
    role, body_of, expected = PEOPLE[who]
    place = awarding()
    user = person(role, body_of(place))
    offered = {
        state: list(
            DOSSIER.steps_for(
                user,
                Dossier(award_form=place.form, proposed_by=place.communes[0], status=state),
            )
        )
        for state in DOSSIER.states
    }
    assert offered == {state: expected.get(state, []) for state in DOSSIER.states}


def test_what_the_organisers_opened_they_prepare_themselves_and_the_unit_does_not():
    place = awarding()
    dossier = Dossier(
        award_form=place.form, proposed_by=place.communes[0], opened_by_organiser=True
    )
    assert list(DOSSIER.steps_for(place.staff, dossier)) == ["submit", "withdraw"]
    assert list(DOSSIER.steps_for(place.leader, dossier)) == ["submit", "withdraw"]
    assert list(DOSSIER.steps_for(place.head, dossier)) == []
