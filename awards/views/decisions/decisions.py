"""Decisions on awards: drafted, looked at, put to the leader, issued, changed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import Refused, SignedInRequest, Verdict, guarded, signed_in
from accounts.models import User
from audit.models import Event
from awards.decisions import corrections, drafts, issue, payments, presentation
from awards.decisions.item_order import WORDS, in_official_order
from awards.decisions.permissions import (
    may_draft_decision,
    may_edit_decision,
    may_issue_decision,
    may_see_decision,
    may_see_payments,
    may_sign_decision,
    may_sign_now,
)
from awards.decisions.quota_warnings import over_quota
from awards.decisions.workflow import AWARD_DECISION
from awards.forms.decisions import DecisionForm, SigningForm, WordsForm
from awards.models import (
    Appraisal,
    AwardDecision,
    AwardForm,
    DecisionItem,
    DecisionKind,
    Dossier,
)
from awards.permissions import may_present_dossier
from awards.views.lookups import decision_by, dossier_by, item_by, plan_by
from campaigns.models import Plan
from organisation.models import IssuingBody
from screens.fields import keys_in
from screens.step_forms import ReasonForm
from screens.steps import reason_in, show_objections, take

A_PAGE = 30


@signed_in
def decision_list(request: SignedInRequest) -> HttpResponse:
    """The decisions that one may see; those that wait for one's signature first."""
    found = (
        AwardDecision.objects.visible_to(request.user)
        .exclude(status="discarded")
        .with_bodies()
        .order_by("-pk")
    )
    waiting = [
        one for one in found.filter(status="presented")[:A_PAGE] if may_sign_now(request.user, one)
    ]
    return render(
        request,
        "awards/decision_list.html",
        {
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
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
        return AwardDecision(
            plan=self.plan,
            issuing_body=self.body,
            symbol=f"QĐ-{self.body.symbol or 'UBND'}",
            place=self.body.place_name,
            signer_title=self.body.head_title,
        )


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
    return _edit(request, authority.fresh)


@require_POST
@guarded(find=dossier_by, do=may_present_dossier)
def dossier_decide(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """Open a draft with this one dossier, to be completed."""
    authority = Authority(dossier.award_form.plan, dossier.award_form.authority)
    fresh = authority.fresh
    answer = may_draft_decision(request.user, fresh)
    if not answer:
        raise Refused(answer.reason)
    values = {name: getattr(fresh, name) for name in ("symbol", "place", "signer_title")}
    try:
        decision = drafts.draft(
            authority.plan,
            authority.body,
            actor=request.user,
            values=values,
            dossiers=[dossier.pk],
        )
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:dossier_detail", dossier.pk)
    messages.success(request, "Đã lập dự thảo quyết định với hồ sơ này. Hãy bổ sung rồi trình ký.")
    return redirect("awards:decision_edit", decision.pk)


@guarded(find=decision_by, see=may_see_decision, do=may_edit_decision)
def decision_edit(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Change a draft."""
    return _edit(request, decision)


def _edit(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    fund = payments.cost_of(decision).fund if decision.pk else None
    now = drafts.fingerprint_of(decision) if decision.pk else ""
    seen = request.POST.get("seen", now)
    form = DecisionForm(request.POST or None, instance=decision, initial={"fund": fund})
    offered = _offered(decision)
    words = _words(request, decision)
    if request.method == "POST":
        ticked = keys_in(request.POST.getlist("ho-so"))
    elif decision.pk:
        ticked = set(decision.items.values_list("dossier", flat=True))
    else:
        ticked = {dossier.pk for dossier in offered}
    objections: list[str] = []
    if request.method == "POST" and all([form.is_valid(), *(one.is_valid() for one in words)]):
        try:
            saved = _save(request, decision, form.cleaned_data, ticked, words)
        except ValidationError as objection:
            objections = objection.messages
            seen = now
        else:
            messages.success(request, "Đã lưu dự thảo quyết định.")
            return redirect("awards:decision_detail", saved.pk)
    return render(
        request,
        "awards/decision_form.html",
        {
            "decision": decision,
            "form": form,
            "offered": [(dossier, dossier.pk in ticked) for dossier in offered],
            "words": words,
            "objections": objections,
            "seen": seen,
        },
    )


def _offered(decision: AwardDecision) -> list[Dossier]:
    if decision.kind == DecisionKind.AWARD:
        found = drafts.eligible(decision.plan, decision.issuing_body, beside=decision)
        return in_official_order(found)
    earlier = Dossier.objects.decided().filter(decided_in__decision=decision.changes)
    return in_official_order(earlier.with_bodies())


def _words(request: SignedInRequest, decision: AwardDecision) -> list[WordsForm]:
    if decision.kind != DecisionKind.CORRECT:
        return []
    return [
        WordsForm(request.POST or None, instance=item, prefix=f"dong-{item.pk}")
        for item in decision.items.all()
    ]


def _save(
    request: SignedInRequest,
    decision: AwardDecision,
    values: dict[str, Any],
    ticked: set[int],
    words: list[WordsForm],
) -> AwardDecision:
    actor = request.user
    if decision.pk is None:
        decision = drafts.draft(
            decision.plan, decision.issuing_body, actor=actor, values=values, dossiers=ticked
        )
    else:
        said = {
            form.instance.pk: {name: form.cleaned_data[name] for name in WORDS} for form in words
        }
        drafts.mend(
            decision,
            actor=actor,
            values=values,
            dossiers=ticked,
            words=said,
            seen=request.POST.get("seen", ""),
        )
    payments.set_fund(decision, amount=values.get("fund"), actor=actor)
    return decision


@guarded(find=decision_by, see=may_see_decision)
def decision_detail(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """One decision: its list as signed, what it costs, what it changes and what changed it."""
    user = request.user
    sees_payments = may_see_payments(user, decision)
    return render(
        request,
        "awards/decision_detail.html",
        {
            "decision": decision,
            "plan": decision.plan,
            "items": _lines(decision),
            "cost": payments.cost_of(decision) if sees_payments else None,
            "over_quota": over_quota(decision),
            "sees_payments": sees_payments,
            "changed_by": decision.changed_by.issued(),
            "steps": AWARD_DECISION.steps_for(user, decision),
            "may_edit": may_edit_decision(user, decision),
            "may_change": decision.kind == DecisionKind.AWARD
            and decision.status in ("issued", "corrected")
            and may_draft_decision(user, decision),
            "may_sign_now": may_sign_now(user, decision),
            "reason_form": ReasonForm(),
            "history": Event.objects.about(decision),
        },
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_draft_decision)
def decision_present(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Put it to the leader."""
    return take(
        request,
        lambda: presentation.present(decision, actor=request.user),
        done="Đã trình ký; lãnh đạo được báo.",
        then=_page_of(decision),
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_sign_decision)
def decision_send_back(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Send it back, with a reason."""
    return take(
        request,
        lambda: presentation.send_back(decision, actor=request.user, reason=reason_in(request)),
        done="Đã trả lại dự thảo.",
        then=_page_of(decision),
    )


@guarded(find=decision_by, see=may_see_decision, do=may_issue_decision)
def decision_issue(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Show exactly what will happen; once that was seen, issue under number, day and signer."""
    if request.method != "POST" and decision.status != "presented":
        messages.error(request, "Quyết định được ký sau khi đã trình.")
        return redirect(_page_of(decision))
    # The form writes into its instance, which the page goes on to show.
    form = SigningForm(request.POST or None, instance=decision_by(decision.pk))
    if request.method == "POST" and form.is_valid():
        try:
            event = issue.issue(decision, actor=request.user, values=form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            done = f"Đã ban hành {decision}." if event else "Quyết định đã được ban hành trước đó."
            messages.success(request, done)
            return redirect(_page_of(decision))
    return render(
        request,
        "awards/decision_issue.html",
        {
            "decision": decision,
            "items": _lines(decision).filter(declined_reason=""),
            "cost": payments.cost_of(decision),
            "over_quota": over_quota(decision),
            "sees_payments": True,
            "form": form,
        },
    )


def _may_see_its_decision(user: User, item: DecisionItem) -> Verdict:
    return may_see_decision(user, item.decision)


def _may_decline_it(user: User, item: DecisionItem) -> Verdict:
    return may_sign_now(user, item.decision)


@require_POST
@guarded(find=item_by, see=_may_see_its_decision, do=_may_decline_it)
def item_decline(request: SignedInRequest, item: DecisionItem) -> HttpResponse:
    """Decline one dossier of what was put to the leader, with a reason."""
    return take(
        request,
        lambda: presentation.decline_item(item, actor=request.user, reason=reason_in(request)),
        done=f"Đã ghi không khen thưởng: {item}.",
        then=_page_of(item.decision),
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_edit_decision)
def decision_discard(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Give a draft up."""
    return take(
        request,
        lambda: drafts.discard(decision, actor=request.user),
        done="Đã bỏ dự thảo quyết định.",
        then=reverse("awards:decision_list"),
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_draft_decision)
def decision_change(request: SignedInRequest, decision: AwardDecision) -> HttpResponse:
    """Draft the later decision that corrects or revokes this one."""
    kind = request.POST.get("noi-dung", "")
    if kind not in (DecisionKind.CORRECT, DecisionKind.REVOKE):
        messages.error(request, "Hãy chọn đính chính hoặc hủy bỏ quyết định này.")
        return redirect(_page_of(decision))
    names = ("symbol", "place", "signer_name", "signer_capacity", "signer_title")
    values = {name: getattr(decision, name) for name in names}
    try:
        fresh = corrections.change_by_another(
            decision, kind=kind, actor=request.user, values=values
        )
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(_page_of(decision))
    return redirect("awards:decision_edit", fresh.pk)


def _lines(decision: AwardDecision) -> QuerySet[DecisionItem]:
    """The lines, each with the opinions against its dossier: who signs is to see them."""
    against = Appraisal.objects.filter(in_favour=False).select_related("appraiser")
    return decision.items.select_related("dossier").prefetch_related(
        Prefetch("dossier__appraisals", queryset=against, to_attr="against")
    )


def _page_of(decision: AwardDecision) -> str:
    return reverse("awards:decision_detail", args=[decision.pk])
