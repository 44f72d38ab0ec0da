"""Views that extend a deadline and record an event of the campaign."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from campaigns.forms.timetable import EventForm, ExtensionForm
from campaigns.models import Deadline, Plan
from campaigns.permissions import may_keep_timetable
from campaigns.plans import extensions
from campaigns.plans.page_queries import deadlines_of
from campaigns.plans.timetable import Timetable
from campaigns.views.lookups import deadline_by, plan_by


def _may_extend(user: User, deadline: Deadline) -> Verdict:
    return may_keep_timetable(user, deadline.plan)


@guarded(find=deadline_by, do=_may_extend)
def deadline_extend(request: SignedInRequest, deadline: Deadline) -> HttpResponse:
    """Extend a deadline. Objections are shown on the form."""
    form = ExtensionForm(request.POST or None, deadline=deadline)
    if request.method == "POST" and form.is_valid():
        try:
            extensions.extend(
                deadline,
                body=form.cleaned_data.get("body"),
                last_day=form.cleaned_data["last_day"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã gia hạn và báo cho đơn vị.")
            return redirect(deadline.plan)
    return render(
        request,
        "campaigns/deadline_extend.html",
        {
            "plan": deadline.plan,
            "dated": Timetable([deadline.plan]).dated(deadline),
            "form": form,
        },
    )


@guarded(find=plan_by, do=may_keep_timetable)
def plan_event(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Record an event. Objections are shown on the form."""
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            extensions.record_event(plan, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã ghi nhận sự kiện; các thời hạn tính từ đó đã rõ ngày.")
            return redirect(plan)
    return render(
        request,
        "campaigns/plan_event.html",
        {
            "plan": plan,
            "form": form,
            "events": plan.events.all(),
            "relative": [dated for dated in deadlines_of(plan, request.user) if dated.is_relative],
        },
    )
