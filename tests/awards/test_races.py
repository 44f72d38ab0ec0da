"""What holds when two people decide at the same moment (design, law 5)."""

import time

import pytest
from django.core.exceptions import ValidationError

from awards import decisions
from awards.dossiers import proposing
from awards.models import AwardDecision, Dossier
from campaigns.roles import Role
from tests.awards.factories import DECISION, AwardFormFactory, QuotaFactory, awarding
from tests.campaigns.factories import person
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def dwelling(step):
    """The same step, which dwells after it: without a lock two would meet there for certain."""

    def slow(*args):
        answer = step(*args)
        time.sleep(0.3)
        return answer

    return slow


@pytest.fixture
def slow_quota(monkeypatch):
    monkeypatch.setattr(decisions, "quota_objection", dwelling(decisions.quota_objection))


@pytest.fixture
def slow_ordinal(monkeypatch):
    # What follows upon the ordinal, before it is written.
    monkeypatch.setattr(decisions, "note_event", dwelling(decisions.note_event))


def deciding(dossier, actor, **changes):
    """A decision as one request makes it: on a row of its own."""
    return lambda: decisions.decide(
        Dossier.objects.get(pk=dossier.pk), actor=actor, decision={**DECISION, **changes}
    )


def outcomes_by_type(outcomes) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_the_last_place_of_a_quota_wanted_by_two_goes_to_exactly_one(slow_quota):
    place = awarding()
    QuotaFactory(award_form=place.form, limit=1)
    first = place.dossier("appraised", awardee_name="Một")
    second = place.dossier("appraised", awardee_name="Hai")
    outcomes = at_once(deciding(first, place.leader), deciding(second, place.staff))
    assert outcomes_by_type(outcomes) == ["Event", "ValidationError"]
    (objection,) = (outcome for outcome in outcomes if isinstance(outcome, ValidationError))
    assert objection.messages == ["Đã đủ số lượng: kế hoạch cho 01 tập thể (toàn kế hoạch)."]
    assert Dossier.objects.decided().count() == 1


def test_two_decided_at_once_under_one_decision_get_two_ordinals(slow_quota):
    place = awarding()
    first = place.dossier("appraised", awardee_name="Một")
    second = place.dossier("appraised", awardee_name="Hai")
    outcomes = at_once(deciding(first, place.leader), deciding(second, place.staff))
    assert outcomes_by_type(outcomes) == ["Event", "Event"]
    ordinals = Dossier.objects.values_list("register_number", flat=True)
    assert sorted(ordinals) == [1, 2]
    assert AwardDecision.objects.count() == 1


@pytest.mark.parametrize("recorded", [False, True], ids=["a new decision", "one recorded before"])
def test_two_forms_of_award_under_one_decision_share_its_ordinals(slow_ordinal, recorded):
    place = awarding()
    other = AwardFormFactory(plan=place.plan)
    first = place.dossier("appraised")
    second = place.dossier("appraised", award_form=other)
    if recorded:
        deciding(place.dossier("appraised", awardee_name="Đã ghi trước"), place.leader)()
    outcomes = at_once(deciding(first, place.leader), deciding(second, place.staff))
    assert outcomes_by_type(outcomes) == ["Event", "Event"]
    ordinals = Dossier.objects.values_list("register_number", flat=True)
    assert sorted(ordinals) == ([1, 2, 3] if recorded else [1, 2])


def test_deciding_and_declining_one_dossier_at_once_only_one_happens(slow_quota):
    place = awarding()
    dossier = place.dossier("appraised")
    outcomes = at_once(
        deciding(dossier, place.leader),
        lambda: decisions.decline(
            Dossier.objects.get(pk=dossier.pk), actor=place.staff, reason="Chưa đủ"
        ),
    )
    assert outcomes_by_type(outcomes) == ["Event", "NotPossible"]


def test_two_who_open_a_dossier_for_one_awardee_make_one_and_a_sentence(monkeypatch):
    place = awarding("Tờ trình")
    clerk = person(Role.CLERK, place.communes[0])
    checked = dwelling(proposing._refuse_who_does_not_hold)
    monkeypatch.setattr(proposing, "_refuse_who_does_not_hold", checked)
    values = {
        "awardee_kind": "collective",
        "awardee_name": "Tổ Một cửa",
        "awardee_body": place.communes[0],
        "achievement": "Đã có thành tích xuất sắc",
    }

    def opening(actor):
        return lambda: proposing.open_dossier(
            place.form, proposed_by=place.communes[0], values=values, actor=actor
        )

    outcomes = at_once(opening(place.head), opening(clerk))
    assert outcomes_by_type(outcomes) == ["Dossier", "ValidationError"]
    assert Dossier.objects.count() == 1
