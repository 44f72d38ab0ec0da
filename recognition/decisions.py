"""A decision recognises many initiatives at once; a later one revokes or corrects it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.access import Refused
from audit import clock, transitions
from audit.models import Event
from recognition.models import (
    DecisionItem,
    DecisionKind,
    InitiativeCouncil,
    Recognition,
    RecognitionDecision,
)
from recognition.permissions import may_decide, may_draft_decision, may_edit_decision
from recognition.workflow import DECISION, RECOGNITION
from registrations.models import Initiative

FIELDS = (
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
# What the list of a decision prints of each initiative.
PRINTED = ("name", "authors", "unit", "scope")


@dataclass(frozen=True, slots=True)
class Words:
    """What a correction prints of one initiative, in place of what was signed."""

    name: str
    authors: str
    unit: str
    scope: str


def decidable(council: InitiativeCouncil) -> QuerySet:
    """The initiatives that its council proposes and no decision has recognised."""
    return council.cases.filter(status="proposed").with_origin().with_counts()


def draft(
    council: InitiativeCouncil,
    *,
    actor: Any,
    values: Mapping[str, Any],
    recognitions: Iterable[Recognition],
) -> RecognitionDecision:
    """Draft a decision that recognises these initiatives. Raises Refused, and ValidationError where
    none is chosen or one is not proposed by the council."""
    answer = may_draft_decision(actor, council)
    if not answer:
        raise Refused(answer.reason)
    decision = RecognitionDecision(council=council, **_given(values))
    with transaction.atomic():
        decision.save()
        _write_items(decision, list(recognitions))
        transitions.record_creation(decision, actor=actor, label="Lập dự thảo quyết định công nhận")
    return decision


def change_by_another(
    earlier: RecognitionDecision, *, kind: str, actor: Any, values: Mapping[str, Any]
) -> RecognitionDecision:
    """Draft a later decision that revokes or corrects an issued one, and names it: with all of its
    list that still holds, to be cut down or corrected. Raises Refused, and ValidationError where
    the earlier one does not hold any more, or is being changed by another draft."""
    answer = may_decide(actor, earlier)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        locked = RecognitionDecision.objects.select_for_update().get(pk=earlier.pk)
        if locked.status != "issued" or locked.kind == DecisionKind.REVOKE:
            raise ValidationError("Chỉ hủy bỏ, đính chính quyết định công nhận đang có hiệu lực.")
        if locked.changed_by.filter(status="draft").exists():
            raise ValidationError("Đã có dự thảo quyết định hủy bỏ hoặc đính chính quyết định này.")
        decision = RecognitionDecision.objects.create(
            council=earlier.council, kind=kind, changes=locked, **_given(values)
        )
        items = []
        for item in locked.items.filter(recognition__status="recognised"):
            item.pk, item.decision = None, decision
            items.append(item)
        DecisionItem.objects.bulk_create(items)
        transitions.record_creation(
            decision, actor=actor, label=f"Lập dự thảo: {decision.get_kind_display()}"
        )
    return decision


def mend(
    decision: RecognitionDecision,
    *,
    actor: Any,
    values: Mapping[str, Any],
    recognitions: Iterable[Recognition],
    words: Mapping[int, Words] | None = None,
) -> None:
    """Change a draft: its head, the initiatives on its list (of a revocation those that it revokes)
    and, of a correction, the words of each by the key of its line."""

    def change(locked: RecognitionDecision) -> None:
        for name, value in _given(values).items():
            setattr(locked, name, value)
        chosen = list(recognitions)
        if locked.kind == DecisionKind.RECOGNISE:
            locked.items.all().delete()
            _write_items(locked, chosen)
            return
        locked.items.exclude(recognition__in=[one.pk for one in chosen]).delete()
        if not locked.items.exists():
            raise ValidationError("Quyết định phải có ít nhất một sáng kiến.")
        for item in locked.items.all():
            if words and item.pk in words:
                for name in PRINTED:
                    setattr(item, name, getattr(words[item.pk], name))
                item.save()

    transitions.revise(decision, actor=actor, permission=may_edit_decision, change=change)


def issue(decision: RecognitionDecision, *, actor: Any) -> Event | None:
    """Issue a decision as it stands. Each initiative of its list takes its step in the same
    transaction, all or none: recognised, or no longer; the units are told.

    Raises Refused, and ValidationError where number, day or signer is missing, the day has not
    come, or an initiative is not as it was when the list was made: recognised by another decision,
    or appraised anew. The sentence names it.
    """

    def act(locked: RecognitionDecision) -> None:
        if locked.issued_on and locked.issued_on > clock.today():
            raise ValidationError("Ngày ký quyết định không thể ở tương lai.")
        locked.validate_constraints(exclude=("status",))
        cases = Recognition.objects.with_origin().filter(decided_in__decision=locked)
        in_order = list(cases.order_by("pk"))
        if not in_order:
            raise ValidationError("Quyết định phải có ít nhất một sáng kiến.")
        if locked.kind == DecisionKind.RECOGNISE:
            _recognise(locked, in_order, actor)
        elif locked.kind == DecisionKind.REVOKE:
            _revoke(locked, in_order, actor)
        else:
            _correct(locked, in_order, actor)

    given = {name: getattr(decision, name) for name in FIELDS}
    return transitions.perform(DECISION, "issue", decision, actor=actor, given=given, act=act)


def discard(decision: RecognitionDecision, *, actor: Any) -> Event | None:
    """Give a draft up; its initiatives wait for another decision."""
    return transitions.perform(DECISION, "discard", decision, actor=actor)


def _recognise(decision: RecognitionDecision, cases: list[Recognition], actor: Any) -> None:
    # Two councils that decide on one initiative at once wait here for each other.
    keys = [case.initiative_id for case in cases]
    list(Initiative.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for case in cases:
        elsewhere = Recognition.objects.recognised().filter(initiative=case.initiative_id)
        if elsewhere.exclude(pk=case.pk).exists():
            raise ValidationError(f"“{case}”: sáng kiến này đã được một hội đồng khác công nhận.")
        _step(case, "recognise", decision, actor)


def _revoke(decision: RecognitionDecision, cases: list[Recognition], actor: Any) -> None:
    for case in cases:
        _step(case, "revoke", decision, actor)
    earlier = _named(decision)
    if not earlier.items.filter(recognition__status="recognised").exists():
        given = {"by": decision, "reason": f"Hủy bỏ bằng {_by(decision)}."}
        transitions.perform(DECISION, "revoke", earlier, actor=actor, given=given)


def _correct(decision: RecognitionDecision, cases: list[Recognition], actor: Any) -> None:
    earlier = _named(decision)
    given = {"by": decision, "reason": f"Đính chính bằng {_by(decision)}."}
    transitions.perform(DECISION, "correct", earlier, actor=actor, given=given)
    for case in cases:
        if case.status != "recognised":
            raise ValidationError(f"“{case}” không còn được công nhận.")

        def point_at_it(locked: Recognition) -> None:
            locked.decision = decision

        transitions.record(
            case,
            actor=actor,
            permission=may_decide,
            verb="correct",
            label=f"Đính chính bằng {_by(decision)}",
            change=point_at_it,
        )


def _step(case: Recognition, verb: str, decision: RecognitionDecision, actor: Any) -> None:
    def act(locked: Recognition) -> None:
        locked.decision = decision

    given = {"decision": decision, "reason": f"{_by(decision)}."}
    try:
        event = transitions.perform(RECOGNITION, verb, case, actor=actor, given=given, act=act)
    except ValidationError as objection:
        said = [f"“{case}”: {sentence}" for sentence in objection.messages]
        raise ValidationError(said) from objection
    if event is None:
        raise ValidationError(f"“{case}”: đã có trong một quyết định khác.")


def _by(decision: RecognitionDecision) -> str:
    """A decision as it is named while its status is not written yet."""
    return f"Quyết định số {decision.reference} ngày {decision.issued_on:%d/%m/%Y}"


def _named(decision: RecognitionDecision) -> RecognitionDecision:
    # A constraint holds that what revokes or corrects names an earlier one.
    assert decision.changes is not None
    return decision.changes


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


def _write_items(decision: RecognitionDecision, cases: list[Recognition]) -> None:
    if not cases:
        raise ValidationError("Hãy chọn ít nhất một sáng kiến.")
    for case in cases:
        if case.council_id != decision.council_id or case.status != "proposed":
            raise ValidationError(f"“{case}” không phải sáng kiến được Hội đồng đề nghị công nhận.")
    for position, case in enumerate(cases, start=1):
        authors = "; ".join(author.said for author in case.initiative.authors.all())
        DecisionItem.objects.create(
            decision=decision,
            recognition=case,
            position=position,
            name=case.initiative.name,
            authors=authors,
            unit=case.unit.name,
            scope=case.scope,
        )
