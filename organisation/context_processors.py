"""Context processor: a person's memberships, and the body that they have chosen to work for."""

from django.conf import settings
from django.http import HttpRequest

from audit import clock
from organisation.scope import scope_of
from screens.steps import PageContext


def chosen_body(request: HttpRequest) -> PageContext:
    """The person's memberships, the body that they have chosen to work for where they have several,
    and the working day where a demonstration has moved it."""
    user = getattr(request, "user", None)
    scope = scope_of(user) if user is not None and user.is_authenticated else None
    return {
        "my_memberships": scope.memberships if scope else [],
        "my_bodies": scope.all_bodies if scope else [],
        "works_for": scope.works_for if scope else None,
        "demonstration_day": clock.today() if settings.PORTAL_TODAY else None,
    }
