"""The receiving office's side of a dossier: papers checked, opinions given, held up, gone on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from awards.conflicts import conflict_with, declare_conflict
from awards.dossiers import appraisal
from awards.dossiers.namesakes import may_say_who, say_who
from awards.dossiers.opinions import found_for
from awards.forms.appraisal import AppraisalForm
from awards.models import Dossier
from awards.permissions import may_check_dossier, may_judge, may_see_dossier
from awards.views.lookups import dossier_by
from screens.fields import keys_in
from screens.steps import reason_in, take


def _page_of(dossier: Dossier) -> str:
    return reverse("awards:dossier_detail", args=[dossier.pk])


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_return(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Return for what is missing."""
    return take(
        request,
        lambda: appraisal.give_back(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã trả lại hồ sơ để bổ sung.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_complete(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Find the dossier complete."""
    return take(
        request,
        lambda: appraisal.confirm_complete(dossier, actor=request.user),
        done="Đã xác nhận hồ sơ đủ thành phần.",
        then=_page_of(dossier),
    )


@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_appraise(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Appraise: an answer to each requirement beside what its rule finds, an opinion, and with it,
    where one wishes, the end of the appraisal."""
    if dossier.status != "complete":
        messages.error(request, "Hồ sơ được thẩm định khi đã đủ thành phần.")
        return redirect(_page_of(dossier))
    conflict = conflict_with(request.user, dossier)
    form = AppraisalForm(request.POST or None, found=found_for(dossier))
    if request.method == "POST" and not conflict and form.is_valid():
        try:
            appraisal.give_opinion(dossier, actor=request.user, opinion=form.given())
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            if "conclude" not in request.POST:
                messages.success(request, "Đã ghi ý kiến thẩm định.")
                return redirect(_page_of(dossier))
            return _conclude(request, dossier)
    return render(
        request,
        "awards/dossier_appraise.html",
        {"dossier": dossier, "form": form, "conflict": conflict},
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_conclude(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """End the appraisal with the opinions that were given."""
    return _conclude(request, dossier)


def _conclude(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    return take(
        request,
        lambda: appraisal.conclude(dossier, actor=request.user),
        done="Đã ghi ý kiến và kết thúc thẩm định.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_suspend(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Hold it up while something is being verified."""
    return take(
        request,
        lambda: appraisal.suspend(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã tạm dừng xem xét hồ sơ.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_resume(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Go on with it."""
    return take(
        request,
        lambda: appraisal.resume(dossier, actor=request.user, reason=reason_in(request)),
        done="Hồ sơ được xem xét tiếp: kiểm tra thành phần rồi thẩm định lại.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_judge)
def dossier_recuse(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Declare a conflict of interest of one's own."""
    return take(
        request,
        lambda: declare_conflict(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã ghi nhận: bạn không tham gia thẩm định, biểu quyết hồ sơ này.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_say_who)
def dossier_name(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Say which namesake of the register a proposed person is, or that he is another."""
    chosen = request.POST.get("nguoi", "")
    if not chosen:
        messages.error(request, "Hãy chọn một người, hoặc chọn “Là người khác”.")
        return redirect(_page_of(dossier))
    keys = keys_in([chosen])
    return take(
        request,
        lambda: say_who(dossier, honoree=next(iter(keys), None), actor=request.user),
        done="Đã ghi nhận.",
        then=_page_of(dossier),
    )
