"""Awards of earlier years by Excel: the portal's workbook out, and one back in after a look."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import guarded
from organisation.models import IssuingBody
from paperwork.downloads import content_response
from paperwork.workbooks import open_workbook
from register.imports.award_import import Examined, as_plain, examine, from_plain, take_in
from register.imports.template_workbook import own_workbook
from register.permissions import may_keep_register
from register.views.lookups import body_by
from registrations.imports.marked_copy import marked_up
from screens.steps import show_objections

SHOWN_PROBLEMS, SHOWN_ROWS = 200, 200


class WorkbookForm(forms.Form):
    """A file to be looked at."""

    file = forms.FileField(
        label="Tệp Excel (khen thưởng các năm trước)",
        error_messages={
            "required": "Hãy chọn tệp Excel.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )


@require_GET
@guarded(find=body_by, do=may_keep_register)
def own_sheet(request: HttpRequest, body: IssuingBody) -> HttpResponse:
    """The workbook to fill in."""
    title = f"Khen thưởng các năm trước – {body.called}"
    return content_response(own_workbook(body.name), title=title, extension="xlsx")


@guarded(find=body_by, do=may_keep_register)
def sheet_import(request: HttpRequest, body: IssuingBody) -> HttpResponse:
    """Ask for a workbook; show what was understood, of whom one must say who is meant, and what is
    wrong. A file with something wrong can be taken back with its faults marked."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    examined: Examined | None = None
    if request.method == "POST" and form.is_valid():
        try:
            examined = examine(form.cleaned_data["file"], body)
        except ValidationError as objection:
            form.add_error("file", objection)
    if examined is not None:
        problems = examined.understood.problems
        if problems and "marked" in request.POST:
            content = marked_up(open_workbook(form.cleaned_data["file"]), problems)
            return content_response(content, title="Khen thưởng – cần sửa", extension="xlsx")
        request.session[_key(body)] = None if problems else as_plain(examined.understood.awards)
    return render(request, "register/sheet_import.html", _shown(body, form, examined))


@require_POST
@guarded(find=body_by, do=may_keep_register)
def sheet_confirm(request: HttpRequest, body: IssuingBody) -> HttpResponse:
    """Take in what was looked at: what the session kept, never what the browser sends."""
    plain = request.session.get(_key(body))
    if not plain:
        messages.error(request, "Chưa có tệp nào được xem trước. Hãy chọn lại tệp.")
        return redirect("register:sheet_import", body.pk)
    try:
        records = take_in(from_plain(plain), body, actor=request.user, chosen=_chosen(request))
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("register:sheet_import", body.pk)
    del request.session[_key(body)]
    messages.success(request, f"Đã vào sổ {len(records)} khen thưởng các năm trước.")
    return redirect("register:record_list")


def _shown(body: IssuingBody, form: forms.Form, examined: Examined | None) -> dict[str, Any]:
    context: dict[str, Any] = {"body": body, "form": form, "examined": examined, "problems": []}
    if examined is not None:
        unknown = sum(row.body is None and bool(row.award.body_name) for row in examined.rows)
        context |= {
            "problems": examined.understood.problems[:SHOWN_PROBLEMS],
            "rows": examined.rows[:SHOWN_ROWS],
            "more": max(len(examined.rows) - SHOWN_ROWS, 0),
            "unknown": unknown,
        }
    return context


def _chosen(request: HttpRequest) -> dict[int, int]:
    """Whom somebody picked among namesakes, by the number of the row."""
    found = {}
    for name, value in request.POST.items():
        number = name.removeprefix("nguoi-")
        said = str(value)
        if number != name and _is_key(number) and _is_key(said):
            found[int(number)] = int(said)
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _key(body: IssuingBody) -> str:
    return f"register-sheet:{body.pk}"
