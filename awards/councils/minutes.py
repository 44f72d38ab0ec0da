"""The minutes of a meeting: text, signing, and the scan of the signed paper."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values
from awards.councils.permissions import may_keep_minutes
from awards.councils.workflow import MEETING
from awards.models import Meeting
from paperwork.uploads import check_upload, storage_name

FIELDS = (
    "minutes_number",
    "minutes_signed_on",
    "chaired_by",
    "chaired_as",
    "chaired_why",
    "minutes_by",
    "conclusion",
    "began_at",
    "ended_at",
)


def write_minutes(
    meeting: Meeting, *, actor: User, values: Values, seen: int | None = None
) -> None:
    """Save the text of the minutes beside the data: conclusion, number, who signs. The counts come
    from the meeting and cannot be written. Raises EditedMeanwhile where another revision than
    `seen` is stored."""

    def change(locked: Meeting) -> None:
        _write(locked, values)

    transitions.revise(meeting, actor=actor, permission=may_keep_minutes, change=change, seen=seen)


def sign_minutes(
    meeting: Meeting, *, actor: User, values: Values, seen: int | None = None
) -> Event | None:
    """Record that chair and secretary signed the minutes: with that the meeting is minuted. Raises
    ValidationError without the day, or for a day before the meeting or after today, and
    EditedMeanwhile as `write_minutes`."""

    def act(locked: Meeting) -> None:
        transitions.refuse_older(locked, seen)
        locked.count_edit(actor)
        _write(locked, values)
        signed_on = locked.minutes_signed_on
        if signed_on and not locked.held_on <= signed_on <= clock.today():
            raise ValidationError(
                f"Ngày ký biên bản phải từ ngày họp ({locked.held_on:%d/%m/%Y}) đến hôm nay."
            )

    given = {"signed_on": values.get("minutes_signed_on")}
    return transitions.perform(MEETING, "sign_minutes", meeting, actor=actor, given=given, act=act)


def attach_scan(meeting: Meeting, *, actor: User, file: File) -> Event:
    """Store the scan of the signed and stamped minutes, in place of an earlier one. Raises
    UploadRefused for a wrong type or size."""
    checked = check_upload(file)

    def change(locked: Meeting) -> None:
        if replaced := locked.scan.name:
            transaction.on_commit(lambda: locked.scan.storage.delete(replaced))
        locked.scan.save(storage_name(checked, folder="meetings"), file, save=False)
        locked.scan_name = checked.original_name[:200]

    return transitions.record(
        meeting,
        actor=actor,
        permission=may_keep_minutes,
        verb="attach_scan",
        label="Đính kèm bản chụp biên bản",
        change=change,
        edits=False,
    )


def _write(meeting: Meeting, values: Values) -> None:
    for name in FIELDS:
        if name in values:
            setattr(meeting, name, values[name])
