"""Walks along the successions between bodies, forward and back in time, each as one subquery.

The ORM has no recursive query; both databases have the same one. Nothing in the text of these
comes from a person: days and keys are parameters.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# UNION, not UNION ALL: a succession is walked once, so that the walk ends whatever was recorded.
_BACK = """
    WITH RECURSIVE line(id, predecessor_id) AS (
        SELECT id, predecessor_id FROM campaigns_bodysuccession
        WHERE successor_id IN ({keys}) AND effective_on <= %s
      UNION
        SELECT before.id, before.predecessor_id FROM campaigns_bodysuccession before
        JOIN line ON before.successor_id = line.predecessor_id
        WHERE before.effective_on <= %s
    )
    SELECT id FROM line
"""
# A body that a merger found in being keeps duties of its own; one that began with it has taken
# over those of its predecessors. Hence the day on which it began is compared.
_FORWARD = """
    WITH RECURSIVE heir(id) AS (
        SELECT next.successor_id FROM campaigns_bodysuccession next
        JOIN campaigns_issuingbody body
          ON body.id = next.successor_id AND body.valid_from = next.effective_on
        WHERE next.predecessor_id IN ({keys})
      UNION
        SELECT next.successor_id FROM campaigns_bodysuccession next
        JOIN campaigns_issuingbody body
          ON body.id = next.successor_id AND body.valid_from = next.effective_on
        JOIN heir ON next.predecessor_id = heir.id
    )
    SELECT id FROM heir
"""


def successions_behind(bodies: Iterable[int], day: date) -> RawSQL:
    """The keys of all successions that led to these bodies by a day, however long ago."""
    keys = list(bodies)
    places = ", ".join(["%s"] * len(keys)) or "NULL"
    return RawSQL(_BACK.format(keys=places), (*keys, day, day))


def heirs_of(bodies: QuerySet) -> RawSQL:
    """The keys of the bodies that began as successors of those in a query of keys, and of their
    successors in turn. Whether they exist on a day is for the caller to ask."""
    sql, parameters = bodies.order_by().query.sql_with_params()
    return RawSQL(_FORWARD.format(keys=sql), parameters)
