"""Views that edit a draft part by part."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from audit.transitions import EditedMeanwhile
from campaigns.forms.parts import FORMSETS, PartChoices, rows_behind
from campaigns.forms.recipients import RecipientsForm
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan
from campaigns.plans.drafts import fingerprints
from campaigns.plans.drafts.parts import PART_BY_KEY, PARTS, revise_part, revise_recipients
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.views.lookups import plan_and_part_by
from screens.edit_conflicts import conflict_page
from screens.steps import PageContext


def _may_edit_part(user: User, plan_and_part: tuple[Plan, str]) -> Verdict:
    return may_edit_plan(user, plan_and_part[0])


@guarded(find=plan_and_part_by, do=_may_edit_part)
def plan_part(request: SignedInRequest, plan_and_part: tuple[Plan, str]) -> HttpResponse:
    """Edit one part of a draft: show its rows, add one more, or save."""
    plan, key = plan_and_part
    if key not in PART_BY_KEY:
        raise Http404
    if key == "noi-nhan":
        return _recipients(request, plan)
    seen = request.POST.get("seen") or fingerprints.of_rows(rows_behind(plan, key))
    rows = FORMSETS[key](
        request.POST or None,
        instance=plan,
        prefix=key,
        form_kwargs={"choices": PartChoices(plan, request.user)},
    )
    if rows.is_valid():
        try:
            revise_part(
                plan,
                actor=request.user,
                save=rows.save,
                seen=seen,
                fingerprint=lambda: fingerprints.of_rows(rows_behind(plan, key)),
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, None, conflict, back=plan.get_absolute_url(), rows=[rows])
        else:
            return _saved(request, plan, key)
    return render(
        request, "campaigns/plan_part.html", {**_around(plan, key), "rows": rows, "seen": seen}
    )


def _recipients(request: SignedInRequest, plan: Plan) -> HttpResponse:
    seen = request.POST.get("seen") or fingerprints.of_recipients(plan)
    form = RecipientsForm(plan, request.POST or None)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            revise_recipients(
                plan,
                recipients=form.chosen_recipients(),
                lines=form.lines(),
                actor=request.user,
                seen=seen,
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=plan.get_absolute_url())
        else:
            return _saved(request, plan, "noi-nhan")
    return render(
        request,
        "campaigns/plan_recipients.html",
        {**_around(plan, "noi-nhan"), "form": form, "seen": seen},
    )


def _saved(request: SignedInRequest, plan: Plan, key: str) -> HttpResponse:
    messages.success(request, f"Đã lưu phần {PART_BY_KEY[key].title}.")
    if "next" in request.POST:
        keys = list(PART_BY_KEY)
        place = keys.index(key) + 1
        if place < len(keys):
            return redirect("campaigns:plan_part", plan.pk, keys[place])
        return redirect("awards:award_forms", plan.pk)
    return redirect("campaigns:plan_part", plan.pk, key)


def _around(plan: Plan, key: str) -> PageContext:
    return {
        "plan": plan,
        "part": PART_BY_KEY[key],
        "parts": PARTS,
        "conflicts": conflicts_of(plan),
    }
