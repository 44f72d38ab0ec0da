"""Review of a registration by the receiving body: accepted or returned."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import clock
from audit.models import Event
from audit.transitions import perform
from campaigns.models.plans import RegistrationForm
from campaigns.plans.timetable import day_to_hand_in_again
from registrations.models import PledgedPerson, Registration
from registrations.models.progress import begin_progress
from registrations.replacement import take_place_of
from registrations.workflow import REGISTRATION

LONGEST_REMARK = PledgedPerson._meta.get_field("remark").max_length


def accept(registration: Registration, *, actor: User) -> Event | None:
    """Accept a registration: its lines count from now on, replacing those of the version before.
    The unit is notified."""

    def act(locked: Registration) -> None:
        if locked.replaces is not None:
            take_place_of(locked.replaces, locked, actor=actor)
        for lines in (locked.initiatives, locked.people):
            lines.exclude(remark="").update(remark="")
        locked.accepted_at = clock.now()
        begin_progress(locked)

    return perform(REGISTRATION, "accept", registration, actor=actor, act=act)


def give_back(
    registration: Registration,
    *,
    actor: User,
    reason: str,
    marks: Mapping[int, str] | None = None,
    again_by: date | None = None,
) -> Event | None:
    """Return a registration to the unit with a reason and the day by which to hand it in again
    (left out: the proposed one). The unit is notified. Raises ValidationError where that day has
    passed.

    `marks` names lines (of Biểu 2, or people of a pledge) by their keys and says what to correct
    there; the unit sees it beside the line, the desk again when it comes back. With marks the
    reason may be left out.
    """
    marks = marks or {}
    reason = reason.strip() or (f"Cần sửa {len(marks)} dòng đã đánh dấu." if marks else "")

    def act(locked: Registration) -> None:
        locked.return_reason = reason
        locked.hand_in_again_by = day_to_hand_in_again(again_by)
        for lines in (locked.initiatives, locked.people):
            lines.exclude(remark="").update(remark="")
        lines = locked.people if _is_pledge(locked) else locked.initiatives
        for line in lines.filter(pk__in=marks):
            line.remark = marks[line.pk].strip()[:LONGEST_REMARK] or "Cần xem lại."
            line.save(update_fields=["remark"])

    given = {"reason": reason}
    return perform(REGISTRATION, "return", registration, actor=actor, given=given, act=act)


def _is_pledge(registration: Registration) -> bool:
    return registration.plan.registration_form == RegistrationForm.PLEDGE


@transaction.atomic
def review_all(
    registrations: Iterable[Registration], *, returns: bool, reason: str = "", actor: User
) -> int:
    """Accept several registrations, or return all with one reason; all or none. Returns how many.

    Raises ValidationError naming the unit where one cannot be taken any more, and Refused.
    """
    count = 0
    for registration in registrations:
        try:
            if returns:
                event = give_back(registration, actor=actor, reason=reason)
            else:
                event = accept(registration, actor=actor)
        except ValidationError as objection:
            said = [f"{registration.body}: {sentence}" for sentence in objection.messages]
            raise ValidationError(said) from objection
        count += event is not None
    return count


def next_waiting(registration: Registration) -> Registration | None:
    """The registration that has waited longest at the same desk, besides this one, if any."""
    waiting = Registration.objects.received_at(registration.plan, registration.received_by)
    return (
        waiting.filter(status=Registration.Status.SUBMITTED)
        .exclude(pk=registration.pk)
        .select_related("body")
        .order_by("submitted_at", "pk")
        .first()
    )
