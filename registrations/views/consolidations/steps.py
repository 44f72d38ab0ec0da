"""The steps of a consolidation: begun and sent by one body, accepted or returned above."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from registrations.consolidation import consolidation_steps
from registrations.desks import Desk, desk_by
from registrations.forms import CoveringForm
from registrations.models import Consolidation
from registrations.permissions import (
    may_consolidate,
    may_gather_at_desk,
    may_receive_consolidation,
    may_see_consolidation,
    may_see_desk,
)
from registrations.views.lookups import consolidation_by
from screens.steps import reason_in, show_objections, take


def _page_of(consolidation: Consolidation) -> str:
    return reverse("registrations:consolidation_detail", args=[consolidation.pk])


@require_POST
@guarded(find=desk_by, see=may_see_desk, do=may_gather_at_desk)
def consolidation_begin(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Begin the desk's consolidation, or go on with it."""
    try:
        consolidation = consolidation_steps.gather(desk.plan, desk.body, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)
    return redirect(_page_of(consolidation))


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_consolidate)
def consolidation_send(request: SignedInRequest, consolidation: Consolidation) -> HttpResponse:
    """Freeze and send up."""
    form = CoveringForm(request.POST)
    text = form.cleaned_data["covering_text"] if form.is_valid() else ""
    return take(
        request,
        lambda: consolidation_steps.send(consolidation, actor=request.user, covering_text=text),
        done=f"Đã gửi bản tổng hợp đến {consolidation.received_by}.",
        then=_page_of(consolidation),
    )


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_receive_consolidation)
def consolidation_accept(request: SignedInRequest, consolidation: Consolidation) -> HttpResponse:
    """Accept what was sent up."""
    return take(
        request,
        lambda: consolidation_steps.accept(consolidation, actor=request.user),
        done=f"Đã tiếp nhận bản tổng hợp của {consolidation.body}.",
        then=_page_of(consolidation),
    )


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_receive_consolidation)
def consolidation_return(request: SignedInRequest, consolidation: Consolidation) -> HttpResponse:
    """Return with a reason."""
    return take(
        request,
        lambda: consolidation_steps.give_back(
            consolidation, actor=request.user, reason=reason_in(request)
        ),
        done=f"Đã trả lại bản tổng hợp cho {consolidation.body}.",
        then=_page_of(consolidation),
    )
