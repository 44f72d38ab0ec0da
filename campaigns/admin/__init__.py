"""The administrator's door; Django finds the pages through these imports."""

from campaigns.admin import plans, reform_areas, working_calendar

__all__ = ["plans", "reform_areas", "working_calendar"]
