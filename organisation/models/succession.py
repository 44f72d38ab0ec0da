"""Subqueries along the successions between bodies, forward and back in time.

The ORM has no recursive query; both databases have the same one. Nothing in the text of these
comes from a person: days and keys are parameters.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# UNION, not UNION ALL: a succession is walked once, so that the walk ends whatever was recorded.
_BACK = """
    WITH RECURSIVE line(id, predecessor_id) AS (
        SELECT id, predecessor_id FROM organisation_bodysuccession
        WHERE successor_id IN ({keys}) AND effective_on <= %s
      UNION
        SELECT earlier.id, earlier.predecessor_id FROM organisation_bodysuccession earlier
        JOIN line ON earlier.successor_id = line.predecessor_id
        WHERE earlier.effective_on <= %s
    )
    SELECT id FROM line
"""
_FORWARD = """
    WITH RECURSIVE heir(id) AS (
        SELECT later.successor_id FROM organisation_bodysuccession later
        JOIN organisation_issuingbody body ON body.id = later.successor_id
        WHERE later.predecessor_id IN ({keys}) AND {condition}
      UNION
        SELECT later.successor_id FROM organisation_bodysuccession later
        JOIN organisation_issuingbody body ON body.id = later.successor_id
        JOIN heir ON later.predecessor_id = heir.id
        WHERE {condition}
    )
    SELECT id FROM heir
"""
# A body that a merger found in being keeps duties of its own; one that began with it has taken
# over those of its predecessors. Hence the day on which it began is compared.
_BEGAN_WITH_IT = "body.valid_from = later.effective_on"
_WHOLE = "later.extent = 'whole'"
_NO_KEYS = "SELECT 0 WHERE 1 = 0"  # of a key's type, which NULL alone is not


def successions_behind(bodies: Iterable[int], day: date) -> RawSQL:
    """The keys of all successions that led to these bodies by a day, at any distance."""
    keys = list(bodies)
    places = ", ".join(["%s"] * len(keys)) or "NULL"
    return RawSQL(_BACK.format(keys=places), (*keys, day, day))


def heirs_of(bodies: QuerySet) -> RawSQL:
    """The keys of bodies that began as successors of those in a query of keys, and of their
    successors in turn: the bodies to which duties passed. Callers check whether these exist on a
    day."""
    return _forward(bodies, _BEGAN_WITH_IT)


def whole_successors_of(bodies: QuerySet) -> RawSQL:
    """The keys of the bodies that succeeded to the whole of those in a query of keys, at any
    distance."""
    return _forward(bodies, _WHOLE)


def in_any_of(*arms: QuerySet | RawSQL) -> RawSQL:
    """The keys that one of several queries of keys gives, as one query. A database looks up rows by
    such keys; asked with "or" for each query in turn it would read every row."""
    texts: list[str] = []
    parameters: list[object] = []
    for arm in arms:
        try:
            text, given = (
                (arm.sql, arm.params)
                if isinstance(arm, RawSQL)
                else arm.order_by().query.sql_with_params()
            )
        except EmptyResultSet:
            continue
        texts.append(f"SELECT * FROM ({text}) AS keys_{len(texts)}")
        parameters += given
    return RawSQL(" UNION ".join(texts) or _NO_KEYS, parameters)


def _forward(bodies: QuerySet, condition: str) -> RawSQL:
    try:
        sql, parameters = bodies.order_by().query.sql_with_params()
    except EmptyResultSet:
        return RawSQL(_NO_KEYS, ())
    return RawSQL(_FORWARD.format(keys=sql, condition=condition), parameters)
