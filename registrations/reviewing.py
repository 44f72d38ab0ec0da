"""The receiving body accepts a registration or returns it."""

from typing import Any

from audit import clock
from audit.door import carry_out
from audit.models import Event
from registrations.models import Registration
from registrations.workflow import REGISTRATION


def accept(registration: Registration, *, actor: Any) -> Event | None:
    """Accept: its lines count from now on. The unit is told."""

    def act(locked: Registration) -> None:
        locked.accepted_at = clock.now()

    return carry_out(REGISTRATION, "accept", registration, actor=actor, act=act)


def give_back(registration: Registration, *, actor: Any, reason: str) -> Event | None:
    """Return to the unit with a reason, so that it can be mended. The unit is told."""

    def act(locked: Registration) -> None:
        locked.return_reason = reason

    given = {"reason": reason.strip()}
    return carry_out(REGISTRATION, "return", registration, actor=actor, given=given, act=act)
