"""Matching of a person across the years: namesakes stay two persons until somebody confirms that
they are the same."""

from accounts.models import User
from organisation.models import IssuingBody
from paperwork.text_signs import tidied
from paperwork.vietnamese import spelling_key
from register.models import Honoree


def recognise(
    name: str,
    *,
    body: IssuingBody | None,
    actor: User,
    chosen: Honoree | None = None,
    title: str = "",
) -> Honoree:
    """The honoree of this name, as last known at `body`; a new one where none is known there.

    `chosen` is whom a person picked among namesakes. Without it only the same full name at the
    same body is taken for the same person, and only where exactly one is known; who of the name
    is known elsewhere stays another, until `join` says otherwise.
    """
    found = chosen or known_at(name, body)
    if found is None:
        return Honoree.objects.create(full_name=tidied(name), body=body, title=title)
    if (found.body_id, found.title) != (body.pk if body else None, title or found.title):
        found.body, found.title = body or found.body, title or found.title
        found.save(update_fields=["body", "title", "folded_name"])
    return found


def known_at(name: str, body: IssuingBody | None) -> Honoree | None:
    """The one person of exactly this name at a body; None where there is none, or several."""
    if body is None:
        return None
    same = [
        honoree
        for honoree in Honoree.objects.namesakes_of(name).filter(body=body)
        if spelling_key(honoree.full_name) == spelling_key(name)
    ]
    return same[0] if len(same) == 1 else None
