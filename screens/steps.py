"""Steps of a workflow on pages: their forms, views and addresses, made from the rows of its table.

A step that asks for nothing but a reason needs no view and no template of its own: `step_urls`
gives each row with a `slug` its address, `{% steps thing %}` its button.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, View, guarded
from accounts.models import User
from audit.models import Event
from audit.transitions import carry_out
from audit.workflow import Transition, Words, Workflow
from screens.fields import DayField

Noun = TypeVar("Noun", bound=models.Model)
# What a template is given, by name.
PageContext = dict[str, Any]


class ReasonForm(forms.Form):
    """The reason for a step."""

    reason = forms.CharField(
        label="Lý do", max_length=2000, widget=forms.Textarea({"rows": 3}), required=False
    )


class ReturnForm(ReasonForm):
    """The reason for a return, and the day by which to hand the thing in again."""

    again_by = DayField(label="Nộp lại chậm nhất ngày", required=False)


def step_urls(
    workflow: Workflow[Noun], *, find: Callable[..., Noun], at: str = "<int:pk>/"
) -> list[URLPattern]:
    """The addresses of the steps that have a slug, below the address of their thing.

    `find` finds the thing as for `guarded`. The name of the address of "discard" of a workflow
    with the routes "campaigns:plan" is `campaigns:plan_discard`.
    """
    noun = workflow.routes.split(":")[-1]
    return [
        path(f"{at}{step.slug}/", step_view(workflow, step, find), name=f"{noun}_{step.verb}")
        for step in workflow.transitions.values()
        if step.slug
    ]


def step_view(workflow: Workflow[Noun], step: Transition[Noun], find: Callable[..., Noun]) -> View:
    """The view that takes a step on POST: it runs the step's verb with the reason that was typed,
    and shows a message of success or the objections. Where the step fails and a reason was typed, a
    page asks for it again with what was typed."""

    def view(request: SignedInRequest, thing: Noun) -> HttpResponse:
        given: dict[str, Any] = {"reason": reason_in(request)} if step.takes_reason else {}
        if step.proposed_day is not None:
            form = ReturnForm(request.POST)
            if not form.is_valid():
                return _asked_again(request, workflow, step, thing)
            given["again_by"] = form.cleaned_data["again_by"]
        # Words about the thing, and where to go, are read off it as it was found: the step may take
        # it out of the person's sight.
        done, then = words(step.done, thing), page_after(step, thing)
        try:
            event = carry_out(workflow, step.verb, thing, actor=request.user, **given)
        except ValidationError as objection:
            if given.get("reason"):
                return _asked_again(request, workflow, step, thing, objection)
            show_objections(request, objection)
        else:
            messages.success(request, done if event else TAKEN_BEFORE)
        return redirect(then)

    view.__name__ = f"{workflow.routes.split(':')[-1]}_{step.verb}"
    view.__doc__ = step.label
    return require_POST(guarded(find=find, do=step.permission)(view))


TAKEN_BEFORE = "Việc này đã được thực hiện trước đó."


def words(said: Words[Any], thing: models.Model) -> str:
    """Text of a transition for this object."""
    return said(thing) if callable(said) else said


def page_after(step: Transition[Noun], thing: Noun) -> str:
    """The URL after the step: the transition's own `then`, else the page of the object."""
    if step.then is not None:
        return step.then(thing)
    return thing.get_absolute_url()  # type: ignore[attr-defined]


# The parts of a page's steps, by whether their rows are trailing.
PARTS = {"leading": False, "trailing": True}


def offers(user: User, thing: models.Model, part: str = "") -> list[PageContext]:
    """What a page offers of the steps that this person may take now: the row, its address and its
    words. What is expected comes first, then the order of the table.

    `part` is one of PARTS where a page puts links of its own between them, "" for all of them.
    """
    workflow = Workflow.of(thing)
    status: str = thing.status  # type: ignore[attr-defined]
    steps = sorted(workflow.steps_from(status), key=lambda step: (step.trailing, not step.primary))
    return [
        _offer(workflow, step, thing)
        for step in steps
        if (step.slug or step.page)
        and (not part or step.trailing is PARTS[part])
        and step.permission(user, thing)
        and (step.offered is None or step.offered(user, thing))
    ]


def _offer(workflow: Workflow[Any], step: Transition[Any], thing: models.Model) -> PageContext:
    form = None
    if step.takes_reason and not step.page:
        initial: dict[str, Any] = {"reason": words(step.proposed_reason, thing)}
        if step.proposed_day is not None:
            initial["again_by"] = step.proposed_day()
        form = _form_of(step)(initial=initial, auto_id=f"id_{step.verb}_%s")
    return {
        "step": step,
        "label": words(step.button, thing) or step.label,
        "url": reverse(step.page or f"{workflow.routes}_{step.verb}", args=[thing.pk]),
        "question": words(step.question, thing),
        "warning": words(step.warning, thing),
        "reason_form": form,
    }


def _form_of(step: Transition[Any]) -> type[ReasonForm]:
    return ReasonForm if step.proposed_day is None else ReturnForm


def _asked_again(
    request: SignedInRequest,
    workflow: Workflow[Any],
    step: Transition[Any],
    thing: models.Model,
    objection: ValidationError | None = None,
) -> HttpResponse:
    form = _form_of(step)(request.POST)
    if form.is_valid() and objection is not None:
        form.add_error(None, objection)
    offer = _offer(workflow, step, thing) | {"reason_form": form}
    return render(request, "screens/step.html", {"thing": thing, "offer": offer})


def take(
    request: HttpRequest, step: Callable[[], Event | None], *, done: str, then: str
) -> HttpResponse:
    """Run `step` from a custom view, show `done` or the objections, and redirect to `then`."""
    try:
        event = step()
    except ValidationError as objection:
        show_objections(request, objection)
    else:
        messages.success(request, done if event else TAKEN_BEFORE)
    return redirect(then)


def show_objections(request: HttpRequest, objection: ValidationError) -> None:
    """Add each sentence of a ValidationError as an error message."""
    for sentence in objection.messages:
        messages.error(request, sentence)


def reason_in(request: HttpRequest) -> str:
    """The reason typed with a step; the workflow checks whether it is required."""
    return request.POST.get("reason", "").strip()
