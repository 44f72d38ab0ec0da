"""What entries of fixture files point at, as far as it is written."""

from dataclasses import dataclass, field

from accounts.models import User
from campaigns.models import Plan, ReformAreaSet
from dashboard.demonstration.bodies import Bodies


@dataclass(slots=True)
class Surroundings:
    """What plans point at, and the plans written so far, by key."""

    bodies: Bodies
    area_sets: dict[str, ReformAreaSet]
    people: dict[str, User]
    actor: User
    plans: dict[str, Plan] = field(default_factory=dict)
