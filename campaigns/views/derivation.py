"""Views that derive a plan from another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from campaigns.forms.plan_steps import DeriveForm
from campaigns.models import Plan
from campaigns.models.plans import Change
from campaigns.permissions import (
    bodies_that_may_derive,
    may_change_plan,
    may_derive,
)
from campaigns.plans.drafts.derivation import (
    change_plan,
    derive_plan,
    own_plans_under,
    proposed_deadlines,
)
from campaigns.views.lookups import plan_by
from screens.steps import show_objections


@guarded(find=plan_by, do=may_derive)
def plan_derive(request: SignedInRequest, parent: Plan) -> HttpResponse:
    """Ask for the body and the lead time, preview the deadlines; on confirmation, draft the
    plan."""
    bodies = bodies_that_may_derive(request.user, parent)
    form = DeriveForm(request.POST or None, parent=parent, bodies=bodies)
    is_valid = form.is_valid()
    if is_valid and "draft" in request.POST:
        try:
            plan = derive_plan(parent, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã lập dự thảo từ kế hoạch cấp trên. Hãy soát từng phần.")
            return redirect("campaigns:plan_part", plan.pk, "can-cu")
    chosen = form.cleaned_data if is_valid else {}
    body = chosen.get("body", bodies[0])
    days_earlier = chosen.get("days_earlier", form.fields["days_earlier"].initial)
    return render(
        request,
        "campaigns/plan_derive.html",
        {
            "plan": parent,
            "form": form,
            "body": body,
            "proposed": proposed_deadlines(parent, body, days_earlier),
            "own_plans": own_plans_under(parent, body),
        },
    )


@require_POST
@guarded(find=plan_by, do=may_change_plan)
def plan_change(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Begin a draft that amends or replaces a plan in force."""
    change = Change.REPLACES if request.POST.get("change") == Change.REPLACES else Change.AMENDS
    try:
        draft = change_plan(plan, change, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(plan)
    messages.success(request, f"Đã lập dự thảo {change.label.lower()} {plan}.")
    return redirect("campaigns:plan_part", draft.pk, "can-cu")
