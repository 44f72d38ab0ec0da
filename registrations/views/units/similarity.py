"""Views of similar initiatives: while a unit types a name, and beside each line at the desk."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from registrations.initiative_registries import remarks_on
from registrations.models import Initiative, Registration
from registrations.models.initiatives import InitiativeQuerySet
from registrations.participation import may_fill_in
from registrations.permissions import may_review
from registrations.similarity.search import Similar, similar_to
from registrations.views.lookups import registration_by, registration_of
from screens.filters import paginate

LINES_A_PAGE = 25
VERY_LIKE = 0.8


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A similar initiative as it is shown: to all by name, unit, plan and state; with a link to the
    registration for who may open it."""

    initiative: Initiative
    is_very_like: bool
    may_open: bool
    remark: str = ""

    @property
    def year(self) -> int | None:
        """The year of the plan under which it was registered."""
        day = self.initiative.registration.plan.issued_on
        return day.year if day else None


@dataclass(frozen=True, slots=True)
class LineWithSimilar:
    """A line of a registration with those like it."""

    line: Initiative
    similar: list[SimilarRow]


# It only asks; but what somebody is drafting does not belong into a server's log of addresses.
@require_POST
@guarded(find=registration_of, do=may_fill_in)
def similar_while_typing(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Those like the name being typed into a line, among all accepted ones."""
    token = request.GET.get("dong", "")
    name = request.POST.get(f"line-{token}-name", "")
    among = Initiative.objects.accepted().of_others(registration.plan_id, registration.body_id)
    found = similar_to({token: name[:500]}, among, fetch=_readable_by(request.user))
    return render(
        request,
        "registrations/units/_similar.html",
        {"similar": _rows(found[token], _remarks(found))},
    )


@require_GET
@guarded(find=registration_by, do=may_review)
def registration_similar(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Those like each line of a registration, accepted anywhere or arrived at the same desk. As a
    page of its own, or put beside the lines of the registration's page."""
    lines = registration.initiatives.select_related("area")
    page = paginate(request, lines, size=LINES_A_PAGE)
    known = Initiative.objects.known_at_desk(registration.plan, registration.received_by)
    among = known.of_others(registration.plan_id, registration.body_id)
    found = similar_to(
        {line.pk: line.name for line in page}, among, fetch=_readable_by(request.user)
    )
    remarks = _remarks(found)
    beside = [LineWithSimilar(line, _rows(found[line.pk], remarks)) for line in page]
    is_fragment = "HX-Request" in request.headers
    template = "_similar_beside_lines" if is_fragment else "registration_similar"
    return render(
        request,
        f"registrations/units/{template}.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "page": page,
            "beside": beside,
            "count": sum(bool(one.similar) for one in beside),
        },
    )


def _readable_by(user: User) -> InitiativeQuerySet:
    return Initiative.objects.with_origin().with_may_open(user)


def _remarks(found: Mapping[Hashable, Iterable[Similar]]) -> Mapping[int, str]:
    """What apps above say of any of those found: that one was recognised."""
    return remarks_on({one.initiative.pk for similar in found.values() for one in similar})


def _rows(found: Iterable[Similar], remarks: Mapping[int, str]) -> list[SimilarRow]:
    return [
        SimilarRow(
            one.initiative,
            one.likeness >= VERY_LIKE,
            one.initiative.may_open,
            remarks.get(one.initiative.pk, ""),
        )
        for one in found
    ]
