"""Taking in a pile of files at a desk."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import guarded
from accounts.models import User
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from registrations.desks import Desk
from registrations.imports.file_batch import Piled, sort_pile, take_in_pile
from registrations.imports.line_import import as_plain, from_plain
from registrations.participation import expected_at
from registrations.permissions import may_gather_at_desk
from registrations.views.lookups import desk_by
from screens.steps import show_objections


class SeveralFilesInput(forms.ClearableFileInput):
    """A field into which many files are dropped at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files, each checked as one would be."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files as a list; at least one."""
        return [super(SeveralFilesField, self).clean(one, initial) for one in data or [None]]


class PileForm(forms.Form):
    """The files."""

    workbooks = SeveralFilesField(
        label="Các tệp Biểu 2 (.xlsx) hoặc tệp nén .zip",
        error_messages={
            "required": "Hãy chọn các tệp đã nhận.",
            "empty": "Có tệp rỗng. Hãy bỏ tệp đó ra rồi chọn lại.",
        },
    )


def initiatives_desk(user: User, plan_pk: int, body_pk: int) -> Desk:
    """A desk under a plan by which initiatives are registered. Raises DoesNotExist."""
    desk = desk_by(user, plan_pk, body_pk)
    if desk.plan.registration_form != RegistrationForm.INITIATIVES:
        raise ObjectDoesNotExist
    return desk


@guarded(find=initiatives_desk, do=may_gather_at_desk)
def pile_look(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the files; show in one table whose each is, what was read, what is wrong."""
    form = PileForm(request.POST or None, request.FILES or None)
    units = list(expected_at(desk.plan, desk.body))
    pile: list[Piled] = []
    if request.method == "POST" and form.is_valid():
        pile = sort_pile(form.cleaned_data["workbooks"], desk, units)
        request.session[_key(desk)] = [
            {"body": one.body.pk if one.body else None, "lines": as_plain(one.understood.lines)}
            if one.is_good or one.needs_unit
            else None
            for one in pile
        ]
    return render(
        request,
        "registrations/desks/pile.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "form": form,
            "pile": pile,
            "units": units,
            "good_count": sum(one.is_good for one in pile),
        },
    )


@require_POST
@guarded(find=initiatives_desk, do=may_gather_at_desk)
def pile_confirm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take in the files that are ticked: what the session kept, never what the browser sends."""
    kept = request.session.get(_key(desk)) or []
    units = {unit.pk: unit for unit in expected_at(desk.plan, desk.body)}
    chosen = list(_chosen(request, kept, units))
    where = ("registrations:pile_look", desk.plan.pk, desk.body.pk)
    if not chosen:
        messages.error(request, "Chưa có tệp nào được chọn. Hãy đánh dấu các tệp cần nhận.")
        return redirect(*where)
    try:
        count = take_in_pile(desk.plan, chosen, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(*where)
    del request.session[_key(desk)]
    messages.success(request, f"Đã nhập {count} bản đăng ký từ các tệp. Các bản này chờ tiếp nhận.")
    return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)


def _chosen(request: HttpRequest, kept: list[dict[str, Any] | None], units: dict[int, IssuingBody]):
    """The ticked files with their units: the one that was found, else the one that was chosen."""
    for index, one in enumerate(kept):
        if one is None or str(index) not in request.POST.getlist("take"):
            continue
        said = request.POST.get(f"unit-{index}", "")
        key = one["body"] or (int(said) if said.isascii() and said.isdecimal() else None)
        unit = units.get(key) if key else None
        if unit is not None:
            yield unit, from_plain(one["lines"])


def _key(desk: Desk) -> str:
    return f"pile:{desk.plan.pk}:{desk.body.pk}"
