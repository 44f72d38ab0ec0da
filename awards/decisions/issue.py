"""A decision is issued: dossiers decided, the register written, all or nothing."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from audit import clock, transitions
from audit.models import Event
from awards.decisions.drafts import HEAD
from awards.decisions.item_order import official_key
from awards.decisions.payments import price
from awards.decisions.presentation import BONUS, step
from awards.decisions.register_entries import award_of, correct_record, revoke_records
from awards.decisions.workflow import AWARD_DECISION
from awards.models import AwardDecision, AwardForm, DecisionItem, DecisionKind, Dossier
from awards.quotas import is_closed, quota_objection
from campaigns.models.timetable import EventKind
from campaigns.plans.publication import note_event
from register import entries


def issue(decision: AwardDecision, *, actor: Any, values: Mapping[str, Any]) -> Event | None:
    """Issue a decision that was put to the leader, under number, day and signer. In one
    transaction each award of its list is given and enters the register, or none.

    The forms of award stay locked while their quotas are counted, so that the last place is not
    given twice. Raises Refused, and ValidationError where number, day or signer is missing or the
    day has not come, a form is closed, a quota is used up, or a dossier is not as it was when the
    list was made. The sentence names it.
    """

    def act(locked: AwardDecision) -> None:
        for name in HEAD:
            if name in values:
                setattr(locked, name, values[name])
        if locked.issued_on and locked.issued_on > clock.today():
            raise ValidationError("Ngày ký quyết định không thể ở tương lai.")
        locked.validate_constraints()
        items = _items(locked)
        if not items:
            raise ValidationError("Quyết định phải có ít nhất một tập thể hoặc cá nhân.")
        # The dossiers point at it: it stands under its number before they do.
        locked.save()
        effect = {
            DecisionKind.AWARD: _award,
            DecisionKind.CORRECT: _correct,
            DecisionKind.REVOKE: _revoke,
        }
        effect[DecisionKind(locked.kind)](locked, items, actor)

    given = {name: values.get(name, getattr(decision, name)) for name in HEAD}
    # Why it was sent back once, or why it revokes, is not why it is issued.
    given["reason"] = ""
    return transitions.perform(AWARD_DECISION, "issue", decision, actor=actor, given=given, act=act)


def reference_of(decision: AwardDecision) -> str:
    """A decision as later ones and the register name it: number and day."""
    return f"Quyết định số {decision.reference} ngày {decision.issued_on:%d/%m/%Y}"


def _award(decision: AwardDecision, items: list[DecisionItem], actor: Any) -> None:
    keys = {item.dossier.award_form_id for item in items}
    forms = {
        form.pk: form
        for form in AwardForm.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    _refuse_closed(forms.values(), decision)
    _refuse_before_reception(items, decision)
    items.sort(key=_key)
    price(items, on=decision.issued_on or clock.today())
    for position, item in enumerate(items, start=1):
        item.position = position
    DecisionItem.objects.bulk_update(items, ("position", *BONUS))
    for item in items:
        _decide(decision, item, actor)
    entries.enter([award_of(decision, item, actor=actor) for item in items], actor=actor)
    note_event(decision.plan, EventKind.DECISION_ISSUED, decision.issued_on)


def _decide(decision: AwardDecision, item: DecisionItem, actor: Any) -> None:
    def act(locked: Dossier) -> None:
        objection = quota_objection(locked)
        if objection:
            raise ValidationError(objection)
        locked.decision = decision
        locked.register_number = item.position

    given = {
        "number": decision.number,
        "issued_on": decision.issued_on,
        "reason": f"{reference_of(decision)}.",
    }
    step(item.dossier, "decide", actor=actor, given=given, act=act)


def _correct(decision: AwardDecision, items: list[DecisionItem], actor: Any) -> None:
    _change_earlier("correct", decision, actor, f"Đính chính bằng {reference_of(decision)}.")
    for item in items:
        correct_record(decision, item, by=reference_of(decision), actor=actor)


def _revoke(decision: AwardDecision, items: list[DecisionItem], actor: Any) -> None:
    reason = f"{reference_of(decision)}. {decision.reason}".strip()
    for item in items:
        step(item.dossier, "revoke", actor=actor, given={"reason": reason})
    revoke_records(decision, items, by=reference_of(decision), actor=actor)
    earlier = _named(decision)
    if not earlier.items.filter(dossier__status="decided", declined_reason="").exists():
        _change_earlier("revoke", decision, actor, f"Hủy bỏ bằng {reference_of(decision)}.")
    earlier.items.filter(dossier__in=[item.dossier_id for item in items]).update(holds=False)


def _change_earlier(verb: str, decision: AwardDecision, actor: Any, reason: str) -> None:
    given = {"by": decision, "reason": reason}
    transitions.perform(AWARD_DECISION, verb, _named(decision), actor=actor, given=given)


def _refuse_before_reception(items: list[DecisionItem], decision: AwardDecision) -> None:
    objections = [
        f"“{item.awardee_name}”: ngày ký quyết định phải từ ngày nhận hồ sơ ({received:%d/%m/%Y}) "
        "trở đi."
        for item in items
        if (received := item.dossier.received_on)
        and decision.issued_on
        and decision.issued_on < received
    ]
    if objections:
        raise ValidationError(objections)


def _refuse_closed(forms: Any, decision: AwardDecision) -> None:
    on = decision.issued_on or clock.today()
    objections = [said for form in forms if (said := is_closed(form, on))]
    if objections:
        raise ValidationError(objections)


def _items(decision: AwardDecision) -> list[DecisionItem]:
    items = decision.items.filter(declined_reason="")
    return list(items.select_related("dossier__award_form__plan", "dossier__awardee_body"))


def _key(item: DecisionItem) -> Any:
    dossier = item.dossier
    return official_key(
        form_position=dossier.award_form.position,
        form=dossier.award_form_id,
        is_person=dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL,
        body_path=dossier.awardee_body.path,
        name=item.awardee_name,
    )


def _named(decision: AwardDecision) -> AwardDecision:
    # A constraint holds that what corrects or revokes names an earlier one.
    assert decision.changes is not None
    return decision.changes
