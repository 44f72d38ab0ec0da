"""Conflicts between a plan and the plans that it carries out, each with both dates."""

from collections.abc import Callable, Iterable, Iterator

from audit import clock
from audit.registry import Registry
from campaigns.models import LegalBasis, Plan
from campaigns.plans.timetable import DatedDeadline, Timetable
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
# What an app above finds is shown with the others.
plan_checks: Registry[Check] = Registry("what is checked before a plan is issued")


def conflicts_of(plan: Plan) -> list[Conflict]:
    """Conflicts within a plan and with the plans above it. The number of queries does not depend on
    how much the plans contain."""
    above = list(Plan.objects.filter(path__in=plan.paths_above).with_bodies().order_by("-path"))
    timetable = Timetable([plan, *above], [plan.issuing_body])
    own_day = plan.issued_on or clock.today()
    own = [_as_due(timetable.dated(deadline)) for deadline in timetable.deadlines_of(plan)]
    bases = [_as_cited(basis, plan, above) for basis in _opening_bases(plan)]
    period = Span(_named(plan), plan.starts_on, plan.ends_on)
    found = [
        *dues_before_plan(_named(plan), own_day, own),
        *phases_outside(period, [Span(p.name, p.starts_on, p.ends_on) for p in plan.phases.all()]),
        *bases_issued_later(_named(plan), own_day, bases),
        *_against_parents(plan, above, timetable, own, period, bases),
    ]
    for check in plan_checks:
        found.extend(check(plan, above))
    return found


def _against_parents(
    plan: Plan,
    above: list[Plan],
    timetable: Timetable,
    own: list[Due],
    period: Span,
    bases: list[Cited],
) -> Iterator[Conflict]:
    """What does not fit with the plans above: with the nearest that says something of the kind."""
    if not above:
        return
    parent = above[0]
    yield from parent_not_in_text(_named(parent), parent.issued_on, bases)
    yield from period_beyond_parent(period, Span(_named(parent), parent.starts_on, parent.ends_on))
    if parent.status == Plan.Status.REPLACED:
        yield Conflict(
            Rule.PARENT_REPLACED,
            f"{parent} không còn hiệu lực; hãy xem kế hoạch thay thế.",
            str(parent),
        )
    for higher, dues in _dues_above(plan, above, timetable):
        yield from dues_after_parent(_named(plan), own, _named(higher), dues)
        yield from issued_after_parents_dues(
            _named(plan), plan.issued_on or clock.today(), _named(higher), dues
        )


def _dues_above(
    plan: Plan, above: list[Plan], timetable: Timetable
) -> Iterator[tuple[Plan, list[Due]]]:
    """The deadlines above that bind the plan's body, by the day that holds for it; of each kind
    those of the nearest plan."""
    body = plan.issuing_body
    seen: set[str] = set()
    for higher in above:
        binding = [one for one in timetable.deadlines_of(higher) if timetable.binds(one, body)]
        new = [deadline for deadline in binding if deadline.kind not in seen]
        seen.update(deadline.kind for deadline in new)
        if new:
            yield higher, [_as_due(timetable.dated(deadline, [body])) for deadline in new]


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
    """A plan's name in a sentence; a draft has no number."""
    if plan.is_published:
        return str(plan)
    return f"dự thảo {plan.get_kind_display().lower()} này"
