"""The portal's clock.

Whatever is due, late or dated asks here what day it is. In work it is the real one; a
demonstration may set `PORTAL_TODAY`, so that a campaign of 2020 stands as it stood then.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The moment, aware; moved by whole days when a working day is set."""
    real = timezone.now()
    return real + (today() - timezone.localdate(real))


def today() -> date:
    """The working day in Vietnam."""
    chosen = settings.PORTAL_TODAY
    return date.fromisoformat(chosen) if chosen else timezone.localdate()


def days_until(day: date) -> int:
    """Whole days from today to `day`; negative once it has passed."""
    return (day - today()) // timedelta(days=1)
