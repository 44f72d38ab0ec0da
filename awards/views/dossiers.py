"""Dossiers: the list, one whole, and the proposing side's form."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import guarded, signed_in
from audit.models import Event
from audit.steps import take
from awards.dossiers import proposing
from awards.dossiers.proposers import proposers_for
from awards.forms.dossiers import AppraisalForm, AttachmentForm, DossierForm, bodies_for_dossier
from awards.models import Dossier
from awards.models.award_forms import Awardee
from awards.permissions import (
    may_check_dossier,
    may_edit_dossier,
    may_open_dossier,
    may_prepare_dossier,
    may_see_dossier,
)
from awards.views.lookups import dossier_by, plan_by
from awards.workflow import DOSSIER
from campaigns.forms.steps import ReasonForm
from campaigns.models import Plan
from campaigns.permissions import may_see_plan

A_PAGE = 30


@signed_in
def dossier_list(request: HttpRequest) -> HttpResponse:
    """The dossiers that one may see."""
    found = Dossier.objects.visible_to(request.user).with_bodies()
    status = request.GET.get("tinh-trang", "")
    if status in DOSSIER.states:
        found = found.filter(status=status)
    plans = (
        Plan.objects.visible_to(request.user)
        .issued()
        .with_bodies()
        .filter(award_forms__isnull=False)
        .distinct()
    )
    return render(
        request,
        "awards/dossier_list.html",
        {
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "status": status,
            "states": DOSSIER.states.values(),
            "plans": plans,
        },
    )


@guarded(find=plan_by, see=may_see_plan, do=may_open_dossier)
def dossier_create(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Open a dossier for one awardee."""
    proposers = proposers_for(plan, request.user)
    form = DossierForm(
        request.POST or None,
        plan=plan,
        proposers=proposers,
        bodies=bodies_for_dossier(plan, list(proposers)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            dossier = proposing.open_dossier(
                form.cleaned_data["award_form"],
                proposed_by=form.cleaned_data["proposed_by"],
                values=form.values(),
                actor=request.user,
            )
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã lập hồ sơ. Hãy đính kèm các giấy tờ rồi nộp.")
            return redirect("awards:dossier_detail", dossier.pk)
    return render(request, "awards/dossier_form.html", {"form": form, "plan": plan})


@guarded(find=dossier_by, see=may_see_dossier, do=may_edit_dossier)
def dossier_edit(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Change the data of a draft or returned dossier."""
    plan = dossier.award_form.plan
    proposers = proposers_for(plan, request.user)
    form = DossierForm(
        request.POST or None,
        instance=dossier,
        plan=plan,
        proposers=proposers,
        bodies=bodies_for_dossier(plan, list(proposers)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            proposing.revise_dossier(
                Dossier.objects.get(pk=dossier.pk), values=form.values(), actor=request.user
            )
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã lưu hồ sơ.")
            return redirect("awards:dossier_detail", dossier.pk)
    return render(
        request, "awards/dossier_form.html", {"form": form, "plan": plan, "dossier": dossier}
    )


@guarded(find=dossier_by, see=may_see_dossier)
def dossier_detail(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """One dossier: its checklist, opinions, decision, history, and what one may do with it."""
    user = request.user
    documents = dossier.documents.select_related("required_document", "attached_by", "checked_by")
    return render(
        request,
        "awards/dossier_detail.html",
        {
            "dossier": dossier,
            "form": dossier.award_form,
            "plan": dossier.award_form.plan,
            "documents": documents,
            "requirements": dossier.award_form.requirements.filter(
                awardee__in=(dossier.awardee_kind, Awardee.BOTH)
            ),
            "appraisals": dossier.appraisals.select_related("appraiser"),
            "steps": DOSSIER.steps_for(user, dossier),
            "may_edit": may_edit_dossier(user, dossier),
            "may_check": dossier.status == "submitted" and may_check_dossier(user, dossier),
            "attachment_form": AttachmentForm(),
            "appraisal_form": AppraisalForm(),
            "reason_form": ReasonForm(),
            "history": Event.objects.about(dossier),
        },
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_prepare_dossier)
def dossier_submit(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Submit to the receiving office."""
    return take(
        request,
        lambda: proposing.submit(dossier, actor=request.user),
        done=f"Đã nộp hồ sơ đến {dossier.award_form.plan.receiver}.",
        then=reverse("awards:dossier_detail", args=[dossier.pk]),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_prepare_dossier)
def dossier_withdraw(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Take a dossier back."""
    return take(
        request,
        lambda: proposing.withdraw(dossier, actor=request.user),
        done="Đã rút hồ sơ.",
        then=reverse("awards:dossier_detail", args=[dossier.pk]),
    )
