"""Queries for a plan's page, each in a fixed number of database queries."""

from collections.abc import Iterable
from datetime import date

from accounts.models import User
from audit import clock
from campaigns.models import Phase, Plan, Recipient
from campaigns.permissions import may_keep_timetable, may_organise
from campaigns.plans.timeline import Dot, Timeline, draw
from campaigns.plans.timetable import DatedDeadline, Timetable
from campaigns.rules.conflicts import Span
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of
from screens.steps import PageContext


def deadlines_of(plan: Plan, user: User) -> list[DatedDeadline]:
    """A plan's deadlines by their last day, as the person sees them: those extended for their unit
    by the day that applies to it; those not fixed yet come last."""
    scope = scope_of(user)
    own = scope.represented_as(*UNIT_ROLES, *ORGANISERS)
    timetable = Timetable([plan], own)
    found = [timetable.dated(deadline, own) for deadline in timetable.deadlines_of(plan)]
    if not may_organise(user, plan):
        # Who was given more time, and why, is for the organisers and for those it concerns.
        found = [dated.seen_by(scope.oversees) for dated in found]
    return by_last_day(found)


def deadline_panel(plan: Plan, user: User) -> PageContext:
    """The context of `campaigns/_deadlines.html`: deadlines, events, and whether the person may
    extend deadlines."""
    return {
        "deadlines": deadlines_of(plan, user),
        "events": plan.events.all(),
        "may_keep_timetable": may_keep_timetable(user, plan),
    }


def by_last_day(deadlines: Iterable[DatedDeadline]) -> list[DatedDeadline]:
    """Deadlines in the order of their last days; those without a day come last."""
    return sorted(deadlines, key=lambda dated: dated.due.last_day or date.max)


def timeline_of(phases: Iterable[Phase], deadlines: Iterable[DatedDeadline]) -> Timeline | None:
    """The timeline of the campaign; None where it has no days."""
    dots = [
        Dot(dated.due.last_day, dated.deadline.title, dated.due.tone)
        for dated in deadlines
        if dated.due.last_day
    ]
    spans = [Span(phase.name, phase.starts_on, phase.ends_on) for phase in phases]
    return draw(spans, dots, today=clock.today())


def recipients_of(plan: Plan, user: User) -> list[Recipient]:
    """The recipients of a plan with what each has done, those that have not acted first. Organisers
    see all of them, others only their own. Each has `own_plan_id`."""
    found = plan.recipients.select_related("body", "plan").with_own_plan()
    if not may_organise(user, plan):
        found = found.filter(body__path__in=scope_of(user).paths_upward)
    return sorted(found, key=lambda recipient: recipient.has_acted)


def receiving_bodies(plan: Plan, bodies: list[IssuingBody]) -> list[IssuingBody]:
    """The bodies among these whose desk receives what is sent under the plan: its issuer, and
    recipients that consolidate what lies below them."""
    consolidators = plan.recipients.consolidators().filter(body__in=bodies)
    receiving = {plan.issuing_body_id, *consolidators.values_list("body", flat=True)}
    return [body for body in bodies if body.pk in receiving]


def reporting_bodies(plan: Plan, user: User) -> list[IssuingBody]:
    """The recipients of the plan that the person represents, and that report under it."""
    own = scope_of(user).represented_as(*UNIT_ROLES, *ORGANISERS)
    received = set(plan.recipients.filter(body__in=own).values_list("body", flat=True))
    return [body for body in own if body.pk in received and body.exists_on(clock.today())]
