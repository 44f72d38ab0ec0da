"""Views of a unit's progress: all its initiatives, one initiative, its evidence."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Refused, SignedInRequest, Verdict, guarded
from accounts.models import User
from audit.models import Event
from audit.transitions import EditedMeanwhile
from paperwork.uploads import UploadRefused, download_response
from registrations.initiative_registries import panels_for
from registrations.models import EvidenceFile, Initiative, InitiativeProgress
from registrations.models.progress import progress_of
from registrations.permissions import (
    may_report_progress,
)
from registrations.progress import evidence, updates
from registrations.progress.forms import EvidenceForm, ProgressForm, forms_of
from registrations.progress.overview import lines_of_unit, tally
from registrations.views.lookups import Unit, evidence_by, initiative_by, progress_unit_by
from screens.edit_conflicts import conflict_page
from screens.fields import TickedRowsForm
from screens.filters import paginate
from screens.steps import show_objections


@guarded(find=progress_unit_by)
def progress_of_unit(request: SignedInRequest, unit: Unit) -> HttpResponse:
    """All initiatives of a unit under a plan, the late ones first; for its people, a form in which
    several are changed at once. Whatever happens, what was typed stays."""
    lines = lines_of_unit(unit.plan, unit.body)
    page = paginate(request, lines)
    may_report = _may_report_any(request.user, page)
    rows = forms_of(page)
    if request.method == "POST":
        if not may_report:
            raise Refused("Chỉ người của đơn vị được cập nhật tiến độ, khi kế hoạch còn hiệu lực.")
        # By what was sent, not by the page: a line may have gone to another page meanwhile.
        sent = TickedRowsForm(request.POST, name="dong", among=lines).rows()
        rows = forms_of(sent, request.POST)
        try:
            if _save_all(request, rows):
                return redirect(request.get_full_path())
        except EditedMeanwhile as conflict:
            return _both(request, rows, conflict)
    return render(
        request,
        "registrations/progress/progress_of_unit.html",
        {
            "plan": unit.plan,
            "body": unit.body,
            "page": page,
            "rows": rows,
            "tally": tally(lines),
            "may_report": may_report,
        },
    )


def _may_report_any(user: User, page: Iterable[Initiative]) -> bool:
    # All lines of the page are of one registration: what holds for one holds for all.
    first = next(iter(page), None)
    return first is not None and bool(may_report_progress(user, progress_of(first)))


def _save_all(request: SignedInRequest, rows: list[ProgressForm]) -> bool:
    """Save the rows that were touched, all or none; whether there is nothing left to mend."""
    touched = [row for row in rows if row.is_bound and row.was_touched]
    if not touched:
        messages.info(request, "Không có gì thay đổi nên không có gì để lưu.")
        return True
    if all([row.is_valid() for row in touched]):
        said = [(row.initiative, row.said()) for row in touched]
        try:
            count = updates.report_all(said, actor=request.user)
        except updates.NotAll as refusal:
            for row in touched:
                objection = refusal.objections.get(row.initiative.pk)
                if isinstance(objection, EditedMeanwhile):
                    raise objection from refusal
                if objection is not None:
                    row.add_error(None, objection)
        else:
            messages.success(request, f"Đã lưu tiến độ của {count} nội dung.")
            return True
    messages.error(request, "Chưa lưu nội dung nào: hãy sửa những chỗ được đánh dấu rồi lưu lại.")
    return False


def _both(
    request: SignedInRequest, rows: list[ProgressForm], conflict: EditedMeanwhile
) -> HttpResponse:
    """What was typed beside what is stored, of the rows that somebody else saved meanwhile."""
    changed = [row for row in rows if row.is_bound and row.was_touched and row.is_stale]
    return conflict_page(request, None, conflict, back=request.get_full_path(), several=changed)


@guarded(find=initiative_by)
def initiative_detail(request: SignedInRequest, initiative: Initiative) -> HttpResponse:
    """One initiative: its progress with history and evidence, and what other apps know of it."""
    progress = progress_of(initiative)
    may_report = may_report_progress(request.user, progress)
    form = ProgressForm(initiative, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_report:
            raise Refused(may_report.reason)
        try:
            if _save_one(request, form):
                return redirect(initiative)
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=initiative.get_absolute_url())
    return _show(request, initiative, form, EvidenceForm())


def _save_one(request: SignedInRequest, form: ProgressForm) -> bool:
    if not form.is_valid():
        return False
    try:
        event = updates.report(form.initiative, actor=request.user, said=form.said())
    except EditedMeanwhile:
        raise
    except ValidationError as objection:
        form.add_error(None, objection)
        return False
    messages.success(request, "Đã lưu tiến độ." if event else "Không có gì thay đổi.")
    return True


def _show(
    request: SignedInRequest,
    initiative: Initiative,
    form: ProgressForm,
    evidence_form: EvidenceForm,
) -> HttpResponse:
    progress = progress_of(initiative)
    stored = progress.pk is not None
    return render(
        request,
        "registrations/progress/initiative_detail.html",
        {
            "initiative": initiative,
            "progress": progress,
            "registration": initiative.registration,
            "plan": initiative.registration.plan,
            "form": form,
            "evidence_form": evidence_form,
            "may_report": may_report_progress(request.user, progress),
            "evidence": progress.evidence.select_related("added_by") if stored else [],
            "history": Event.objects.about(progress) if stored else [],
            "panels": panels_for(request.user, initiative),
        },
    )


def may_attach_evidence(user: User, initiative: Initiative) -> Verdict:
    """People who report on an initiative may attach evidence of it."""
    return may_report_progress(user, InitiativeProgress(initiative=initiative))


def may_take_back_evidence(user: User, file: EvidenceFile) -> Verdict:
    """Who reports on the initiative; whether the file may still go, the verb knows."""
    return may_report_progress(user, file.progress)


@require_POST
@guarded(find=initiative_by, do=may_attach_evidence)
def evidence_attach(request: SignedInRequest, initiative: Initiative) -> HttpResponse:
    """Add files; where one is not taken, none is, and the page says which and why."""
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            found = evidence.attach(
                initiative,
                files=form.cleaned_data["papers"],
                title=form.cleaned_data["title"],
                actor=request.user,
            )
        except UploadRefused as objection:
            form.add_error("papers", objection)
        else:
            messages.success(request, f"Đã thêm {len(found)} minh chứng.")
            return redirect(initiative)
    return _show(request, initiative, ProgressForm(initiative), form)


@require_GET
@guarded(find=evidence_by)
def evidence_download(request: SignedInRequest, file: EvidenceFile) -> FileResponse:
    """The file, under its title."""
    return download_response(file.file, download_name=file.title)


@require_POST
@guarded(find=evidence_by, do=may_take_back_evidence)
def evidence_take_back(request: SignedInRequest, file: EvidenceFile) -> HttpResponse:
    """Take a file back that no report went out with."""
    try:
        evidence.take_back(file, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
    else:
        messages.success(request, "Đã rút minh chứng.")
    return redirect(file.progress.initiative)
