"""The pages on which Excel sheets about bodies are taken in: upload, preview, confirm.

Between preview and confirmation the rows stay in the session; nothing comes back from the browser
but the word that they are right.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from accounts.access import Refused, SignedInRequest
from accounts.models import User
from organisation.forms.body_workbooks import CommunesForm, SheetForm, decree_from
from organisation.models import IssuingBody
from organisation.reorganisation.acts import may_reorganise
from organisation.reorganisation.decree import rehearse
from organisation.workbooks import changes, communes
from organisation.workbooks.problems import Row, read_rows
from paperwork.downloads import content_response


def _change(rows: list[Row], _: dict[str, Any], actor: User) -> Any:
    return changes.perform(rows, actor=actor)


def _take_in_communes(rows: list[Row], given: dict[str, Any], actor: User) -> Any:
    return communes.take_in(
        rows,
        IssuingBody.objects.get(pk=given["province"]),
        decree=decree_from(given),
        end_the_gone=given["end_the_gone"],
        actor=actor,
    )


@dataclass(frozen=True)
class BodySheet:
    """A kind of sheet: what it is called, how it is read, done and shown."""

    name: str
    address: str
    title: str
    columns: Any
    template: Callable[[], bytes]
    form: type[SheetForm]
    perform: Callable[[list[Row], dict[str, Any], Any], Any]
    preview: str


SHEETS = (
    BodySheet(
        "changes",
        "bang-thay-doi",
        "Bảng thay đổi",
        changes.COLUMNS,
        changes.template,
        SheetForm,
        _change,
        "admin/organisation/issuingbody/_changes.html",
    ),
    BodySheet(
        "communes",
        "cap-xa",
        "Danh sách cấp xã",
        communes.COLUMNS,
        communes.template,
        CommunesForm,
        _take_in_communes,
        "admin/organisation/issuingbody/_communes.html",
    ),
)


class BodySheets(admin.ModelAdmin):
    """The pages of the sheets, for the admin of bodies."""

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, with two for each sheet."""
        found = []
        for sheet in SHEETS:
            for address, view, ending in (
                (sheet.address, self.take_in_sheet, ""),
                (f"{sheet.address}/mau", self.empty_sheet, "_template"),
            ):
                name = f"organisation_issuingbody_{sheet.name}{ending}"
                guarded = self.admin_site.admin_view(view)
                found.append(path(f"{address}/", guarded, {"sheet": sheet}, name=name))
        return [*found, *super().get_urls()]

    def empty_sheet(self, request: SignedInRequest, sheet: BodySheet) -> HttpResponse:
        """The sheet to fill in."""
        _refuse_others(request)
        return content_response(sheet.template(), title=sheet.title, extension="xlsx")

    def take_in_sheet(self, request: SignedInRequest, sheet: BodySheet) -> HttpResponse:
        """Ask for the sheet, show what it would do, do it once that was confirmed."""
        _refuse_others(request)
        kept = f"body sheet {sheet.name}"
        here = redirect(f"admin:organisation_issuingbody_{sheet.name}")
        if "cancel" in request.POST:
            request.session.pop(kept, None)
            return here
        if "confirm" in request.POST:
            return self._confirm(request, sheet, kept) or here
        form = sheet.form(request.POST or None, request.FILES or None)
        problems = []
        if request.method == "POST" and form.is_valid():
            problems = self._keep(request, form, sheet, kept)
            if not problems and form.is_valid():
                return here
        plain = request.session.get(kept) if request.method == "GET" else None
        preview = self._do(request, sheet, plain, rehearsing=True) if plain else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": sheet.title,
            "sheet": sheet,
            "template_url": reverse(f"admin:organisation_issuingbody_{sheet.name}_template"),
            "form": form,
            "problems": problems,
            "preview": preview,
            "kept": plain,
            "media": self.media + form.media,
        }
        return render(request, "admin/organisation/issuingbody/body_sheet.html", context)

    def _keep(self, request: SignedInRequest, form: Any, sheet: BodySheet, kept: str) -> list[Any]:
        """Read the sheet and keep its rows in the session; give what is wrong with it."""
        try:
            rows, problems = read_rows(form.cleaned_data["file"], sheet.columns)
        except ValidationError as refused:
            form.add_error("file", refused)
            return []
        if not problems:
            given = form.as_plain() if isinstance(form, CommunesForm) else {}
            request.session[kept] = {
                "rows": [row.as_plain() for row in rows],
                "given": given,
                "file": form.cleaned_data["file"].name,
                "token": secrets.token_urlsafe(16),
            }
        return problems

    def _confirm(
        self, request: SignedInRequest, sheet: BodySheet, kept: str
    ) -> HttpResponse | None:
        """Do what was shown; None where it must be looked at again."""
        plain = request.session.get(kept)
        if plain is None or request.POST.get("token") != plain["token"]:
            messages.warning(request, "Tệp đã được thay đổi sau khi xem trước. Hãy xem lại.")
            return None
        done = self._do(request, sheet, plain, rehearsing=False)
        if done.problems:
            return None
        del request.session[kept]
        for outcome in done.outcomes:
            for body in (*outcome.begun, *outcome.ended, *outcome.ended_below):
                self.log_change(request, body, str(outcome.reorganisation))
        messages.success(request, f"Đã thực hiện {sheet.title.lower()} trong tệp {plain['file']}.")
        return redirect("admin:organisation_reorganisation_changelist")

    def _do(
        self, request: SignedInRequest, sheet: BodySheet, plain: dict[str, Any], *, rehearsing: bool
    ) -> Any:
        rows = [Row.from_plain(row) for row in plain["rows"]]

        def act() -> Any:
            return sheet.perform(rows, plain["given"], request.user)

        return rehearse(act) if rehearsing else act()


def _refuse_others(request: SignedInRequest) -> None:
    answer = may_reorganise(request.user)
    if not answer:
        raise Refused(answer.reason)
