"""Biểu 1 of a desk as a page of its own: the figure that a leader asks for on the phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from registrations import count_sheet, workbooks
from registrations.desks import Desk
from registrations.views.lookups import desk_by


@require_GET
@guarded(find=desk_by)
def desk_count_sheet(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Everything accepted at the desk and below it, by field: nothing else, so that it comes at
    once for a nation as for a commune."""
    counts = count_sheet.count_sheet(desk.plan, desk.gathered())
    return render(
        request,
        "registrations/desks/count_sheet.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "title": workbooks.count_title(desk.plan),
            "issued_with": workbooks.issued_with(desk.plan),
            "counts": counts,
            "total": sum(row.count for row in counts),
        },
    )
