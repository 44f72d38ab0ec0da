"""Deadline arithmetic. Pure: days in, days and sentences out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from django.db import models

from campaigns.rules.working_days import WorkingCalendar
from paperwork.vietnamese_numbers import figures


class Boundary(models.TextChoices):
    """Whether the printed day itself is still in time."""

    BEFORE = "before", "trước"
    THROUGH = "through", "chậm nhất, đến hết"
    WITHIN = "within", "trong"


class CountedIn(models.TextChoices):
    """The kind of days in which a term is counted."""

    CALENDAR_DAYS = "calendar", "ngày"
    WORKING_DAYS = "working", "ngày làm việc"


def last_day_of(
    *,
    due_on: date | None,
    boundary: str,
    days_after: int | None,
    event_day: date | None,
    calendar: WorkingCalendar | None = None,
) -> date | None:
    """The last day in time.

    "Trước ngày 12/5" ends on 11/5; "đến hết ngày 12/5" on 12/5; "trong tháng 3" on the last of the
    month, which is what `due_on` holds then; "15 ngày kể từ ngày công bố" on
    the fifteenth day after the event, and is unknown (None) until it happens. Days are calendar
    days; where a `calendar` is given, the working days of it. What a plan prints is not shifted
    where it falls on a day off: `note_on` says so beside it.
    """
    if due_on is not None:
        return due_on - timedelta(days=1) if boundary == Boundary.BEFORE else due_on
    if days_after is None or event_day is None:
        return None
    if calendar is not None:
        return calendar.working_day_after(event_day, days_after)
    return event_day + timedelta(days=days_after)


def latest(first: date | None, later: Iterable[date]) -> date | None:
    """The last day after extensions: an extension never shortens a term, so the latest of the
    printed day and all extensions counts."""
    return max((day for day in (first, *later) if day is not None), default=None)


def note_on_year(last_day: date | None, calendar: WorkingCalendar) -> str:
    """What to say beside the last day of a term in working days that runs into a year whose days
    off nobody has entered: they are announced late in the year before."""
    if last_day is None or calendar.has_days_off(last_day.year):
        return ""
    return f"Lịch nghỉ năm {last_day.year} chưa được nhập, ngày này có thể còn thay đổi."


def note_on(last_day: date | None, calendar: WorkingCalendar) -> str:
    """What to say beside a last day on which offices are closed; empty for a working day.

    The law ends such a term with the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5);
    whether that holds for a day printed in a plan is for its issuer to say, who may extend it.
    """
    closed = calendar.why_off(last_day) if last_day else ""
    if not last_day or not closed:
        return ""
    following = calendar.on_or_after(last_day)
    return (
        f"Rơi vào {closed}; ngày làm việc tiếp theo là {following:%d/%m/%Y} (khoản 5 Điều 148 Bộ "
        "luật Dân sự 2015)."
    )


@dataclass(frozen=True, slots=True)
class DueState:
    """How a deadline stands on a day: its last day, the days left, a sentence and a tone; and what
    is to be said beside a last day on which offices are closed."""

    last_day: date | None
    days_left: int | None
    sentence: str
    tone: str
    note: str = ""


def due_state(last_day: date | None, today: date, note: str = "") -> DueState:
    """The state of a deadline. `days_left` is negative once it has passed."""
    if last_day is None:
        return DueState(None, None, "chưa xác định", "neutral")
    left = (last_day - today).days
    if left < 0:
        return DueState(last_day, left, f"quá hạn {figures(-left)} ngày", "late", note)
    if left == 0:
        return DueState(last_day, 0, "hôm nay là hạn cuối", "waiting", note)
    tone = "waiting" if left <= SOON else "neutral"
    return DueState(last_day, left, f"còn {figures(left)} ngày", tone, note)


SOON = 7  # days: from here a deadline is coloured as near; a matter of display only


class _ForSome(Protocol):
    """A deadline: for one body, for a group, or for all."""

    @property
    def body_id(self) -> int | None: ...

    @property
    def group_id(self) -> int | None: ...


class _Body(Protocol):
    """A body, by its key."""

    @property
    def pk(self) -> int: ...


_D = TypeVar("_D", bound=_ForSome)


def that_applies(deadlines: Iterable[_D], *, body: _Body, group_ids: set[int]) -> _D | None:
    """The deadline that applies to a body among several of one kind: the one named for it, else the
    one for a group it belongs to, else the one for all."""
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
