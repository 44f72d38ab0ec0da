"""Bodies, memberships, and reorganisations of bodies."""

from organisation.models.bodies import IssuingBody
from organisation.models.memberships import Membership
from organisation.models.reorganisations import BodySuccession, Reorganisation, ReorganisationKind

__all__ = ["BodySuccession", "IssuingBody", "Membership", "Reorganisation", "ReorganisationKind"]
