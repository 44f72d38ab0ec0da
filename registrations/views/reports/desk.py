"""Views of the reports that arrived at a desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.models import Plan
from campaigns.permissions import may_follow_plan
from organisation.scope import scope_of
from registrations.desks import Desk
from registrations.filters import ReportFilter
from registrations.models import ProgressReport
from registrations.models.reports import WRITERS
from registrations.views.lookups import desk_by
from screens.filters import paginate


@require_GET
@guarded(find=desk_by)
def desk_reports(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """The reports that arrived at a desk under a plan, by state where one is chosen."""
    found = ProgressReport.objects.received_at(desk.plan, desk.body).with_bodies()
    narrowed = ReportFilter(request.GET, found)
    return render(
        request,
        "registrations/reports/desk_reports.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
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
    writes = scope_of(user).acts_for(desk.body, WRITERS)
    sees = above == desk.plan or Plan.objects.visible_to(user).filter(pk=above.pk).exists()
    return above if writes and sees else None
