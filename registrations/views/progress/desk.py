"""Views of the progress below a desk, counted and listed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from paperwork.downloads import content_response
from registrations.desks import Desk
from registrations.filters import ProgressFilter
from registrations.progress.overview import (
    by_urgency,
    lines_below,
    tallies_by_unit,
    tally,
    tally_by_area,
    tally_of,
    with_progress,
)
from registrations.progress.workbook import progress_workbook
from registrations.views.lookups import desk_by
from screens.filters import LINES_PER_PAGE, paginate


@require_GET
@guarded(find=desk_by)
def progress_at_desk(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """How many of each state, by field and by unit; the list, narrowed, the late ones first."""
    lines = lines_below(desk.plan, desk.body)
    by_area = tally_by_area(desk.plan, lines)
    narrowed = ProgressFilter(request.GET, lines, areas=[area for area, _ in by_area])
    page = paginate(request, by_urgency(narrowed.qs), size=LINES_PER_PAGE)
    units = paginate(request, tallies_by_unit(lines), size=LINES_PER_PAGE, parameter="don_vi")
    return render(
        request,
        "registrations/progress/progress_at_desk.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "tally": tally(lines),
            "by_area": by_area,
            "units": units,
            "by_unit": [(row, tally_of(row)) for row in units],
            "page": page,
            "rows": with_progress(page),
            "filter": narrowed.form,
        },
    )


@require_GET
@guarded(find=desk_by)
def progress_sheet(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """The same as Excel."""
    book = progress_workbook(desk.plan, desk.body)
    return content_response(book, title=f"Tiến độ thực hiện {desk.body}", extension="xlsx")
