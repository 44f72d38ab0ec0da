"""The receiving side of reporting: what arrived at a desk, accepted or returned."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.models import Plan
from campaigns.permissions import may_follow_plan
from registrations.desks import Desk, desk_by
from registrations.models import ProgressReport
from registrations.permissions import (
    may_receive_report,
    may_see_desk,
    may_see_report,
    may_see_reports_of,
)
from registrations.reports import report_steps
from registrations.views.lookups import Unit, report_by
from registrations.workflow import REPORT
from screens.steps import reason_in, take

A_PAGE = 30


@require_GET
@guarded(find=desk_by, see=may_see_desk)
def desk_reports(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """The reports that arrived at a desk under a plan, by state where one is chosen."""
    found = ProgressReport.objects.received_at(desk.plan, desk.body).with_bodies()
    status = request.GET.get("tinh-trang", "")
    states = [state for state in REPORT.states.values() if state.value != "draft"]
    if status in {state.value for state in states}:
        found = found.filter(status=status)
    return render(
        request,
        "registrations/reports/desk_reports.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "states": states,
            "status": status,
            "may_follow": may_follow_plan(request.user, desk.plan),
            "reports_up": _reports_up(request.user, desk),
            "is_topmost": desk.body.pk == desk.plan.issuing_body_id and desk.plan.is_root(),
        },
    )


def _reports_up(user: User, desk: Desk) -> Plan | None:
    """The plan under which the body reports, out of what arrives at this desk: the same one in
    between, the one above for its issuer, or its own where there is none above. None where the
    person does not write its reports."""
    above = desk.plan
    if desk.body.pk == desk.plan.issuing_body_id:
        above = desk.plan.parent or desk.plan
    return above if may_see_reports_of(user, Unit(above, desk.body)) else None


@require_POST
@guarded(find=report_by, see=may_see_report, do=may_receive_report)
def report_accept(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """Accept what was sent."""
    return take(
        request,
        lambda: report_steps.accept(report, actor=request.user),
        done=f"Đã tiếp nhận báo cáo của {report.body}.",
        then=reverse("registrations:report_detail", args=[report.pk]),
    )


@require_POST
@guarded(find=report_by, see=may_see_report, do=may_receive_report)
def report_return(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """Return with a reason."""
    return take(
        request,
        lambda: report_steps.give_back(report, actor=request.user, reason=reason_in(request)),
        done=f"Đã trả lại báo cáo cho {report.body}.",
        then=reverse("registrations:report_detail", args=[report.pk]),
    )
