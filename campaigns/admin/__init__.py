"""The administrator's door; Django finds the pages through these imports."""

from campaigns.admin import (
    bodies,
    memberships,
    plans,
    reform_areas,
    reorganisations,
    working_calendar,
)

__all__ = ["bodies", "memberships", "plans", "reform_areas", "reorganisations", "working_calendar"]
