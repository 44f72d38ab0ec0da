"""A decision, and a library entry."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from audit import clock
from campaigns.forms.fields import AskingModelForm, DayField
from campaigns.rules.issuing import number_objection
from recognition.models import DecisionItem, DecisionKind, LibraryEntry, RecognitionDecision


class DecisionForm(AskingModelForm):
    """The head of a decision; number and day may wait until it is issued."""

    issued_on = DayField(label="Ngày ký", required=False)

    class Meta:
        model = RecognitionDecision
        fields = (
            "number",
            "symbol",
            "issued_on",
            "place",
            "signer_capacity",
            "signer_title",
            "signer_name",
            "bases",
            "reason",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "bases": forms.Textarea({"rows": 3}),
            "reason": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind == DecisionKind.RECOGNISE:
            del self.fields["reason"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        names = [name for name in ("bases", "reason") if name in self.fields]
        self.helper.layout = Layout(
            Row(Column("number"), Column("symbol"), Column("issued_on")),
            Row(Column("place"), Column("signer_capacity")),
            Row(Column("signer_title"), Column("signer_name")),
            *names,
        )

    def clean_number(self) -> str:
        """Blank in a draft; else a number of the register."""
        number = self.cleaned_data["number"]
        if number and (objection := number_objection(number)):
            raise ValidationError(objection)
        return number

    def clean_issued_on(self) -> Any:
        """A decision is signed today or earlier."""
        day = self.cleaned_data["issued_on"]
        if day and day > clock.today():
            raise ValidationError("Ngày ký quyết định không thể ở tương lai.")
        return day


class WordsForm(forms.ModelForm):
    """What a correction prints of one initiative."""

    class Meta:
        model = DecisionItem
        fields = ("name", "authors", "unit", "scope")
        widgets: ClassVar[dict[str, Any]] = {
            "name": forms.Textarea({"rows": 2}),
            "authors": forms.Textarea({"rows": 2}),
        }


class EntryForm(forms.ModelForm):
    """What is told of an initiative in the library."""

    class Meta:
        model = LibraryEntry
        fields = ("summary", "how", "contact")
        widgets: ClassVar[dict[str, Any]] = {
            "summary": forms.Textarea({"rows": 5}),
            "how": forms.Textarea({"rows": 8}),
        }


class FileForm(forms.Form):
    """A file of an entry."""

    title = forms.CharField(label="Tên tài liệu", max_length=200)
    file = forms.FileField(
        label="Tệp",
        error_messages={
            "required": "Hãy chọn tệp cần đính kèm.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )
