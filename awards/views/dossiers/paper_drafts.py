"""Views of a paper that is written in the portal: form, PDF or Word, attachment to the dossier."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from audit.transitions import EditedMeanwhile
from awards.dossiers.checklist import listed_on
from awards.dossiers.papers.documents import paper_of, proposed_words
from awards.dossiers.papers.drafts import use_made, write_words
from awards.forms.papers import FORMS
from awards.models import DossierDocument
from awards.views.dossiers.papers import may_attach_document
from awards.views.lookups import document_by
from paperwork.downloads import content_response
from paperwork.official_documents.description import OfficialDocument
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from screens.edit_conflicts import conflict_page


@guarded(find=document_by, do=may_attach_document)
def paper_write(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """The words of a paper, proposed out of the data; kept, or kept and used."""
    form_class = FORMS.get(document.required_document.made_as)
    if form_class is None:
        raise Http404
    listed = listed_on(document)
    anew = request.method == "POST" and "propose" in request.POST
    words = {} if anew else document.wording
    initial = words or proposed_words(document, listed)
    typed = None if anew else request.POST or None
    form = form_class(typed, initial=initial, revision=document.revision)
    if request.method == "POST" and not anew and form.is_valid():
        try:
            write_words(
                document,
                words=form.words(),
                actor=request.user,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            back = reverse("awards:paper_write", args=[document.pk])
            return conflict_page(request, form, conflict, back=back)
        if "use" not in request.POST:
            messages.success(request, "Đã lưu lời văn.")
            return redirect("awards:paper_write", document.pk)
        try:
            count = use_made(document, actor=request.user)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            more = f" của {count} hồ sơ trong danh sách" if count > 1 else ""
            messages.success(request, f"Đã đưa {document} vào thành phần{more}.")
            return redirect("awards:dossier_detail", document.dossier_id)
    return render(
        request,
        "awards/paper_form.html",
        {"document": document, "dossier": document.dossier, "form": form, "listed": listed},
    )


@require_GET
@guarded(find=document_by)
def paper_pdf(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """The paper as its words stand, to print and sign."""
    return _set(document, document_pdf, "pdf")


@require_GET
@guarded(find=document_by)
def paper_word(request: SignedInRequest, document: DossierDocument) -> HttpResponse:
    """The same, to be edited further."""
    return _set(document, document_word, "docx")


def _set(
    document: DossierDocument, setting: Callable[[OfficialDocument], bytes], extension: str
) -> HttpResponse:
    if document.required_document.made_as not in FORMS:
        raise Http404
    content = setting(paper_of(document, listed_on(document)))
    title = f"{document.required_document.get_made_as_display()} {document.dossier.awardee_name}"
    return content_response(content, title=title, extension=extension)
