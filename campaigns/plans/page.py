"""The questions that a plan's page asks, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F

from audit import clock
from campaigns.models import Deadline, IssuingBody, Plan, PlanEvent, Recipient
from campaigns.permissions import may_organise
from campaigns.rules.due_dates import Boundary, DueState, due_state
from campaigns.standing import standing_of

# How a plan says them.
WORDS = {Boundary.BEFORE: "trước", Boundary.THROUGH: "đến hết", Boundary.WITHIN: "trong"}


@dataclass(frozen=True, slots=True)
class DatedDeadline:
    """A deadline with how it stands today."""

    deadline: Deadline
    due: DueState

    @property
    def printed(self) -> str:
        """The deadline as a plan prints it: "trước ngày 12/05/2020"."""
        deadline = self.deadline
        if deadline.due_on is None:
            return f"{deadline.days_after} ngày kể từ ngày {deadline.get_event_display()}"
        day = deadline.due_on
        named = f"ngày {day:%d/%m/%Y}"
        if deadline.precision == Deadline.Precision.MONTH:
            named = f"tháng {day.month}/{day.year}"
        return f"{WORDS[Boundary(deadline.boundary)]} {named}"

    @property
    def for_whom(self) -> str:
        """The group or body that it is for; empty where it is for all."""
        return str(self.deadline.body or self.deadline.group or "")


def deadlines_of(plan: Plan) -> list[DatedDeadline]:
    """A plan's deadlines by their last day; those not fixed yet come last."""
    return deadlines_of_all([plan])[plan.pk]


def deadlines_of_all(plans: Iterable[Plan]) -> dict[int, list[DatedDeadline]]:
    """The deadlines of several plans by the plan's key, as `deadlines_of` gives them. Two
    queries."""
    keys = [plan.pk for plan in plans]
    events: dict[int, dict[str, date]] = {key: {} for key in keys}
    for event in PlanEvent.objects.filter(plan__in=keys):
        events[event.plan_id][event.kind] = event.happened_on
    found: dict[int, list[DatedDeadline]] = {key: [] for key in keys}
    for deadline in (
        Deadline.objects.filter(plan__in=keys)
        .select_related("group", "body", "phase")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    ):
        found[deadline.plan_id].append(dated(deadline, events[deadline.plan_id]))
    return found


def dated(deadline: Deadline, events: dict[str, date]) -> DatedDeadline:
    """A deadline with how it stands today, given the days of its plan's events."""
    return DatedDeadline(deadline, due_state(deadline.last_day(events), clock.today()))


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
