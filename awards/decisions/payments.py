"""The cost of a decision: the bonus of each item, their sum, and the award fund."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from accounts.access import Refused
from accounts.models import User
from audit import clock
from awards.decisions.permissions import may_draft_decision
from awards.models import AwardDecision, AwardFund, DecisionItem, DecisionKind, Dossier
from awards.money import Bonus, NoBonusRule, bonus_of


@dataclass(frozen=True, slots=True)
class Cost:
    """In đồng: what a decision costs, the fund of its body and year (None where none was entered),
    and what earlier decisions of that year took of it. `unpaid` are the sentences that say for
    whom no bonus could be computed."""

    year: int
    total: int
    fund: int | None
    spent: int
    unpaid: tuple[str, ...] = ()

    @property
    def left(self) -> int | None:
        """What remains of the fund after this decision; negative where it is exceeded."""
        return None if self.fund is None else self.fund - self.spent - self.total

    @property
    def passes_fund(self) -> bool:
        """Whether it exceeds the fund."""
        return self.left is not None and self.left < 0

    @property
    def over(self) -> int:
        """The amount by which it exceeds the fund."""
        return -self.left if self.left is not None and self.left < 0 else 0


def price(items: list[DecisionItem], *, on: date) -> None:
    """Write into each line its bonus by the rules of the day, with multiple, base salary and their
    sources; none, and the sentence that says why, where a rule is missing. Nothing is saved.

    Asks once for each form and kind of awardee; the dossiers must have been read with the lines.
    """
    known: dict[tuple[int, str, bool], Bonus | str] = {}
    for item in items:
        dossier: Dossier = item.dossier
        key = (dossier.award_form_id, dossier.awardee_kind, dossier.is_household)
        if key not in known:
            try:
                known[key] = bonus_of(
                    dossier.award_form,
                    dossier.awardee_kind,
                    decided_on=on,
                    household=dossier.is_household,
                )
            except NoBonusRule as objection:
                known[key] = " ".join(objection.messages)
        found = known[key]
        if isinstance(found, str):
            item.bonus = item.multiple = item.base_salary = None
            item.bonus_source = found
        else:
            item.bonus, item.multiple = found.amount, found.multiple
            item.base_salary = found.base_salary
            item.bonus_source = "; ".join(found.sources)


def cost_of(decision: AwardDecision) -> Cost:
    """What a decision costs beside the fund of its year. Three queries."""
    year = (decision.issued_on or clock.today()).year
    items = decision.items.filter(declined_reason="")
    total = items.aggregate(total=Sum("bonus"))["total"] or 0
    unpaid = items.filter(bonus=None).values_list("bonus_source", flat=True).distinct()
    fund = AwardFund.objects.filter(body=decision.issuing_body_id, year=year).first()
    return Cost(
        year,
        total,
        fund.amount if fund else None,
        _spent(decision, year),
        tuple(sorted(filter(None, unpaid))),
    )


def set_fund(decision: AwardDecision, *, amount: int | None, actor: User) -> None:
    """Set the award fund of a decision's body for its year; None leaves it as it is. Raises Refused
    for all but those who draft its decisions."""
    if amount is None:
        return
    answer = may_draft_decision(actor, decision)
    if not answer:
        raise Refused(answer.reason)
    if amount < 0:
        raise ValidationError("Quỹ khen thưởng không thể âm.")
    with transaction.atomic():
        AwardFund.objects.update_or_create(
            body=decision.issuing_body,
            year=(decision.issued_on or clock.today()).year,
            defaults={"amount": amount},
        )


def _spent(decision: AwardDecision, year: int) -> int:
    earlier = DecisionItem.objects.filter(
        decision__issuing_body=decision.issuing_body_id,
        decision__kind=DecisionKind.AWARD,
        decision__issued_on__year=year,
        dossier__status=Dossier.Status.DECIDED,
        declined_reason="",
    ).exclude(decision=decision.pk)
    return earlier.aggregate(total=Sum("bonus"))["total"] or 0
