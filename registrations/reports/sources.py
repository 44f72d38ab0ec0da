"""Sources of a report: the body's own initiatives, and the reports that it accepted.

A body that gathers under a plan of its own reports upward under the plan above; one in between
reports under the same plan at whose desk it receives; where nobody is above, the issuer sums up
for itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When

from campaigns.models import Plan
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet
from organisation.models.succession import heirs_of
from organisation.succession import taken_over_by
from registrations.initiative_registries import recognised
from registrations.models import (
    Consolidation,
    Initiative,
    InitiativeProgress,
    ProgressReport,
    Registration,
    ReportedLine,
    ReportedUnit,
    ReportSending,
    Timeliness,
)
from registrations.participation import expected_at, gathers_registrations, not_represented
from registrations.progress.overview import PERCENT, STATE


def desks_below(plan: Plan, body: IssuingBody) -> list[Plan]:
    """The plans under which what a body reports under `plan` arrives at its desk: its own plans
    that carry it out, and the same one where the body gathers in between; where it issued the plan
    and sums up for itself, that plan. No query, or two."""
    if plan.issuing_body_id == body.pk:
        return [plan]
    own = Plan.objects.issued().filter(
        issuing_body=body, path__startswith=plan.path, depth=(plan.depth or 0) + 1
    )
    found = list(own.select_related("issuing_body"))
    if plan.recipients.consolidators().filter(body=body).exists():
        found.insert(0, plan)
    return found


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a report today: the desks below, and the sendings that count there. They are
    read once, so that a sending accepted meanwhile counts wholly or not at all."""

    report: ProgressReport
    desks: list[Plan]
    sending_keys: list[int]

    @property
    def gathers(self) -> bool:
        """Whether units below the body report to it."""
        return bool(self.desks)

    def own_lines(self) -> QuerySet:
        """The body's own accepted initiatives, each with `state`, `done` (per cent), whether it was
        completed in the time that is reported on, and whether it was recognised."""
        # What a body registered counts for the one that began with its duties.
        keys = taken_over_by([self.report.body])[self.report.body_id]
        found = Initiative.objects.accepted().filter(
            registration__plan=self.report.plan_id, registration__body__in=keys
        )
        known = recognised()
        return found.annotate(
            state=STATE,
            done=PERCENT,
            is_in_phase=Case(
                When(_completed_in(self.report), then=Value(True)), default=Value(False)
            ),
            known_recognised=Value(None, output_field=BooleanField(null=True))
            if known is None
            else Case(When(known, then=Value(True)), default=Value(False)),
        )

    def sendings(self) -> QuerySet:
        """The sendings of units that count for this report."""
        return ReportSending.objects.filter(pk__in=self.sending_keys)

    def gathered_lines(self) -> QuerySet:
        """The lines of those sendings."""
        return ReportedLine.objects.filter(sending__in=self.sending_keys)

    def gathered_units(self) -> QuerySet:
        """The units in those sendings."""
        return ReportedUnit.objects.filter(sending__in=self.sending_keys)

    def own_units(self) -> list[ReportedUnit]:
        """The units that the body itself asks, with whether each has registered and reported by
        now; not saved. A number of queries that does not grow with them."""
        found: dict[int, ReportedUnit] = {}
        for plan in self.desks:
            for unit in _units_at(plan, self.report):
                found.setdefault(unit.body_id, unit)
        return list(found.values())


def sources_of(report: ProgressReport) -> Sources:
    """The sources of a report. Three queries at most."""
    desks = desks_below(report.plan, report.body)
    keys: list[int] = []
    if desks:
        counting = ReportSending.objects.counted_at(desks, report.body, report.kind, report.phase)
        keys = list(counting.values_list("pk", flat=True))
    return Sources(report, desks, keys)


def _completed_in(report: ProgressReport) -> Q:
    done = Q(progress__status=InitiativeProgress.Status.COMPLETED)
    if report.phase is None:
        return done
    days = (report.phase.starts_on, report.phase.ends_on)
    return done & Q(progress__completed_on__range=days)


def _units_at(plan: Plan, report: ProgressReport) -> Iterable[ReportedUnit]:
    desk = report.body
    asked = expected_at(plan, desk)
    bodies = list(asked)
    registered = _registered(plan, asked)
    reported = _reported(plan, report, asked)
    for body in bodies:
        yield ReportedUnit(
            body=body,
            name=body.name,
            registered=registered.get(body.pk, Timeliness.MISSING)
            if registered is not None
            else "",
            reported=reported.get(body.pk, Timeliness.MISSING),
        )


def _registered(plan: Plan, asked: IssuingBodyQuerySet) -> dict[int, str] | None:
    """How those who have registered did, by body; None where the plan asks for no registration. One
    that gathers has registered with its consolidation."""
    if not gathers_registrations(plan):
        return None
    arrived = (
        Registration.objects.live()
        .filter(plan=plan, body__in=asked.values("pk"))
        .exclude(status=ProgressReport.Status.DRAFT)
    )
    sent_up = Consolidation.objects.filter(sent_under=plan, body__in=asked.values("pk")).exclude(
        status=ProgressReport.Status.DRAFT
    )
    found: dict[int, str] = {}
    missing = set(not_represented(plan, asked).values_list("pk", flat=True))
    for body in asked:
        if body.pk not in missing:
            found[body.pk] = Timeliness.IN_TIME
    for rows in (arrived.order_by("-version"), sent_up):
        for pk, is_late in rows.values_list("body", "is_late"):
            found[pk] = Timeliness.LATE if is_late else Timeliness.IN_TIME
    return found


def _reported(plan: Plan, report: ProgressReport, asked: IssuingBodyQuerySet) -> dict[int, str]:
    rows = ProgressReport.objects.arrived().filter(
        plan=plan, received_by=report.body, kind=report.kind
    )
    phase = report.phase
    if phase is not None:
        same = Q(phase=None) | Q(phase=phase)
        rows = rows.filter(same | Q(phase__position=phase.position) & ~Q(plan=phase.plan_id))
    heirs = asked.filter(pk__in=heirs_of(rows.values("body")))
    found: dict[int, str] = {pk: Timeliness.IN_TIME for pk in heirs.values_list("pk", flat=True)}
    for pk, is_late in rows.order_by("pk").values_list("body", "is_late"):
        found[pk] = Timeliness.LATE if is_late else Timeliness.IN_TIME
    return found


def live_lines(sources: Sources) -> QuerySet:
    """All lines of a report as it would be sent now, in the columns of a frozen line: by field,
    then by unit. United in SQL, so that a page of them can be cut there."""
    own = (
        sources.own_lines()
        .order_by()
        .annotate(
            by_area=F("area__position"),
            by_body=F("registration__body__path"),
            unit=F("registration__body__name"),
            expected=F("progress__expected_on"),
            completed=F("progress__completed_on"),
        )
    )
    gathered = (
        sources.gathered_lines()
        .order_by()
        .annotate(
            by_area=F("area__position"),
            by_body=F("body__path"),
            unit=F("body__name"),
            done=F("percent"),
            expected=F("expected_on"),
            completed=F("completed_on"),
        )
    )
    columns = ("by_area", "by_body", "unit", "name", "state", "done", "expected", "completed")
    return (
        own.values_list(*columns)
        .union(gathered.values_list(*columns), all=True)
        .order_by("by_area", "by_body", "name")
    )
