"""Certificates: one at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access import guarded
from audit.steps import tell_objections
from paperwork.downloads import content_response
from register.certificates import certificates_file
from register.models import AwardRecord
from register.permissions import may_see_record
from register.views.lookups import record_by


@require_GET
@guarded(find=record_by, see=may_see_record)
def certificate(request: HttpRequest, record: AwardRecord) -> HttpResponse:
    """The giấy khen or bằng khen of an award, to print; back to its page with a sentence where its
    texts do not fit, or the award was revoked."""
    if record.status != "in_force":
        messages.error(request, "Khen thưởng này đã hủy bỏ nên không in giấy nữa.")
        return redirect("register:record_detail", record.pk)
    try:
        printed = certificates_file([record])
    except ValidationError as objection:
        tell_objections(request, objection)
        return redirect("register:record_detail", record.pk)
    return content_response(
        printed, title=f"{record.form_name} {record.awardee_name}", extension="pdf"
    )
