"""Admin of bodies, roles and people; Django finds the pages by these imports."""

from organisation.admin import bodies, memberships, reorganisations

__all__ = ["bodies", "memberships", "people", "reorganisations"]
