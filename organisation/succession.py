"""The bodies whose duties passed to a body when it began."""

from collections.abc import Iterable

from audit import clock
from organisation.models import BodySuccession, IssuingBody


def taken_over_by(bodies: Iterable[IssuingBody]) -> dict[int, set[int]]:
    """For each body, its key and the keys of the bodies whose duties passed to it when it began.

    What a plan says of one of these applies to the body. A body that existed before a merger has
    only its own duties. No query where no body has a first day, else one.
    """
    bodies = list(bodies)
    begun_later = [body.pk for body in bodies if body.valid_from is not None]
    rows: Iterable[BodySuccession] = ()
    if begun_later:
        rows = BodySuccession.objects.behind(begun_later, clock.today()).select_related("successor")
    return duties_before(bodies, rows)


def duties_before(
    bodies: Iterable[IssuingBody], successions: Iterable[BodySuccession]
) -> dict[int, set[int]]:
    """The same out of the successions behind these bodies, which hold their successors."""
    before: dict[int, list[int]] = {}
    for row in successions:
        if row.successor.valid_from == row.effective_on:
            before.setdefault(row.successor_id, []).append(row.predecessor_id)
    return {body.pk: _all_before(body.pk, before) for body in bodies}


def _all_before(key: int, before: dict[int, list[int]]) -> set[int]:
    keys, ahead = {key}, [key]
    while ahead:
        found = set(before.get(ahead.pop(), ())) - keys
        keys |= found
        ahead += found
    return keys
