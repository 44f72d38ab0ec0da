"""Registering by Excel: the unit's own workbook out, and back in after a look."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import guarded
from accounts.models import User
from campaigns.models.plans import RegistrationForm
from paperwork.downloads import content_response
from paperwork.workbooks import open_workbook
from registrations.imports.line_import import as_plain, examine, fields_of, from_plain, take_in
from registrations.imports.marked_copy import marked_up
from registrations.imports.parser import Understood
from registrations.imports.template_workbook import own_workbook
from registrations.models import Registration
from registrations.participation import may_fill_in
from registrations.views.lookups import registration_of
from screens.steps import show_objections

SHOWN_PROBLEMS = 200


class WorkbookForm(forms.Form):
    """A file to be looked at."""

    file = forms.FileField(
        label="Tệp Excel (Biểu 2)",
        error_messages={
            "required": "Hãy chọn tệp Excel của Biểu 2.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )


def initiatives_of(user: User, plan_pk: int, body_pk: int) -> Registration:
    """A body's registration under a plan by which initiatives are registered: a pledge has no
    Biểu 2. Raises DoesNotExist."""
    registration = registration_of(user, plan_pk, body_pk)
    if registration.plan.registration_form != RegistrationForm.INITIATIVES:
        raise ObjectDoesNotExist
    return registration


@require_GET
@guarded(find=initiatives_of, do=may_fill_in)
def own_sheet(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The unit's Biểu 2 to fill in."""
    content = own_workbook(registration.plan, registration.body, registration)
    title = f"Biểu 2 {registration.body.called} {registration.plan.reference}"
    return content_response(content, title=title, extension="xlsx")


@guarded(find=initiatives_of, do=may_fill_in)
def sheet_import(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Ask for a workbook; show line by line what was understood, and what is wrong. A file with
    something wrong can be taken back with its faults marked."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    understood: Understood | None = None
    if request.method == "POST" and form.is_valid():
        try:
            understood = examine(form.cleaned_data["file"], registration.plan, registration.body)
        except ValidationError as objection:
            form.add_error("file", objection)
    if understood is not None:
        problems = understood.problems
        if problems and "marked" in request.POST:
            title = f"{registration.body.called} – cần sửa"
            content = marked_up(open_workbook(form.cleaned_data["file"]), problems)
            return content_response(content, title=title, extension="xlsx")
        request.session[_key(registration)] = (
            None if problems else [registration.revision, as_plain(understood.lines)]
        )
    fields = fields_of(registration.plan)
    return render(
        request,
        "registrations/units/sheet_import.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "form": form,
            "understood": understood,
            "lines": [
                (line, f"{line.area}. {fields[line.area]}")
                for line in (understood.lines if understood else [])
            ],
            "problems": understood.problems[:SHOWN_PROBLEMS] if understood else [],
            "saved_count": registration.initiatives.count() if registration.pk else 0,
        },
    )


@require_POST
@guarded(find=initiatives_of, do=may_fill_in)
def sheet_confirm(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Take in what was looked at: what the session kept, never what the browser sends."""
    where = ("registrations:sheet_import", registration.plan_id, registration.body_id)
    looked_at = request.session.pop(_key(registration), None)
    if not looked_at:
        messages.error(request, "Chưa có biểu nào được xem trước. Hãy chọn lại tệp.")
        return redirect(*where)
    try:
        revision, plain = looked_at
        take_in(registration, from_plain(plain), actor=request.user, based_on=revision)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(*where)
    messages.success(request, f"Đã nhận {len(plain)} dòng từ tệp Excel. Hãy soát rồi nộp.")
    return redirect("registrations:registration_edit", registration.plan_id, registration.body_id)


def _key(registration: Registration) -> str:
    return f"sheet:{registration.plan_id}:{registration.body_id}"
