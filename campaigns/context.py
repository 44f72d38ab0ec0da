"""What every page knows of the place from which a person works."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from audit import clock
from campaigns.standing import standing_of


def working_place(request: HttpRequest) -> dict[str, Any]:
    """The person's memberships, and the working day where a demonstration has moved it."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "my_memberships": standing_of(user).memberships if signed_in else [],
        "demonstration_day": clock.today() if settings.PORTAL_TODAY else None,
    }
