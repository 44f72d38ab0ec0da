"""The head of a decision on awards, and the words of a correction."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from audit import clock
from awards.deciding.listing import WORDS
from awards.models import AwardDecision, DecisionItem, DecisionKind
from campaigns.forms.fields import AskingModelForm, DayField
from campaigns.models.plans import Capacity
from campaigns.rules.issuing import number_objection
from paperwork.money_words import dong


class DongField(forms.IntegerField):
    """A sum in đồng, typed with or without points between the thousands."""

    def to_python(self, value: Any) -> Any:
        """Read 50.000.000 as people write it."""
        return super().to_python(value.replace(".", "") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show it as people write it."""
        return dong(value) if isinstance(value, int) else value


class DecisionForm(AskingModelForm):
    """The head of a decision; number and day may wait until it is signed."""

    issued_on = DayField(label="Ngày ký", required=False)
    fund = DongField(
        label="Quỹ khen thưởng trong năm (đồng)",
        required=False,
        min_value=0,
        help_text="Để trống thì giữ số đã ghi; phần mềm báo khi tổng tiền thưởng vượt quỹ",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Hãy ghi một số tiền, ví dụ 50.000.000.",
            "min_value": "Hãy ghi số từ 0 trở lên.",
        },
    )

    class Meta:
        model = AwardDecision
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
            "bases": forms.Textarea({"rows": 4}),
            "reason": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer_capacity"].choices = [("", "Người đứng đầu ký"), *Capacity.choices]
        gone = "reason" if self.instance.kind == DecisionKind.AWARD else "fund"
        del self.fields[gone]
        self.helper = FormHelper()
        self.helper.form_tag = False
        names = [name for name in ("fund", "bases", "reason") if name in self.fields]
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


class SigningForm(DecisionForm):
    """The same when it is signed: number, day and signer must be there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("fund", "bases", "reason"):
            self.fields.pop(name, None)
        for name, asked in (
            ("number", "Hãy ghi số quyết định."),
            ("issued_on", "Hãy ghi ngày ký quyết định."),
            ("place", "Hãy ghi địa danh."),
            ("signer_title", "Hãy ghi chức vụ người ký."),
            ("signer_name", "Hãy ghi người ký."),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = asked
        self.helper.layout = Layout(
            Row(Column("number"), Column("symbol"), Column("issued_on")),
            Row(Column("place"), Column("signer_capacity")),
            Row(Column("signer_title"), Column("signer_name")),
        )


class WordsForm(forms.ModelForm):
    """What a correction prints of one awardee."""

    class Meta:
        model = DecisionItem
        fields = WORDS
        widgets: ClassVar[dict[str, Any]] = {"achievement": forms.Textarea({"rows": 2})}
