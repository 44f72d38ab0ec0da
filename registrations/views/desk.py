"""A body's desk under a plan."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import guarded
from campaigns.models.plans import RegistrationForm
from paperwork.downloads import content_response
from registrations import counting, sheets
from registrations.desk_filter import desk_filter
from registrations.desks import Desk, desk_by
from registrations.permissions import may_gather_at_desk, may_see_desk
from registrations.workflow import REGISTRATION

A_PAGE = 30


@guarded(find=desk_by, see=may_see_desk)
def desk_detail(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What has arrived, what is missing, and the sums so far."""
    tally = desk.tally()
    counts = counting.count_sheet(desk.plan, desk.gathered())
    missing = desk.missing()
    narrowing = desk_filter(desk.plan, request.GET)
    rows = narrowing.narrowed(desk.registrations())
    return render(
        request,
        "registrations/desk_detail.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
            "narrowing": narrowing,
            "states": [state for state in REGISTRATION.states.values() if state.value != "draft"],
            "consolidations": desk.consolidations(),
            "missing": missing,
            "missing_count": missing.count(),
            "waiting_count": tally.get("submitted", 0),
            "accepted_count": tally.get("accepted", 0),
            "returned_count": tally.get("returned", 0),
            "counts": counts,
            "total": sum(row.count for row in counts),
            "sends_to": desk.sends_to(),
            # A pledge has no lines to count; Biểu 1 and 2 are of initiatives.
            "gathers_initiatives": desk.plan.registration_form == RegistrationForm.INITIATIVES,
            "own_consolidation": desk.own_consolidation(),
            "due": desk.due(),
            "may_gather": may_gather_at_desk(request.user, desk),
        },
    )


@require_GET
@guarded(find=desk_by, see=may_see_desk)
def desk_counts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Biểu 1 of everything accepted at the desk and below."""
    book = sheets.count_workbook(desk.plan, desk.body, desk.gathered())
    return content_response(book, title=f"Biểu 1 {desk.body}", extension="xlsx")


@require_GET
@guarded(find=desk_by, see=may_see_desk)
def desk_names(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Biểu 2 of everything accepted at the desk and below, each line with its unit."""
    book = sheets.list_workbook(desk.plan, desk.body, desk.gathered(), with_units=True)
    return content_response(book, title=f"Biểu 2 {desk.body}", extension="xlsx")
