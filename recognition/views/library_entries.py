"""Views that edit a library entry and its files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from audit.transitions import EditedMeanwhile
from recognition import library_publication
from recognition.forms.decisions import EntryForm, FileForm
from recognition.models import LibraryEntry, LibraryFile
from recognition.permissions import may_edit_entry
from recognition.views.lookups import entry_by, entry_of, file_by
from screens.edit_conflicts import conflict_page


@guarded(find=entry_of, do=may_edit_entry)
def entry_edit(request: SignedInRequest, entry: LibraryEntry) -> HttpResponse:
    """Write the entry of a recognised initiative, or change it."""
    initial = {} if entry.pk else {"contact": entry.recognition.unit.name}
    form = EntryForm(request.POST or None, instance=entry, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = library_publication.write(
                entry.recognition,
                actor=request.user,
                values=form.cleaned_data,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=entry.get_absolute_url())
        messages.success(request, "Đã lưu bài. Hãy xem lại rồi đưa vào thư viện.")
        return redirect(saved)
    return render(
        request,
        "recognition/entry_form.html",
        {"entry": entry, "recognition": entry.recognition, "form": form},
    )


@guarded(find=entry_by, do=may_edit_entry)
def file_attach(request: SignedInRequest, entry: LibraryEntry) -> HttpResponse:
    """Add a file; the form of a refused file is shown again."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attached = library_publication.attach(entry, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error("file", objection)
        else:
            messages.success(request, f"Đã đính kèm: {attached}.")
            return redirect(entry)
    return render(request, "recognition/file_form.html", {"entry": entry, "form": form})


def _may_edit(user: User, file: LibraryFile) -> Verdict:
    return may_edit_entry(user, file.entry)


@require_POST
@guarded(find=file_by, do=_may_edit)
def file_take_back(request: SignedInRequest, file: LibraryFile) -> HttpResponse:
    """Remove a file from an entry."""
    library_publication.take_back(file, actor=request.user)
    messages.success(request, f"Đã bỏ tài liệu: {file}.")
    return redirect(file.entry)
