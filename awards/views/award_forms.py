"""Views of a plan's forms of award: read by all who see the plan, edited while it is a draft."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from audit import clock
from audit.transitions import EditedMeanwhile
from awards.award_form_drafts import fingerprint_of, remove_award_form, write_award_form
from awards.decisions.eligible_dossiers import bodies_deciding
from awards.forms.award_forms import ROWS, AwardFormForm
from awards.forms.rules import AwardChoices
from awards.models import AwardForm
from awards.permissions import may_open_dossier
from awards.quotas import is_closed
from awards.rules.contradictions import contradictions_of
from awards.views.lookups import award_form_by, plan_by
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan, may_organise
from campaigns.plans.drafts.parts import PARTS
from screens.edit_conflicts import conflict_page


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: rows of one kind, and the template of their wide fields, if any."""

    heading: str
    what: str
    rows: Any
    wide: str


def _may_edit_plan_of(user: User, form: AwardForm) -> Verdict:
    return may_edit_plan(user, form.plan)


@guarded(find=plan_by)
def award_forms(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """What a plan offers as awards, and on what terms."""
    forms = plan.award_forms.select_related(
        "plan__issuing_body", "authority_body", "proposed_from", "voting_rule"
    ).prefetch_related("requirements__only_body", "quotas__exceptions__body", "required_documents")
    return render(
        request,
        "awards/award_forms.html",
        {
            "plan": plan,
            "forms": [(form, is_closed(form, clock.today())) for form in forms],
            "contradictions": contradictions_of(plan),
            "parts": PARTS,
            "may_organise": may_organise(request.user, plan),
            "deciding_bodies": bodies_deciding(request.user, plan, forms),
            "may_open": may_open_dossier(request.user, plan),
            "may_edit": may_edit_plan(request.user, plan),
            "may_raise": plan.is_published and may_organise(request.user, plan),
        },
    )


@guarded(find=plan_by, do=may_edit_plan)
def award_form_create(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """A blank form of award under a draft."""
    return _write(request, AwardForm(plan=plan))


@guarded(find=award_form_by, do=_may_edit_plan_of)
def award_form_edit(request: SignedInRequest, form: AwardForm) -> HttpResponse:
    """A form of award of a draft with its requirements, quotas and documents."""
    return _write(request, form)


@require_POST
@guarded(find=award_form_by, do=_may_edit_plan_of)
def award_form_remove(request: SignedInRequest, form: AwardForm) -> HttpResponse:
    """Take a form of award out of a draft."""
    remove_award_form(form, actor=request.user)
    messages.success(request, "Đã bỏ hình thức khen thưởng khỏi dự thảo.")
    return redirect("awards:award_forms", form.plan_id)


def _write(request: SignedInRequest, award_form: AwardForm) -> HttpResponse:
    plan, typed = award_form.plan, request.POST or None
    seen = request.POST.get("seen") or fingerprint_of(award_form)
    form = AwardFormForm(typed, instance=award_form, plan=plan)
    choices = {"choices": AwardChoices(plan, request.user)}
    rows = [
        Part(
            heading,
            what,
            formset(typed, instance=award_form, prefix=key, form_kwargs=choices),
            wide,
        )
        for key, (heading, what, formset, wide) in ROWS.items()
    ]
    if all([form.is_valid(), *(part.rows.is_valid() for part in rows)]):

        def save() -> None:
            form.save()
            for part in rows:
                part.rows.save()

        try:
            write_award_form(award_form, save=save, actor=request.user, seen=seen)
        except EditedMeanwhile as conflict:
            return conflict_page(
                request,
                form,
                conflict,
                back=reverse("awards:award_forms", args=[plan.pk]),
                rows=[part.rows for part in rows],
            )
        else:
            messages.success(request, "Đã lưu hình thức khen thưởng.")
            return redirect("awards:award_forms", plan.pk)
    return render(
        request,
        "awards/award_form_form.html",
        {"plan": plan, "form": form, "all_rows": rows, "seen": seen},
    )
