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

_standing_on: ContextVar[date | None] = ContextVar("standing_on", default=None)


def now() -> datetime:
    """The moment, aware; moved by whole days when a working day is set."""
    real = timezone.now()
    return real + (today() - timezone.localdate(real))


def today() -> date:
    """The working day in Vietnam."""
    chosen = _standing_on.get()
    if chosen is not None:
        return chosen
    if settings.PORTAL_TODAY:
        return date.fromisoformat(settings.PORTAL_TODAY)
    return timezone.localdate()


@contextmanager
def standing_on(day: date) -> Iterator[None]:
    """Inside, it is `day`: for entering what was done on an earlier day, as the demonstration
    does."""
    token = _standing_on.set(day)
    try:
        yield
    finally:
        _standing_on.reset(token)


def days_until(day: date) -> int:
    """Whole days from today to `day`; negative once it has passed."""
    return (day - today()) // timedelta(days=1)
