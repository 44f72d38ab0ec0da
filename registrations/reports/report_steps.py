"""Steps of a report: written and sent by a unit, accepted or returned by the receiving body."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from campaigns.models import Phase, Plan
from campaigns.plans.timetable import comes_late, day_to_hand_in_again
from organisation.models import IssuingBody
from paperwork.uploads import check_upload, storage_name
from registrations.models import ProgressReport
from registrations.models.report_sendings import frozen_words
from registrations.participation import desk_for
from registrations.permissions import may_edit_report
from registrations.reports.due import last_day_of_report, no_report, reports_under
from registrations.reports.proposed_text import TO_BE_WRITTEN
from registrations.reports.snapshot import freeze
from registrations.workflow import REPORT


def new_report(plan: Plan, body: IssuingBody, kind: str, phase: Phase | None) -> ProgressReport:
    """An unsaved report, addressed to the desk that will receive it."""
    return ProgressReport(
        plan=plan, body=body, kind=kind, phase=phase, received_by=desk_for(plan, body)
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The input for a report."""

    text: str
    number: str = ""
    issued_on: date | None = None
    signer_title: str = ""
    signer_name: str = ""


def save_draft(
    report: ProgressReport,
    *,
    actor: User,
    words: Words,
    file: File | None = None,
    seen: int | None = None,
) -> None:
    """Save what was typed, and the file that came with it in place of an earlier one. `seen` is the
    revision that was shown where it was typed.

    Raises Refused where it may no longer be edited, EditedMeanwhile where somebody saved other
    words since, and ValidationError where the file is not taken, the body does not report under the
    plan, or somebody began the same report meanwhile.
    """
    checked = check_upload(file) if file else None
    with transaction.atomic():
        if report.pk is None:
            _begin(report, actor)

        def change(locked: ProgressReport) -> None:
            said = asdict(words)
            is_new = any(getattr(locked, name) != value for name, value in said.items())
            if is_new:
                transitions.refuse_older(locked, seen)
            for name, value in said.items():
                setattr(locked, name, value)
            if file and checked:
                locked.original_name = checked.original_name[:200]
                locked.file.save(storage_name(checked, folder="reports"), file, save=False)
            if is_new or file:
                locked.count_edit(actor)

        # The same words saved again are no edit; hence it is counted here.
        transitions.revise(
            report, actor=actor, permission=may_edit_report, change=change, edits=False
        )


def send(report: ProgressReport, *, actor: User) -> Event | None:
    """Send to the receiving body, whose staff are notified: words and figures are frozen under the
    next version. After its last day it is taken as late, a correction of what was accepted is not:
    a report that comes late says more than none.

    Raises ValidationError where it says nothing and has no file.
    """

    def act(locked: ProgressReport) -> None:
        if not locked.text.strip() and not locked.file:
            raise ValidationError("Báo cáo chưa có nội dung. Hãy ghi nội dung hoặc đính kèm tệp.")
        if TO_BE_WRITTEN in locked.text:
            raise ValidationError(
                f"Báo cáo còn chỗ chưa viết (“{TO_BE_WRITTEN}”). Hãy viết vào đó hoặc bỏ dòng ấy."
            )
        if locked.accepted_version is None:
            locked.is_late = comes_late(locked, last_day_of_report(locked))
        locked.sent_at = now = clock.now()
        locked.return_reason = ""
        locked.version += 1
        freeze(locked, actor=actor, at=now)

    return transitions.perform(REPORT, "send", report, actor=actor, act=act)


def accept(report: ProgressReport, *, actor: User) -> Event | None:
    """Accept a report: what was sent counts at this body from now on, replacing an earlier version.
    The unit is notified."""

    def act(locked: ProgressReport) -> None:
        locked.accepted_at = clock.now()
        locked.accepted_version = locked.version

    return transitions.perform(REPORT, "accept", report, actor=actor, act=act)


def give_back(
    report: ProgressReport, *, actor: User, reason: str, again_by: date | None = None
) -> Event | None:
    """Return a report to the unit with a reason and the day by which to send it again (left out:
    the proposed one). The unit is notified. Raises ValidationError where that day has passed."""

    def act(locked: ProgressReport) -> None:
        locked.return_reason = reason.strip()
        locked.hand_in_again_by = day_to_hand_in_again(again_by)

    given = {"reason": reason.strip()}
    return transitions.perform(REPORT, "return", report, actor=actor, given=given, act=act)


def keep(report: ProgressReport, *, actor: User) -> Event | None:
    """Discard a correction: the report has its accepted content again."""

    def act(locked: ProgressReport) -> None:
        sending = locked.sendings.accepted().first()
        if sending is not None:
            for name, value in frozen_words(sending).items():
                setattr(locked, name, value)
            locked.file.name, locked.original_name = sending.file.name, sending.original_name
        locked.count_edit(actor)

    return transitions.perform(REPORT, "keep", report, actor=actor, act=act)


def _begin(report: ProgressReport, actor: User) -> None:
    # Two people of one unit who save for the first time at once wait here for each other.
    IssuingBody.objects.select_for_update(no_key=True).get(pk=report.body_id)
    if not reports_under(report.plan, report.body):
        raise ValidationError(no_report(report.body))
    answer = may_edit_report(actor, report)
    if not answer:
        raise transitions.Refused(answer.reason)
    report.validate_constraints()
    report.save()
    transitions.record_creation(report, actor=actor, label="Lập báo cáo")
