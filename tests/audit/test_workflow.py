"""States and steps as data."""

from inspect import signature

import pytest
from django.utils.module_loading import import_string

from accounts.access import YES, no
from audit.states import StatusChoices, Tone
from audit.workflow import Transition, Workflow
from awards.councils.workflow import MEETING
from awards.decisions.workflow import AWARD_DECISION
from awards.workflow import DOSSIER
from campaigns.workflow import PLAN, RECIPIENT
from rankings.workflow import RANKING
from recognition.workflow import COUNCIL, DECISION, LIBRARY, RECOGNITION
from register.workflow import RECORD
from registrations.workflow import CONSOLIDATION, PROGRESS, REGISTRATION, REPORT

TONES = {"neutral", "waiting", "good", "returned"}
ALL = {
    "plan": PLAN,
    "recipient": RECIPIENT,
    "registration": REGISTRATION,
    "consolidation": CONSOLIDATION,
    "progress": PROGRESS,
    "report": REPORT,
    "ranking": RANKING,
    "initiative council": COUNCIL,
    "recognition": RECOGNITION,
    "recognition decision": DECISION,
    "library entry": LIBRARY,
    "dossier": DOSSIER,
    "meeting": MEETING,
    "award decision": AWARD_DECISION,
    "award in the register": RECORD,
}


class Thing:
    """Something in a state."""

    def __init__(self, status):
        self.status = status


class LifeStatus(StatusChoices):
    NEW = "new", Tone.NEUTRAL, "Mới"
    DONE = "done", Tone.GOOD, "Xong"


LIFE = Workflow(
    noun="việc",
    states=LifeStatus,
    transitions=(
        Transition("do", "Làm", ("new",), "done", permission=lambda user, thing: YES),
        Transition("drop", "Bỏ", ("new",), "done", permission=lambda user, thing: no("Không.")),
    ),
)


def test_a_page_offers_the_steps_that_the_person_may_take_now():
    assert list(LIFE.steps_for(None, Thing("new"))) == ["do"]
    assert LIFE.steps_for(None, Thing("done")) == {}


def test_states_are_choices_with_vietnamese_names_and_tones():
    assert LifeStatus.choices == [("new", "Mới"), ("done", "Xong")]
    assert (LIFE.label("done"), LIFE.tone("done"), LIFE.tone("new")) == ("Xong", "good", "neutral")


@pytest.mark.parametrize("workflow", ALL.values(), ids=ALL)
def test_every_step_leads_between_states_that_there_are(workflow):
    for step in workflow.transitions.values():
        assert {*step.sources, *step.targets} <= set(workflow.states)


@pytest.mark.parametrize("workflow", ALL.values(), ids=ALL)
def test_every_state_can_be_reached_from_the_first(workflow):
    first = next(iter(workflow.states))
    reached, waiting = set(), [first]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [to for step in workflow.steps_from(state) for to in step.targets]
    assert reached == set(workflow.states)


@pytest.mark.parametrize("workflow", ALL.values(), ids=ALL)
def test_every_state_has_a_tone_that_the_style_sheet_knows(workflow):
    assert {state.tone for state in workflow.states.values()} <= TONES


@pytest.mark.parametrize("workflow", ALL.values(), ids=ALL)
def test_the_verb_of_every_row_takes_the_thing_the_actor_and_what_the_row_asks(workflow):
    for step in workflow.transitions.values():
        if not step.run:
            continue
        verb = signature(import_string(step.run))
        assert "actor" in verb.parameters
        # What is asked for in a form of its own is the business of its view.
        if step.slug:
            asked = dict.fromkeys((*step.needs, *step.takes))
            verb.bind(object(), actor=object(), **asked)


@pytest.mark.parametrize("workflow", ALL.values(), ids=ALL)
def test_a_step_with_an_address_of_its_own_asks_for_nothing_but_a_reason(workflow):
    for step in workflow.transitions.values():
        if step.slug:
            assert {*step.needs, *step.takes} <= {"reason"}
            assert step.done
            assert workflow.routes
