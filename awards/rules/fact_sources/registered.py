"""Registrations under a plan and the plans that carry it out, with their progress."""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse

from awards.rules.evidence import InitiativeSeen, RegistrationSeen
from awards.rules.vocabulary import HowFar
from campaigns.models import Plan
from paperwork.vietnamese import spelling_key
from recognition.models import Recognition
from registrations.models import Initiative, Registration


def registrations_of(
    plan: Plan, bodies: Collection[int]
) -> dict[int, tuple[RegistrationSeen, ...]]:
    """The live registrations of these bodies. Two queries."""
    rows = (
        Registration.objects.live()
        .filter(plan__path__startswith=plan.path, body__in=bodies)
        .exclude(status="draft")
        .select_related("body")
        .prefetch_related("people")
        .order_by("pk")
    )
    found: dict[int, list[RegistrationSeen]] = defaultdict(list)
    for row in rows:
        found[row.body_id].append(
            RegistrationSeen(
                body=row.body.name,
                is_accepted=row.status == "accepted",
                status=row.get_status_display().lower(),
                is_late=row.is_late,
                people=frozenset(spelling_key(person.full_name) for person in row.people.all()),
                url=reverse("registrations:registration_detail", args=[row.pk]),
            )
        )
    return {body: tuple(seen) for body, seen in found.items()}


def initiatives_of(plan: Plan, bodies: Collection[int]) -> dict[int, tuple[InitiativeSeen, ...]]:
    """The initiatives of these bodies' accepted registrations. Three queries."""
    lines = list(
        Initiative.objects.accepted()
        .filter(registration__plan__path__startswith=plan.path, registration__body__in=bodies)
        .select_related("registration", "area", "progress")
        .prefetch_related("authors")
        .order_by("pk")
    )
    recognised = {
        case.initiative_id: case.decision.reference if case.decision else ""
        for case in Recognition.objects.recognised()
        .filter(initiative__in=[line.pk for line in lines])
        .select_related("decision")
    }
    found: dict[int, list[InitiativeSeen]] = defaultdict(list)
    for line in lines:
        decision = recognised.get(line.pk)
        found[line.registration.body_id].append(
            InitiativeSeen(
                name=line.name,
                how_far=_how_far(line, is_recognised=decision is not None),
                area=line.area.position if line.area.area_set_id == plan.reform_area_set_id else 0,
                authors=frozenset(spelling_key(author.full_name) for author in line.authors.all()),
                decision=f"Quyết định số {decision}" if decision else "",
                url=reverse("registrations:initiative_detail", args=[line.pk]),
            )
        )
    return {body: tuple(seen) for body, seen in found.items()}


def _how_far(line: Initiative, *, is_recognised: bool) -> str:
    if is_recognised:
        return HowFar.RECOGNISED
    progress = getattr(line, "progress", None)
    is_done = progress is not None and progress.status == "completed"
    return HowFar.COMPLETED if is_done else HowFar.REGISTERED
