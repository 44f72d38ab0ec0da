"""Views that fill in, submit, withdraw and replace a unit's registration."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Refused, SignedInRequest, guarded
from accounts.models import User
from audit import clock
from audit.transitions import EditedMeanwhile
from campaigns.models.timetable import DeadlineKind
from registrations import submission
from registrations.forms import EditPage, put_together
from registrations.line_forms import LineEditor
from registrations.models import Registration
from registrations.participation import due_for, may_fill_in, no_part, takes_part
from registrations.permissions import (
    may_edit_registration,
    may_reopen,
)
from registrations.replacement import reopen
from registrations.views.lookups import registration_by, registration_of
from screens.steps import show_objections, take

CONFLICT, UNPROCESSABLE = 409, 422
# Who saved so lately is taken to be still at it.
STILL_AT_IT = timedelta(minutes=10)


@guarded(find=registration_of, do=may_edit_registration)
def registration_edit(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """The form of a registration. Its buttons save, save and submit, or add, move and remove a
    line; whatever happens, what was typed stays."""
    if request.method != "POST":
        # Who comes to begin is turned away here; who is turned away while sending keeps his words.
        if registration.pk is None and not takes_part(registration.plan, registration.body):
            raise Refused(no_part(registration))
        return _show(request, registration, EditPage.of_saved(registration))
    if "together" in request.POST:
        return _show(request, registration, put_together(registration, request.POST))
    page = EditPage.of_typed(registration, request.POST)
    if not page.change_lines(request.POST) and page.is_valid():
        return _save(request, registration, page)
    return _show(request, registration, page)


def _save(request: SignedInRequest, registration: Registration, page: EditPage) -> HttpResponse:
    try:
        submission.save_draft(registration, actor=request.user, **page.values())
    except EditedMeanwhile:
        fresh = registration_of(request.user, registration.plan_id, registration.body_id)
        return _show(request, fresh, put_together(fresh, request.POST), status=CONFLICT)
    except ValidationError as objection:
        page.form.add_error(None, objection)
        return _show(request, registration, page)
    if "submit" in request.POST:
        return _submit(request, registration)
    messages.success(request, "Đã lưu bản nháp.")
    return redirect("registrations:registration_edit", registration.plan_id, registration.body_id)


@require_POST
@guarded(find=registration_of, do=may_edit_registration)
def registration_autosave(request: SignedInRequest, registration: Registration) -> JsonResponse:
    """Save what stands on the page while it is being typed. Tells what was saved, with the keys
    that new lines were given; 422 where something cannot be saved yet, 409 where somebody else has
    saved meanwhile."""
    page = EditPage.of_typed(registration, request.POST)
    if registration.pk is None and not page.has_input():
        return JsonResponse({"said": ""})
    try:
        if not page.is_valid():
            raise ValidationError("còn chỗ chưa ghi đúng hoặc chưa ghi tên.")
        submission.save_draft(registration, actor=request.user, **page.values())
    except EditedMeanwhile as objection:
        return JsonResponse({"said": objection.messages[0]}, status=CONFLICT)
    except ValidationError as objection:
        said = f"Chưa lưu lên cổng: {' '.join(objection.messages)} Máy này vẫn giữ những gì đã gõ."
        return JsonResponse({"said": said}, status=UNPROCESSABLE)
    editor = LineEditor(registration)
    return JsonResponse(
        {
            "said": f"Đã tự lưu lúc {localtime(registration.edited_at):%H:%M}.",
            "opened": editor.opened().as_text(),
            "lines": dict(zip(page.editor.tokens(), editor.rows, strict=True)),
        }
    )


def _submit(request: SignedInRequest, registration: Registration) -> HttpResponse:
    return take(
        request,
        lambda: submission.submit(registration, actor=request.user),
        done=f"Đã nộp bản đăng ký đến {registration.received_by}.",
        then=registration.get_absolute_url(),
    )


def _show(
    request: SignedInRequest, registration: Registration, page: EditPage, *, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "registrations/units/registration_form.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "form": page.form,
            "editor": page.editor,
            "opened": page.opened.as_text(),
            "told": page.told,
            "at_it": _somebody_else_at_it(registration, request.user),
            "due": due_for(registration.plan, registration.body, DeadlineKind.REGISTRATION),
        },
        status=status,
    )


def _somebody_else_at_it(registration: Registration, user: User) -> bool:
    """Whether another person saved the registration within the last minutes."""
    at = registration.edited_at
    return (
        at is not None and registration.edited_by_id != user.pk and clock.now() - at < STILL_AT_IT
    )


@require_GET
@guarded(find=registration_of, do=may_fill_in)
def line_new(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """One empty line, to be put into the page that asked for it."""
    editor = LineEditor(registration)
    area = request.GET.get("add", "")
    line = editor.add(int(area) if area.isdecimal() else None)
    return render(
        request,
        "registrations/units/_line.html",
        {
            "line": line,
            "is_pledge": editor.is_pledge,
            "plan": registration.plan,
            "registration": registration,
        },
    )


@require_POST
@guarded(find=registration_by, do=may_reopen)
def registration_reopen(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Begin a new version of an accepted registration, and go on to write it."""
    try:
        draft = reopen(registration, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(registration)
    return redirect("registrations:registration_edit", draft.plan_id, draft.body_id)
