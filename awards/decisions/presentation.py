"""Dossiers of a decision presented to the leader: moved with their decision, or declined singly."""

from collections.abc import Callable

from django.core.exceptions import ValidationError

from accounts.models import User
from audit import transitions
from audit.models import Event
from audit.workflow import Given
from awards.decisions.permissions import may_sign_now
from awards.models import AwardDecision, DecisionItem, Dossier
from awards.workflow import DOSSIER

BONUS = ("bonus", "multiple", "base_salary", "bonus_source")


def decline_item(item: DecisionItem, *, actor: User, reason: str) -> Event:
    """Decline one dossier of what was presented to the leader; the unit is notified of the reason,
    the others stay. Raises ValidationError without a reason, or where it is the last one."""
    said = reason.strip()
    decision = item.decision

    def change(locked: AwardDecision) -> None:
        others = locked.items.filter(declined_reason="").exclude(pk=item.pk)
        if not others.exists():
            raise ValidationError("Đây là hồ sơ cuối cùng của dự thảo; hãy trả lại cả dự thảo.")
        given = {"reason": said}
        step(item.dossier, "decline", actor=actor, given=given, act=_because(said))
        DecisionItem.objects.filter(pk=item.pk).update(declined_reason=said, holds=False)

    return transitions.record(
        decision,
        actor=actor,
        permission=may_sign_now,
        verb="decline_item",
        label=f"Không khen thưởng: {item.awardee_name}"[:100],
        change=change,
        reason=said,
        edits=False,
    )


def decline(dossier: Dossier, *, actor: User, reason: str) -> Event | None:
    """Decide against one award before it is in any decision, with the reason, of which the
    proposing unit is notified."""
    said = reason.strip()
    if dossier.decided_in.filter(holds=True).exists():
        raise ValidationError(
            "Hồ sơ này đang ở một dự thảo quyết định; hãy bỏ khỏi dự thảo trước, hoặc để lãnh đạo "
            "ghi không khen thưởng tại trang quyết định."
        )
    return transitions.perform(
        DOSSIER, "decline", dossier, actor=actor, given={"reason": said}, act=_because(said)
    )


def step(
    dossier: Dossier,
    verb: str,
    *,
    actor: User,
    given: Given,
    act: Callable[[Dossier], None] | None = None,
) -> None:
    """Take a dossier's step as part of its decision's. Raises ValidationError that names it, also
    where another decision had taken it."""
    try:
        event = transitions.perform(DOSSIER, verb, dossier, actor=actor, given=given, act=act)
    except ValidationError as objection:
        said = [f"“{dossier.awardee_name}”: {sentence}" for sentence in objection.messages]
        raise ValidationError(said) from objection
    if event is None:
        raise ValidationError(f"“{dossier.awardee_name}”: đã có trong một quyết định khác.")


def _because(reason: str) -> Callable[[Dossier], None]:
    def act(locked: Dossier) -> None:
        locked.return_reason = reason

    return act
