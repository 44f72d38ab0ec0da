"""Decisions that recognise initiatives, and later ones that revoke or correct them."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.access import Verdict
from accounts.models import User
from audit import transitions
from audit.workflow import Given
from decisions.procedure import Procedure
from recognition.models import DecisionItem, InitiativeCouncil, Recognition, RecognitionDecision
from recognition.permissions import may_decide, may_edit_decision
from recognition.workflow import DECISION, RECOGNITION
from registrations.models import Initiative


def decidable(council: InitiativeCouncil) -> "QuerySet[Recognition]":
    """The initiatives that its council proposes and no decision has recognised."""
    return council.cases.filter(status=Recognition.Status.PROPOSED).with_origin().with_counts()


class RecognitionProcedure(Procedure[RecognitionDecision, DecisionItem]):
    """Acts on decisions on initiatives: initiatives are recognised, once each, or no longer."""

    decision = RecognitionDecision
    line = DecisionItem
    workflow = DECISION
    drafted = "Lập dự thảo quyết định công nhận"
    without_lines = "Quyết định phải có ít nhất một sáng kiến."
    not_in_force = "Chỉ hủy bỏ, đính chính quyết định công nhận đang có hiệu lực."

    def may_draft(self, user: User, decision: RecognitionDecision) -> Verdict:
        """People who decide."""
        return may_decide(user, decision)

    def may_edit(self, user: User, decision: RecognitionDecision) -> Verdict:
        """As `may_draft`, while it is a draft."""
        return may_edit_decision(user, decision)

    def fresh_beside(self, earlier: RecognitionDecision) -> RecognitionDecision:
        """An unsaved decision of the same council."""
        return RecognitionDecision(council=earlier.council)

    def lines_in_force(self, decision: RecognitionDecision) -> "QuerySet[DecisionItem]":
        """Items whose initiative is still recognised."""
        return self.lines_of(decision).filter(recognition__status=Recognition.Status.RECOGNISED)

    def lines_for(self, decision: RecognitionDecision, chosen: set[int]) -> list[DecisionItem]:
        """An item for each initiative, which the council must propose."""
        if not chosen:
            raise ValidationError("Hãy chọn ít nhất một sáng kiến.")
        cases = Recognition.objects.filter(pk__in=chosen).with_origin().with_counts()
        found = list(cases.prefetch_related("initiative__authors"))
        for case in found:
            if case.council_id != decision.council_id or case.status != case.Status.PROPOSED:
                raise ValidationError(
                    f"“{case}” không phải sáng kiến được Hội đồng đề nghị công nhận."
                )
        return [
            DecisionItem(
                decision=decision,
                recognition=case,
                position=position,
                name=case.initiative.name,
                authors="; ".join(author.said for author in case.initiative.authors.all()),
                unit=case.unit.name,
                scope=case.scope,
            )
            for position, case in enumerate(found, start=1)
        ]

    def give(self, decision: RecognitionDecision, lines: list[DecisionItem], actor: User) -> None:
        """Each initiative is recognised, where no other council has recognised it."""
        cases = _cases_of(lines)
        # Two councils that decide on one initiative at once wait here for each other.
        keys = [case.initiative_id for case in cases]
        list(Initiative.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        for case in cases:
            elsewhere = Recognition.objects.recognised().filter(initiative=case.initiative_id)
            if elsewhere.exclude(pk=case.pk).exists():
                raise ValidationError(
                    f"“{case}”: sáng kiến này đã được một hội đồng khác công nhận."
                )
            _step(case, "recognise", decision, actor)

    def revoke(self, decision: RecognitionDecision, lines: list[DecisionItem], actor: User) -> None:
        """The recognition of each initiative is revoked."""
        for case in _cases_of(lines):
            _step(case, "revoke", decision, actor)

    def correct(
        self, decision: RecognitionDecision, lines: list[DecisionItem], actor: User
    ) -> None:
        """Each initiative is recognised by the words of the correction."""

        def point_at_it(locked: Recognition) -> None:
            locked.decision = decision

        for case in _cases_of(lines):
            if case.status != case.Status.RECOGNISED:
                raise ValidationError(f"“{case}” không còn được công nhận.")
            transitions.record(
                case,
                actor=actor,
                permission=may_decide,
                verb="correct",
                label=f"Đính chính bằng {decision.dated_reference}",
                change=point_at_it,
            )


def _cases_of(lines: list[DecisionItem]) -> list[Recognition]:
    """The recognitions of the items, in the order in which they are locked everywhere."""
    keys = [line.recognition_id for line in lines]
    return list(Recognition.objects.with_origin().filter(pk__in=keys).order_by("pk"))


def _step(case: Recognition, verb: str, decision: RecognitionDecision, actor: User) -> None:
    def act(locked: Recognition) -> None:
        locked.decision = decision

    given: Given = {"decision": decision, "reason": f"{decision.dated_reference}."}
    try:
        event = transitions.perform(RECOGNITION, verb, case, actor=actor, given=given, act=act)
    except ValidationError as objection:
        said = [f"“{case}”: {sentence}" for sentence in objection.messages]
        raise ValidationError(said) from objection
    if event is None:
        raise ValidationError(f"“{case}”: đã có trong một quyết định khác.")


RECOGNISING = RecognitionProcedure()
draft = RECOGNISING.draft
update = RECOGNISING.update
change_by_another = RECOGNISING.change_by_another
issue = RECOGNISING.issue
discard = RECOGNISING.discard
