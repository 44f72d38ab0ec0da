"""Views that create and edit a draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from audit.transitions import EditedMeanwhile
from campaigns.forms.plan import PlanForm
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan
from campaigns.plans.drafts import plan_drafts
from campaigns.plans.drafts.parts import PARTS
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.views.lookups import drafter_by, plan_by
from screens.edit_conflicts import conflict_page


@guarded(find=drafter_by)
def plan_create(request: SignedInRequest, _: User) -> HttpResponse:
    """Draft a plan under its parent."""
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


@guarded(find=plan_by, do=may_edit_plan)
def plan_edit(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Edit a draft's own fields."""
    form = PlanForm(request.POST or None, instance=plan, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            plan_drafts.revise_plan(
                Plan.objects.get(pk=plan.pk),
                parent=form.cleaned_data["parent"],
                values=form.values(),
                actor=request.user,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=plan.get_absolute_url())
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
        },
    )


def _saved(request: SignedInRequest, plan: Plan) -> HttpResponse:
    messages.success(request, "Đã lưu dự thảo kế hoạch.")
    if "next" in request.POST:
        return redirect("campaigns:plan_part", plan.pk, PARTS[0].key)
    return redirect(plan)
