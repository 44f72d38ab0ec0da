"""Updates of an initiative's progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import EditedMeanwhile
from registrations.models import Initiative, InitiativeProgress
from registrations.models.progress import fresh_progress
from registrations.permissions import may_report_progress
from registrations.workflow import PROGRESS

Status = InitiativeProgress.Status


@dataclass(frozen=True, slots=True)
class Said:
    """The input about an initiative, for the revision that the page showed."""

    status: str
    percent: int
    expected_on: date | None
    completed_on: date | None
    note: str
    reason: str
    revision: int

    def repeats(self, progress: InitiativeProgress) -> bool:
        """Whether the progress already has these values."""
        return (
            self.status == progress.status
            and (self.status == Status.COMPLETED or self.percent == progress.percent)
            and self.expected_on == progress.expected_on
            and (self.status != Status.COMPLETED or self.completed_on == progress.completed_on)
            and self.note.strip() == progress.note
            and (self.status != Status.DROPPED or self.reason.strip() in ("", progress.drop_reason))
        )


def report(initiative: Initiative, *, actor: User, said: Said) -> Event | None:
    """Write what was said of an initiative, under the next revision, with a line in its history.

    Returns None where nothing changes: said twice, it does nothing. Raises Refused for all but the
    unit's people or outside the campaign, EditedMeanwhile where somebody wrote since, and
    ValidationError for what does not fit together; then nothing is written.
    """
    with transaction.atomic():
        progress = locked(initiative, actor=actor)
        if said.repeats(progress):
            return None
        if said.revision != progress.revision:
            raise EditedMeanwhile(progress)
        _check(progress, said)
        return _write(progress, actor, said)


@transaction.atomic
def report_all(said: Iterable[tuple[Initiative, Said]], *, actor: User) -> int:
    """Save the progress of several initiatives, all or none; return how many changed.

    Raises as `report`, with the objections by the key of the initiative they are about.
    """
    changed, objections = 0, {}
    for initiative, words in said:
        try:
            changed += report(initiative, actor=actor, said=words) is not None
        except ValidationError as objection:
            objections[initiative.pk] = objection
    if objections:
        raise NotAll(objections)
    return changed


class NotAll(Exception):
    """Raised by `report_all`, so that nothing is written: the objections by initiative."""

    def __init__(self, objections: dict[int, ValidationError]) -> None:
        self.objections = objections
        super().__init__()


def locked(initiative: Initiative, *, actor: User) -> InitiativeProgress:
    """The progress of an initiative, locked until the transaction ends; created where there is
    none.

    Raises Refused where the person may not report it.
    """
    answer = may_report_progress(actor, fresh_progress(initiative))
    if not answer:
        raise Refused(answer.reason)
    fresh = fresh_progress(initiative)
    InitiativeProgress.objects.get_or_create(
        initiative=initiative, defaults={"expected_on": fresh.expected_on}
    )
    return InitiativeProgress.objects.select_for_update().get(initiative=initiative)


def _check(progress: InitiativeProgress, said: Said) -> None:
    if said.status == Status.IN_PROGRESS and said.percent == 100:
        raise ValidationError("Đã đạt 100% thì hãy chọn tình trạng “Hoàn thành” và ghi ngày.")
    if said.status == Status.REGISTERED and said.percent:
        raise ValidationError("Đã làm được một phần thì hãy chọn “Đang thực hiện”.")
    if said.status == Status.COMPLETED and said.completed_on is None:
        raise ValidationError("Hãy ghi ngày hoàn thành.")
    if said.status == Status.COMPLETED and said.completed_on and said.completed_on > clock.today():
        raise ValidationError("Ngày hoàn thành không được sau hôm nay.")


def _write(progress: InitiativeProgress, actor: User, said: Said) -> Event | None:
    def change(row: InitiativeProgress) -> None:
        row.percent = 100 if said.status == Status.COMPLETED else said.percent
        row.expected_on = said.expected_on
        row.completed_on = said.completed_on if said.status == Status.COMPLETED else None
        row.note = said.note.strip()
        if said.status == Status.DROPPED:
            row.drop_reason = said.reason.strip() or row.drop_reason

    told = {"percent": 100 if said.status == Status.COMPLETED else said.percent}
    if said.status == progress.status:
        return transitions.record(
            progress,
            actor=actor,
            permission=may_report_progress,
            verb="report",
            label=f"Cập nhật tiến độ: {told['percent']}%",
            reason=said.note.strip() if said.note.strip() != progress.note else "",
            details=told,
            change=change,
        )
    steps = PROGRESS.steps_from(progress.status)
    step = next((one for one in steps if one.target == said.status), None)
    if step is None:
        now, then = (PROGRESS.label(state) for state in (progress.status, said.status))
        raise ValidationError(f"Không chuyển được từ “{now}” sang “{then}”.")

    def step_and_change(row: InitiativeProgress) -> None:
        change(row)
        row.count_edit(actor)

    given = {"reason": said.reason.strip(), "completed_on": said.completed_on}
    return transitions.perform(
        PROGRESS, step.verb, progress, actor=actor, given=given, act=step_and_change
    )
