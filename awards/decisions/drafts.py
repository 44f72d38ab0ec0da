"""A decision is drafted out of dossiers, changed, given up."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import Refused
from audit import clock, transitions
from audit.models import Event
from awards.decisions.item_order import WORDS, in_official_order, item_for
from awards.decisions.payments import price
from awards.decisions.permissions import may_draft_decision, may_edit_decision
from awards.decisions.workflow import AWARD_DECISION
from awards.models import AwardDecision, AwardForm, DecisionItem, DecisionKind, Dossier
from campaigns.models import Plan
from campaigns.plans.drafts import fingerprints
from organisation.models import IssuingBody

HEAD = (
    "number",
    "symbol",
    "issued_on",
    "place",
    "signer_name",
    "signer_capacity",
    "signer_title",
    "bases",
    "reason",
)


def eligible(plan: Plan, body: IssuingBody, *, beside: AwardDecision | None = None) -> QuerySet:
    """The dossiers of a plan that its `body` may decide now: voted, or appraised where the form
    needs no council, in no other decision; those of the draft `beside` with them."""
    elsewhere = DecisionItem.objects.filter(dossier=OuterRef("pk"), holds=True)
    if beside is not None and beside.pk:
        elsewhere = elsewhere.exclude(decision=beside)
    decides = Q(award_form__authority_body=body.pk)
    if plan.issuing_body_id == body.pk:
        decides |= Q(award_form__authority_body=None)
    return (
        Dossier.objects.filter(decides, award_form__plan=plan)
        .filter(Q(status="voted") | Q(status="appraised", award_form__needs_council=False))
        .exclude(Exists(elsewhere))
        .with_bodies()
    )


def bodies_deciding(user: Any, plan: Plan, forms: Iterable[AwardForm]) -> list[IssuingBody]:
    """The bodies whose heads give a plan's forms of award and for which the person may draft a
    decision. No query of its own, where the forms were read with their authority."""
    if not plan.is_published:
        return []
    bodies = {form.authority_body_id: form.authority_body for form in forms}
    found = [body or plan.issuing_body for body in bodies.values()]
    return [
        body
        for body in {body.pk: body for body in found}.values()
        if may_draft_decision(user, AwardDecision(plan=plan, issuing_body=body))
    ]


def draft(
    plan: Plan,
    body: IssuingBody,
    *,
    actor: Any,
    values: Mapping[str, Any],
    dossiers: Iterable[int],
) -> AwardDecision:
    """Draft a decision of `body` on dossiers of a plan, by their keys. Raises Refused, and
    ValidationError where none is chosen or one is not to be decided any more."""
    decision = AwardDecision(plan=plan, issuing_body=body, **_given(values))
    answer = may_draft_decision(actor, decision)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        decision.validate_constraints()
        decision.save()
        _list(decision, set(dossiers))
        transitions.record_creation(
            decision, actor=actor, label="Lập dự thảo quyết định khen thưởng"
        )
    return decision


def fingerprint_of(decision: AwardDecision) -> str:
    """That of a draft's head and of its lines."""
    head = AwardDecision.objects.filter(pk=decision.pk)
    return fingerprints.of_rows(head, DecisionItem.objects.filter(decision=decision))


def mend(
    decision: AwardDecision,
    *,
    actor: Any,
    values: Mapping[str, Any],
    dossiers: Iterable[int],
    words: Mapping[int, Mapping[str, str]] | None = None,
    seen: str = "",
) -> None:
    """Change a draft: its head, whom it lists and, of a correction, by the key of each line the
    `WORDS` that are to be printed. A revocation or correction can only lose lines.

    `seen` is the fingerprint of what the writer was shown: raises EditedMeanwhile where another
    has saved since.
    """
    keys = set(dossiers)

    def change(locked: AwardDecision) -> None:
        fingerprints.refuse_changed(locked, seen=seen, now=fingerprint_of(locked))
        for name, value in _given(values).items():
            setattr(locked, name, value)
        locked.validate_constraints()
        if locked.kind == DecisionKind.AWARD:
            locked.items.all().delete()
            _list(locked, keys)
            return
        locked.items.exclude(dossier__in=keys).delete()
        items = list(locked.items.all())
        if not items:
            raise ValidationError("Quyết định phải có ít nhất một tập thể hoặc cá nhân.")
        for position, item in enumerate(items, start=1):
            item.position = position
            for name, said in (words or {}).get(item.pk, {}).items():
                if name in WORDS:
                    setattr(item, name, said)
            item.save()

    transitions.revise(decision, actor=actor, permission=may_edit_decision, change=change)


def discard(decision: AwardDecision, *, actor: Any) -> Event | None:
    """Give a draft up; its dossiers wait for another decision."""

    def act(locked: AwardDecision) -> None:
        locked.items.update(holds=False)

    return transitions.perform(AWARD_DECISION, "discard", decision, actor=actor, act=act)


def _list(decision: AwardDecision, keys: set[int]) -> None:
    # Two who take one dossier into two decisions at once wait here for each other.
    list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    offered = eligible(decision.plan, decision.issuing_body, beside=decision)
    found = list(offered.filter(pk__in=keys))
    if len(found) < len(keys):
        raise ValidationError(
            "Danh sách vừa thay đổi: có hồ sơ đã ở quyết định khác hoặc không còn chờ quyết định. "
            "Hãy tải lại trang rồi chọn lại."
        )
    if not found:
        raise ValidationError("Hãy chọn ít nhất một tập thể hoặc cá nhân.")
    items = [
        item_for(decision, dossier, position)
        for position, dossier in enumerate(in_official_order(found), start=1)
    ]
    price(items, on=decision.issued_on or clock.today())
    DecisionItem.objects.bulk_create(items)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in HEAD if name in values}
