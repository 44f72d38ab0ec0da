"""Tracking of a plan's recipients: the table, its workbook, and reminders."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from campaigns.filters import TrackingFilter
from campaigns.forms.reminders import ReminderForm
from campaigns.models import Plan
from campaigns.permissions import (
    may_follow_plan,
    may_remind,
    may_remind_some,
    reminded_by,
)
from campaigns.plans.tracking.reminders import Round, prepare, remind
from campaigns.plans.tracking.table import Table, follow
from campaigns.plans.tracking.workbook import tracking_workbook
from campaigns.views.lookups import plan_by
from paperwork.downloads import content_response
from screens.filters import paginate
from screens.steps import show_objections


@require_GET
@guarded(find=plan_by, do=may_follow_plan)
def plan_tracking(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The tracking table, late recipients first, filtered by column and state."""
    table = follow(plan)
    narrowing = TrackingFilter(request.GET, table=table)
    key = narrowing.chosen("column")
    return render(
        request,
        "campaigns/plan_tracking.html",
        {
            "plan": plan,
            "table": table,
            "page": paginate(request, narrowing.rows()),
            "filter": narrowing,
            "key": key,
            "may_remind": may_remind(request.user, plan),
            "form": ReminderForm(table=table, about=key or table.most_late),
        },
    )


@require_GET
@guarded(find=plan_by, do=may_follow_plan)
def plan_tracking_workbook(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The same rows as a workbook."""
    table = follow(plan)
    rows = TrackingFilter(request.GET, table=table).rows()
    return content_response(
        tracking_workbook(table, rows), title=f"Theo dõi {plan.reference}", extension="xlsx"
    )


@require_POST
@guarded(find=plan_by, do=may_remind_some)
def plan_remind(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Preview who would be reminded and of what; on confirmation, send the reminders."""
    table = follow(plan)
    form = ReminderForm(request.POST, table=table)
    ticked = request.POST.getlist("don-vi")
    valid = form.is_valid()
    if not {"about", "whom"}.isdisjoint(form.errors):
        messages.error(request, "Hãy chọn việc cần nhắc và nhắc ai.")
        return redirect(_back(request, plan))
    chosen = form.chosen(ticked)
    try:
        if valid and "send" in request.POST:
            return _send(request, plan, form, chosen)
        below = reminded_by(request.user, plan)
        round_ = prepare(table, form.cleaned_data["about"], chosen, below=below)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(_back(request, plan))
    return _show(request, table, form, round_)


def _send(
    request: SignedInRequest, plan: Plan, form: ReminderForm, chosen: set[int]
) -> HttpResponse:
    values = form.cleaned_data
    sent = remind(
        plan,
        about=values["about"],
        recipients=chosen,
        message=values["message"],
        actor=request.user,
    )
    messages.success(
        request,
        f"Đã nhắc {len(sent.to)} đơn vị ({sent.people_count} người): {sent.column.short}.",
    )
    for out in sent.left_out:
        messages.warning(
            request, f"Không gửi đến {len(out.recipients)} đơn vị. {out.reason}: {out.names}."
        )
    return redirect(_back(request, plan))


def _back(request: SignedInRequest, plan: Plan) -> str:
    """The URL to return to: the table for those who may see it, else the plan."""
    follows = may_follow_plan(request.user, plan)
    page = "campaigns:plan_tracking" if follows else "campaigns:plan_detail"
    return reverse(page, args=[plan.pk])


def _show(
    request: SignedInRequest, table: Table, form: ReminderForm, round_: Round
) -> HttpResponse:
    return render(
        request,
        "campaigns/plan_remind.html",
        {
            "plan": table.plan,
            "form": form,
            "round": round_,
            "back": _back(request, table.plan),
            "follows": may_follow_plan(request.user, table.plan),
        },
    )
