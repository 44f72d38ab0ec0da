"""What holds when two open a dossier at the same moment (design, law 5)."""

import time

import pytest

from awards.dossiers import submission
from awards.models import Dossier
from organisation.models.memberships import Role
from tests.awards.factories import awarding
from tests.campaigns.factories import person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def dwelling(step):
    """The same step, which dwells after it: without a lock two would meet there for certain."""

    def slow(*args):
        answer = step(*args)
        time.sleep(0.3)
        return answer

    return slow


def outcomes_by_type(outcomes) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_two_who_open_a_dossier_for_one_awardee_make_one_and_a_sentence(monkeypatch):
    place = awarding("Tờ trình")
    clerk = person(Role.CLERK, place.communes[0])
    checked = dwelling(submission._refuse_non_holders)
    monkeypatch.setattr(submission, "_refuse_non_holders", checked)
    values = {
        "awardee_kind": "collective",
        "awardee_name": "Tổ Một cửa",
        "awardee_body": place.communes[0],
        "achievement": "Đã có thành tích xuất sắc",
    }

    def opening(actor):
        return lambda: submission.open_dossier(
            place.form, proposed_by=place.communes[0], values=values, actor=actor
        )

    outcomes = at_once(opening(place.head), opening(clerk))
    assert outcomes_by_type(outcomes) == ["Dossier", "ValidationError"]
    assert Dossier.objects.count() == 1
