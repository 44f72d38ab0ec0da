"""Who registers under a plan, at whose desk, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.access import Verdict, verdict
from audit import clock
from campaigns.models import IssuingBody, ParticipantGroup, Plan
from campaigns.models.bodies import under_any
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.rules.due_dates import DueState, due_state, that_applies
from registrations.models import Registration
from registrations.permissions import may_edit_registration


def gathers_registrations(plan: Plan) -> bool:
    """Whether units register under a plan: it has been issued, and has a form to fill in."""
    return plan.is_published and plan.registration_form != RegistrationForm.NONE


def takes_part(plan: Plan, body: IssuingBody) -> bool:
    """Whether a body registers under a plan."""
    return (
        gathers_registrations(plan)
        and IssuingBody.objects.taking_part_in(plan).filter(pk=body.pk).exists()
    )


def may_fill_in(user: Any, registration: Registration) -> Verdict:
    """Those who edit a registration; one not begun, where the unit takes part at all."""
    answer = may_edit_registration(user, registration)
    if answer and registration.pk is None:
        return verdict(takes_part(registration.plan, registration.body), no_part(registration))
    return answer


def no_part(registration: Registration) -> str:
    """The sentence for a unit that does not register under a plan."""
    return (
        f"{registration.body} không thuộc diện đăng ký theo kế hoạch này, hoặc kế hoạch không tổ "
        "chức đăng ký."
    )


def desk_for(plan: Plan, body: IssuingBody) -> IssuingBody:
    """The body that receives what `body` sends under a plan: the nearest recipient above it that
    consolidates, else the issuing body."""
    between = (
        plan.recipients.gathering()
        .filter(body__path__in=body.path_and_above[:-1])
        .select_related("body")
        .order_by("-body__path")
        .first()
    )
    return between.body if between else plan.issuing_body


def expected_at(plan: Plan, desk: IssuingBody):
    """The participants whose registrations arrive at a desk."""
    consolidators = list(plan.recipients.gathering().values_list("body__path", flat=True))
    if desk.pk != plan.issuing_body_id:
        nearer = [
            path for path in consolidators if path.startswith(desk.path) and path != desk.path
        ]
        return IssuingBody.objects.taking_part_in(plan).below(desk).exclude(_strictly_under(nearer))
    return IssuingBody.objects.taking_part_in(plan).exclude(_strictly_under(consolidators))


def _strictly_under(paths: list[str]) -> Q:
    return under_any(paths) & ~Q(path__in=paths)


def last_day_for(plan: Plan, body: IssuingBody, *kinds: str) -> date | None:
    """The last day on which a body is in time with something of the first of these kinds that the
    plan sets a deadline for; None where there is none, or its event has not happened."""
    return _last_day(plan, body, _groups_of(body), kinds)


def _groups_of(body: IssuingBody) -> set[int]:
    """The keys of the groups of participants, of whatever plan, that name a body."""
    return set(ParticipantGroup.objects.filter(bodies=body).values_list("pk", flat=True))


def _last_day(
    plan: Plan, body: IssuingBody, group_ids: set[int], kinds: Iterable[str]
) -> date | None:
    # Deadlines and events are read whole: a caller with many plans fetches them for all at once.
    events = {event.kind: event.happened_on for event in plan.events.all()}
    for kind in kinds:
        of_kind = [deadline for deadline in plan.deadlines.all() if deadline.kind == kind]
        deadline = that_applies(of_kind, body=body, group_ids=group_ids)
        if deadline is not None:
            return deadline.last_day(events)
    return None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A plan under which one's unit registers, with what it has done so far."""

    plan: Plan
    body: IssuingBody
    registration: Registration | None
    due: DueState | None

    @property
    def last_day(self) -> date | None:
        """The last day in time; None where no day is set."""
        return self.due.last_day if self.due else None


def open_to_register(bodies: list[IssuingBody]) -> list[Invitation]:
    """The plans under which these bodies should register, the nearest deadline first.

    Five queries a body, however many its plans.
    """
    found = []
    for body in bodies:
        group_ids = _groups_of(body)
        plans = (
            Plan.objects.issued()
            .with_bodies()
            .exclude(registration_form=RegistrationForm.NONE)
            .filter(
                Q(recipients__body=body, recipients__must_register=True) | Q(groups__bodies=body)
            )
            .distinct()
            .prefetch_related("deadlines", "events")
        )
        begun = {row.plan_id: row for row in Registration.objects.live().filter(body=body)}
        for plan in plans:
            last_day = _last_day(plan, body, group_ids, (DeadlineKind.REGISTRATION,))
            due = due_state(last_day, clock.today()) if last_day else None
            found.append(Invitation(plan, body, begun.get(plan.pk), due))
    return sorted(found, key=lambda invitation: invitation.last_day or date.max)
