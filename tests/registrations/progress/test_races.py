"""What holds when two people of a unit say at the same moment how far they are."""

import pytest

from audit.models import Event
from audit.transitions import EditedMeanwhile
from organisation.models.memberships import Role
from registrations.models import Initiative, InitiativeProgress
from registrations.progress.updates import report
from tests.campaigns.factories import person
from tests.races import at_once
from tests.registrations.factories import district, registered
from tests.registrations.progress.factories import doing, said

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "not begun"])
def test_of_two_who_write_at_once_the_second_is_told(begun):
    place = district()
    line = registered(place.letter, place.schools[0], "1").initiatives.get()
    if begun:
        doing(line)
    head, clerk = person(Role.UNIT_HEAD, place.schools[0]), person(Role.CLERK, place.schools[0])
    words = {head: said(line, percent=30), clerk: said(line, percent=60)}

    def press(actor):
        return report(Initiative.objects.get(pk=line.pk), actor=actor, said=words[actor])

    outcomes = at_once(lambda: press(head), lambda: press(clerk))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["EditedMeanwhile", "Event"]
    (refusal,) = [outcome for outcome in outcomes if isinstance(outcome, EditedMeanwhile)]
    progress = InitiativeProgress.objects.get()
    assert progress.percent == refusal.stored.percent
    assert progress.revision == 1


def test_a_double_click_is_one_step():
    place = district()
    line = registered(place.letter, place.schools[0], "1").initiatives.get()
    head = person(Role.UNIT_HEAD, place.schools[0])
    words = said(line, percent=30)

    def press():
        return report(Initiative.objects.get(pk=line.pk), actor=head, said=words)

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    assert Event.objects.about(InitiativeProgress.objects.get()).count() == 1
