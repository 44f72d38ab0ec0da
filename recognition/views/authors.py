"""Views of a unit's accepted initiatives: their authors and the state of their recognition."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded, signed_in
from organisation.models.memberships import UNIT_ROLES, Role
from organisation.scope import scope_of
from recognition.authorship import Named, write_authors
from recognition.forms.appraisal import author_rows
from recognition.models import Recognition
from recognition.permissions import may_keep_authors
from recognition.views.lookups import initiative_by
from registrations.models import Initiative
from screens.filters import paginate


@dataclass(frozen=True, slots=True)
class Ours:
    """An initiative of the person's unit with its recognitions, and whether the person may name
    authors."""

    initiative: Initiative
    cases: list[Recognition]
    may_name: bool


@signed_in
def our_initiatives(request: SignedInRequest) -> HttpResponse:
    """The accepted initiatives of the person's units, the latest plans first."""
    scope = scope_of(request.user)
    speaks_for = {body.pk for body in scope.bodies_as(*UNIT_ROLES)}
    found = (
        Initiative.objects.accepted()
        .filter(registration__body__in=scope.bodies_as(*Role))
        .with_origin()
        .select_related("area")
        .prefetch_related("authors", "recognitions__council__plan__issuing_body")
        .order_by("-registration__plan__issued_on", "registration__body__path", "position", "pk")
    )
    page = paginate(request, found)
    rows = []
    for initiative in page:
        cases = list(initiative.recognitions.all())
        unsettled = all(case.status == case.Status.OPEN for case in cases)
        rows.append(
            Ours(initiative, cases, unsettled and initiative.registration.body_id in speaks_for)
        )
    return render(request, "recognition/our_initiatives.html", {"page": page, "rows": rows})


@guarded(find=initiative_by, do=may_keep_authors)
def authors_edit(request: SignedInRequest, initiative: Initiative) -> HttpResponse:
    """Edit the authors; objections are shown, nothing typed is lost."""
    rows = author_rows(request.POST or None, initiative)
    objections: list[str] = []
    if request.method == "POST" and rows.is_valid():
        authors = [Named(**row) for row in rows.said("full_name")]
        try:
            write_authors(initiative, actor=request.user, authors=authors)
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã lưu danh sách tác giả.")
            return redirect("recognition:our_initiatives")
    return render(
        request,
        "recognition/authors_form.html",
        {"initiative": initiative, "rows": rows, "objections": objections},
    )
