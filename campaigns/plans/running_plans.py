"""The plans in force that concern some bodies, loaded once for all columns and queues that need
them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, F, IntegerField, Q, Value

from campaigns.models import Deadline, ParticipantGroup, Plan, Recipient
from campaigns.plans.timetable import Timetable
from organisation.models import IssuingBody
from organisation.succession import taken_over_by

_NONE = Value(None, IntegerField())


@dataclass(frozen=True, slots=True)
class Sent:
    """That a plan was sent to a body, and for what. `gathers`: what lies below the body arrives at
    its desk, as it issued no plan of its own."""

    must_register: bool
    consolidates: bool
    gathers: bool


class RunningPlans:
    """The plans in force that were sent to some bodies, name them or were issued by them, with
    their deadlines.

    Four queries at most besides those of `timetable`, however many plans and bodies. `ahead` adds
    the deadlines that a condition chooses, of whatever plan, to those that the timetable knows.
    """

    def __init__(
        self,
        bodies: Iterable[IssuingBody],
        *,
        keys: dict[int, set[int]] | None = None,
        ahead: Q | None = None,
    ) -> None:
        self.bodies = list(bodies)
        self._known_keys = keys
        self._ahead = ahead

    @cached_property
    def keys(self) -> dict[int, set[int]]:
        """For each body, its key and the keys of the bodies whose duties it took over."""
        return taken_over_by(self.bodies) if self._known_keys is None else self._known_keys

    @cached_property
    def all_keys(self) -> set[int]:
        """All of those keys."""
        return set().union(*self.keys.values())

    @cached_property
    def plans(self) -> list[Plan]:
        """The plans, in the order of their tree."""
        named = {plan for plan, *_ in self._rows}
        concerned = Q(pk__in=named) | Q(issuing_body__in=self.bodies)
        return list(Plan.objects.filter(concerned, status__in=Plan.IN_FORCE).with_bodies())

    def sent(self, plan: Plan, body: IssuingBody) -> Sent | None:
        """How a plan was sent to a body; None where it was not."""
        return self._sent.get((plan.pk, body.pk))

    def names(self, plan: Plan, body: IssuingBody) -> bool:
        """Whether a group of the plan's participants names a body, or a body whose duties it took
        over."""
        return any((plan.pk, key) in self._named for key in self.keys[body.pk])

    @cached_property
    def timetable(self) -> Timetable:
        """The timetable of these plans for these bodies."""
        deadlines = self._deadlines
        plans = {plan.pk for plan in self.plans} | {one.plan_id for one in deadlines}
        return Timetable(
            plans, self.bodies, keys=self.keys, groups=self._groups, deadlines=deadlines
        )

    @property
    def ahead(self) -> list[Deadline]:
        """The deadlines chosen by the condition."""
        return [one for one in self._deadlines if one.is_ahead]  # type: ignore[attr-defined]

    @cached_property
    def _deadlines(self) -> list[Deadline]:
        of_plans = Q(plan__in=[plan.pk for plan in self.plans])
        chosen = self._ahead if self._ahead is not None else Q(pk__in=[])
        return list(
            Deadline.objects.filter(of_plans | chosen)
            .annotate(is_ahead=ExpressionWrapper(chosen, BooleanField()))
            .select_related("plan__issuing_body", "group", "body", "phase")
            .order_by("due_on", "pk")
        )

    @cached_property
    def _rows(self) -> list[tuple[int, int, bool, bool, int | None, int | None]]:
        """Plan, body, whether it registers and consolidates, its own plan, and the group that
        names it, if it is one: recipients and groups in one query."""
        recipients = (
            Recipient.objects.filter(body__in=self.bodies, plan__status__in=Plan.IN_FORCE)
            .with_own_plan()
            .order_by()
            .annotate(named_in=_NONE)
            .values_list(
                "plan_id", "body_id", "must_register", "consolidates", "own_plan_id", "named_in"
            )
        )
        groups = (
            ParticipantGroup.bodies.through.objects.filter(
                issuingbody__in=self.all_keys, participantgroup__plan__status__in=Plan.IN_FORCE
            )
            .order_by()
            .annotate(registers=Value(False), gathers=Value(False), own=_NONE)
            .values_list(
                F("participantgroup__plan_id"),
                "issuingbody_id",
                "registers",
                "gathers",
                "own",
                "participantgroup_id",
            )
        )
        return list(recipients.union(groups, all=True))

    @cached_property
    def _sent(self) -> dict[tuple[int, int], Sent]:
        return {
            (plan, body): Sent(bool(registers), bool(consolidates), consolidates and own is None)
            for plan, body, registers, consolidates, own, group in self._rows
            if group is None
        }

    @cached_property
    def _named(self) -> set[tuple[int, int]]:
        return {(plan, body) for plan, body, *_, group in self._rows if group is not None}

    @cached_property
    def _groups(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for _, body, *_, group in self._rows:
            if group is not None:
                found[body].add(group)
        return found
