"""Views of one step for many dossiers, after a preview."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, signed_in
from awards.dossiers.bulk_steps import ACTS, AT_MOST, BulkAct, Looked, do, preview
from awards.models import Dossier
from screens.fields import TickedRowsForm
from screens.steps import reason_in


@require_POST
@signed_in
def bulk_preview(request: SignedInRequest) -> HttpResponse:
    """What an act would do to the ticked dossiers; nothing is done."""
    act = ACTS.get(request.POST.get("act", ""))
    chosen = _chosen(request)
    if act is None or not chosen:
        messages.error(request, "Chưa chọn hồ sơ nào. Hãy đánh dấu các hồ sơ cần xử lý.")
        return redirect("awards:dossier_list")
    return _show(request, act, chosen)


@require_POST
@signed_in
def bulk_do(request: SignedInRequest) -> HttpResponse:
    """Do it to those that were looked at, all or none; each asks its own permission."""
    act = ACTS.get(request.POST.get("act", ""))
    chosen = _chosen(request)
    if act is None or not chosen:
        return redirect("awards:dossier_list")
    reason = reason_in(request)
    if act.asks and not reason:
        messages.error(request, f"Hãy ghi: {act.asks.lower()}.")
        return _show(request, act, chosen)
    try:
        count = do(act, chosen, actor=request.user, reason=reason)
    except ValidationError as objection:
        for sentence in objection.messages:
            messages.error(request, sentence)
        return _show(request, act, _chosen(request))
    messages.success(request, f"{act.done} {count} hồ sơ.")
    return redirect("awards:dossier_list")


def _chosen(request: SignedInRequest) -> list[Dossier]:
    """The ticked dossiers among those that the person may see."""
    visible = Dossier.objects.visible_to(request.user).with_bodies().order_by("pk")
    return list(TickedRowsForm(request.POST, name="ho-so", among=visible).rows()[:AT_MOST])


def _show(request: SignedInRequest, act: BulkAct, chosen: list[Dossier]) -> HttpResponse:
    # Before the reason is typed the look goes by one that is not empty.
    reason = reason_in(request) or act.asks
    looked = preview(act, chosen, actor=request.user, reason=reason)
    ready: list[Looked] = [one for one in looked if not one.objections]
    return render(
        request,
        "awards/bulk.html",
        {
            "act": act,
            "ready": ready,
            "left_out": [one for one in looked if one.objections],
            "reason": reason_in(request),
        },
    )
