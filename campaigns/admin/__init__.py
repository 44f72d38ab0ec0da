"""Admin of campaigns; Django finds the pages through these imports."""

from campaigns.admin import plans, reference_data

__all__ = ["plans", "reference_data"]
