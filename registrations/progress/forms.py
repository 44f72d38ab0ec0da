"""Forms in which a unit reports the progress of its initiatives."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from audit import clock
from registrations.models import Initiative, InitiativeProgress
from registrations.models.progress import progress_of
from registrations.progress.updates import Said
from registrations.workflow import PROGRESS
from screens.edit_conflicts import ComparedForm, Difference
from screens.fields import CleanedData, DayField, Initial

Status = InitiativeProgress.Status
NAMED_AT_MOST = 80
TYPED = ("status", "percent", "expected_on", "completed_on", "note", "reason")


class ProgressForm(ComparedForm, forms.Form):
    """The progress of one initiative.

    `shown` holds what the page showed, so that an untouched row is distinguished from a row that
    repeats the old values; `seen` is the revision that was shown.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(label="Tình trạng")
    percent = forms.IntegerField(
        label="Tỷ lệ (%)",
        min_value=0,
        max_value=100,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Hãy ghi số nguyên từ 0 đến 100."
        ),
    )
    expected_on = DayField(label="Dự kiến xong", required=False)
    completed_on = DayField(label="Ngày hoàn thành", required=False)
    note = forms.CharField(
        label="Kết quả, ghi chú",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    reason = forms.CharField(
        label="Lý do (khi thôi, hoặc làm tiếp)", max_length=1000, required=False
    )

    def __init__(
        self, initiative: Initiative, data: QueryDict | None = None, **options: Any
    ) -> None:
        self.initiative = initiative
        self.progress = progress_of(initiative)
        super().__init__(
            data, prefix=f"p{initiative.pk}", initial=initial_of(self.progress), **options
        )
        # Beside what can follow, what was sent: somebody may have taken a step meanwhile, and of
        # that the verb tells better than a list.
        offered = {
            self.progress.status,
            self["status"].value(),
            *(step.target for step in PROGRESS.steps_from(self.progress.status)),
        }
        self.fields["status"].choices = [
            (state.value, state.label)
            for state in PROGRESS.states.values()
            if state.value in offered
        ]

    @property
    def was_touched(self) -> bool:
        """Whether the input differs from what the page had shown."""
        return self["shown"].value() != shown_in({name: self[name].value() for name in TYPED})

    @property
    def is_stale(self) -> bool:
        """Whether somebody saved since the page was opened. Call after validation."""
        return self.cleaned_data["seen"] != self.progress.revision

    def clean(self) -> CleanedData:
        """Take the steps that go without saying: part of the work done means that it began, a
        completion without a day was today."""
        super().clean()
        values = self.cleaned_data
        if values.get("status") == Status.REGISTERED and values.get("percent"):
            values["status"] = Status.IN_PROGRESS
        if values.get("status") == Status.COMPLETED and "completed_on" in values:
            values["completed_on"] = values["completed_on"] or clock.today()
        return values

    def said(self) -> Said:
        """The input as the verb takes it. Call after validation."""
        values = self.cleaned_data
        return Said(
            status=values["status"],
            percent=values["percent"] or 0,
            expected_on=values["expected_on"],
            completed_on=values["completed_on"],
            note=values["note"],
            reason=values["reason"],
            revision=values["seen"],
        )

    @property
    def differences(self) -> list[Difference]:
        """The differences between what was typed and what is stored, under the name of the
        initiative."""
        name = str(self.initiative)[:NAMED_AT_MOST]
        return [
            replace(difference, label=f"{name} · {difference.label}")
            for difference in super().differences
        ]


def initial_of(progress: InitiativeProgress) -> Initial:
    """Initial values for a progress."""
    values = {
        "status": progress.status,
        "percent": progress.percent,
        "expected_on": progress.expected_on,
        "completed_on": progress.completed_on,
        "note": progress.note,
        "reason": "",
    }
    return {**values, "seen": progress.revision, "shown": shown_in(values)}


def shown_in(values: Initial) -> str:
    """The content of a form as one string, the same however the browser sends it back."""
    return "|".join(_plain(values[name]) for name in TYPED)


def _plain(value: object) -> str:
    if value is None:
        return ""
    text = value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)
    return " ".join(text.split())


def forms_of(lines: Iterable[Initiative], data: QueryDict | None = None) -> list[ProgressForm]:
    """A form for each initiative, in their order; with what was sent, where something was. One that
    the sending page did not show is left as it is."""
    return [
        ProgressForm(line, data if data is not None and f"p{line.pk}-seen" in data else None)
        for line in lines
    ]


class SeveralFilesInput(forms.ClearableFileInput):
    """An input that takes several files at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """The files of such an input, as a list."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: object = None) -> list[UploadedFile]:
        """Check each as one file is checked."""
        several = (data if isinstance(data, list | tuple) else [data]) or [None]
        return [super(SeveralFilesField, self).clean(one, initial) for one in several]


class EvidenceForm(forms.Form):
    """Files as evidence of progress."""

    title = forms.CharField(
        label="Tên minh chứng",
        max_length=200,
        required=False,
        help_text="Để trống thì lấy theo tên tệp.",
    )
    papers = SeveralFilesField(
        label="Tệp (chọn được nhiều tệp)",
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh.",
    )
