"""A step asked for by a button: taken, and answered with a message on the next page."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from audit.models import Event


def take(
    request: HttpRequest, step: Callable[[], Event | None], *, done: str, then: str
) -> HttpResponse:
    """Run `step`, tell the person `done` or what stood in the way, and go to the URL `then`."""
    try:
        event = step()
    except ValidationError as objection:
        show_objections(request, objection)
    else:
        messages.success(request, done if event else "Việc này đã được thực hiện trước đó.")
    return redirect(then)


def show_objections(request: HttpRequest, objection: ValidationError) -> None:
    """Tell the person, on the next page, each sentence of what stood in the way."""
    for sentence in objection.messages:
        messages.error(request, sentence)


def reason_in(request: HttpRequest) -> str:
    """The reason given with a step, as typed; whether one is needed the workflow knows."""
    return request.POST.get("reason", "").strip()
