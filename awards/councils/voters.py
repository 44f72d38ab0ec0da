"""The voters on each item of a meeting: members present or in writing, without those recused."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from awards.conflicts import conflicts_on_list
from awards.councils.tally import Seats, Terms
from awards.models import Ballot, Meeting, MeetingItem, Presence
from awards.models.councils import VotingTerms


@dataclass(frozen=True, slots=True)
class Seated:
    """The seats of one item and, by key, the reason of each recusal."""

    seats: Seats
    recused: dict[int, str] = field(default_factory=dict)


def terms_of(terms: VotingTerms) -> Terms:
    """The terms of an item or a rule as plain values."""
    return Terms(
        terms.base,
        terms.min_percent,
        terms.must_exceed,
        terms.quorum_percent,
        terms.counts_written,
    )


def seats_by_item(meeting: Meeting, items: Iterable[MeetingItem]) -> dict[int, Seated]:
    """The seats that count on each item, by its key. Who voted before a conflict came to light
    still counts: what was cast in secret cannot be taken out. A fixed number of queries."""
    listed = list(items)
    presence = dict(meeting.attendances.values_list("user", "presence"))
    conflicts = conflicts_on_list(list(presence), [item.dossier for item in listed])
    cast = set(Ballot.objects.filter(item__meeting=meeting).values_list("item", "voter"))
    found = {}
    for item in listed:
        recused = {
            user: conflicts[user, item.dossier_id]
            for user in presence
            if (user, item.dossier_id) in conflicts and (item.pk, user) not in cast
        }
        counted = [came for user, came in presence.items() if user not in recused]
        seats = Seats(
            len(counted), counted.count(Presence.PRESENT), counted.count(Presence.WRITTEN)
        )
        found[item.pk] = Seated(seats, recused)
    return found
