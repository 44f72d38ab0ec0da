"""Consolidations: made and sent by one body, accepted or returned by the one above."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Verdict, guarded
from audit.models import Event
from audit.steps import reason_in, take
from campaigns.forms.steps import ReasonForm
from campaigns.models import IssuingBody
from paperwork.downloads import content_response
from registrations import counting, sheets
from registrations.consolidation import differences, sending
from registrations.consolidation.differences import Difference
from registrations.desks import Desk, desk_by
from registrations.forms import CoveringForm
from registrations.models import Consolidation
from registrations.permissions import (
    may_consolidate,
    may_gather_at_desk,
    may_receive_consolidation,
    may_see_consolidation,
    may_see_desk,
)
from registrations.views.lookups import consolidation_by
from registrations.workflow import CONSOLIDATION

A_PAGE = 100


def _page_of(consolidation: Consolidation) -> str:
    return reverse("registrations:consolidation_detail", args=[consolidation.pk])


@require_POST
@guarded(find=desk_by, see=may_see_desk, do=may_gather_at_desk)
def consolidation_begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin the desk's consolidation, or go on with it."""
    try:
        consolidation = sending.gather(desk.plan, desk.body, actor=request.user)
    except ValidationError as objection:
        for sentence in objection.messages:
            messages.error(request, sentence)
        return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)
    return redirect(_page_of(consolidation))


@guarded(find=consolidation_by, see=may_see_consolidation)
def consolidation_detail(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """What was sent, beside the figures as they are now where one makes it."""
    sent = counting.of_consolidation(consolidation)
    live = counting.at_desk(consolidation.plan, consolidation.body)
    shown = sent if consolidation.status in ("sent", "accepted") else live
    page = Paginator(counting.lines_of(shown), A_PAGE).get_page(request.GET.get("page"))
    by_body = counting.count_by_body(shown)
    counts = counting.count_sheet(consolidation.plan, shown)
    bodies = IssuingBody.objects.in_bulk(by_body)
    area_names = {row.area.pk: str(row.area) for row in counts}
    return render(
        request,
        "registrations/consolidation_detail.html",
        {
            "consolidation": consolidation,
            "is_live": shown is live,
            "differences": _differences(
                consolidation, may_consolidate(request.user, consolidation)
            ),
            "counts": counts,
            "total": sum(row.count for row in counts),
            "units": sorted(
                ((bodies[pk], number) for pk, number in by_body.items()),
                key=lambda unit: unit[0].path,
            ),
            "page": page,
            "lines": [
                (area_names[line.area_id], line) for line in map(counting.as_line, page.object_list)
            ],
            "steps": CONSOLIDATION.steps_for(request.user, consolidation),
            "covering_form": CoveringForm(initial={"covering_text": consolidation.covering_text}),
            "reason_form": ReasonForm(),
            "history": Event.objects.about(consolidation),
        },
    )


def _differences(consolidation: Consolidation, makes_it: Verdict) -> list[tuple[str, Difference]]:
    """What the last sending changed; and, for those who make it, what has changed since."""
    found = []
    last = consolidation.version
    if last > 1:
        changed = differences.between_sendings(consolidation, last - 1, last)
        found.append((f"Lần gửi {last} so với lần {last - 1}", changed))
    if last and makes_it:
        found.append((f"Hiện nay so với lần gửi {last}", differences.since_sent(consolidation)))
    return found


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_consolidate)
def consolidation_send(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """Freeze and send up."""
    form = CoveringForm(request.POST)
    text = form.cleaned_data["covering_text"] if form.is_valid() else ""
    return take(
        request,
        lambda: sending.send(consolidation, actor=request.user, covering_text=text),
        done=f"Đã gửi bản tổng hợp đến {consolidation.received_by}.",
        then=_page_of(consolidation),
    )


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_receive_consolidation)
def consolidation_accept(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """Accept what was sent up."""
    return take(
        request,
        lambda: sending.accept(consolidation, actor=request.user),
        done=f"Đã tiếp nhận bản tổng hợp của {consolidation.body}.",
        then=_page_of(consolidation),
    )


@require_POST
@guarded(find=consolidation_by, see=may_see_consolidation, do=may_receive_consolidation)
def consolidation_return(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """Return with a reason."""
    return take(
        request,
        lambda: sending.give_back(consolidation, actor=request.user, reason=reason_in(request)),
        done=f"Đã trả lại bản tổng hợp cho {consolidation.body}.",
        then=_page_of(consolidation),
    )


@require_GET
@guarded(find=consolidation_by, see=may_see_consolidation)
def consolidation_counts(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """Biểu 1 as it was sent."""
    book = sheets.count_workbook(
        consolidation.plan, consolidation.body, counting.of_consolidation(consolidation)
    )
    return content_response(book, title=f"Biểu 1 {consolidation.body}", extension="xlsx")


@require_GET
@guarded(find=consolidation_by, see=may_see_consolidation)
def consolidation_names(request: HttpRequest, consolidation: Consolidation) -> HttpResponse:
    """Biểu 2 as it was sent, each line with its unit."""
    book = sheets.list_workbook(
        consolidation.plan,
        consolidation.body,
        counting.of_consolidation(consolidation),
        with_units=True,
    )
    return content_response(book, title=f"Biểu 2 {consolidation.body}", extension="xlsx")
