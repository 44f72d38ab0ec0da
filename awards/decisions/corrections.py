"""A later decision corrects or revokes an issued one, and names it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from audit import transitions
from awards.decisions.drafts import HEAD
from awards.decisions.permissions import may_draft_decision
from awards.models import AwardDecision, DecisionItem, DecisionKind


def change_by_another(
    earlier: AwardDecision, *, kind: str, actor: Any, values: Mapping[str, Any]
) -> AwardDecision:
    """Draft a later decision that corrects or revokes an issued one, with all of its list that
    still holds, in the words that stand now: to be cut down or corrected.

    Raises Refused, and ValidationError where the earlier one gives no awards any more, or is being
    changed by another draft.
    """
    answer = may_draft_decision(actor, earlier)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        locked = AwardDecision.objects.select_for_update(of=("self",)).get(pk=earlier.pk)
        if locked.kind != DecisionKind.AWARD or locked.status not in ("issued", "corrected"):
            raise ValidationError("Chỉ đính chính, hủy bỏ quyết định khen thưởng đang có hiệu lực.")
        if locked.changed_by.filter(status__in=("draft", "presented")).exists():
            raise ValidationError("Đã có dự thảo quyết định đính chính hoặc hủy bỏ quyết định này.")
        given = {name: values[name] for name in HEAD if name in values}
        decision = AwardDecision.objects.create(
            plan=locked.plan, issuing_body=locked.issuing_body, kind=kind, changes=locked, **given
        )
        items = words_that_stand(locked)
        for item in items:
            item.pk, item.decision, item.holds = None, decision, False
        DecisionItem.objects.bulk_create(items)
        transitions.record_creation(
            decision, actor=actor, label=f"Lập dự thảo: {decision.get_kind_display()}"
        )
    return decision


def words_that_stand(decision: AwardDecision) -> list[DecisionItem]:
    """The lines of an issued decision that still hold, each in the words of the latest correction
    of it. Two queries."""
    items = decision.items.filter(dossier__status="decided", declined_reason="")
    corrected = DecisionItem.objects.filter(
        decision__changes=decision,
        decision__kind=DecisionKind.CORRECT,
        decision__status__in=("issued", "corrected"),
    ).order_by("decision__issued_on", "decision")
    latest = {item.dossier_id: item for item in corrected}
    found = []
    for item in items:
        words = latest.get(item.dossier_id, item)
        words.position = item.position
        found.append(words)
    return found
