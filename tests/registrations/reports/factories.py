"""Reports for tests: written, sent and accepted by the verbs themselves."""

from audit.transitions import carry_out
from campaigns.models import Plan
from organisation.models import IssuingBody
from organisation.models.memberships import Role
from registrations.models import ProgressReport, ReportKind
from registrations.reports import report_steps
from registrations.workflow import REPORT
from tests.campaigns.factories import person


def report_of(plan: Plan, body: IssuingBody, *, text: str = "Kết quả", phase=None):
    """A body's interim report, saved."""
    report = report_steps.new_report(plan, body, ReportKind.INTERIM.value, phase)
    report_steps.save_draft(report, actor=writer_of(body), words=report_steps.Words(text))
    return report


def writer_of(body: IssuingBody):
    """Somebody who may write for a body."""
    return person(Role.NOI_VU_STAFF, body)


def sent(plan: Plan, body: IssuingBody, **values) -> ProgressReport:
    """A body's interim report, sent."""
    report = report_of(plan, body, **values)
    report_steps.send(report, actor=writer_of(body))
    return report


def accepted(plan: Plan, body: IssuingBody, **values) -> ProgressReport:
    """A body's interim report, sent and accepted."""
    report = sent(plan, body, **values)
    report_steps.accept(report, actor=writer_of(report.received_by))
    return report


def sent_again(report: ProgressReport, text: str = "Đã sửa") -> None:
    """The correction of an accepted report, sent."""
    actor = writer_of(report.body)
    carry_out(REPORT, "correct", report, actor=actor)
    report_steps.save_draft(report, actor=actor, words=report_steps.Words(text))
    report_steps.send(report, actor=actor)
