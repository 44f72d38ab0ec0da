"""For which of his bodies a person works now, carried from his session to his standing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SESSION_KEY = "chosen_body_id"


class ChosenBodyMiddleware:
    """Tell the user object which body was chosen. What the choice is worth `Standing` decides on
    each request anew: it counts only while the person holds a role there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.session.get(SESSION_KEY)
        if chosen is not None:
            request.user.chosen_body_id = chosen  # type: ignore[union-attr]
        return self.get_response(request)
