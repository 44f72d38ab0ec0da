"""Views of decisions on awards: draft, page, presentation to the leader, issue, change."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import Refused, SignedInRequest, Verdict, guarded, signed_in
from accounts.models import User
from audit.transitions import Values
from awards.decisions import payments
from awards.decisions.eligible_dossiers import eligible
from awards.decisions.item_order import in_official_order
from awards.decisions.permissions import (
    may_draft_decision,
    may_edit_decision,
    may_issue_decision,
    may_see_payments,
    may_sign_now,
)
from awards.decisions.presentation import decline_item
from awards.decisions.procedure import AWARDING
from awards.decisions.text import open_questions
from awards.forms.decisions import DecisionForm, DecisionWordsForm, SigningForm
from awards.models import Appraisal, AwardDecision, AwardForm, DecisionItem, Dossier
from awards.permissions import may_present_dossier
from awards.quotas import over_quota
from awards.views.lookups import decision_by, dossier_by, item_by, plan_by
from campaigns.models import Plan
from decisions.models import DecisionStatus, head_to_begin_with
from decisions.signature import proposed_signer
from decisions.views import DecisionPages
from organisation.models import IssuingBody
from screens.fields import CleanedData
from screens.filters import PAGE_SIZE, paginate
from screens.steps import ReasonForm, reason_in, show_objections, take


class AwardDecisionPages(DecisionPages[AwardDecision, DecisionItem]):
    """The pages of decisions on awards: beside the list what it costs, and what it would pass."""

    procedure = AWARDING
    form = DecisionForm
    words_form = DecisionWordsForm
    signing_form = SigningForm
    templates = "awards/decision"
    edit_route = "awards:decision_edit"
    ticks = "ho-so"

    def offered(self, decision: AwardDecision) -> Sequence[Dossier]:
        """What may be decided now; of a later decision what is still decided."""
        if not decision.is_later:
            return in_official_order(
                eligible(decision.plan, decision.issuing_body, beside=decision)
            )
        earlier = Dossier.objects.decided().filter(decided_in__decision=decision.changes)
        return in_official_order(earlier.with_bodies())

    def shown_lines(self, decision: AwardDecision) -> "QuerySet[DecisionItem]":
        """The lines, each with the opinions against its dossier: who signs is to see them."""
        against = Appraisal.objects.filter(in_favour=False).select_related("appraiser")
        lines = super().shown_lines(decision).select_related("dossier")
        return lines.prefetch_related(
            Prefetch("dossier__appraisals", queryset=against, to_attr="against")
        )

    def to_issue(self, decision: AwardDecision) -> "QuerySet[DecisionItem]":
        """All but those that the leader declined."""
        return self.shown_lines(decision).filter(declined_reason="")

    def initial(self, decision: AwardDecision) -> CleanedData:
        """The award fund of the year."""
        return {"fund": payments.cost_of(decision).fund if decision.pk else None}

    def open_questions(self, decision: AwardDecision) -> list[str]:
        """Laws, rates and salaries of its day that are marked uncertain."""
        return open_questions(decision)

    def signer(self, decision: AwardDecision, user: User) -> CleanedData:
        """The leader who signs; staff who record what was signed on paper keep what was drafted."""
        if not may_sign_now(user, decision):
            return {}
        return proposed_signer(decision.issuing_body, user)

    def save_beside(self, decision: AwardDecision, values: Values, actor: User) -> None:
        """The award fund of the year."""
        payments.set_fund(decision, amount=values.get("fund"), actor=actor)


PAGES = AwardDecisionPages()


@signed_in
def decision_list(request: SignedInRequest) -> HttpResponse:
    """The decisions that the person may see; those that wait for their signature first."""
    found = (
        AwardDecision.objects.visible_to(request.user)
        .exclude(status=DecisionStatus.DISCARDED)
        .with_bodies()
        .order_by("-pk")
    )
    waiting = [
        one
        for one in found.filter(status=DecisionStatus.PRESENTED)[:PAGE_SIZE]
        if may_sign_now(request.user, one)
    ]
    return render(
        request,
        "awards/decision_list.html",
        {
            "page": paginate(request, found),
            "waiting": waiting,
        },
    )


@dataclass(frozen=True, slots=True)
class Authority:
    """A plan, and the body whose head decides on forms of award under it."""

    plan: Plan
    body: IssuingBody

    @property
    def fresh(self) -> AwardDecision:
        """A decision that is not drafted yet, with what is known of who signs it."""
        head = head_to_begin_with(self.body)
        return AwardDecision(plan=self.plan, issuing_body=self.body, **head)


def authority_by(user: User, plan_pk: int, body_pk: int) -> Authority:
    """A plan that the person may see and a body that decides under it. Raises DoesNotExist for
    another."""
    plan = plan_by(user, plan_pk)
    body = IssuingBody.objects.get(pk=body_pk)
    forms = AwardForm.objects.filter(plan=plan)
    by_own_head = body.pk == plan.issuing_body_id and forms.filter(authority_body=None).exists()
    if not by_own_head and not forms.filter(authority_body=body).exists():
        raise AwardForm.DoesNotExist
    return Authority(plan, body)


def _may_draft_for(user: User, authority: Authority) -> Verdict:
    return may_draft_decision(user, authority.fresh)


@guarded(find=authority_by, do=_may_draft_for)
def decision_create(request: SignedInRequest, authority: Authority) -> HttpResponse:
    """Draft a decision out of all dossiers that may be decided now."""
    return PAGES.edit(request, authority.fresh)


@require_POST
@guarded(find=dossier_by, do=may_present_dossier)
def dossier_decide(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Open a draft with this one dossier, to be completed."""
    fresh = Authority(dossier.award_form.plan, dossier.award_form.authority).fresh
    answer = may_draft_decision(request.user, fresh)
    if not answer:
        raise Refused(answer.reason)
    try:
        decision = AWARDING.draft(fresh, actor=request.user, values={}, chosen=[dossier.pk])
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:dossier_detail", dossier.pk)
    messages.success(request, "Đã lập dự thảo quyết định với hồ sơ này. Hãy bổ sung rồi trình ký.")
    return redirect("awards:decision_edit", decision.pk)


