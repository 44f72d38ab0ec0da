"""The pages of an import: upload a workbook, preview what was read or list what is wrong, take it
in.

`import_paths` makes the three addresses of an import for an app's `urls.py`.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Predicate, SignedInRequest, guarded
from paperwork.downloads import content_response
from paperwork.models import ImportPreview
from paperwork.spreadsheet_import.marked_copy import marked_copy
from paperwork.spreadsheet_import.tables import Reading
from screens.imports import Preview, SpreadsheetImport, WorkbookForm, as_plain, from_plain
from screens.steps import PageContext, show_objections

SHOWN_PROBLEMS = 200

AnyImport = type[SpreadsheetImport[Any, Any]]


def import_paths(
    route: str,
    name: str,
    imports: AnyImport,
    *,
    find: Callable[..., Any] = lambda *_: None,
    do: Predicate[Any] | None = None,
) -> list[URLPattern]:
    """The paths of an import: its page at `route`, named `name`; its template and its confirmation
    below it, named with `_template` and `_confirm`. The three share one declared access; without
    `find` the import has no target object."""
    views = ImportViews(imports)
    declare = guarded(find=find, do=do)
    return [
        path(route, declare(views.page), name=name),
        path(f"{route}mau.xlsx", require_GET(declare(views.template)), name=f"{name}_template"),
        path(f"{route}nhan/", require_POST(declare(views.confirm)), name=f"{name}_confirm"),
    ]


class ImportViews:
    """The views of one import. Callers check the permission."""

    layout = "base.html"
    form_template = "screens/_import_form.html"

    def __init__(self, imports: AnyImport) -> None:
        self.imports = imports

    def page(self, request: SignedInRequest, target: Any) -> HttpResponse:
        """The upload form; after an upload, a preview line by line, or the list of problems. A file
        with problems can be downloaded with its faults marked."""
        work = self.imports(target, request.user)
        form = work.form_class(
            request.POST or None, request.FILES or None, initial=work.initial() or None
        )
        form.fields["file"].label = work.file_label
        reading: Reading[Any] | None = None
        preview = Preview()
        if request.method == "POST" and form.is_valid():
            work = self.imports(target, request.user, {**form.given(), **work.noted()})
            try:
                reading = work.read(form.cleaned_data["file"])
                if not reading.problems:
                    preview = work.preview(reading.lines)
                    reading.problems += preview.problems
                if reading.problems and "marked" in request.POST:
                    content = marked_copy(form.cleaned_data["file"], reading.problems)
                    title = f"{work.file_title()} – cần sửa"
                    return content_response(content, title=title, extension="xlsx")
            except ValidationError as objection:
                form.add_error("file", objection)
        return self._shown(request, work, form, reading, preview)

    def _shown(
        self,
        request: SignedInRequest,
        work: SpreadsheetImport[Any, Any],
        form: WorkbookForm,
        reading: Reading[Any] | None,
        preview: Preview,
    ) -> HttpResponse:
        """The rendered page; where the lines can be confirmed, they are stored and the page gets
        their token."""
        token = ""
        if reading is not None and not reading.problems:
            token = ImportPreview.objects.keep(
                page=self._key(request),
                owner=request.user,
                lines=as_plain(reading.lines),
                given=work.given,
            ).token
        name = _base_name(request)
        return render(
            request,
            "screens/import_page.html",
            {
                **self.context(request, form),
                "layout": self.layout,
                "form_template": self.form_template,
                "title": work.title,
                "work": work,
                "form": form,
                "reading": reading,
                "preview": preview,
                "problems": reading.problems[:SHOWN_PROBLEMS] if reading else [],
                "token": token,
                "confirm_url": _address(request, f"{name}_confirm"),
                "template_url": _address(request, f"{name}_template"),
            },
        )

    def template(self, request: SignedInRequest, target: Any) -> HttpResponse:
        """Download the workbook to be filled in."""
        work = self.imports(target, request.user)
        return content_response(work.template_content(), title=work.file_title(), extension="xlsx")

    def confirm(self, request: SignedInRequest, target: Any) -> HttpResponse:
        """Take in the lines stored with the preview, never data from the browser. All or nothing,
        and once."""
        try:
            with transaction.atomic():
                kept = ImportPreview.objects.claim(
                    request.POST.get("token", ""), page=self._key(request), owner=request.user
                )
                if kept is not None:
                    work = self.imports(target, request.user, kept.given)
                    said = work.take_in(from_plain(work.line, kept.lines), request.POST)
                    kept.delete()
        except ImportPreview.DoesNotExist as missing:
            raise Http404 from missing
        except ValidationError as objection:
            show_objections(request, objection)
            return redirect(_address(request, _base_name(request)))
        if kept is None:
            messages.error(request, self.imports.nothing_previewed)
            return redirect(_address(request, _base_name(request)))
        messages.success(request, said)
        return redirect(work.done_url())

    def context(self, request: SignedInRequest, form: WorkbookForm) -> PageContext:
        """The context that the layout needs."""
        return {}

    def _key(self, request: SignedInRequest) -> str:
        """The key of a preview: the import, and the target in the URL."""
        values = _match(request).kwargs.values()
        return " ".join([self.imports.name, *map(str, values)])


def _match(request: SignedInRequest) -> Any:
    """The resolver match of the request, which every request that reached a view has."""
    return request.resolver_match


def _base_name(request: SignedInRequest) -> str:
    """The URL name of the import's page, also while it is confirmed."""
    return _match(request).view_name.removesuffix("_confirm")


def _address(request: SignedInRequest, name: str) -> str:
    return reverse(name, kwargs=_match(request).kwargs)
