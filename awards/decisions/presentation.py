"""A draft is put to the leader, who sends it back or declines single dossiers of it."""

from typing import Any

from django.core.exceptions import ValidationError

from audit import clock, transitions
from audit.models import Event
from awards.decisions.payments import price
from awards.decisions.permissions import may_sign_now
from awards.decisions.workflow import AWARD_DECISION
from awards.models import AwardDecision, DecisionItem, DecisionKind, Dossier
from awards.workflow import DOSSIER

BONUS = ("bonus", "multiple", "base_salary", "bonus_source")


def present(decision: AwardDecision, *, actor: Any) -> Event | None:
    """Put a draft to the leader; each dossier of it takes the step in the same transaction, and
    the bonuses are computed anew. Raises ValidationError naming the dossiers that are not to be
    decided any more."""

    def act(locked: AwardDecision) -> None:
        items = _items(locked)
        if not items:
            raise ValidationError("Quyết định phải có ít nhất một tập thể hoặc cá nhân.")
        if locked.kind != DecisionKind.AWARD:
            return
        for item in items:
            step(item.dossier, "present", actor=actor, given={"decision": locked})
        price(items, on=locked.issued_on or clock.today())
        DecisionItem.objects.bulk_update(items, BONUS)

    return transitions.perform(AWARD_DECISION, "present", decision, actor=actor, act=act)


def send_back(decision: AwardDecision, *, actor: Any, reason: str) -> Event | None:
    """Send a draft back to those who prepared it, with the reason."""

    def act(locked: AwardDecision) -> None:
        if locked.kind != DecisionKind.AWARD:
            return
        for item in _items(locked):
            step(item.dossier, "take_back", actor=actor, given={"decision": locked})

    given = {"reason": reason.strip()}
    return transitions.perform(
        AWARD_DECISION, "send_back", decision, actor=actor, given=given, act=act
    )


def decline_item(item: DecisionItem, *, actor: Any, reason: str) -> Event:
    """Decline one dossier of what was put to the leader; the unit is told the reason, the others
    stay. Raises ValidationError without a reason, or where it is the last one."""
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
    )


def decline(dossier: Dossier, *, actor: Any, reason: str) -> Event | None:
    """Decide against one award before it is in any decision, with the reason that the proposing
    unit is told."""
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
    dossier: Dossier, verb: str, *, actor: Any, given: dict[str, Any], act: Any = None
) -> None:
    """Take a dossier's step as part of its decision's. Raises ValidationError that names it, also
    where it had been taken by another."""
    try:
        event = transitions.perform(DOSSIER, verb, dossier, actor=actor, given=given, act=act)
    except ValidationError as objection:
        said = [f"“{dossier.awardee_name}”: {sentence}" for sentence in objection.messages]
        raise ValidationError(said) from objection
    if event is None:
        raise ValidationError(f"“{dossier.awardee_name}”: đã có trong một quyết định khác.")


def _items(decision: AwardDecision) -> list[DecisionItem]:
    items = decision.items.filter(declined_reason="")
    return list(
        items.select_related(
            "dossier__award_form__plan__issuing_body",
            "dossier__award_form__authority_body",
            "dossier__awardee_body",
        )
    )


def _because(reason: str) -> Any:
    def act(locked: Dossier) -> None:
        locked.return_reason = reason

    return act
