"""Views that accept or return many registrations at once, after a preview."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from registrations.desks import Desk
from registrations.models import Registration
from registrations.permissions import may_gather_at_desk
from registrations.review import review_all
from registrations.views.lookups import desk_by
from screens.fields import TickedRowsForm


@require_POST
@guarded(find=desk_by, do=may_gather_at_desk)
def bulk_preview(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Preview which chosen registrations will be accepted or returned, and which cannot be; nothing
    is changed."""
    found = _chosen(request, desk)
    if not found:
        messages.error(request, "Chưa chọn bản đăng ký nào. Hãy đánh dấu các bản cần xử lý.")
        return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)
    return _show(request, desk, found)


@require_POST
@guarded(find=desk_by, do=may_gather_at_desk)
def bulk_do(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Accept or return the previewed registrations, all or none."""
    found = [row for row in _chosen(request, desk) if row.status == Registration.Status.SUBMITTED]
    returns, reason = _asks_to_return(request), request.POST.get("reason", "").strip()
    try:
        count = review_all(found, returns=returns, reason=reason, actor=request.user)
    except ValidationError as objection:
        sentences = ["Hãy ghi lý do trả lại."] if returns and not reason else objection.messages
        for sentence in sentences:
            messages.error(request, sentence)
        return _show(request, desk, _chosen(request, desk))
    done = "Đã trả lại" if returns else "Đã tiếp nhận"
    messages.success(request, f"{done} {count} bản đăng ký.")
    return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)


def _show(request: SignedInRequest, desk: Desk, found: list[Registration]) -> HttpResponse:
    return render(
        request,
        "registrations/desks/bulk.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "returns": _asks_to_return(request),
            "reason": request.POST.get("reason", ""),
            "ready": [row for row in found if row.status == Registration.Status.SUBMITTED],
            "left_out": [row for row in found if row.status != Registration.Status.SUBMITTED],
        },
    )


def _chosen(request: SignedInRequest, desk: Desk) -> list[Registration]:
    """The ticked registrations, among those that arrived at this desk."""
    return list(TickedRowsForm(request.POST, name="ban", among=desk.registrations()).rows())


def _asks_to_return(request: SignedInRequest) -> bool:
    return request.POST.get("act") == "return"
