"""The portal's clock.

Whatever is due, late or dated asks here what day it is. In work it is the real one; a
demonstration may set `PORTAL_TODAY`, so that a campaign of 2020 stands as it stood then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_overridden_day: ContextVar[date | None] = ContextVar("overridden_day", default=None)


def now() -> datetime:
    """The current moment, aware; moved by whole days where the working day is overridden."""
    real = timezone.now()
    return real + (today() - timezone.localdate(real))


def today() -> date:
    """The working day in Vietnam."""
    chosen = _overridden_day.get()
    if chosen is not None:
        return chosen
    if settings.PORTAL_TODAY:
        return date.fromisoformat(settings.PORTAL_TODAY)
    return timezone.localdate()


@contextmanager
def override_day(day: date) -> Iterator[None]:
    """Make `today()` return `day` inside the block, to enter what was done on an earlier day."""
    token = _overridden_day.set(day)
    try:
        yield
    finally:
        _overridden_day.reset(token)


def days_until(day: date) -> int:
    """Whole days from today to `day`; negative once it has passed."""
    return (day - today()) // timedelta(days=1)
