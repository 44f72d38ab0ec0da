"""Views that correct or revoke an award of an earlier year; an award given by a decision of the
portal is changed by a later decision."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from register.entries import award_in, correct, revoke
from register.forms.corrections import CorrectingForm, RevokingForm
from register.models import AwardRecord
from register.permissions import may_change_record
from register.views.lookups import record_by


@guarded(find=record_by, do=may_change_record)
def record_revoke(request: SignedInRequest, record: AwardRecord) -> HttpResponse:
    """Ask by what it was revoked; given it, record that."""
    form = RevokingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, on = form.cleaned_data["by"], form.cleaned_data["on"]
        try:
            revoke([record], by=by, on=on, actor=request.user)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã ghi việc hủy bỏ vào sổ.")
            return redirect("register:record_detail", record.pk)
    return _asked(request, record, form, "Hủy bỏ khen thưởng")


@guarded(find=record_by, do=may_change_record)
def record_correct(request: SignedInRequest, record: AwardRecord) -> HttpResponse:
    """Ask for the right words; given them, keep what stood there as an earlier version."""
    form = CorrectingForm(request.POST or None, instance=record_by(request.user, record.pk))
    if request.method == "POST" and form.is_valid():
        by, on = form.cleaned_data["by"], form.cleaned_data["on"]
        try:
            correct(record, award=award_in(form.instance), by=by, on=on, actor=request.user)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã đính chính; nội dung trước được lưu lại.")
            return redirect("register:record_detail", record.pk)
    return _asked(request, record, form, "Đính chính")


def _asked(
    request: SignedInRequest, record: AwardRecord, form: forms.BaseForm, verb: str
) -> HttpResponse:
    context = {"record": record, "form": form, "verb": verb}
    return render(request, "register/record_change.html", context)
