"""The last place of each kind of quota, wanted by two decisions at the same moment (design,
law 5)."""

import time

import pytest
from django.core.exceptions import ValidationError

from awards.decisions import procedure
from awards.models import AwardDecision, Dossier, Quota, QuotaException
from tests.awards.decisions.factories import presented
from tests.awards.factories import DECISION, QuotaFactory, awarding
from tests.campaigns.factories import BodyFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

Per = Quota.Per


def by_submitting_body(place) -> list[Dossier]:
    """One for each submitting body, two where it is named; the named one has one already."""
    quota = QuotaFactory(award_form=place.form, limit=1, per=Per.SUBMITTING_BODY, level="commune")
    QuotaException.objects.create(quota=quota, body=place.communes[0], limit=1)
    return [place.dossier("voted", awardee_name=name) for name in ("Một", "Hai")]


def by_chosen_collective(place) -> list[Dossier]:
    """One person for each collective that is chosen: of the commune, and of an office of it."""
    QuotaFactory(
        award_form=place.form,
        awardee="individual",
        limit=1,
        per=Per.AWARDED_COLLECTIVE,
        chosen_only=True,
    )
    commune = place.communes[0]
    office = BodyFactory(name="Văn phòng xã", under=commune, level="commune", kind="office")
    place.dossier("submitted")
    return [
        place.dossier("voted", awardee_kind="individual", awardee_name=name, awardee_body=body)
        for name, body in (("Lê Thị Một", commune), ("Lê Thị Hai", office))
    ]


@pytest.mark.parametrize("quota", [by_submitting_body, by_chosen_collective])
def test_the_last_place_goes_to_exactly_one(monkeypatch, quota):
    place = awarding()
    decisions = [presented(place, dossier) for dossier in quota(place)]
    asked = procedure.quota_objection

    def slow(dossier):
        answer = asked(dossier)
        time.sleep(0.3)
        return answer

    monkeypatch.setattr(procedure, "quota_objection", slow)

    def act(number: int):
        return lambda: procedure.issue(
            AwardDecision.objects.get(pk=decisions[number].pk),
            actor=place.leader,
            values={**DECISION, "number": str(number + 1)},
        )

    outcomes = at_once(act(0), act(1))
    assert sorted(type(one).__name__ for one in outcomes) == ["Event", "ValidationError"]
    (objection,) = (one for one in outcomes if isinstance(one, ValidationError))
    assert "Đã đủ số lượng" in objection.messages[0]
    assert Dossier.objects.decided().count() == 1
