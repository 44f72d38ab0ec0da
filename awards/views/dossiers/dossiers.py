"""Views of dossiers: list, page, and the form of the proposing unit."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded, signed_in
from accounts.models import User
from audit.models import Event
from audit.transitions import EditedMeanwhile
from awards.conflicts import conflict_with
from awards.dossiers import submission
from awards.dossiers.bulk_steps import acts_of
from awards.dossiers.namesakes import may_identify_honoree, namesakes_to_ask_about
from awards.dossiers.nominations import on_the_same_list
from awards.dossiers.opinions import found_for
from awards.dossiers.submission import proposers_for
from awards.filters import DossierFilter
from awards.forms.dossiers import AttachmentForm, DossierForm, bodies_for_dossier
from awards.models import (
    Appraisal,
    AwardDecision,
    DecisionItem,
    Dossier,
    Meeting,
    MeetingItem,
    Requirement,
)
from awards.models.dossiers import ENDED, UNDER_REVIEW
from awards.models.law import law_for
from awards.permissions import (
    may_check_dossier,
    may_edit_dossier,
    may_judge,
    may_open_dossier,
    may_present_dossier,
)
from awards.rules.findings import Finding, hidden_from_others
from awards.views.lookups import dossier_by, plan_by
from campaigns.models import Plan
from decisions.models import DecisionStatus
from screens.edit_conflicts import conflict_page
from screens.filters import paginate
from screens.steps import PageContext, ReasonForm

Status = Dossier.Status


@signed_in
def dossier_list(request: SignedInRequest) -> HttpResponse:
    """The dossiers that the person may see."""
    found = Dossier.objects.visible_to(request.user).with_bodies()
    narrowed = DossierFilter(request.GET, found)
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
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "plans": plans,
            "acts": acts_of(request.user),
        },
    )


@guarded(find=plan_by, do=may_open_dossier)
def dossier_create(request: SignedInRequest, plan: Plan) -> HttpResponse:
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
            dossier = submission.open_dossier(
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


@guarded(find=dossier_by, do=may_edit_dossier)
def dossier_edit(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
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
            submission.revise_dossier(
                Dossier.objects.get(pk=dossier.pk),
                values=form.values(),
                actor=request.user,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=dossier.get_absolute_url())
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã lưu hồ sơ.")
            return redirect("awards:dossier_detail", dossier.pk)
    return render(
        request, "awards/dossier_form.html", {"form": form, "plan": plan, "dossier": dossier}
    )


@guarded(find=dossier_by)
def dossier_detail(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """One dossier: its checklist, what the rules find, opinions, decision, history, and the steps
    that the person may take."""
    user = request.user
    documents = dossier.documents.select_related("required_document", "attached_by", "checked_by")
    checks = may_check_dossier(user, dossier)
    conflict = conflict_with(user, dossier) if checks else ""
    return render(
        request,
        "awards/dossier_detail.html",
        {
            "dossier": dossier,
            "form": dossier.award_form,
            "plan": dossier.award_form.plan,
            "documents": documents,
            "found": _found(dossier, tells_all=bool(checks)),
            "law": law_for(dossier.received_on) if dossier.received_on else None,
            "appraisals": _appraisals(user, dossier),
            "conflict": conflict if dossier.status == Status.COMPLETE else "",
            "namesakes": namesakes_to_ask_about(dossier),
            "may_identify_honoree": may_identify_honoree(user, dossier),
            "may_recuse": dossier.status in UNDER_REVIEW and may_judge(user, dossier),
            "together": on_the_same_list(dossier),
            "may_appraise": dossier.status == Status.COMPLETE and checks and not conflict,
            "may_decide": dossier.status in (Status.APPRAISED, Status.VOTED)
            and may_present_dossier(user, dossier),
            "road": road_of(user, dossier),
            "awaits_council": dossier.status == Status.APPRAISED
            and dossier.award_form.needs_council,
            "may_edit": may_edit_dossier(user, dossier),
            "may_check": dossier.status == Status.SUBMITTED and checks,
            "attachment_form": AttachmentForm(),
            "reason_form": ReasonForm(),
            "history": Event.objects.about(dossier),
        },
    )


def _found(dossier: Dossier, *, tells_all: bool) -> list[tuple[Requirement, Finding]]:
    """What the rules find today, until the dossier is decided on."""
    if dossier.status in ENDED:
        return []
    found = found_for(dossier)
    if tells_all:
        return found
    shown = hidden_from_others(finding for _, finding in found)
    return [(requirement, one) for (requirement, _), one in zip(found, shown, strict=True)]


def _appraisals(user: User, dossier: Dossier) -> Iterable[Appraisal]:
    """The opinions: the desk's own until the appraisal has ended, then those of who may see all."""
    if dossier.status == Status.COMPLETE and not may_check_dossier(user, dossier):
        return []
    return dossier.appraisals.select_related("appraiser").prefetch_related("answers")


def road_of(user: User, dossier: Dossier) -> PageContext:
    """The meetings that had a dossier on their list and the decisions that name it, as far as the
    person may see them; `in_decision` where a decision holds it now. Two queries."""
    meetings = MeetingItem.objects.filter(
        dossier=dossier,
        meeting__in=Meeting.objects.visible_to(user).exclude(status=Meeting.Status.CALLED_OFF),
    ).select_related("meeting__council__body")
    visible = AwardDecision.objects.visible_to(user).filter(pk=OuterRef("decision"))
    lines = list(
        DecisionItem.objects.filter(dossier=dossier)
        .exclude(decision__status=DecisionStatus.DISCARDED)
        .annotate(is_visible=Exists(visible))
        .select_related("decision")
        .order_by("decision")
    )
    return {
        "meetings": meetings.order_by("meeting__held_on"),
        "lines": [line for line in lines if line.is_visible],
        "in_decision": any(line.holds for line in lines),
    }
