"""Printing the certificate of a dossier."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from awards.decisions.register_entries import record_of
from awards.models import Dossier
from awards.views.lookups import dossier_by
from paperwork.downloads import content_response
from register.certificates import certificates_file
from screens.steps import show_objections


@require_GET
@guarded(find=dossier_by)
def certificate(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """The giấy khen or bằng khen of a decided dossier, to print; back to the dossier with a
    sentence where its texts do not fit the page."""
    record = record_of(dossier) if dossier.status == Dossier.Status.DECIDED else None
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
