"""Views of one initiative before a council: its scores, its conclusion."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from audit.models import Event
from paperwork.uploads import download_response
from paperwork.vietnamese import fold
from recognition import appraisal
from recognition.conflicts import conflict_with, conflicts_among
from recognition.forms.appraisal import AppraisalForm, ConclusionForm
from recognition.models import LibraryEntry, Recognition
from recognition.permissions import (
    may_appraise,
    may_conclude,
    may_declare_conflict,
    may_edit_entry,
    may_see_scores,
)
from recognition.views.lookups import recognition_by
from recognition.workflow import RECOGNITION
from registrations.models import EvidenceFile, InitiativeProgress
from screens.steps import ReasonForm, reason_in, take


@guarded(find=recognition_by)
def recognition_detail(request: SignedInRequest, recognition: Recognition) -> HttpResponse:
    """The page of a recognition: the initiative, the steps that the person may take, and the
    appraisals that they may see."""
    return _show(request, recognition)


def _show(
    request: SignedInRequest,
    recognition: Recognition,
    form: AppraisalForm | None = None,
    conclusion_form: ConclusionForm | None = None,
) -> HttpResponse:
    user: User = request.user
    council = recognition.council
    initiative = recognition.initiative
    own = recognition.appraisals.filter(appraiser=user).first()
    is_member = council.is_member(user)
    appraises = may_appraise(user, recognition)
    sees_scores = may_see_scores(user, recognition)
    appraisals = list(
        recognition.appraisals.select_related("appraiser").prefetch_related("scores__criterion")
    )
    members = list(council.members.select_related("user"))
    authors = list(initiative.authors.select_related("user"))
    may_propose = "propose" in RECOGNITION.steps_for(user, recognition)
    criteria = list(council.criteria.all())
    if appraises and form is None:
        form = AppraisalForm(criteria=criteria, own=own)
    entry = getattr(recognition, "library_entry", None)
    return render(
        request,
        "recognition/recognition_detail.html",
        {
            "recognition": recognition,
            "initiative": initiative,
            "registration": initiative.registration,
            "council": council,
            "authors": authors,
            "progress": _progress_of(recognition),
            "evidence": EvidenceFile.objects.filter(progress__initiative=initiative),
            "own": own,
            "form": form if appraises else None,
            "is_member": is_member,
            "conflict": conflict_with(user, recognition) if is_member else "",
            "may_declare": may_declare_conflict(user, recognition),
            "sees_scores": sees_scores,
            "appraisals": appraisals if sees_scores else [],
            "appraisal_count": len(appraisals),
            "appraiser_count": len(members)
            - len(conflicts_among([one.user_id for one in members], recognition)),
            "result": appraisal.result_so_far(recognition) if sees_scores else None,
            "namesakes": _namesakes(members, authors) if is_member else [],
            "conclusion_form": conclusion_form or (ConclusionForm() if may_propose else None),
            "reason_form": ReasonForm(),
            "entry": entry,
            "may_write_entry": may_edit_entry(user, entry or LibraryEntry(recognition=recognition)),
            "history": Event.objects.about(recognition),
        },
    )


def _progress_of(recognition: Recognition) -> InitiativeProgress | None:
    return InitiativeProgress.objects.filter(initiative=recognition.initiative_id).first()


def _namesakes(members: list, authors: list) -> list[str]:
    """Members with the same name as an author without an account, to be checked by people."""
    names = {fold(author.full_name) for author in authors if author.user_id is None}
    return [one.user.full_name for one in members if fold(one.user.full_name) in names]


@require_POST
@guarded(find=recognition_by, do=may_appraise)
def appraise(request: SignedInRequest, recognition: Recognition) -> HttpResponse:
    """Save a member's scores; invalid input is shown again, nothing typed is lost."""
    own = recognition.appraisals.filter(appraiser=request.user.pk).first()
    form = AppraisalForm(request.POST, criteria=recognition.council.criteria.all(), own=own)
    if not form.is_valid():
        return _show(request, recognition, form=form)
    try:
        appraisal.appraise(recognition, actor=request.user, **form.given)
    except ValidationError as objection:
        form.add_error(None, objection)
        return _show(request, recognition, form=form)
    messages.success(request, "Đã ghi phiếu chấm của bạn.")
    waiting = recognition.council.cases.pending_for(request.user).exclude(pk=recognition.pk).first()
    if waiting is not None and "next" in request.POST:
        return redirect(waiting)
    return redirect(recognition)


@require_POST
@guarded(find=recognition_by, do=may_declare_conflict)
def declare_conflict(request: SignedInRequest, recognition: Recognition) -> HttpResponse:
    """Declare a conflict of interest, with a reason."""
    return take(
        request,
        lambda: appraisal.declare_conflict(
            recognition, actor=request.user, reason=reason_in(request)
        ),
        done="Đã ghi nhận; bạn không chấm sáng kiến này.",
        then=recognition.get_absolute_url(),
    )


@require_POST
@guarded(find=recognition_by, do=may_conclude)
def conclude(request: SignedInRequest, recognition: Recognition) -> HttpResponse:
    """Save the council's conclusion."""
    form = ConclusionForm(request.POST)
    if not form.is_valid():
        return _show(request, recognition, conclusion_form=form)
    try:
        event = appraisal.conclude(recognition, actor=request.user, **form.cleaned_data)
    except ValidationError as objection:
        form.add_error(None, objection)
        return _show(request, recognition, conclusion_form=form)
    messages.success(
        request, "Đã ghi kết luận." if event else "Việc này đã được thực hiện trước đó."
    )
    return redirect(recognition)


def _evidence_by(user: User, pk: int, file_pk: int) -> Recognition:
    recognition = recognition_by(user, pk)
    recognition.asked_file = EvidenceFile.objects.get(  # type: ignore[attr-defined]
        pk=file_pk, progress__initiative=recognition.initiative_id
    )
    return recognition


@require_GET
@guarded(find=_evidence_by)
def evidence(request: SignedInRequest, recognition: Recognition) -> FileResponse:
    """What the unit attached to its progress, for those who appraise it."""
    file = recognition.asked_file  # type: ignore[attr-defined]
    if not file.file:
        raise Http404
    return download_response(file.file, download_name=file.title)
