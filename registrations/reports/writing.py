"""A unit writes and sends a report; the receiving body accepts it or returns it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from audit import clock, door
from audit.models import Event
from campaigns.models import IssuingBody, Phase, Plan
from paperwork.uploads import check_upload, storage_name
from registrations.models import ProgressReport
from registrations.participation import desk_for
from registrations.permissions import may_edit_report
from registrations.reports.due import last_day_of_report, no_report, reports_under
from registrations.workflow import REPORT


def new_report(plan: Plan, body: IssuingBody, kind: str, phase: Phase | None) -> ProgressReport:
    """A report not yet saved, addressed to the desk that will receive it."""
    return ProgressReport(
        plan=plan, body=body, kind=kind, phase=phase, received_by=desk_for(plan, body)
    )


def save_draft(report: ProgressReport, *, actor: Any, text: str, file: File | None = None) -> None:
    """Save what was typed, and the file that came with it in the place of an earlier one.

    Raises Refused where it may no longer be edited, and ValidationError where the file is not
    taken, the body does not report under the plan, or somebody began the same report meanwhile.
    """
    checked = check_upload(file) if file else None
    with transaction.atomic():
        if report.pk is None:
            _begin(report, actor)

        def change(locked: ProgressReport) -> None:
            locked.text = text
            if file and checked:
                locked.original_name = checked.original_name[:200]
                locked.file.save(storage_name(checked, folder="reports"), file, save=False)

        door.revise(report, actor=actor, permission=may_edit_report, change=change)


def send(report: ProgressReport, *, actor: Any) -> Event | None:
    """Send to the receiving body, whose staff are told. After its last day it is taken as late: a
    report that comes late says more than none.

    Raises ValidationError where it says nothing and has no file.
    """

    def act(locked: ProgressReport) -> None:
        if not locked.text.strip() and not locked.file:
            raise ValidationError("Báo cáo chưa có nội dung. Hãy ghi nội dung hoặc đính kèm tệp.")
        last_day = last_day_of_report(locked)
        locked.is_late = last_day is not None and clock.today() > last_day
        locked.sent_at = clock.now()
        locked.return_reason = ""

    return door.carry_out(REPORT, "send", report, actor=actor, act=act)


def accept(report: ProgressReport, *, actor: Any) -> Event | None:
    """Accept. The unit is told."""

    def act(locked: ProgressReport) -> None:
        locked.accepted_at = clock.now()

    return door.carry_out(REPORT, "accept", report, actor=actor, act=act)


def give_back(report: ProgressReport, *, actor: Any, reason: str) -> Event | None:
    """Return to the unit with a reason, so that it can be mended. The unit is told."""

    def act(locked: ProgressReport) -> None:
        locked.return_reason = reason.strip()

    given = {"reason": reason.strip()}
    return door.carry_out(REPORT, "return", report, actor=actor, given=given, act=act)


def _begin(report: ProgressReport, actor: Any) -> None:
    # Two people of one unit who save for the first time at once wait here for each other.
    IssuingBody.objects.select_for_update(no_key=True).get(pk=report.body_id)
    if not reports_under(report.plan, report.body):
        raise ValidationError(no_report(report.body))
    answer = may_edit_report(actor, report)
    if not answer:
        raise door.Refused(answer.reason)
    report.validate_constraints()
    report.save()
    door.begin(report, actor=actor, label="Lập báo cáo")
