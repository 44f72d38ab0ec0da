"""What every page knows of the place from which a person works."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from audit import clock
from campaigns.standing import standing_of


def working_place(request: HttpRequest) -> dict[str, Any]:
    """The person's memberships, for which body he works where he has several, and the working
    day where a demonstration has moved it."""
    user = getattr(request, "user", None)
    standing = standing_of(user) if user is not None and user.is_authenticated else None
    return {
        "my_memberships": standing.memberships if standing else [],
        "my_bodies": standing.all_bodies if standing else [],
        "works_for": standing.works_for if standing else None,
        "demonstration_day": clock.today() if settings.PORTAL_TODAY else None,
    }
