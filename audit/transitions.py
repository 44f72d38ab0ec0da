"""Transitions: the only functions that change a status (design, law 1)."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from django.utils.module_loading import import_string
from django.utils.timezone import localtime

from accounts.access import Predicate, Refused
from accounts.models import User
from audit import clock
from audit.models import Edited, Event
from audit.workflow import Given, Transition, Workflow

Noun = TypeVar("Noun", bound=models.Model)

# What a thing's fields are to hold, by name: each is of the type of its field.
Values = Mapping[str, Any]
# What the log keeps about a step beside its words: whatever JSON holds.
Details = Mapping[str, Any]

# Sent after commit with `event` and `subject`; the apps' notices listen to it.
step_taken = Signal()


class NotPossible(ValidationError):
    """The step does not start from the state in which the thing is."""


class EditedMeanwhile(ValidationError):
    """Somebody else saved the thing after the page was opened on which it was edited.

    `stored` is the thing as it stands now, `revision` what a page of it carries as seen: that of an
    `Edited` thing; of rows that count no changes their fingerprint, with a sentence of their own.
    """

    def __init__(
        self, stored: models.Model, *, revision: int | str = "", sentence: str = ""
    ) -> None:
        if isinstance(stored, Edited):
            revision = revision or stored.revision
            sentence = sentence or _who_saved(stored)
        super().__init__(sentence)
        self.stored = stored
        self.revision = revision


def _who_saved(stored: Edited) -> str:
    at = f" lúc {localtime(stored.edited_at):%H:%M}" if stored.edited_at else ""
    return f"{stored.edited_by or 'Người khác'} đã lưu bản này{at}, sau khi bạn mở trang."


def refuse_older(stored: Edited, seen: int | None) -> None:
    """Refuse a change that was typed on another revision than is stored; `seen` None is no form's.

    Call it with the row locked. Raises EditedMeanwhile."""
    if seen is not None and stored.revision != seen:
        raise EditedMeanwhile(stored)


def perform(
    workflow: Workflow[Noun],
    verb: str,
    subject: Noun,
    *,
    actor: User,
    given: Given | None = None,
    act: Callable[[Noun], None] | None = None,
) -> Event | None:
    """Take one step of a workflow, whole or not at all.

    In one transaction: locks and re-reads the row, checks state, permission, what must be given
    and the guards, runs `act` on the locked row, saves it with its new status, and writes one
    event. After commit `step_taken` is sent. `given["reason"]` goes into the event as its reason.

    Returns the event, or None where the step had been taken already: a second time it does
    nothing. Raises NotPossible (wrong state), Refused (not permitted) and ValidationError (not
    given, or a guard objects), each with a Vietnamese sentence; then nothing is written.
    """
    step = workflow.transitions[verb]
    given = given or {}
    with transaction.atomic():
        locked = _locked(subject, actor, step.permission)
        came_from = _status(locked)
        target = step.target_of(locked)
        if came_from == target and came_from not in step.sources:
            return None
        _check(workflow, step, locked, given)
        if act is not None:
            act(locked)
        locked.status = target  # type: ignore[attr-defined]
        locked.save()
        event = _write(locked, verb, step.label, came_from, actor, given.get("reason", ""))
        _send_on_commit(event, locked)
    subject.refresh_from_db()
    return event


def carry_out(
    workflow: Workflow[Noun], verb: str, subject: Noun, *, actor: User, **given: Any
) -> Event | None:
    """Take a step by its own verb (`run` of its row), or by `perform` where the row says all.

    Returns and raises what the verb does.
    """
    path = workflow.transitions[verb].run
    if not path:
        return perform(workflow, verb, subject, actor=actor, given=given)
    run: Callable[..., Event | None] = import_string(path)
    return run(subject, actor=actor, **given)


def revise(
    subject: Noun,
    *,
    actor: User,
    permission: Predicate[Noun],
    change: Callable[[Noun], None],
    seen: int | None = None,
    edits: bool = True,
) -> None:
    """Change a thing without moving its status: a draft is edited, a paper attached.

    In one transaction: locks and re-reads the row, checks the permission on it (which also says
    whether its state still allows a change), runs `change` on it, saves, and refreshes `subject`.
    `seen` is the revision that the person saw on the page. An `Edited` thing counts the change,
    unless `edits` is false: what changes is not in its form (a paper attached beside it).

    Raises EditedMeanwhile where another revision is stored by now, Refused with a sentence, and
    whatever `change` raises; then nothing is written.
    """
    with transaction.atomic():
        _changed(subject, actor, permission, change, seen, edits)
    subject.refresh_from_db()


def record(
    subject: Noun,
    *,
    actor: User,
    permission: Predicate[Noun],
    verb: str,
    label: str,
    change: Callable[[Noun], None],
    reason: str = "",
    details: Details | None = None,
    seen: int | None = None,
    edits: bool = True,
) -> Event:
    """Change a thing without moving its status, and keep in its history that it was done: a
    deadline is extended, an event of the campaign is recorded.

    As `revise`, and in the same transaction one event is written, from the status to the same;
    `details` is what those who are notified need to know of it. After commit `step_taken` is sent.
    """
    with transaction.atomic():
        locked = _changed(subject, actor, permission, change, seen, edits)
        event = _write(locked, verb, label, _status(locked), actor, reason, details)
        _send_on_commit(event, locked)
    subject.refresh_from_db()
    return event


def record_creation(subject: models.Model, *, actor: User, label: str) -> Event:
    """Write the first line of a thing's history: that it was made, by whom. Call it in the
    transaction that creates the thing."""
    return _write(subject, "create", label, "", actor)


def _status(subject: models.Model) -> str:
    return str(subject.status)  # type: ignore[attr-defined]


def _locked(subject: Noun, actor: User, permission: Predicate[Noun]) -> Noun:
    """The row, locked and read again, for who may. Inside a transaction."""
    locked = type(subject)._base_manager.select_for_update().get(pk=subject.pk)
    answer = permission(actor, locked)
    if not answer:
        raise Refused(answer.reason)
    return locked


def _changed(
    subject: Noun,
    actor: User,
    permission: Predicate[Noun],
    change: Callable[[Noun], None],
    seen: int | None,
    edits: bool,
) -> Noun:
    """The row, locked, changed by who may, and saved. Inside a transaction."""
    locked = _locked(subject, actor, permission)
    if isinstance(locked, Edited) and edits:
        refuse_older(locked, seen)
        locked.count_edit(actor)
    change(locked)
    locked.save()
    return locked


def _write(
    subject: models.Model,
    verb: str,
    label: str,
    came_from: str,
    actor: User,
    reason: str = "",
    details: Details | None = None,
) -> Event:
    return Event.objects.create(
        subject=subject,
        verb=verb,
        label=label,
        from_status=came_from,
        to_status=_status(subject),
        actor=actor,
        reason=reason,
        details=dict(details or {}),
        at=clock.now(),
    )


_ACTING: ContextVar[User | None] = ContextVar("acting", default=None)


def acting_person() -> User | None:
    """Whose step is being announced by `step_taken` now; None outside of that."""
    return _ACTING.get()


def _send_on_commit(event: Event, locked: models.Model) -> None:
    def send() -> None:
        token = _ACTING.set(event.actor)
        try:
            step_taken.send(sender=type(locked), event=event, subject=locked)
        finally:
            _ACTING.reset(token)

    # Robust: the step stands even where a notice cannot be written; Django logs the failure.
    transaction.on_commit(send, robust=True)


def _check(workflow: Workflow[Noun], step: Transition[Noun], locked: Noun, given: Given) -> None:
    if _status(locked) not in step.sources:
        raise NotPossible(
            f"Không thể {step.label.lower()}: {workflow.noun} đang ở trạng thái "
            f"“{workflow.label(_status(locked))}”."
        )
    missing = [sentence for name, sentence in step.needs.items() if not given.get(name)]
    objections = [said for guard in step.guards if (said := guard(locked, given))]
    if missing or objections:
        raise ValidationError(missing + objections)
