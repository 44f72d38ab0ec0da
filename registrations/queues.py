"""Queues about registrations: to fill in, to receive, to report."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from campaigns.models.plans import sent_to
from campaigns.queues import running_plans_of
from organisation.models.memberships import ORGANISERS, UNIT_ROLES, Role
from organisation.scope import scope_of
from registrations.desks import desks_among, summaries
from registrations.models import Consolidation, ProgressReport, Registration, ReportKind
from registrations.participation import open_to_register
from registrations.progress.due import progress_due
from registrations.reports.due import reports_due
from registrations.workflow import CONSOLIDATION, REGISTRATION, REPORT
from screens.queues import Line, Panel, Queue, panels, queues
from screens.steps import PageContext


def registrations_to_review(user: User) -> QuerySet[Registration]:
    """Submitted registrations that the person's office has to review."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return Registration.objects.filter(sent_to(bodies), status=Registration.Status.SUBMITTED)


def consolidations_to_review(user: User) -> QuerySet[Consolidation]:
    """Consolidations that the person's office has to review."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return Consolidation.objects.filter(
        sent_to(bodies, "sent_under"), status=Consolidation.Status.SENT
    )


def returned_registrations(user: User) -> QuerySet[Registration]:
    """Returned registrations of the person's units."""
    bodies = scope_of(user).bodies_as(*UNIT_ROLES)
    return Registration.objects.filter(body__in=bodies, status=Registration.Status.RETURNED)


def reports_to_receive(user: User) -> QuerySet[ProgressReport]:
    """Reports that the person's office has to review."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return ProgressReport.objects.filter(sent_to(bodies), status=ProgressReport.Status.SENT)


def _report(kind: str, phase: str, body: str) -> Line:
    title = ReportKind(kind).label + (f", {phase}" if phase else "")
    return Line(f"{title} của {body}")


def _returned(body: str, again_by: str) -> Line:
    day = f"nộp lại chậm nhất ngày {date.fromisoformat(again_by):%d/%m/%Y}" if again_by else ""
    return Line(f"Đăng ký của {body}", day)


for queue in (
    Queue(
        place=30,
        title="Bản đăng ký bị trả lại",
        things=returned_registrations,
        columns=("body__name", "hand_in_again_by"),
        line=_returned,
        page="registrations:registration_detail",
        state=REGISTRATION.states.__getitem__,
    ),
    Queue(
        place=70,
        title="Bản đăng ký chờ tiếp nhận",
        things=registrations_to_review,
        columns=("body__name",),
        line=lambda body: Line(f"Đăng ký của {body}"),
        page="registrations:registration_detail",
        order="submitted_at",
        state=REGISTRATION.states.__getitem__,
    ),
    Queue(
        place=80,
        title="Bản tổng hợp chờ tiếp nhận",
        things=consolidations_to_review,
        columns=("body__name",),
        line=lambda body: Line(f"Bản tổng hợp của {body}"),
        page="registrations:consolidation_detail",
        order="sent_at",
        state=CONSOLIDATION.states.__getitem__,
    ),
    Queue(
        place=90,
        title="Báo cáo chờ tiếp nhận",
        things=reports_to_receive,
        columns=("kind", "phase__name", "body__name"),
        line=_report,
        page="registrations:report_detail",
        order="sent_at",
        state=REPORT.states.__getitem__,
    ),
):
    queues.register(queue)


def invitations_of(user: User) -> PageContext:
    """The plans under which the person's units register."""
    return {
        "invitations": open_to_register(
            scope_of(user).bodies_as(*UNIT_ROLES), running_plans_of(user)
        )
    }


def progress_of(user: User) -> PageContext:
    """The person's units whose report of progress is due."""
    return {"progress_due": progress_due(scope_of(user).bodies_as(*UNIT_ROLES))}


def reports_of_units(user: User) -> PageContext:
    """The reports that the person's units have still to send: returned ones, late ones, and those
    of the next weeks."""
    return {"reports": reports_due(running_plans_of(user).bodies, running_plans_of(user))}


def desks_run_by(user: User) -> PageContext:
    """The desks at which what units register arrives for this person, in running campaigns."""
    desks = desks_among(scope_of(user).represented_as(*ORGANISERS), running_plans_of(user))
    return {"desks": summaries(desks)}


for panel in (
    Panel(place=40, template="registrations/units/_invitations_panel.html", context=invitations_of),
    Panel(
        place=50, template="registrations/progress/_progress_due_panel.html", context=progress_of
    ),
    Panel(
        place=60, template="registrations/reports/_reports_due_panel.html", context=reports_of_units
    ),
    Panel(
        place=200,
        template="registrations/desks/_desks_panel.html",
        context=desks_run_by,
        waits=False,
    ),
):
    panels.register(panel)
