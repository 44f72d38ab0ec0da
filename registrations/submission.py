"""Filling in, saving and submitting a registration."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.access import Predicate
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.timetable import is_late
from organisation.models import IssuingBody
from registrations.models import Initiative, PledgedPerson, Registration
from registrations.models.list_lines import SAID
from registrations.participation import desk_for, last_day_for, no_part, takes_part
from registrations.permissions import may_edit_registration, may_enter_for
from registrations.workflow import REGISTRATION

# What is written of a line: of Biểu 2, and of a person on a pledge.
LINE_FIELDS = ("area_id", *SAID)
PERSON_FIELDS = ("full_name", "job_title", "unit")


def new_registration(plan: Plan, body: IssuingBody) -> Registration:
    """A registration not yet saved, addressed to the desk that will receive it."""
    return Registration(
        plan=plan,
        body=body,
        received_by=desk_for(plan, body),
        version=next_version(plan, body),
    )


def save_draft(
    registration: Registration,
    *,
    actor: User,
    values: Values,
    lines: Iterable[Initiative] = (),
    people: Iterable[PledgedPerson] = (),
    seen: int | None = None,
) -> None:
    """Save what was typed: the registration's own fields and all of its lines, in their order. The
    lines are rows as typed, each with the key of the saved row that it mends, if any.

    Lines that are no longer there are removed. `seen` is the revision that was shown where it
    was typed. Raises EditedMeanwhile where another has been saved since, Refused where it may no
    longer be edited, and ValidationError where the unit does not take part or has registered
    already.
    """
    with transaction.atomic():
        if registration.pk is None:
            _begin(registration, actor, permission=may_edit_registration)

        def change(locked: Registration) -> None:
            for name, value in values.items():
                setattr(locked, name, value)
            if locked.plan.registration_form == RegistrationForm.PLEDGE:
                _write_lines(locked.people, PERSON_FIELDS, locked, people)
            else:
                _write_lines(locked.initiatives, LINE_FIELDS, locked, lines)

        transitions.revise(
            registration, actor=actor, permission=may_edit_registration, change=change, seen=seen
        )


def submit(registration: Registration, *, actor: User) -> Event | None:
    """Submit to the receiving body, whose staff are notified.

    After the deadline it is taken as late where the plan accepts that. Raises ValidationError
    where it is empty, or late and the plan does not accept late ones.
    """

    return transitions.perform(REGISTRATION, "submit", registration, actor=actor, act=_arrive)


def _arrive(locked: Registration) -> None:
    """What holds of a registration that arrives at its desk: it is not empty, and late or not."""
    _refuse_empty(locked)
    locked.submitted_at = clock.now()
    locked.return_reason = ""
    if locked.replaces is not None:
        # The unit registered when it first did; whether a change is still taken, the desk decides.
        locked.is_late = locked.replaces.is_late
        return
    last_day = last_day_for(locked.plan, locked.body, DeadlineKind.REGISTRATION)
    locked.is_late = is_late(
        locked,
        locked.plan,
        last_day,
        what="đăng ký",
        late_ones="bản nộp",
        advice=f"Bản nháp vẫn được giữ; hãy liên hệ {locked.received_by} để xin gia hạn.",
    )


def enter_for_unit(
    registration: Registration, *, lines: Iterable[Initiative], actor: User
) -> Event | None:
    """File a registration for a unit out of the file that it sent to the desk, whole or not at all:
    it has arrived then, and the history records who entered it.

    Raises Refused for all but the desk's staff, and ValidationError where the unit takes no part,
    has begun one itself, or where it comes too late for the plan.
    """
    if registration.pk is not None:
        raise ValidationError(
            f"{registration.body} đã có bản đăng ký trên cổng "
            f"({registration.get_status_display().lower()}); không nhập thay được."
        )
    registration.entered_by = actor
    with transaction.atomic():
        _begin(registration, actor, permission=may_enter_for)
        _write_lines(registration.initiatives, LINE_FIELDS, registration, lines)
        return transitions.perform(REGISTRATION, "enter", registration, actor=actor, act=_arrive)


def next_version(plan: Plan, body: IssuingBody) -> int:
    """The number of a body's next registration under a plan; withdrawn ones keep theirs."""
    latest = Registration.objects.filter(plan=plan, body=body).aggregate(last=Max("version"))
    return (latest["last"] or 0) + 1


def _begin(registration: Registration, actor: User, *, permission: Predicate) -> None:
    # Two people of one unit who save for the first time at once wait here for each other.
    IssuingBody.objects.select_for_update(no_key=True).get(pk=registration.body_id)
    registration.version = next_version(registration.plan, registration.body)
    if not takes_part(registration.plan, registration.body):
        raise ValidationError(no_part(registration))
    if Registration.objects.latest_of(registration.plan, registration.body):
        raise ValidationError("Đơn vị đã có bản đăng ký theo kế hoạch này.")
    answer = permission(actor, registration)
    if not answer:
        raise transitions.Refused(answer.reason)
    registration.validate_constraints()
    registration.save()
    transitions.record_creation(registration, actor=actor, label="Lập bản đăng ký")


def _write_lines(
    saved: Any, fields: tuple[str, ...], registration: Registration, typed: Iterable[Any]
) -> None:
    """Make the saved lines equal the typed ones: mended, added, removed, in their order."""
    known = {line.pk: line for line in saved.all()}
    gone, added = set(known), []
    for position, line in enumerate(typed, start=1):
        row = known.pop(line.pk, None) or saved.model(registration=registration)
        says = {name: getattr(line, name) for name in fields} | {"position": position}
        # Most of what is saved while somebody types has not changed.
        if row.pk is None or any(getattr(row, name) != value for name, value in says.items()):
            for name, value in says.items():
                setattr(row, name, value)
            if row.pk is None:
                added.append(row)
            else:
                row.save()
        gone.discard(row.pk)
    saved.model.objects.bulk_create(added)
    if gone:
        saved.filter(pk__in=gone).delete()


def _refuse_empty(registration: Registration) -> None:
    if registration.plan.registration_form == RegistrationForm.PLEDGE:
        if not registration.pledge.strip():
            raise ValidationError("Hãy ghi nội dung đăng ký thi đua trước khi nộp.")
    elif not registration.initiatives.exists():
        raise ValidationError(
            "Bản đăng ký chưa có mô hình, giải pháp, sáng kiến nào. Hãy thêm ít nhất một dòng "
            "trước khi nộp."
        )
