"""Declining a dossier, and printing the certificate."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from awards.certificates import record_of
from awards.decisions.presentation import decline
from awards.models import Dossier
from awards.permissions import may_decide_dossier, may_see_dossier
from awards.views.lookups import dossier_by
from paperwork.downloads import content_response
from register.certificates import certificates_file
from screens.steps import reason_in, show_objections, take


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_decide_dossier)
def dossier_decline(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Decide against the award, with a reason."""
    return take(
        request,
        lambda: decline(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã ghi kết quả không khen thưởng.",
        then=reverse("awards:dossier_detail", args=[dossier.pk]),
    )


@require_GET
@guarded(find=dossier_by, see=may_see_dossier)
def certificate(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """The giấy khen or bằng khen of a decided dossier, to print; back to the dossier with a
    sentence where its texts do not fit the page."""
    record = record_of(dossier) if dossier.status == "decided" else None
    if record is None:
        raise Http404
    try:
        printed = certificates_file([record])
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:dossier_detail", dossier.pk)
    return content_response(
        printed,
        title=f"{record.form_name} {record.awardee_name}",
        extension="pdf",
    )
