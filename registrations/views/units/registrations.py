"""Views of registrations: the list, the page of each, its printed and Excel forms."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from audit.models import Event
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of
from paperwork.downloads import content_response
from registrations import count_sheet, workbooks
from registrations.consolidation.differences import changes_of_replacement
from registrations.desks import desks_of, summaries
from registrations.filters import RegistrationFilter
from registrations.models import Registration
from registrations.models.list_lines import LIST_COLUMNS
from registrations.papers import registration_pdf
from registrations.participation import gathers_registrations, open_to_register
from registrations.permissions import (
    may_edit_registration,
    may_reopen,
    may_review,
)
from registrations.review import next_waiting
from registrations.views.lookups import registration_by
from screens.filters import paginate


@signed_in
def registration_list(request: SignedInRequest) -> HttpResponse:
    """What the person's units have registered or may register, their desks, and all that they may
    see."""
    scope = scope_of(request.user)
    found = Registration.objects.visible_to(request.user).with_bodies().with_counts()
    found = found.order_by("-pk")  # the newest first, however many plans and years
    narrowed = RegistrationFilter(request.GET, found)
    plans = (
        Plan.objects.visible_to(request.user)
        .issued()
        .with_bodies()
        .exclude(registration_form=RegistrationForm.NONE)
    )
    return render(
        request,
        "registrations/units/registration_list.html",
        {
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "to_register": open_to_register(scope.bodies_as(*UNIT_ROLES)),
            "desks": summaries(desks_of(scope.represented_as(*ORGANISERS), plans)),
        },
    )


@guarded(find=registration_by)
def registration_detail(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """One registration: its lines by field, its history, and the steps that the person may take."""
    gathered = count_sheet.of_registration(registration)
    counts = count_sheet.count_sheet(registration.plan, gathered)
    reviews = may_review(request.user, registration)
    return render(
        request,
        "registrations/units/registration_detail.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "lines": registration.initiatives.with_source(),
            "columns": LIST_COLUMNS,
            "people": registration.people.all(),
            "counts": counts,
            "total": sum(row.count for row in counts),
            "may_edit": may_edit_registration(request.user, registration),
            "may_reopen": may_reopen(request.user, registration)
            and gathers_registrations(registration.plan),
            "newer": registration.replacements.live().order_by("-version").first(),
            "from_replaced": changes_of_replacement(registration),
            "may_review": reviews,
            "next_waiting": next_waiting(registration) if reviews else None,
            "history": Event.objects.about(registration),
        },
    )


@require_GET
@guarded(find=registration_by)
def registration_print(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """The form to print and sign."""
    return content_response(
        registration_pdf(registration), title=f"Bản đăng ký {registration.body}", extension="pdf"
    )


@require_GET
@guarded(find=registration_by)
def registration_counts(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Biểu 1 of one unit."""
    book = workbooks.count_workbook(
        registration.plan, registration.body, count_sheet.of_registration(registration)
    )
    return content_response(book, title=f"Biểu 1 {registration.body}", extension="xlsx")


@require_GET
@guarded(find=registration_by)
def registration_names(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Biểu 2 of one unit."""
    book = workbooks.list_workbook(
        registration.plan,
        registration.body,
        count_sheet.of_registration(registration),
        with_units=False,
    )
    return content_response(book, title=f"Biểu 2 {registration.body}", extension="xlsx")
