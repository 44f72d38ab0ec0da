"""A unit's own side: filling in, submitting, withdrawing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Refused, guarded
from audit.steps import take
from campaigns.models.timetable import DeadlineKind
from registrations import filing
from registrations.forms import LineEditor, RegistrationForm
from registrations.models import Registration
from registrations.participation import due_for, may_fill_in
from registrations.permissions import (
    may_edit_registration,
    may_file,
    may_see_registration,
    may_see_registration_form,
)
from registrations.views.lookups import registration_by, registration_of


@guarded(find=registration_of, see=may_see_registration_form, do=may_edit_registration)
def registration_edit(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The form of a registration. Its buttons save, save and submit, or add and remove a line;
    whatever happens, what was typed stays."""
    if request.method != "POST":
        # Who comes to begin is turned away here; who is turned away while sending keeps his words.
        answer = may_fill_in(request.user, registration)
        if not answer:
            raise Refused(answer.reason)
        return _show(request, registration, RegistrationForm(instance=registration), None)
    form = RegistrationForm(request.POST, instance=registration)
    editor = LineEditor(registration, typed=request.POST, removed=request.POST.get("remove", ""))
    if "add" in request.POST:
        added = request.POST["add"]
        editor.add(int(added) if added.isdecimal() else None)
    elif "remove" not in request.POST and all([form.is_valid(), editor.is_valid()]):
        return _save(request, registration, form, editor)
    return _show(request, registration, form, editor)


def _save(
    request: HttpRequest, registration: Registration, form: RegistrationForm, editor: LineEditor
) -> HttpResponse:
    lines = {"people" if editor.is_pledge else "lines": editor.lines()}
    saved = registration_of(registration.plan_id, registration.body_id)
    try:
        filing.save_draft(saved, actor=request.user, values=form.cleaned_data, **lines)
    except ValidationError as objection:
        form.add_error(None, objection)
        return _show(request, registration, form, editor)
    if "submit" in request.POST:
        return _submit(request, saved)
    messages.success(request, "Đã lưu bản nháp.")
    return redirect("registrations:registration_edit", saved.plan_id, saved.body_id)


def _submit(request: HttpRequest, registration: Registration) -> HttpResponse:
    return take(
        request,
        lambda: filing.submit(registration, actor=request.user),
        done=f"Đã nộp bản đăng ký đến {registration.received_by}.",
        then=reverse("registrations:registration_detail", args=[registration.pk]),
    )


def _show(
    request: HttpRequest,
    registration: Registration,
    form: RegistrationForm,
    editor: LineEditor | None,
) -> HttpResponse:
    return render(
        request,
        "registrations/registration_form.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "form": form,
            "editor": editor or LineEditor(registration),
            "due": due_for(registration.plan, registration.body, DeadlineKind.REGISTRATION),
        },
    )


@require_GET
@guarded(find=registration_of, see=may_see_registration_form, do=may_fill_in)
def line_new(request: HttpRequest, registration: Registration) -> HttpResponse:
    """One empty line, to be put into the page that asked for it."""
    editor = LineEditor(registration, typed=None)
    area = request.GET.get("add", "")
    line = editor.add(int(area) if area.isdecimal() else None)
    return render(
        request,
        "registrations/_line.html",
        {
            "line": line,
            "is_pledge": editor.is_pledge,
            "plan": registration.plan,
            "registration": registration,
        },
    )


@require_POST
@guarded(find=registration_by, see=may_see_registration, do=may_file)
def registration_submit(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Submit a saved draft."""
    return _submit(request, registration)


@require_POST
@guarded(find=registration_by, see=may_see_registration, do=may_file)
def registration_withdraw(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Take a registration back."""
    return take(
        request,
        lambda: filing.withdraw(registration, actor=request.user),
        done="Đã rút bản đăng ký.",
        then=reverse("registrations:registration_detail", args=[registration.pk]),
    )
