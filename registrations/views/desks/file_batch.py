"""Views that import a batch of files at a desk."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from paperwork.models import ImportPreview
from registrations.desks import Desk
from registrations.imports.file_batch import BatchFile, read_batch, submit_batch
from registrations.imports.parser import ReadLine
from registrations.participation import expected_at
from registrations.permissions import may_gather_at_desk
from registrations.views.lookups import desk_by
from screens.imports import as_plain, from_plain
from screens.steps import PageContext, show_objections


class SeveralFilesInput(forms.ClearableFileInput):
    """A field into which many files are dropped at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A field for several files, each validated as a single file."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: object = None) -> list[UploadedFile]:
        """The files as a list; at least one."""
        return [super(SeveralFilesField, self).clean(one, initial) for one in data or [None]]


class FileBatchForm(forms.Form):
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
def file_batch(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Ask for the files; show in one table the unit, the lines and the problems of each."""
    form = FileBatchForm(request.POST or None, request.FILES or None)
    units = list(expected_at(desk.plan, desk.body))
    batch: list[BatchFile] = []
    token = ""
    if request.method == "POST" and form.is_valid():
        batch = read_batch(form.cleaned_data["workbooks"], desk, units)
        token = ImportPreview.objects.keep(
            page=_page(desk), owner=request.user, lines=[_as_kept(one) for one in batch], given={}
        ).token
    return render(
        request,
        "registrations/desks/file_batch.html",
        {
            "desk": desk,
            "plan": desk.plan,
            "form": form,
            "batch": batch,
            "token": token,
            "units": units,
            "good_count": sum(one.is_good for one in batch),
        },
    )


@require_POST
@guarded(find=initiatives_desk, do=may_gather_at_desk)
def file_batch_confirm(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Take in the files that are ticked, as this tab showed them: what was kept, never what the
    browser sends."""
    here = ("registrations:file_batch", desk.plan.pk, desk.body.pk)
    units = {unit.pk: unit for unit in expected_at(desk.plan, desk.body)}
    try:
        with transaction.atomic():
            kept = ImportPreview.objects.claim(
                request.POST.get("token", ""), page=_page(desk), owner=request.user
            )
            chosen = list(_chosen(request, kept.lines if kept else [], units))
            if kept is None or not chosen:
                messages.error(request, "Chưa có tệp nào được chọn. Hãy đánh dấu các tệp cần nhận.")
                return redirect(*here)
            count = submit_batch(desk.plan, chosen, actor=request.user)
            kept.delete()
    except ImportPreview.DoesNotExist as missing:
        raise Http404 from missing
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(*here)
    messages.success(request, f"Đã nhập {count} bản đăng ký từ các tệp. Các bản này chờ tiếp nhận.")
    return redirect("registrations:desk_detail", desk.plan.pk, desk.body.pk)


def _as_kept(file: BatchFile) -> PageContext | None:
    """A file as the preview stores it; None where it cannot be imported."""
    if not (file.is_good or file.needs_unit):
        return None
    return {"body": file.body.pk if file.body else None, "lines": as_plain(file.reading.lines)}


def _chosen(
    request: SignedInRequest,
    kept: Sequence[dict[str, Any] | None],
    units: Mapping[int, IssuingBody],
) -> Iterator[tuple[IssuingBody, list[ReadLine]]]:
    """The ticked files with their units: the recognised unit, else the chosen one."""
    for index, file in enumerate(kept):
        if file is None or str(index) not in request.POST.getlist("take"):
            continue
        said = request.POST.get(f"unit-{index}", "")
        key = file["body"] or (int(said) if said.isascii() and said.isdecimal() else None)
        unit = units.get(key) if key else None
        if unit is not None:
            yield unit, from_plain(ReadLine, file["lines"])


def _page(desk: Desk) -> str:
    return f"registrations.file_batch {desk.plan.pk} {desk.body.pk}"
