"""Participation in a plan: which bodies register, at whose desk, and by when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.access import Verdict, verdict
from accounts.models import User
from audit import clock
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.running_plans import RunningPlans
from campaigns.plans.succession import day_of_duty
from campaigns.plans.timetable import Timetable
from campaigns.rules.due_dates import DueState
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet, under_any
from organisation.models.succession import heirs_of
from registrations.models import Registration
from registrations.permissions import may_edit_registration


def gathers_registrations(plan: Plan) -> bool:
    """Whether units register under a plan: it is in force, and has a form to fill in."""
    return plan.status in Plan.IN_FORCE and plan.registration_form != RegistrationForm.NONE


def takes_part(plan: Plan, body: IssuingBody) -> bool:
    """Whether a body registers under a plan. A body that has ended begins nothing more; people of
    its successor may finish what it had begun."""
    return (
        gathers_registrations(plan)
        and body.exists_on(clock.today())
        and IssuingBody.objects.participants_of(plan).filter(pk=body.pk).exists()
    )


def may_fill_in(user: User, registration: Registration) -> Verdict:
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
        plan.recipients.consolidators()
        .filter(body__path__in=body.path_and_above[:-1])
        .select_related("body")
        .order_by("-body__path")
        .first()
    )
    return between.body if between else plan.issuing_body


def expected_at(plan: Plan, desk: IssuingBody) -> IssuingBodyQuerySet:
    """The participants whose registrations arrive at a desk: those that exist today or, once the
    campaign is over, existed on its last day."""
    participants = IssuingBody.objects.participants_of(plan).valid_on(day_of_duty(plan))
    return _bodies_received_at(plan, desk, participants)


def gatherers_at(plan: Plan, desk: IssuingBody) -> IssuingBodyQuerySet:
    """The bodies whose consolidations arrive at a desk: recipients that consolidate, under this
    plan or under one of their own."""
    told = plan.recipients.filter(consolidates=True).values("body")
    gatherers = IssuingBody.objects.filter(pk__in=told).valid_on(day_of_duty(plan))
    return _bodies_received_at(plan, desk, gatherers).exclude(pk=desk.pk)


def _bodies_received_at(
    plan: Plan, desk: IssuingBody, bodies: IssuingBodyQuerySet
) -> IssuingBodyQuerySet:
    consolidators = list(plan.recipients.consolidators().values_list("body__path", flat=True))
    if desk.pk != plan.issuing_body_id:
        nearer = [
            path for path in consolidators if path.startswith(desk.path) and path != desk.path
        ]
        return bodies.below(desk).exclude(_strictly_under(nearer))
    return bodies.exclude(_strictly_under(consolidators))


def not_represented(plan: Plan, bodies: IssuingBodyQuerySet) -> IssuingBodyQuerySet:
    """The bodies among these for which nothing has arrived under a plan: neither their own
    registration, nor that of a body whose duties they took over."""
    arrived = Registration.objects.live().arrived().filter(plan=plan).values("body")
    return bodies.exclude(pk__in=arrived).exclude(pk__in=heirs_of(arrived))


def _strictly_under(paths: list[str]) -> Q:
    return under_any(paths) & ~Q(path__in=paths)


def last_day_for(plan: Plan, body: IssuingBody, *kinds: str) -> date | None:
    """The last day on which a body is in time with something of the first of these kinds that the
    plan sets a deadline for; None where there is none, or its event has not happened."""
    return Timetable([plan], [body]).last_day_for(plan, body, *kinds)


def due_for(plan: Plan, body: IssuingBody, *kinds: str) -> DueState | None:
    """The state of that deadline today; None where no day is set."""
    return Timetable([plan], [body]).due_for(plan, body, *kinds)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A plan under which a unit of the person registers, with what it has done so far."""

    plan: Plan
    body: IssuingBody
    registration: Registration | None
    due: DueState | None

    @property
    def last_day(self) -> date | None:
        """The last day in time; None where no day is set."""
        return self.due.last_day if self.due else None


def open_to_register(
    bodies: list[IssuingBody], running: RunningPlans | None = None
) -> list[Invitation]:
    """The plans under which these bodies should register, the nearest deadline first.

    A body that has ended is asked only for what it had begun and not finished; a body whose duties
    another took over owes nothing where that other's registration has arrived. One query where the
    `running` plans are given, else ten at most, however many the bodies and their plans.
    """
    running = running or RunningPlans(bodies)
    keys = running.keys
    live = Registration.objects.live().filter(
        body__in=set().union(*(keys[body.pk] for body in bodies))
    )
    begun = {(row.plan_id, row.body_id): row for row in live}
    found = [
        Invitation(
            plan,
            body,
            begun.get((plan.pk, body.pk)),
            running.timetable.due_for(plan, body, DeadlineKind.REGISTRATION),
        )
        for body in bodies
        for plan in running.plans
        if _is_invited(running, plan, body)
        and _still_owes(body, [begun.get((plan.pk, key)) for key in keys[body.pk]])
    ]
    return sorted(found, key=lambda invitation: invitation.last_day or date.max)


def _is_invited(running: RunningPlans, plan: Plan, body: IssuingBody) -> bool:
    """Whether a body registers under a plan: it was sent it to register, or a group names it or
    one of those before it."""
    if plan.registration_form == RegistrationForm.NONE:
        return False
    sent = running.sent(plan, body)
    return bool(sent and sent.must_register) or running.names(plan, body)


def _still_owes(body: IssuingBody, begun: list[Registration | None]) -> bool:
    """Whether a body is to be invited, given what it and those before it have begun."""
    own = [row for row in begun if row is not None and row.body_id == body.pk]
    if not body.exists_on(clock.today()):
        return any(row.can_be_edited for row in own)
    return bool(own) or not any(row is not None and row.has_arrived for row in begun)
