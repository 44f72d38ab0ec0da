"""Holding a plan against the plans it carries out: what does not fit, each with both dates."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from audit import clock
from campaigns.models import Deadline, LegalBasis, ParticipantGroup, Plan
from campaigns.plans.page import DatedDeadline, deadlines_of_all
from campaigns.rules.conflicts import (
    Cited,
    Conflict,
    Due,
    Rule,
    Span,
    bases_issued_later,
    dues_after_parent,
    dues_before_plan,
    issued_after_parents_dues,
    parent_not_in_text,
    period_beyond_parent,
    phases_outside,
)

# A check of an app above: takes a plan and the plans over it, the nearest first.
Check = Callable[[Plan, list[Plan]], Iterable[Conflict]]
_checks: list[Check] = []


def lineage_check(check: Check) -> Check:
    """Register a check of an app above campaigns: what it finds is shown with the others."""
    _checks.append(check)
    return check


@dataclass(frozen=True, slots=True)
class _Lineage:
    """A plan with the plans over it, the nearest first, and the deadlines of all of them."""

    plan: Plan
    above: list[Plan]
    deadlines: dict[int, list[DatedDeadline]]


def conflicts_of(plan: Plan) -> list[Conflict]:
    """What does not fit in a plan and between it and the plans above it; empty where all is well.

    A number of queries that does not depend on how much the plans hold.
    """
    above = list(Plan.objects.filter(path__in=plan.paths_above).with_bodies().order_by("-path"))
    lineage = _Lineage(plan, above, deadlines_of_all([plan, *above]))
    own_day = plan.issued_on or clock.today()
    own = [_as_due(dated) for dated in lineage.deadlines[plan.pk]]
    bases = [_as_cited(basis, plan, above) for basis in _opening_bases(plan)]
    period = Span(str(plan), plan.starts_on, plan.ends_on)
    found = [
        *dues_before_plan(_named(plan), own_day, own),
        *phases_outside(period, [Span(p.name, p.starts_on, p.ends_on) for p in plan.phases.all()]),
        *bases_issued_later(_named(plan), own_day, bases),
        *_against_parents(lineage, own, period, bases),
    ]
    for check in _checks:
        found.extend(check(plan, above))
    return found


def _against_parents(
    lineage: _Lineage, own: list[Due], period: Span, bases: list[Cited]
) -> Iterator[Conflict]:
    """What does not fit with the plans above: with the nearest that says something of the kind."""
    if not lineage.above:
        return
    plan, parent = lineage.plan, lineage.above[0]
    yield from parent_not_in_text(_named(parent), parent.issued_on, bases)
    yield from period_beyond_parent(period, Span(_named(parent), parent.starts_on, parent.ends_on))
    if parent.status == "replaced":
        yield Conflict(
            Rule.PARENT_REPLACED,
            f"{_named(parent)} không còn hiệu lực; hãy xem kế hoạch thay thế.",
            _named(parent),
        )
    for above, dues in _dues_above(lineage):
        yield from dues_after_parent(_named(plan), own, _named(above), dues)
        yield from issued_after_parents_dues(
            _named(plan), plan.issued_on or clock.today(), _named(above), dues
        )


def _dues_above(lineage: _Lineage) -> Iterator[tuple[Plan, list[Due]]]:
    """The deadlines above that bind the plan's body; of each kind those of the nearest plan."""
    body = lineage.plan.issuing_body
    groups = set(
        ParticipantGroup.objects.filter(plan__in=lineage.above, bodies=body).values_list(
            "pk", flat=True
        )
    )
    seen: set[str] = set()
    for above in lineage.above:
        binding = binding_on(lineage.deadlines[above.pk], body.pk, groups)
        new = [dated for dated in binding if dated.deadline.kind not in seen]
        seen.update(dated.deadline.kind for dated in new)
        if new:
            yield above, [_as_due(dated) for dated in new]


def binding_on(
    deadlines: Iterable[DatedDeadline], body_id: int, group_ids: set[int]
) -> list[DatedDeadline]:
    """Those of a plan's deadlines that bind a body: of each kind the ones named for it, else those
    of a group it belongs to, else those for all."""
    ranked = [(_how_near(dated.deadline, body_id, group_ids), dated) for dated in deadlines]
    nearest: dict[str, int] = {}
    for rank, dated in ranked:
        if rank is not None:
            kind = dated.deadline.kind
            nearest[kind] = min(rank, nearest.get(kind, rank))
    return [
        dated for rank, dated in ranked if rank is not None and rank == nearest[dated.deadline.kind]
    ]


def _how_near(deadline: Deadline, body_id: int, group_ids: set[int]) -> int | None:
    if deadline.body_id is not None:
        return 0 if deadline.body_id == body_id else None
    if deadline.group_id is not None:
        return 1 if deadline.group_id in group_ids else None
    return 2


def _opening_bases(plan: Plan) -> Iterable[LegalBasis]:
    return plan.bases.filter(opens_the_plan=True)


def _as_cited(basis: LegalBasis, plan: Plan, above: list[Plan]) -> Cited:
    is_parent = None
    if above:
        same_words = basis.reference.replace(" ", "") == above[0].reference
        is_parent = basis.cited_plan_id == above[0].pk or (
            basis.cited_plan_id is None and same_words
        )
    return Cited(str(basis), basis.issued_on, is_parent)


def _as_due(dated: DatedDeadline) -> Due:
    deadline = dated.deadline
    return Due(
        deadline.kind,
        deadline.title,
        dated.printed,
        dated.due.last_day,
        deadline.days_after,
        deadline.event,
    )


def _named(plan: Plan) -> str:
    """A plan in a sentence; a draft has no number to be named by."""
    if plan.is_published:
        return str(plan)
    return f"dự thảo {plan.get_kind_display().lower()} này"
