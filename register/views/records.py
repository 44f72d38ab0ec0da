"""Views of the register: search, page of an award, export as Excel and PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from audit.models import Event
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from paperwork.downloads import content_response
from register.certificates import Templates
from register.filters import RecordFilter
from register.models import AwardRecord
from register.permissions import may_change_record
from register.views.lookups import record_by
from register.workbooks import TITLE, register_pdf, register_workbook
from screens.filters import paginate


@require_GET
@signed_in
def record_list(request: SignedInRequest) -> HttpResponse:
    """What the person may see of the register, narrowed by words, body, year, form and number."""
    found = RecordFilter(request.GET, request.user)
    page = paginate(request, found.qs)
    keeps = scope_of(request.user).represented_as(*ORGANISERS)
    return render(
        request,
        "register/record_list.html",
        {"filter": found.form, "page": page, "keeps": keeps},
    )


@require_GET
@signed_in
def record_file(request: SignedInRequest, extension: str) -> HttpResponse:
    """What was found, as Excel or PDF, as many lines as there are."""
    found = RecordFilter(request.GET, request.user).qs
    if extension == "xlsx":
        content = register_workbook(found)
    elif extension == "pdf":
        content = register_pdf(found)
    else:
        raise Http404
    return content_response(content, title=TITLE, extension=extension)


@require_GET
@guarded(find=record_by)
def record_detail(request: SignedInRequest, record: AwardRecord) -> HttpResponse:
    """One award: the words as decided, what changed them, its certificate."""
    return render(
        request,
        "register/record_detail.html",
        {
            "record": record,
            "versions": record.versions.all(),
            "number_on_paper": Templates([record.issuing_body_id]).number_for(record),
            "may_change": may_change_record(request.user, record),
            "history": Event.objects.about(record),
        },
    )
