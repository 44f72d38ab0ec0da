"""Deadline arithmetic. Pure: days in, days and sentences out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models


class Boundary(models.TextChoices):
    """Whether the printed day itself is still in time."""

    BEFORE = "before", "trước"
    THROUGH = "through", "chậm nhất, đến hết"
    WITHIN = "within", "trong"


class CountedIn(models.TextChoices):
    """In which days a term is counted."""

    CALENDAR_DAYS = "calendar", "ngày"
    WORKING_DAYS = "working", "ngày làm việc"


def last_day_of(
    *, due_on: date | None, boundary: str, days_after: int | None, event_day: date | None
) -> date | None:
    """The last day in time.

    "Trước ngày 12/5" ends on 11/5; "đến hết ngày 12/5" on 12/5; "trong tháng 3" on the last of the
    month, which is what `due_on` holds then; "15 ngày kể từ ngày công bố" on
    the fifteenth calendar day after the event, and is unknown (None) until it happens.
    """
    if due_on is not None:
        return due_on - timedelta(days=1) if boundary == Boundary.BEFORE else due_on
    if days_after is not None and event_day is not None:
        return event_day + timedelta(days=days_after)
    return None


@dataclass(frozen=True, slots=True)
class DueState:
    """How a deadline stands on a day: its last day, the days left, a sentence and a tone."""

    last_day: date | None
    days_left: int | None
    sentence: str
    tone: str


def due_state(last_day: date | None, today: date) -> DueState:
    """How a deadline stands. `days_left` is negative once it has passed."""
    if last_day is None:
        return DueState(None, None, "chưa xác định", "neutral")
    left = (last_day - today).days
    if left < 0:
        return DueState(last_day, left, f"quá hạn {-left:,} ngày".replace(",", "."), "late")
    if left == 0:
        return DueState(last_day, 0, "hôm nay là hạn cuối", "waiting")
    tone = "waiting" if left <= SOON else "neutral"
    return DueState(last_day, left, f"còn {left:,} ngày".replace(",", "."), tone)


SOON = 7  # days: from here a deadline is coloured as near; a matter of display only


def that_applies(deadlines: Iterable[Any], *, body: Any, group_ids: set[int]) -> Any | None:
    """The deadline that holds for a body among several of one kind: the one named for it, else
    the one for a group it belongs to, else the one for all."""
    candidates = list(deadlines)
    for deadline in candidates:
        if deadline.body_id == body.pk:
            return deadline
    for deadline in candidates:
        if deadline.body_id is None and deadline.group_id in group_ids:
            return deadline
    for deadline in candidates:
        if deadline.body_id is None and deadline.group_id is None:
            return deadline
    return None
