"""Deciding on a dossier, and printing the certificate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import guarded
from audit.steps import reason_in, take, tell_objections
from awards import decisions
from awards.certificates import record_of
from awards.forms.dossiers import DecisionForm
from awards.models import Dossier
from awards.permissions import may_decide_dossier, may_see_dossier
from awards.views.lookups import dossier_by
from paperwork.downloads import content_response
from register.certificates import certificates_file


@guarded(find=dossier_by, see=may_see_dossier, do=may_decide_dossier)
def dossier_decide(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Ask for the decision as signed; given it, record the award."""
    if request.method != "POST" and dossier.status != "appraised":
        messages.error(request, "Hồ sơ được ghi quyết định sau khi đã thẩm định.")
        return redirect("awards:dossier_detail", dossier.pk)
    form = DecisionForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        try:
            decisions.decide(dossier, actor=request.user, decision=form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, f"Đã ghi {dossier.decision}.")
            return redirect("awards:dossier_detail", dossier.pk)
    against = dossier.appraisals.filter(in_favour=False).select_related("appraiser")
    return render(
        request,
        "awards/dossier_decide.html",
        {"dossier": dossier, "form": form, "against": against},
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_decide_dossier)
def dossier_decline(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Decide against the award, with a reason."""
    return take(
        request,
        lambda: decisions.decline(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã ghi kết quả không khen thưởng.",
        then=reverse("awards:dossier_detail", args=[dossier.pk]),
    )


@require_GET
@guarded(find=dossier_by, see=may_see_dossier)
def certificate(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The giấy khen or bằng khen of a decided dossier, to print; back to the dossier with a
    sentence where its texts do not fit the page."""
    record = record_of(dossier) if dossier.status == "decided" else None
    if record is None:
        raise Http404
    try:
        printed = certificates_file([record])
    except ValidationError as objection:
        tell_objections(request, objection)
        return redirect("awards:dossier_detail", dossier.pk)
    return content_response(
        printed,
        title=f"{record.form_name} {record.awardee_name}",
        extension="pdf",
    )
