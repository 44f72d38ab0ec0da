"""The questions that a plan's page asks, each in a fixed number of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from campaigns.models import IssuingBody, Plan, Recipient
from campaigns.permissions import may_keep_timetable, may_organise
from campaigns.plans.timetable import DatedDeadline, Timetable
from campaigns.roles import ORGANISERS, UNIT_ROLES
from campaigns.standing import standing_of


def deadlines_of(plan: Plan, user: Any) -> list[DatedDeadline]:
    """A plan's deadlines by their last day, as the person sees them: those extended for his unit by
    the day that holds for it; those not fixed yet come last."""
    standing = standing_of(user)
    own = standing.represented_as(*UNIT_ROLES, *ORGANISERS)
    timetable = Timetable([plan], own)
    found = [timetable.dated(deadline, own) for deadline in timetable.deadlines_of(plan)]
    if not may_organise(user, plan):
        # Who was given more time, and why, is for the organisers and for those it concerns.
        found = [dated.seen_by(standing.oversees) for dated in found]
    return by_last_day(found)


def deadline_panel(plan: Plan, user: Any) -> dict[str, Any]:
    """What `campaigns/_deadlines.html` shows: the deadlines, what happened, and whether the person
    may give more time."""
    return {
        "deadlines": deadlines_of(plan, user),
        "events": plan.events.all(),
        "may_keep_timetable": may_keep_timetable(user, plan),
    }


def deadlines_of_all(plans: Collection[Plan]) -> dict[int, list[DatedDeadline]]:
    """The deadlines of several plans by the plan's key, as they hold for all."""
    timetable = Timetable(plans)
    return {
        plan.pk: by_last_day(timetable.dated(one) for one in timetable.deadlines_of(plan))
        for plan in plans
    }


def by_last_day(deadlines: Iterable[DatedDeadline]) -> list[DatedDeadline]:
    """In the order of their last days; those without one come last."""
    return sorted(deadlines, key=lambda dated: dated.due.last_day or date.max)


@dataclass(frozen=True, slots=True)
class Kin:
    """A plan in the picture of its family, with those that carry it out. One that may not be
    opened is shown by name only."""

    plan: Plan
    is_this: bool
    may_open: bool
    children: list["Kin"] = field(default_factory=list)


def lineage_of(plan: Plan, user: Any) -> list[Kin]:
    """The plans above and below this one that the person may see, as a tree. Two queries."""
    family = Plan.objects.lineage_of(plan).with_bodies()
    visible = set(family.visible_to(user).values_list("pk", flat=True))
    return as_tree(
        Kin(kin, kin.pk == plan.pk, kin.pk in visible)
        for kin in family
        if kin.pk in visible or kin.path in plan.paths_above
    )


def as_tree(kin: Iterable[Kin]) -> list[Kin]:
    """Put plans that come in the order of the tree under their parents; one whose parent is not
    among them stands on top."""
    tops: list[Kin] = []
    above: list[Kin] = []
    for one in kin:
        while above and not one.plan.path.startswith(above[-1].plan.path):
            above.pop()
        (above[-1].children if above else tops).append(one)
        above.append(one)
    return tops


def recipients_of(plan: Plan, user: Any) -> list[Recipient]:
    """Who received the plan, with what each has done: those who have not acted first.

    The organisers see all of them, others only their own. Each carries `own_plan_id`.
    """
    found = plan.recipients.select_related("body", "plan").with_own_plan()
    if not may_organise(user, plan):
        found = found.filter(body__path__in=standing_of(user).paths_upward)
    return sorted(found, key=lambda recipient: recipient.has_acted)


def receiving_bodies(plan: Plan, bodies: list[IssuingBody]) -> list[IssuingBody]:
    """Those of the bodies at which things sent under the plan arrive: its issuer, and recipients
    that consolidate what lies below them."""
    consolidators = plan.recipients.gathering().filter(body__in=bodies)
    receiving = {plan.issuing_body_id, *consolidators.values_list("body", flat=True)}
    return [body for body in bodies if body.pk in receiving]
