"""The administrator's door to bodies and roles; Django finds the pages through these imports."""

from organisation.admin import bodies, memberships, reorganisations

__all__ = ["bodies", "memberships", "reorganisations"]
