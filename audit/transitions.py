"""The one door through which a status changes (design, law 1)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal

from accounts.access import Predicate, Refused
from audit import clock
from audit.models import Event
from audit.workflow import Transition, Workflow

# Sent after commit with `event` and `subject`; the apps' notices listen to it.
step_taken = Signal()


class NotPossible(ValidationError):
    """The step does not start from the state in which the thing is."""


def perform(
    workflow: Workflow,
    verb: str,
    subject: Any,
    *,
    actor: Any,
    given: Mapping[str, Any] | None = None,
    act: Callable[[Any], None] | None = None,
) -> Event | None:
    """Take one step of a workflow, whole or not at all.

    In one transaction: locks and re-reads the row, checks state, permission, what must be given
    and the guards, runs `act` on the locked row, saves it with its new status, and writes one
    event. After commit `step_taken` is sent. `given["reason"]` goes into the event as its reason.

    Returns the event, or None where the step had been taken already: said twice, it does nothing.
    Raises NotPossible (wrong state), Refused (not permitted) and ValidationError (not given, or
    a guard objects), each with a Vietnamese sentence; then nothing is written.
    """
    step = workflow.transitions[verb]
    given = given or {}
    with transaction.atomic():
        locked = type(subject)._base_manager.select_for_update().get(pk=subject.pk)
        answer = step.permission(actor, locked)
        if not answer:
            raise Refused(answer.reason)
        if locked.status == step.target and locked.status not in step.sources:
            return None
        _check(workflow, step, locked, given)
        came_from = locked.status
        if act is not None:
            act(locked)
        locked.status = step.target
        locked.save()
        event = Event.objects.create(
            subject=locked,
            verb=verb,
            label=step.label,
            from_status=came_from,
            to_status=step.target,
            actor=actor,
            reason=given.get("reason", ""),
            at=clock.now(),
        )
        _tell_on_commit(event, locked)
    subject.refresh_from_db()
    return event


def revise(
    subject: Any,
    *,
    actor: Any,
    permission: Predicate,
    change: Callable[[Any], None],
) -> None:
    """Change a thing without moving its status: a draft is edited, a paper attached.

    In one transaction: locks and re-reads the row, checks the permission on it (which also says
    whether its state still allows a change), runs `change` on it, saves, and refreshes `subject`.
    Raises Refused with a sentence, and whatever `change` raises; then nothing is written.
    """
    with transaction.atomic():
        _changed(subject, actor, permission, change)
    subject.refresh_from_db()


def record(
    subject: Any,
    *,
    actor: Any,
    permission: Predicate,
    verb: str,
    label: str,
    change: Callable[[Any], None],
    reason: str = "",
    details: Mapping[str, Any] | None = None,
) -> Event:
    """Change a thing without moving its status, and keep in its history that it was done: a
    deadline is extended, an event of the campaign is recorded.

    As `revise`, and in the same transaction one event is written, from the status to the same;
    `details` is what those who are told need to know of it. After commit `step_taken` is sent.
    """
    with transaction.atomic():
        locked = _changed(subject, actor, permission, change)
        event = Event.objects.create(
            subject=locked,
            verb=verb,
            label=label,
            from_status=locked.status,
            to_status=locked.status,
            actor=actor,
            reason=reason,
            details=dict(details or {}),
            at=clock.now(),
        )
        _tell_on_commit(event, locked)
    subject.refresh_from_db()
    return event


def _changed(subject: Any, actor: Any, permission: Predicate, change: Callable[[Any], None]) -> Any:
    """The row, locked, read again, changed by who may, and saved. Inside a transaction."""
    locked = type(subject)._base_manager.select_for_update().get(pk=subject.pk)
    answer = permission(actor, locked)
    if not answer:
        raise Refused(answer.reason)
    change(locked)
    locked.save()
    return locked


def _tell_on_commit(event: Event, locked: Any) -> None:
    # Robust: the step stands even where a notice cannot be sent; Django logs the failure.
    transaction.on_commit(
        lambda: step_taken.send(sender=type(locked), event=event, subject=locked), robust=True
    )


def record_creation(subject: Any, *, actor: Any, label: str) -> Event:
    """Write the first line of a thing's history: that it was made, by whom. Call it in the
    transaction that creates the thing."""
    return Event.objects.create(
        subject=subject,
        verb="create",
        label=label,
        from_status="",
        to_status=subject.status,
        actor=actor,
        at=clock.now(),
    )


def _check(workflow: Workflow, step: Transition, locked: Any, given: Mapping[str, Any]) -> None:
    if locked.status not in step.sources:
        raise NotPossible(
            f"Không thể {step.label.lower()}: {workflow.noun} đang ở trạng thái "
            f"“{workflow.label(locked.status)}”."
        )
    missing = [sentence for name, sentence in step.needs.items() if not given.get(name)]
    objections = [said for guard in step.guards if (said := guard(locked, given))]
    if missing or objections:
        raise ValidationError(missing + objections)
