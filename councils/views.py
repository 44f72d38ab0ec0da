"""The page on which a council is edited, for every app that has councils."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest
from audit.transitions import EditedMeanwhile
from councils.forms import CouncilEditor
from councils.membership import CouncilMembership
from councils.models import Council
from screens.edit_conflicts import conflict_page
from screens.steps import PageContext

C = TypeVar("C", bound=Council)


def council_form(
    request: SignedInRequest,
    council: C,
    *,
    editor_of: Callable[..., CouncilEditor[C]],
    membership: CouncilMembership[C],
    template: str,
    done: str,
    context: PageContext,
) -> HttpResponse:
    """Set up an unsaved council, or change one; nothing typed is lost. `template` extends
    `councils/council_form.html`; `done` is the message of success."""
    editor = editor_of(request.POST if request.method == "POST" else None, council)
    objections: list[str] = []
    if request.method == "POST" and editor.is_valid():
        try:
            saved = _save(editor, council, membership, request)
        except EditedMeanwhile as conflict:
            return conflict_page(request, editor, conflict, back=council.get_absolute_url())
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, done)
            return redirect(saved)
    shown = council if council.pk is not None else None
    return render(
        request,
        template,
        {"council": shown, "editor": editor, "objections": objections, **context},
    )


def _save(
    editor: CouncilEditor[C],
    council: C,
    membership: CouncilMembership[C],
    request: SignedInRequest,
) -> C:
    if council.pk is None:
        return membership.set_up(council, actor=request.user, **editor.given)
    seen = editor.head.cleaned_data["seen"]
    membership.update(council, actor=request.user, seen=seen, **editor.given)
    return council
