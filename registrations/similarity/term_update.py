"""Bringing stored terms up to date after the table of phrases has changed."""

from typing import Any

from registrations.similarity.terms import stored_terms

A_BATCH = 1000


def renew_terms(initiatives: Any) -> int:
    """Read every name of a QuerySet anew and write the terms that differ. Gives how many did.

    Takes the QuerySet of the model, or that of its state in a migration.
    """
    renewed, last = 0, 0
    rows = initiatives.order_by("pk").only("pk", "name", "terms")
    while some := list(rows.filter(pk__gt=last)[:A_BATCH]):
        last = some[-1].pk
        stale = [line for line in some if line.terms != stored_terms(line.name)]
        for line in stale:
            line.terms = stored_terms(line.name)
        initiatives.bulk_update(stale, ["terms"])
        renewed += len(stale)
    return renewed
