"""The view that issues a plan."""

from copy import copy

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from audit import clock
from campaigns.forms.plan_steps import IssueForm
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan, may_sign_plan
from campaigns.plans import publication
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.views.lookups import plan_by
from campaigns.workflow import PLAN
from decisions.signature import proposed_signer
from screens.steps import take


@guarded(find=plan_by, do=may_sign_plan)
def plan_issue(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Ask for number and date; given them, issue. What stands in the way is said on the form."""
    # Who signs it on the portal signs as themselves; staff record what was signed on paper.
    signer = proposed_signer(plan.issuing_body, request.user)
    if not signer and not plan.signer_name:
        signer = proposed_signer(plan.issuing_body)
    initial = {"issued_on": plan.issued_on or clock.today(), **signer}
    # A form writes into its instance, and the page goes on to show the plan.
    form = IssueForm(request.POST or None, instance=copy(plan), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            event = publication.issue(plan, actor=request.user, **form.values())
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            return take(
                request,
                lambda: event,
                done="Đã ban hành kế hoạch và gửi đến các nơi nhận.",
                then=plan.get_absolute_url(),
            )
    if plan.status not in PLAN.transitions["issue"].sources:
        return redirect(plan)
    return render(
        request,
        "campaigns/plan_issue.html",
        {
            "plan": plan,
            "form": form,
            "conflicts": conflicts_of(plan),
            "obstacles": [] if form.is_bound else publication.obstacles_to_issuing(plan),
            "receiving": plan.recipients.count(),
            "may_edit": may_edit_plan(request.user, plan),
        },
    )
