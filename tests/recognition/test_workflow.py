"""Every state of a council, a case, a decision and an entry against every act, and who is offered
which of them."""

import pytest

from accounts.access import Refused
from audit.transitions import NotPossible, perform
from organisation.models.memberships import Role
from recognition.models import (
    InitiativeCouncil,
    LibraryEntry,
    Recognition,
    RecognitionDecision,
)
from recognition.workflow import COUNCIL, DECISION, LIBRARY, RECOGNITION
from tests.campaigns.factories import person
from tests.recognition.factories import before, council, scored

pytestmark = pytest.mark.django_db

STAYS, IMPOSSIBLE = "done already", "not possible"
GIVEN = {
    name: "có"
    for name in ("reason", "conclusion", "decision", "number", "issued_on", "signer_name", "by")
}
# In the order: open, close.
COUNCIL_ACTS = {
    "preparing": ("appraising", IMPOSSIBLE),
    "appraising": (STAYS, "closed"),
    "closed": ("appraising", STAYS),
}
# In the order: propose, not_propose, reopen, recognise, decline, revoke.
CASE_ACTS = {
    "open": ("proposed", "not_proposed", STAYS, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE),
    "proposed": (STAYS, IMPOSSIBLE, "open", "recognised", "declined", IMPOSSIBLE),
    "not_proposed": (IMPOSSIBLE, STAYS, "open", IMPOSSIBLE, "declined", IMPOSSIBLE),
    "recognised": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS, IMPOSSIBLE, "revoked"),
    "declined": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS, IMPOSSIBLE),
    "revoked": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS),
}
# In the order: issue, correct, revoke, discard.
DECISION_ACTS = {
    "draft": ("issued", IMPOSSIBLE, IMPOSSIBLE, "discarded"),
    "issued": (STAYS, "corrected", "revoked", IMPOSSIBLE),
    "corrected": (IMPOSSIBLE, "corrected", "revoked", IMPOSSIBLE),
    "revoked": (IMPOSSIBLE, IMPOSSIBLE, STAYS, IMPOSSIBLE),
    "discarded": (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, STAYS),
}
# In the order: publish, withdraw.
ENTRY_ACTS = {
    "draft": ("published", IMPOSSIBLE),
    "published": (STAYS, "withdrawn"),
    "withdrawn": ("published", STAYS),
}
TABLES = (
    (COUNCIL, COUNCIL_ACTS),
    (RECOGNITION, CASE_ACTS),
    (DECISION, DECISION_ACTS),
    (LIBRARY, ENTRY_ACTS),
)


def test_the_tables_name_every_state_and_every_act():
    for workflow, acts in TABLES:
        assert set(acts) == set(workflow.states)
        assert all(len(outcomes) == len(workflow.transitions) for outcomes in acts.values())


def cells(workflow, acts):
    return [
        pytest.param(state, verb, outcome, id=f"{state}-{verb}")
        for state, outcomes in acts.items()
        for verb, outcome in zip(workflow.transitions, outcomes, strict=True)
    ]


def outcome_of(workflow, verb, thing, actor, act=None) -> str:
    try:
        event = perform(workflow, verb, thing, actor=actor, given=GIVEN, act=act)
    except NotPossible:
        return IMPOSSIBLE
    return thing.status if event else STAYS


@pytest.mark.parametrize(("state", "verb", "outcome"), cells(COUNCIL, COUNCIL_ACTS))
def test_every_act_on_a_council_leads_where_the_table_says(state, verb, outcome):
    around = council()
    InitiativeCouncil.objects.update(status=state)
    fresh = InitiativeCouncil.objects.with_plan().get()
    assert outcome_of(COUNCIL, verb, fresh, around.staff) == outcome


@pytest.mark.parametrize(("state", "verb", "outcome"), cells(RECOGNITION, CASE_ACTS))
def test_every_act_on_an_initiative_leads_where_the_table_says(state, verb, outcome):
    around = council()
    (case,) = before(around, around.place.schools[0])
    decision = RecognitionDecision.objects.create(council=around.council)
    Recognition.objects.update(status=state, decline_reason="có", decision=decision)
    actor = person(Role.LEADER, around.place.body)
    around.council.members.create(user=actor, role="vice_chair")
    case = Recognition.objects.with_origin().get()
    assert outcome_of(RECOGNITION, verb, case, actor) == outcome


@pytest.mark.parametrize(("state", "verb", "outcome"), cells(DECISION, DECISION_ACTS))
def test_every_act_on_a_decision_leads_where_the_table_says(state, verb, outcome):
    around = council()
    decision = RecognitionDecision.objects.create(
        council=around.council, number="1", issued_on="2020-10-15", status=state
    )
    assert outcome_of(DECISION, verb, decision, around.staff) == outcome


@pytest.mark.parametrize(("state", "verb", "outcome"), cells(LIBRARY, ENTRY_ACTS))
def test_every_act_on_an_entry_leads_where_the_table_says(state, verb, outcome):
    around = council()
    (case,) = before(around, around.place.schools[0])
    decision = RecognitionDecision.objects.create(council=around.council)
    Recognition.objects.update(status="recognised", decision=decision)
    case = Recognition.objects.with_origin().get()
    entry = LibraryEntry.objects.create(
        recognition=case, summary="a", how="b", contact="c", status=state
    )
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    assert outcome_of(LIBRARY, verb, entry, head) == outcome


def test_who_is_offered_which_act_on_an_open_and_a_proposed_initiative():
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 30, 50)
    people = {
        "chair": around.chair,
        "secretary": around.secretary,
        "member": around.economy,
        "staff": around.staff,
        "head of the school": person(Role.UNIT_HEAD, around.place.schools[0]),
        "staff of the city": around.place.city_staff(),
    }

    def offered(state):
        Recognition.objects.update(status=state)
        fresh = Recognition.objects.with_origin().get()
        found = {name: list(RECOGNITION.steps_for(one, fresh)) for name, one in people.items()}
        return {name: steps for name, steps in found.items() if steps}

    assert offered("open") == {"chair": ["propose", "not_propose"]}
    assert offered("proposed") == {
        "chair": ["reopen", "recognise", "decline"],
        "secretary": ["reopen", "recognise", "decline"],
        "staff": ["reopen", "recognise", "decline"],
    }


def test_a_refusal_writes_nothing():
    around = council()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(Refused):
        perform(RECOGNITION, "propose", case, actor=around.economy, given=GIVEN)
    assert Recognition.objects.get().status == "open"
