"""Drafting a plan and editing the draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from campaigns.forms.plan import PlanForm
from campaigns.models import Plan
from campaigns.permissions import may_draft_plans, may_edit_plan, may_see_plan
from campaigns.plans.drafts import fingerprints, plan_drafts
from campaigns.plans.drafts.parts import PARTS
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.views.lookups import plan_by


@guarded(find=lambda: None, see=may_draft_plans)
def plan_create(request: SignedInRequest, _: None) -> HttpResponse:
    """A blank form; sent, it becomes a draft under its parent."""
    form = PlanForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            plan = plan_drafts.draft_plan(
                issuing_body=form.cleaned_data["issuing_body"],
                parent=form.cleaned_data["parent"],
                values=form.values(),
                actor=request.user,
            )
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            return _saved(request, plan)
    return render(request, "campaigns/plan_form.html", {"form": form})


@guarded(find=plan_by, see=may_see_plan, do=may_edit_plan)
def plan_edit(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The same form over a draft."""
    now = fingerprints.of_plan(plan)
    seen = request.POST.get("seen", now)
    form = PlanForm(request.POST or None, instance=plan, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            plan_drafts.revise_plan(
                Plan.objects.get(pk=plan.pk),
                parent=form.cleaned_data["parent"],
                values=form.values(),
                actor=request.user,
                seen=seen,
            )
        except fingerprints.ChangedMeanwhile as objection:
            form.add_error(None, objection)
            seen = now
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            return _saved(request, plan)
    return render(
        request,
        "campaigns/plan_form.html",
        {
            "form": form,
            "plan": plan,
            "parts": PARTS,
            "conflicts": conflicts_of(plan),
            "seen": seen,
        },
    )


def _saved(request: SignedInRequest, plan: Plan) -> HttpResponse:
    messages.success(request, "Đã lưu dự thảo kế hoạch.")
    if "next" in request.POST:
        return redirect("campaigns:plan_part", plan.pk, PARTS[0].key)
    return redirect("campaigns:plan_detail", plan.pk)
