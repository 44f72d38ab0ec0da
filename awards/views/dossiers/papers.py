"""Views of a dossier's papers: upload, download, check."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from awards.dossiers import appraisal, checklist
from awards.forms.dossiers import AttachmentForm
from awards.models import DossierDocument
from awards.permissions import may_check_dossier, may_edit_dossier
from awards.views.lookups import document_by
from paperwork.uploads import download_response


def may_attach_document(user: User, document: DossierDocument) -> Verdict:
    """Whoever may edit the dossier."""
    return may_edit_dossier(user, document.dossier)


def may_check_document(user: User, document: DossierDocument) -> Verdict:
    """Whoever checks the dossier."""
    return may_check_dossier(user, document.dossier)


@require_POST
@guarded(find=document_by, do=may_attach_document)
def document_attach(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """Attach a file, after its type and size have been checked by content."""
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        _tell(request, [str(error) for errors in form.errors.values() for error in errors])
    else:
        try:
            count = checklist.attach(document, file=form.cleaned_data["file"], actor=request.user)
        except ValidationError as objection:
            _tell(request, objection.messages)
        else:
            more = f" (cho {count} hồ sơ trong danh sách)" if count > 1 else ""
            messages.success(request, f"Đã đính kèm: {document}{more}.")
    return redirect("awards:dossier_detail", document.dossier_id)


@require_GET
@guarded(find=document_by)
def document_download(request: SignedInRequest, document: DossierDocument) -> FileResponse:
    """The attached file, under the name of the paper."""
    if not document.file:
        raise Http404
    return download_response(document.file, download_name=str(document))


@require_POST
@guarded(find=document_by, do=may_check_document)
def document_check(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """Check a paper off, or take that back."""
    is_right = request.POST.get("is_right") == "1"
    try:
        appraisal.check_off(document, is_right=is_right, actor=request.user)
    except ValidationError as objection:
        _tell(request, objection.messages)
    return redirect("awards:dossier_detail", document.dossier_id)


@require_POST
@guarded(find=document_by, do=may_check_document)
def document_problem(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """Note what is missing or wrong with a paper, to be named when the dossier is returned."""
    appraisal.note_problem(document, problem=request.POST.get("problem", ""), actor=request.user)
    return redirect("awards:dossier_detail", document.dossier_id)


def _tell(request: SignedInRequest, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        messages.error(request, sentence)
