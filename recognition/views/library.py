"""Views of the library: search, page, copy."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from audit.models import Event
from paperwork.uploads import download_response
from recognition.filters import LibraryFilter
from recognition.forms.copies import CopyForm, targets_for
from recognition.models import LibraryEntry, LibraryFile
from recognition.permissions import may_edit_entry
from recognition.views.lookups import entry_by, file_by
from registrations.copies import copy_lines
from registrations.views.lookups import registration_of
from screens.filters import paginate


@signed_in
def library(request: SignedInRequest) -> HttpResponse:
    """What is in the library, narrowed by words, field, year, province and kind."""
    found = LibraryFilter(request.GET)
    return render(
        request,
        "recognition/library.html",
        {"filter": found.form, "page": paginate(request, found.qs)},
    )


@guarded(find=entry_by)
def entry_detail(request: SignedInRequest, entry: LibraryEntry) -> HttpResponse:
    """One initiative with credit: whose it is, by which decision, how it is done."""
    recognition = entry.recognition
    may_edit = may_edit_entry(request.user, entry)
    return render(
        request,
        "recognition/entry_detail.html",
        {
            "entry": entry,
            "recognition": recognition,
            "initiative": recognition.initiative,
            "registration": recognition.initiative.registration,
            "authors": recognition.initiative.authors.all(),
            "files": entry.files.all(),
            "may_edit": may_edit,
            "history": Event.objects.about(entry) if may_edit else [],
        },
    )


@require_GET
@guarded(find=file_by)
def file_download(request: SignedInRequest, file: LibraryFile) -> FileResponse:
    """A file of an entry, under the name that it was given."""
    return download_response(file.file, download_name=file.title)


@guarded(find=entry_by)
def entry_copy(request: SignedInRequest, entry: LibraryEntry) -> HttpResponse:
    """Copy the initiative into a draft registration of the person's unit, with its source named.
    Where it goes is asked, and its field where the plan has none that stands for it."""
    form = CopyForm(request.POST or None, entry=entry, targets=targets_for(request.user))
    if request.method == "POST" and form.is_valid():
        target = form.cleaned_data["target"]
        registration = registration_of(request.user, target.plan.pk, target.body.pk)
        chosen = [(entry.recognition.initiative, form.cleaned_data["area"])]
        try:
            copy_lines(registration, chosen, actor=request.user)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(
                request, "Đã chép vào bản đăng ký, có ghi nguồn. Hãy soát lại tiến độ rồi nộp."
            )
            return redirect("registrations:registration_edit", target.plan.pk, target.body.pk)
    return render(request, "recognition/entry_copy.html", {"entry": entry, "form": form})