@guarded(find=decision_by, do=may_edit_decision)
def decision_edit(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Change a draft."""
    return PAGES.edit(request, decision)


@guarded(find=decision_by)
def decision_detail(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """One decision: its list as signed, what it costs, what it changes and what changed it."""
    user = request.user
    sees_payments = may_see_payments(user, decision)
    return PAGES.detail(
        request,
        decision,
        {
            "plan": decision.plan,
            "cost": payments.cost_of(decision) if sees_payments else None,
            "over_quota": over_quota(decision),
            "sees_payments": sees_payments,
            "may_issue": decision.status == DecisionStatus.PRESENTED
            and may_issue_decision(user, decision),
            "may_sign_now": may_sign_now(user, decision),
            "reason_form": ReasonForm(),
        },
    )


@guarded(find=decision_by, do=may_issue_decision)
def decision_issue(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Preview exactly what will happen; on confirmation, issue under number, day and signer."""
    if request.method != "POST" and decision.status != DecisionStatus.PRESENTED:
        messages.error(request, "Quyết định được ký sau khi đã trình.")
        return redirect(decision)
    return PAGES.issue(
        request,
        decision,
        {
            "cost": payments.cost_of(decision),
            "over_quota": over_quota(decision),
            "sees_payments": True,
        },
    )


def _may_decline_it(user: User, item: DecisionItem) -> Verdict:
    return may_sign_now(user, item.decision)


@require_POST
@guarded(find=item_by, do=_may_decline_it)
def item_decline(request: SignedInRequest, item: DecisionItem) -> HttpResponse:
    """Decline one dossier of what was put to the leader, with a reason."""
    return take(
        request,
        lambda: decline_item(item, actor=request.user, reason=reason_in(request)),
        done=f"Đã ghi không khen thưởng: {item}.",
        then=item.decision.get_absolute_url(),
    )


@require_POST
@guarded(find=decision_by, do=may_draft_decision)
def decision_change(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Draft the later decision that corrects or revokes this one."""
    return PAGES.change(request, decision, request.POST.get("noi-dung", ""))
