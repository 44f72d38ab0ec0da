"""What holds when two act in a meeting at the same moment."""

import time

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from awards.councils import meeting_call, meetings, votes
from awards.models import Ballot, Meeting, Urn
from tests.awards.councils.factories import INVITATION, convened
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def dwelling(step):
    """The same step, which dwells after it: without a lock two would meet there for certain."""

    def slow(*args):
        answer = step(*args)
        time.sleep(0.3)
        return answer

    return slow


def casting(meeting, user, choice="in_favour"):
    """One vote as one request casts it: on a row of its own."""
    (item,) = meeting.items.all()
    return lambda: votes.cast(
        Meeting.objects.get(pk=meeting.pk), actor=user, choices={item.pk: choice}
    )


def test_of_two_votes_of_one_member_at_once_one_counts(monkeypatch):
    place = convened()
    meeting = place.opened(place.awarding.dossier("appraised"))
    monkeypatch.setattr(votes, "ballot_paper", dwelling(votes.ballot_paper))
    outcomes = at_once(casting(meeting, place.chair), casting(meeting, place.chair, "against"))
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "ValidationError"]
    assert Ballot.objects.count() == 1
    urn = Urn.objects.get()
    assert urn.in_favour + urn.against == 1


def test_votes_of_many_at_once_all_count():
    place = convened()
    meeting = place.opened(place.awarding.dossier("appraised"))
    outcomes = at_once(*(casting(meeting, user) for user in place.seated))
    assert outcomes == [None] * 5
    assert Urn.objects.get().in_favour == 5


@pytest.mark.parametrize("slow", ["vote", "closing"])
def test_a_vote_at_the_moment_of_closing_is_counted_or_refused(monkeypatch, slow):
    place = convened()
    meeting = place.opened(place.awarding.dossier("appraised"))
    for user in place.seated[:2]:
        casting(meeting, user)()
    if slow == "vote":
        monkeypatch.setattr(votes, "ballot_paper", dwelling(votes.ballot_paper))
    else:
        monkeypatch.setattr(meetings, "seats_by_item", dwelling(meetings.seats_by_item))
    late, closed = at_once(
        casting(meeting, place.members[0]),
        lambda: meetings.close_meeting(Meeting.objects.get(pk=meeting.pk), actor=place.chair),
    )
    assert not isinstance(closed, Exception)
    assert late is None or isinstance(late, Refused)
    item = meeting.items.get()
    # What was cast is what was counted, in every case.
    assert item.in_favour == Ballot.objects.count() == (3 if late is None else 2)


def test_a_dossier_called_to_two_meetings_at_once_comes_before_one():
    place = convened()
    dossier = place.awarding.dossier("appraised")

    def calling():
        return meeting_call.call_meeting(
            place.council, actor=place.secretary, values=INVITATION, dossiers=[dossier.pk]
        )

    outcomes = at_once(calling, calling)
    assert sorted(type(one).__name__ for one in outcomes) == ["Meeting", "ValidationError"]
    (objection,) = (one for one in outcomes if isinstance(one, ValidationError))
    assert objection.messages == ["Chưa chọn hồ sơ nào để đưa ra Hội đồng."]
    assert Meeting.objects.count() == 1
