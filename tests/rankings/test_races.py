"""What holds when two people press at the same moment."""

from datetime import date

import pytest

from audit.models import Event
from rankings import publication
from rankings.models import Ranking
from tests.campaigns.factories import person
from tests.races import at_once
from tests.rankings.factories import draft, published, ranked

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_publishings_at_once_one_is_a_step_and_the_other_nothing(working_day):
    working_day("2021-01-20")
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    colleague = person("leader", place.province)

    def press(actor):
        return publication.publish(
            Ranking.objects.get(pk=ranking.pk), actor=actor, published_on=date(2021, 1, 15)
        )

    outcomes = at_once(lambda: press(place.staff), lambda: press(colleague))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    assert Event.objects.about(ranking).filter(verb="publish").count() == 1


def test_of_two_corrections_begun_at_once_one_stands_and_the_other_is_told(working_day):
    working_day("2021-01-20")
    place = ranked()
    ranking = published(place, 92, 85, 70, 88)
    colleague = person("leader", place.province)

    def press(actor):
        return publication.correct(Ranking.objects.get(pk=ranking.pk), actor=actor)

    outcomes = at_once(lambda: press(place.staff), lambda: press(colleague))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Ranking", "ValidationError"]
    assert Ranking.objects.filter(corrects=ranking).count() == 1
