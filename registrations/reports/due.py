"""Reports due under a plan: from whom, of which kind, by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from accounts.access import Verdict, verdict
from accounts.models import User
from audit import clock
from campaigns.models import Deadline, Phase, Plan
from campaigns.models.plans import RegistrationForm as Form
from campaigns.plans.running_plans import RunningPlans
from campaigns.plans.timetable import Timetable
from campaigns.rules.due_dates import DueState
from organisation.models import IssuingBody
from organisation.succession import taken_over_by
from registrations.models import ProgressReport, ReportKind
from registrations.models.reports import SLUGS
from registrations.permissions import may_edit_report

# A report is put on the desk so long before its last day; until then it stands on the plan's page.
AHEAD = timedelta(days=30)


def reports_under(plan: Plan, body: IssuingBody) -> bool:
    """Whether a body reports under a plan: it is in force, and was sent to the body or names it
    among its participants; or the body issued it with no plan above, and sums up for itself. One
    that has ended begins nothing any more."""
    if plan.status not in Plan.IN_FORCE or not body.exists_on(clock.today()):
        return False
    if plan.issuing_body_id == body.pk:
        return bool(plan.is_root())
    if plan.recipients.filter(body=body).exists():
        return True
    return IssuingBody.objects.participants_of(plan).filter(pk=body.pk).exists()


def no_report(body: IssuingBody) -> str:
    """The sentence for a unit that does not report under a plan."""
    return f"{body} không thuộc diện báo cáo theo kế hoạch này, hoặc kế hoạch chưa ban hành."


def may_report(user: User, report: ProgressReport) -> Verdict:
    """Those who edit a report; one not begun, where the body reports under the plan at all."""
    answer = may_edit_report(user, report)
    if answer and report.pk is None:
        return verdict(reports_under(report.plan, report.body), no_report(report.body))
    return answer


def asked_for(plan: Plan, timetable: Timetable) -> list[tuple[str, Phase | None, list[Deadline]]]:
    """The reports that a plan sets deadlines for: kind, phase and those deadlines, in the order of
    their printed days."""
    found: dict[tuple[str, int | None], list[Deadline]] = {}
    for deadline in timetable.deadlines_of(plan):
        if deadline.kind in ReportKind.values:
            found.setdefault((deadline.kind, deadline.phase_id), []).append(deadline)
    return [(kind, rows[0].phase, rows) for (kind, _), rows in found.items()]


def deadline_for(
    timetable: Timetable, deadlines: Iterable[Deadline], body: IssuingBody
) -> Deadline | None:
    """The deadline among these that binds a body; None where none does."""
    return next((one for one in deadlines if timetable.binds(one, body)), None)


def deadline_of_report(report: ProgressReport, timetable: Timetable) -> Deadline | None:
    """The deadline that asks for a report: of its kind and phase, else of its kind."""
    of_kind = [one for one in timetable.deadlines_of(report.plan) if one.kind == report.kind]
    same_phase = [one for one in of_kind if one.phase_id == report.phase_id]
    return deadline_for(timetable, same_phase, report.body) or deadline_for(
        timetable, of_kind, report.body
    )


def last_day_of_report(report: ProgressReport) -> date | None:
    """The last day on which a report is in time, with extensions for the unit."""
    timetable = Timetable([report.plan], [report.body])
    deadline = deadline_of_report(report, timetable)
    return timetable.last_day(deadline, report.body) if deadline else None


def due_of_report(report: ProgressReport) -> DueState | None:
    """The state of that deadline today; None where no day is set."""
    timetable = Timetable([report.plan], [report.body])
    deadline = deadline_of_report(report, timetable)
    due = timetable.due(deadline, report.body) if deadline else None
    return due if due and due.last_day else None


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that is due from a body, with its draft, if any."""

    plan: Plan
    body: IssuingBody
    kind: str
    phase: Phase | None
    due: DueState | None
    report: ProgressReport | None

    @property
    def title(self) -> str:
        """What is to be reported."""
        phase = f", {self.phase}" if self.phase else ""
        return f"{ReportKind(self.kind).label}{phase}"

    @property
    def last_day(self) -> date:
        """The last day in time; the end of all days where none is set."""
        return (self.due.last_day if self.due else None) or date.max

    @property
    def link(self) -> str:
        """The URL of its form or, once created, of its page."""
        if self.report is not None:
            return reverse("registrations:report_detail", args=[self.report.pk])
        phase = self.phase.pk if self.phase else 0
        return reverse(
            "registrations:report_write",
            args=[self.plan.pk, self.body.pk, SLUGS[self.kind], phase],
        )

    @property
    def is_returned(self) -> bool:
        """Whether it was returned."""
        return self.report is not None and self.report.status == ProgressReport.Status.RETURNED

    @property
    def is_open(self) -> bool:
        """Whether the body has still to do something about it."""
        return self.report is None or self.report.is_owed


