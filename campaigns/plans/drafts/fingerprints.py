"""Fingerprints of rows, by which a save notices that they changed since the page was shown.

A page carries the fingerprint of the rows that it showed; it is compared with that of the locked
rows before anything is written. So two windows, or two people, do not overwrite each other
unawares, and who writes one part of a draft is not disturbed by who writes another.
"""

from collections.abc import Iterable
from hashlib import sha256

from django.db import models

from audit.transitions import EditedMeanwhile
from campaigns.models import Plan

CHANGED_MEANWHILE = "Phần này vừa được người khác sửa (hoặc ở một cửa sổ khác)."


def fingerprint(values: Iterable[object]) -> str:
    """A short text that differs wherever the values, or their order, differ."""
    told = "\x1e".join(repr(value) for value in values)
    return sha256(told.encode()).hexdigest()[:32]


def refuse_changed(thing: models.Model, *, seen: str, now: str) -> None:
    """Raise EditedMeanwhile where the fingerprint that was seen is not the current one. Requests
    without a fingerprint, which do not come from our pages, are not compared."""
    if seen and seen != now:
        raise EditedMeanwhile(thing, revision=now, sentence=CHANGED_MEANWHILE)


def of_rows(*querysets: models.QuerySet) -> str:
    """The fingerprint of rows with all their data: keys, fields, many-to-many relations."""
    return fingerprint(row for rows in querysets for row in _told(rows))


def of_recipients(plan: Plan) -> str:
    """The fingerprint of a draft's recipients. The printed lines are rewritten at each save, so
    their keys are left out."""
    bodies = plan.recipients.order_by("body").values_list("body", "must_register", "consolidates")
    lines = plan.recipient_lines.order_by("position").values_list("text", flat=True)
    return fingerprint([*bodies, *lines])


def _told(rows: models.QuerySet) -> Iterable[tuple[object, ...]]:
    options = rows.model._meta
    joined = [field.name for field in options.many_to_many]
    names = [field.attname for field in options.concrete_fields] + joined
    return rows.order_by("pk", *joined).values_list(*names)
