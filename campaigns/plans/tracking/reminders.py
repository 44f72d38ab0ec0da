"""Reminders to chosen recipients of what they have not done yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from campaigns.models import Plan, Recipient, Reminder
from campaigns.notices import people_by_body
from campaigns.permissions import may_remind_some, reminded_by
from campaigns.plans.tracking.columns import Column
from campaigns.plans.tracking.table import State, Table, follow

# Whoever presses twice, or two people at once, do not send the same words twice.
A_MOMENT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient that will be reminded, with the people who will be notified."""

    recipient: Recipient
    people: list[User]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Chosen recipients that are not reminded, and why."""

    reason: str
    recipients: list[Recipient]

    @property
    def names(self) -> str:
        """Their names, in one line."""
        return ", ".join(recipient.body.called for recipient in self.recipients)


@dataclass(frozen=True, slots=True)
class Round:
    """The preview of a round of reminders: who is reminded; and who is not, and why."""

    column: Column
    to: list[Addressee]
    done: list[Recipient]
    not_asked: list[Recipient]
    just_reminded: list[Recipient]
    unreachable: list[Recipient]

    @property
    def people_count(self) -> int:
        """The number of people notified."""
        return len({person.pk for addressee in self.to for person in addressee.people})

    @property
    def left_out(self) -> list[LeftOut]:
        """The recipients that are not reminded, by reason."""
        reasons = (
            ("Đã làm xong việc này", self.done),
            ("Không phải làm việc này", self.not_asked),
            ("Vừa được nhắc trong mười phút qua", self.just_reminded),
            ("Chưa có ai được giao vai trò trên cổng", self.unreachable),
        )
        return [LeftOut(reason, recipients) for reason, recipients in reasons if recipients]


def prepare(
    table: Table, key: str, chosen: Collection[int], *, below: Collection[str] | None = None
) -> Round:
    """Sort the chosen recipients (by their keys) into those that are reminded of a column now and
    those that are not; the person may remind only below the tree paths `below`.

    Raises ValidationError where there is no such column, or nobody was chosen.
    """
    column = table.column(key)
    if column is None:
        raise ValidationError("Hãy chọn việc cần nhắc.")
    rows = [
        row
        for row in table.rows
        if row.recipient.pk in chosen and _stands_below(row.recipient, below)
    ]
    if not rows:
        raise ValidationError("Hãy chọn ít nhất một đơn vị để nhắc.")
    recent = set(
        Reminder.objects.filter(
            recipient__in=[row.recipient.pk for row in rows],
            about=column.about,
            sent_at__gte=clock.now() - A_MOMENT,
        ).values_list("recipient", flat=True)
    )
    people = people_by_body([row.recipient.body for row in rows])
    round_ = Round(column, [], [], [], [], [])
    for row in sorted(rows, key=lambda row: row.recipient.body.path):
        recipient, cell = row.recipient, row.cell(key)
        if cell is not None and cell.state == State.DONE:
            round_.done.append(recipient)
        elif cell is None or not cell.is_open:
            round_.not_asked.append(recipient)
        elif recipient.pk in recent:
            round_.just_reminded.append(recipient)
        elif not people[recipient.body_id]:
            round_.unreachable.append(recipient)
        else:
            round_.to.append(Addressee(recipient, people[recipient.body_id]))
    return round_


def _stands_below(recipient: Recipient, paths: Collection[str] | None) -> bool:
    own = recipient.body.path
    return paths is None or any(own.startswith(path) and own != path for path in paths)


def remind(
    plan: Plan, *, about: str, recipients: Collection[int], message: str, actor: User
) -> Round:
    """Remind the chosen recipients (by their keys) of a column, `about` being its key: a row for
    each, one line in the plan's history; their people are notified after commit. People of a
    consolidating body remind only those below its desk; others that they chose are skipped.

    With the plan locked, so that of two who press at once the second finds them just reminded.
    Raises Refused, and ValidationError where nobody is left to be reminded.
    """
    message = message.strip()
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).with_bodies().get(pk=plan.pk)
        answer = may_remind_some(actor, locked)
        if not answer:
            raise transitions.Refused(answer.reason)
        round_ = prepare(follow(locked), about, recipients, below=reminded_by(actor, locked))
        if not round_.to:
            raise ValidationError([f"{out.reason}: {out.names}." for out in round_.left_out])
        _note(locked, round_, message, actor)
    return round_


def _note(plan: Plan, round_: Round, message: str, actor: User) -> Event:
    details: dict[str, Any] = {"about": round_.column.key, "reminders": []}

    def write(_: Plan) -> None:
        for addressee in round_.to:
            written = Reminder.objects.create(
                recipient=addressee.recipient,
                about=round_.column.about,
                message=message,
                sent_by=actor,
                sent_at=clock.now(),
            )
            details["reminders"].append(written.pk)

    # The history is read by all to whom the plan was sent: how many were reminded, not who.
    return transitions.record(
        plan,
        actor=actor,
        permission=may_remind_some,
        verb="remind",
        label=f"Nhắc {len(round_.to)} đơn vị {round_.column.short}",
        change=write,
        details=details,
    )