def reports_of(plan: Plan, body: IssuingBody) -> list[ReportDue]:
    """The reports of a body under a plan: those that deadlines ask for, then others that it
    wrote."""
    keys = taken_over_by([body])
    return _reports_of([(plan, body)], keys, Timetable([plan], [body], keys=keys))


def reports_due(bodies: list[IssuingBody], running: RunningPlans | None = None) -> list[ReportDue]:
    """The reports that these bodies have still to send under running plans: returned ones, late
    ones and those of the next weeks, the nearest first. A number of queries that does not grow
    with the plans; one where the `running` plans are given."""
    running = running or RunningPlans(bodies)
    pairs = [
        (plan, body)
        for plan in running.plans
        for body in bodies
        if _is_asked(running, plan, body) and body.exists_on(clock.today())
    ]
    until = clock.today() + AHEAD
    found = [
        one
        for one in _reports_of(pairs, running.keys, running.timetable)
        if one.is_open and (one.last_day <= until or one.is_returned)
    ]
    return sorted(found, key=lambda one: one.last_day)


def _is_asked(running: RunningPlans, plan: Plan, body: IssuingBody) -> bool:
    """Whether a plan asks a body for reports. A body that was only informed, while others register
    under it, is not asked."""
    sent = running.sent(plan, body)
    if sent is None or plan.status != Plan.Status.ISSUED:
        return False
    return sent.must_register or sent.consolidates or plan.registration_form == Form.NONE


def _reports_of(
    pairs: list[tuple[Plan, IssuingBody]], keys: dict[int, set[int]], timetable: Timetable
) -> list[ReportDue]:
    if not pairs:
        return []
    written: dict[tuple[int, int], list[ProgressReport]] = {}
    for report in ProgressReport.objects.with_bodies().filter(
        plan__in={plan.pk for plan, _ in pairs},
        body__in=set().union(*(keys[body.pk] for _, body in pairs)),
    ):
        written.setdefault((report.plan_id, report.body_id), []).append(report)
    return [
        one
        for plan, body in pairs
        for one in _of_one(
            plan,
            body,
            # Its own first: what a body wrote before those duties were this one's counts too.
            [
                report
                for key in sorted(keys[body.pk], key=lambda key: key != body.pk)
                for report in written.get((plan.pk, key), ())
            ],
            timetable,
        )
    ]


def _of_one(
    plan: Plan, body: IssuingBody, written: list[ProgressReport], timetable: Timetable
) -> Iterable[ReportDue]:
    left = list(written)
    for kind, phase, deadlines in asked_for(plan, timetable):
        deadline = deadline_for(timetable, deadlines, body)
        report = next((one for one in left if answers(one, kind, phase)), None)
        if report is not None:
            left.remove(report)
        if deadline is not None:
            due = timetable.due(deadline, body)
            yield ReportDue(plan, body, kind, phase, due if due.last_day else None, report)
        elif report is not None:
            yield ReportDue(plan, body, kind, phase, None, report)
    for report in left:
        yield ReportDue(plan, body, report.kind, report.phase, None, report)


def answers(report: ProgressReport, kind: str, phase: Phase | None) -> bool:
    """Whether a report is for a deadline of this kind and phase."""
    return report.kind == kind and report.phase_id == (phase.pk if phase else None)
