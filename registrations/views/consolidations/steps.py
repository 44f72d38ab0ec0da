"""Views that begin a consolidation and send it with a covering text."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from registrations.consolidation import consolidation_steps
from registrations.desks import Desk
from registrations.forms import CoveringForm
from registrations.models import Consolidation
from registrations.permissions import (
    may_consolidate,
    may_gather_at_desk,
)
from registrations.views.lookups import consolidation_by, desk_by
from screens.steps import show_objections, take


@require_POST
@guarded(find=desk_by, do=may_gather_at_desk)
def consolidation_begin(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Begin the desk's consolidation, or continue it."""
    try:
        consolidation = consolidation_steps.gather(desk.plan, desk.body, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)
    return redirect(consolidation)


@require_POST
@guarded(find=consolidation_by, do=may_consolidate)
def consolidation_send(request: SignedInRequest, consolidation: Consolidation) -> HttpResponse:
    """Freeze the consolidation and send it up."""
    form = CoveringForm(request.POST)
    text = form.cleaned_data["covering_text"] if form.is_valid() else ""
    return take(
        request,
        lambda: consolidation_steps.send(consolidation, actor=request.user, covering_text=text),
        done=f"Đã gửi bản tổng hợp đến {consolidation.received_by}.",
        then=consolidation.get_absolute_url(),
    )
