"""Notices about rankings, sent after a step."""

from django.dispatch import receiver

from audit.models import Event
from audit.transitions import step_taken
from campaigns.notices import people_by_body
from notifications.delivery import Letter, post_all
from rankings.models import Ranking


@receiver(step_taken, sender=Ranking)
def tell_of_ranking(event: Event, subject: Ranking, **_: object) -> None:
    """Notify each ranked body of its rank and group when the ranking is published."""
    if event.verb != "publish":
        return
    link = subject.get_absolute_url()
    entries = list(subject.entries.with_bodies())
    people = people_by_body([entry.body for entry in entries])
    act = "đính chính" if subject.corrects_id else "công bố"
    post_all(
        Letter(
            people[entry.body_id],
            f"{subject.publisher} {act} {subject}: {entry.body} hạng {entry.rank}"
            f"{f', nhóm {entry.group}' if entry.group else ''}.",
            link,
        )
        for entry in entries
    )
