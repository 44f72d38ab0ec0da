"""The steps of a plan, and of receiving one."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from audit import clock
from campaigns.forms.plan_steps import IssueForm
from campaigns.models import Plan, Recipient
from campaigns.permissions import (
    may_acknowledge,
    may_edit_plan,
    may_organise,
    may_see_plan,
    may_sign_plan,
    may_submit_plan,
)
from campaigns.plans import publication
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.views.lookups import plan_by, recipient_by
from campaigns.workflow import PLAN
from screens.steps import reason_in, take


def _page_of(plan: Plan) -> str:
    return reverse("campaigns:plan_detail", args=[plan.pk])


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_submit_plan)
def plan_submit(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Send a draft to be signed."""
    return take(
        request,
        lambda: publication.submit_for_signature(plan, actor=request.user),
        done="Đã trình ký kế hoạch.",
        then=_page_of(plan),
    )


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_sign_plan)
def plan_send_back(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Return a plan to its drafters with a reason."""
    return take(
        request,
        lambda: publication.send_back(plan, actor=request.user, reason=reason_in(request)),
        done="Đã trả lại dự thảo.",
        then=_page_of(plan),
    )


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_organise)
def plan_withdraw(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Take a plan back from signature."""
    return take(
        request,
        lambda: publication.withdraw_submission(plan, actor=request.user),
        done="Đã rút trình ký; dự thảo sửa tiếp được.",
        then=_page_of(plan),
    )


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_organise)
def plan_discard(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Give a draft up."""
    return take(
        request,
        lambda: publication.discard(plan, actor=request.user),
        done="Đã hủy dự thảo.",
        then=_page_of(plan),
    )


@guarded(find=plan_by, see=may_see_plan, do=may_sign_plan)
def plan_issue(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Ask for number and date; given them, issue. What stands in the way is said on the form."""
    known = {"number": plan.number, "issued_on": plan.issued_on or clock.today()}
    form = IssueForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            event = publication.issue(plan, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            return take(
                request,
                lambda: event,
                done="Đã ban hành kế hoạch và gửi đến các nơi nhận.",
                then=_page_of(plan),
            )
    if plan.status not in PLAN.transitions["issue"].sources:
        return redirect(_page_of(plan))
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


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_organise)
def plan_sum_up(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Record that the campaign was summed up."""
    return take(
        request,
        lambda: publication.sum_up(plan, actor=request.user),
        done="Đã ghi nhận tổng kết.",
        then=_page_of(plan),
    )


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_organise)
def plan_close(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """End a campaign."""
    return take(
        request,
        lambda: publication.close(plan, actor=request.user),
        done="Đã kết thúc phong trào.",
        then=_page_of(plan),
    )


def _may_see_recipient(user, recipient: Recipient):
    return may_see_plan(user, recipient.plan)


@require_POST
@guarded(find=recipient_by, see=_may_see_recipient, do=may_acknowledge)
def recipient_acknowledge(request: SignedInRequest, recipient: Recipient) -> HttpResponse:
    """Confirm that one's body has received a plan."""
    return take(
        request,
        lambda: publication.acknowledge(recipient, actor=request.user),
        done="Đã xác nhận nhận được kế hoạch.",
        then=_page_of(recipient.plan),
    )
