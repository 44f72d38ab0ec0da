"""Tracking columns for registrations and reports."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Deadline, Phase, Plan, Recipient
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.tracking.columns import About, Column, Done, Followed, Todo, tracking_columns
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from registrations.models import Consolidation, ProgressReport, Registration, ReportKind
from registrations.models.reports import SLUGS
from registrations.participation import gathers_registrations
from registrations.reports.due import answers, asked_for, deadline_for


@tracking_columns.register
def registered(followed: Followed) -> Iterable[Column]:
    """Whether a recipient registered; one that consolidates, whether it sent its consolidation.

    Who consolidates the pledges of the units below it pledges itself all the same: there the two
    are asked in columns of their own.
    """
    plan = followed.plan
    if not gathers_registrations(plan):
        return
    gatherers = {one.body_id for one in followed.recipients if one.consolidates}
    apart = plan.registration_form == RegistrationForm.PLEDGE
    registrations = Registration.objects.filter(
        plan=plan,
        body__in=followed.all_keys,
        status__in=(Registration.Status.SUBMITTED, Registration.Status.ACCEPTED),
    )
    consolidations = Consolidation.objects.filter(
        sent_under=plan, body__in=followed.all_keys, status__in=Consolidation.ABOVE
    )
    sent = dict(_dones(consolidations, "sent_at", "registrations:consolidation_detail"))
    own = _dones(registrations, "submitted_at", "registrations:registration_detail")
    done = {key: one for key, one in own if apart or key not in gatherers}
    yield _register_column(followed, done if apart else done | sent, set() if apart else gatherers)
    if apart and gatherers:
        yield _consolidate_column(followed, sent, gatherers)


def _register_column(followed: Followed, done: dict[int, Done], gatherers: set[int]) -> Column:
    plan = followed.plan
    of_registrations = followed.dated_by(DeadlineKind.REGISTRATION)
    of_consolidations = followed.dated_by(DeadlineKind.CONSOLIDATION, DeadlineKind.REGISTRATION)

    def deadline(recipient: Recipient) -> Deadline | None:
        consolidates = recipient.body_id in gatherers
        return of_consolidations(recipient) if consolidates else of_registrations(recipient)

    def todo(recipient: Recipient) -> Todo:
        if recipient.body_id in gatherers:
            return _to_consolidate(plan, recipient)
        form = reverse("registrations:registration_edit", args=[plan.pk, recipient.body_id])
        return Todo(form, UNIT_ROLES)

    return Column(
        key="register",
        about=About.REGISTER,
        heading="Đăng ký thi đua",
        undone="Chưa gửi",
        asks=lambda recipient: recipient.must_register or recipient.body_id in gatherers,
        done=done,
        todo=todo,
        deadline=deadline,
    )


def _consolidate_column(followed: Followed, done: dict[int, Done], gatherers: set[int]) -> Column:
    return Column(
        key="consolidate",
        about=About.REGISTER,
        heading="Tổng hợp đăng ký",
        undone="Chưa gửi",
        asks=lambda recipient: recipient.body_id in gatherers,
        done=done,
        todo=lambda recipient: _to_consolidate(followed.plan, recipient),
        deadline=followed.dated_by(DeadlineKind.CONSOLIDATION, DeadlineKind.REGISTRATION),
    )


def _to_consolidate(plan: Plan, recipient: Recipient) -> Todo:
    """The body's desk: where the units below registered, under the body's own plan if it issued
    one."""
    desk = [recipient.own_plan_id or plan.pk, recipient.body_id]
    return Todo(reverse("registrations:desk_detail", args=desk), ORGANISERS)


@tracking_columns.register
def reported(followed: Followed) -> Iterable[Column]:
    """Whether a recipient sent its reports: a column for each that the plan sets a day for."""
    plan = followed.plan
    asked = asked_for(plan, followed.timetable)
    if not asked:
        return
    sent = list(
        ProgressReport.objects.arrived()
        .filter(plan=plan, body__in=followed.all_keys)
        .order_by("-pk")
    )
    of_kind = [kind for kind, *_ in asked]
    for kind, phase, deadlines in asked:
        answering = [report for report in sent if answers(report, kind, phase)]
        in_phases = phase is not None and of_kind.count(kind) > 1
        yield _report_column(followed, kind, phase, deadlines, answering, in_phases)


def _report_column(
    followed: Followed,
    kind: str,
    phase: Phase | None,
    deadlines: list[Deadline],
    answering: list[ProgressReport],
    in_phases: bool,
) -> Column:
    plan, phase_key = followed.plan, phase.pk if phase else 0
    label = ReportKind(kind).label

    def deadline(recipient: Recipient) -> Deadline | None:
        return deadline_for(followed.timetable, deadlines, recipient.body)

    return Column(
        key=f"{kind}-{phase_key}" if phase else kind,
        about=About.REPORT,
        heading=f"{label}, {phase}" if in_phases else label,
        undone="Chưa gửi",
        asks=lambda recipient: followed.takes_part(recipient) and deadline(recipient) is not None,
        done=dict(_dones(answering, "sent_at", "registrations:report_detail")),
        todo=lambda recipient: Todo(
            reverse(
                "registrations:report_write",
                args=[plan.pk, recipient.body_id, SLUGS[kind], phase_key],
            )
        ),
        deadline=deadline,
    )


def _dones(things: QuerySet | Iterable, sent_at: str, route: str) -> Iterable[tuple[int, Done]]:
    for thing in things:
        words = "Đã tiếp nhận" if thing.status == Registration.Status.ACCEPTED else "Đã gửi"
        day = getattr(thing, sent_at)
        yield (
            thing.body_id,
            Done(
                timezone.localdate(day) if day else None,
                words,
                reverse(route, args=[thing.pk]),
                thing.is_late,
            ),
        )
