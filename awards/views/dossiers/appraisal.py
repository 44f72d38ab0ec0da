"""Views of the receiving office: opinions, declared conflicts, namesakes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from awards.conflicts import conflict_with, declare_conflict
from awards.dossiers import appraisal
from awards.dossiers.namesakes import identify_honoree, may_identify_honoree
from awards.dossiers.opinions import found_for
from awards.forms.appraisal import AppraisalForm
from awards.models import Dossier
from awards.permissions import may_check_dossier, may_judge
from awards.views.lookups import dossier_by
from screens.fields import keys_in
from screens.steps import reason_in, take


@guarded(find=dossier_by, do=may_check_dossier)
def dossier_appraisal(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Appraise: an answer to each requirement beside what its rule finds, an opinion, and with it,
    where the person wishes, the end of the appraisal."""
    if dossier.status != Dossier.Status.COMPLETE:
        messages.error(request, "Hồ sơ được thẩm định khi đã đủ thành phần.")
        return redirect(dossier.get_absolute_url())
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
                return redirect(dossier.get_absolute_url())
            return _conclude(request, dossier)
    return render(
        request,
        "awards/dossier_appraise.html",
        {"dossier": dossier, "form": form, "conflict": conflict},
    )


def _conclude(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    return take(
        request,
        lambda: appraisal.conclude(dossier, actor=request.user),
        done="Đã ghi ý kiến và kết thúc thẩm định.",
        then=dossier.get_absolute_url(),
    )


@require_POST
@guarded(find=dossier_by, do=may_judge)
def dossier_recuse(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Declare the person's own conflict of interest."""
    return take(
        request,
        lambda: declare_conflict(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã ghi nhận: bạn không tham gia thẩm định, biểu quyết hồ sơ này.",
        then=dossier.get_absolute_url(),
    )


@require_POST
@guarded(find=dossier_by, do=may_identify_honoree)
def dossier_name(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Say which namesake of the register a proposed person is, or that the person is another."""
    chosen = request.POST.get("nguoi", "")
    if not chosen:
        messages.error(request, "Hãy chọn một người, hoặc chọn “Là người khác”.")
        return redirect(dossier.get_absolute_url())
    keys = keys_in([chosen])
    return take(
        request,
        lambda: identify_honoree(dossier, honoree=next(iter(keys), None), actor=request.user),
        done="Đã ghi nhận.",
        then=dossier.get_absolute_url(),
    )
