"""What holds when two decide at the same moment (design, law 5)."""

import time

import pytest
from django.core.exceptions import ValidationError

from awards.decisions import presentation, procedure
from awards.models import AwardDecision, DecisionItem, Dossier
from register.models import AwardRecord
from tests.awards.decisions.factories import drafted, presented
from tests.awards.factories import DECISION, QuotaFactory, awarding
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def dwelling(step):
    """The same step, which dwells after it: without a lock two would meet there for certain."""

    def slow(*args, **kwargs):
        answer = step(*args, **kwargs)
        time.sleep(0.3)
        return answer

    return slow


def issuing_of(place, decision, number):
    return lambda: procedure.issue(
        AwardDecision.objects.get(pk=decision.pk),
        actor=place.leader,
        values={**DECISION, "number": number},
    )


def kinds(outcomes) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_of_two_decisions_drafted_on_one_dossier_at_once_one_gets_it(monkeypatch):
    place = awarding()
    dossier = place.dossier("voted")
    monkeypatch.setattr(procedure, "in_official_order", dwelling(procedure.in_official_order))
    outcomes = at_once(lambda: drafted(place, dossier), lambda: drafted(place, dossier))
    assert kinds(outcomes) == ["AwardDecision", "ValidationError"]
    assert DecisionItem.objects.count() == 1


def test_the_last_place_of_a_quota_wanted_by_two_decisions_goes_to_one(monkeypatch):
    place = awarding()
    QuotaFactory(award_form=place.form, limit=1)
    first = presented(place, place.dossier("voted", awardee_name="Một"))
    second = presented(place, place.dossier("voted", awardee_name="Hai"))
    monkeypatch.setattr(procedure, "quota_objection", dwelling(procedure.quota_objection))
    outcomes = at_once(issuing_of(place, first, "1"), issuing_of(place, second, "2"))
    assert kinds(outcomes) == ["Event", "ValidationError"]
    (objection,) = (one for one in outcomes if isinstance(one, ValidationError))
    assert "Đã đủ số lượng" in objection.messages[0]
    assert Dossier.objects.decided().count() == AwardRecord.objects.count() == 1


def test_one_decision_issued_twice_at_once_awards_once():
    place = awarding()
    decision = presented(place, place.dossier("voted"))
    outcomes = at_once(issuing_of(place, decision, "1"), issuing_of(place, decision, "1"))
    assert kinds(outcomes) == ["Event", "NoneType"]
    assert AwardRecord.objects.count() == 1


def test_issued_and_declined_at_once_a_dossier_is_one_of_both(monkeypatch):
    place = awarding()
    one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
    decision = presented(place, one, two)
    item = decision.items.get(dossier=one)
    monkeypatch.setattr(presentation, "step", dwelling(presentation.step))
    issued, declined = at_once(
        issuing_of(place, decision, "1"),
        lambda: presentation.decline_item(item, actor=place.leader, reason="Có đơn thư"),
    )
    one.refresh_from_db()
    assert not isinstance(issued, Exception)
    assert one.status == ("decided" if isinstance(declined, Exception) else "declined")
    assert AwardRecord.objects.count() == (2 if one.status == "decided" else 1)
