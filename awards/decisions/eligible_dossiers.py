"""Dossiers that a decision may include now, and the bodies for which a person may draft one."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from awards.decisions.permissions import may_draft_decision
from awards.models import AwardDecision, AwardForm, DecisionItem, Dossier
from campaigns.models import Plan
from organisation.models import IssuingBody


def eligible(
    plan: Plan, body: IssuingBody, *, beside: AwardDecision | None = None
) -> "QuerySet[Dossier]":
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
        .filter(
            Q(status=Dossier.Status.VOTED)
            | Q(status=Dossier.Status.APPRAISED, award_form__needs_council=False)
        )
        .exclude(Exists(elsewhere))
        .with_bodies()
    )


def bodies_deciding(user: User, plan: Plan, forms: Iterable[AwardForm]) -> list[IssuingBody]:
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
