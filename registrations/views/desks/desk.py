"""Views of a body's desk under a plan, and of its Biểu 1."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.models.plans import RegistrationForm
from campaigns.permissions import may_remind_some
from registrations import count_sheet, pledges, workbooks
from registrations.desks import Desk
from registrations.filters import DeskFilter
from registrations.models import Registration
from registrations.permissions import may_gather_at_desk
from registrations.views.desks.downloads import forms_of_desk
from registrations.views.lookups import desk_by
from screens.filters import paginate


@guarded(find=desk_by)
def desk_detail(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """The page of a desk: what has arrived, what is missing, and the sums so far."""
    tally = desk.tally()
    is_pledge = desk.plan.registration_form == RegistrationForm.PLEDGE
    collectives, persons = pledges.at_desk(desk.plan, desk.body).counts() if is_pledge else (0, 0)
    counts = count_sheet.count_sheet(desk.plan, desk.gathered())
    missing = desk.missing_bodies()
    gathers_initiatives = desk.plan.registration_form == RegistrationForm.INITIATIVES
    narrowed = DeskFilter(
        request.GET, desk.registrations(), plan=desk.plan, by_area=gathers_initiatives
    )
    return render(
        request,
        "registrations/desks/desk_detail.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "consolidations": desk.consolidations(),
            "missing": missing,
            "to_remind": _to_remind(request.user, desk, missing),
            "missing_count": missing.count(),
            "waiting_count": tally.get(Registration.Status.SUBMITTED, 0),
            "accepted_count": tally.get(Registration.Status.ACCEPTED, 0),
            "returned_count": tally.get(Registration.Status.RETURNED, 0),
            "counts": counts,
            "total": sum(row.count for row in counts),
            "sends_to": desk.sends_to(),
            # A pledge has no lines to count; Biểu 1 and 2 are of initiatives.
            "is_pledge": is_pledge,
            "collectives": collectives,
            "persons": persons,
            "files": forms_of_desk(desk.plan, desk.body),
            "gathers_initiatives": gathers_initiatives,
            "own_consolidation": desk.own_consolidation(),
            "due": desk.due(),
            "may_gather": may_gather_at_desk(request.user, desk),
        },
    )


def _to_remind(user: User, desk: Desk, missing: QuerySet) -> list[int]:
    """The keys under which the missing ones are reminded; who is reminded of what is shown before
    it is done. Reminded are those to whom the plan was sent: by the issuer's organisers all, by who
    gathers between those below."""
    if not may_remind_some(user, desk.plan):
        return []
    return list(desk.plan.recipients.filter(body__in=missing).values_list("pk", flat=True))


@require_GET
@guarded(find=desk_by)
def desk_count_sheet(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Biểu 1 of everything accepted at the desk and below it; nothing else, so that it is fast for
    a whole nation."""
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
