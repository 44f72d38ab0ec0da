"""Context processor: the number of a person's unread notices."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from notifications.models import Notice
from screens.steps import PageContext


def unread(request: HttpRequest) -> PageContext:
    """The number of unread notices, counted only when a page shows it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"unread_notices": 0}
    return {"unread_notices": SimpleLazyObject(lambda: Notice.objects.to(user).unread().count())}
