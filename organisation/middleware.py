"""Middleware that puts the body chosen in the session on the user."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SESSION_KEY = "chosen_body_id"


class ChosenBodyMiddleware:
    """Set `chosen_body_id` on the user from the session. `scope_of` checks on each request that the
    person still holds a role there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.session.get(SESSION_KEY)
        if chosen is not None:
            request.user.chosen_body_id = chosen  # type: ignore[union-attr]
        return self.get_response(request)
