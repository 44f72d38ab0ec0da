"""What holds when two people press at the same moment."""

import time

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from councils.membership import Seat
from recognition import appraisal, councils, decisions
from recognition.models import Appraisal, InitiativeCouncil, Recognition, RecognitionDecision
from tests.races import at_once
from tests.recognition.factories import (
    MEASURES,
    SIGNED,
    VALUES,
    accepted,
    before,
    council,
    drafted,
    proposed,
    scored,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def case_by(pk: int) -> Recognition:
    return Recognition.objects.with_origin().get(pk=pk)


def decision_by(pk: int) -> RecognitionDecision:
    return RecognitionDecision.objects.with_council().get(pk=pk)


def test_of_two_decisions_on_one_initiative_issued_at_once_one_recognises_it():
    around = council()
    cases = proposed(around, around.place.schools[0])
    keys = [drafted(around, cases, number=number).pk for number in ("5012", "5013")]
    outcomes = at_once(
        *(lambda key=key: decisions.issue(decision_by(key), actor=around.chair) for key in keys)
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "ValidationError"]
    assert sorted(decision_by(key).status for key in keys) == ["draft", "issued"]
    assert Event.objects.about(cases[0]).filter(verb="recognise").count() == 1


def test_of_two_councils_that_recognise_one_initiative_at_once_one_does():
    around = council()
    (case,) = before(around, around.place.schools[0])
    office = around.place.office_staff()
    other = councils.set_up(
        InitiativeCouncil(plan=around.place.letter),
        actor=office,
        values=VALUES,
        seats=[
            Seat(around.chair.pk, "chair"),
            Seat(around.justice.pk, "member"),
            Seat(office.pk, "secretary"),
        ],
        measures=MEASURES,
    )
    councils.open_council(other, actor=office)
    councils.take_in(other, actor=office, initiatives=[case.initiative_id])
    twin = Recognition.objects.with_origin().get(council=other)
    for one in (case, twin):
        scored(one, around.justice, 30, 50)
        appraisal.conclude(one, actor=around.chair, favours=True, scope="unit", conclusion="")
    first = drafted(around, [case]).pk
    second = decisions.draft(
        RecognitionDecision(council=other), actor=office, values=SIGNED, chosen=[twin.pk]
    ).pk
    outcomes = at_once(
        lambda: decisions.issue(decision_by(first), actor=around.chair),
        lambda: decisions.issue(decision_by(second), actor=office),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "ValidationError"]
    assert Recognition.objects.recognised().count() == 1


def test_a_score_at_the_moment_of_closing_counts_or_is_refused_and_never_slips_in(monkeypatch):
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 10, 10)
    check = appraisal.result_so_far

    def dwelling(recognition):
        result = check(recognition)
        time.sleep(0.3)
        return result

    monkeypatch.setattr(appraisal, "result_so_far", dwelling)

    def close():
        return appraisal.conclude(
            case_by(case.pk),
            actor=around.chair,
            favours=False,
            scope="",
            conclusion="Chưa áp dụng.",
        )

    outcomes = at_once(close, lambda: scored(case_by(case.pk), around.justice, 40, 60))
    assert not isinstance(outcomes[0], Exception)
    closed = case_by(case.pk)
    assert closed.status == "not_proposed"
    came_in = Appraisal.objects.filter(appraiser=around.justice).exists()
    assert isinstance(outcomes[1], Refused) is not came_in
    assert closed.average == (60 if came_in else 20)


def test_two_who_take_in_the_same_initiative_at_once_lay_it_before_the_council_once():
    around = council()
    keys = [initiative.pk for initiative in accepted(around, around.place.schools[0])]

    def press(actor):
        fresh = type(around.council).objects.with_plan().get()
        return councils.take_in(fresh, actor=actor, initiatives=keys)

    outcomes = at_once(lambda: press(around.staff), lambda: press(around.secretary))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "ValidationError"]
    refused = next(one for one in outcomes if isinstance(one, ValidationError))
    assert refused.messages == ["Chưa chọn sáng kiến nào để đưa ra Hội đồng."]
    assert Recognition.objects.count() == 1
