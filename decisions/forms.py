"""The head of a decision: number, day, signer, bases."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from audit import clock
from decisions.issue_number import number_objection
from decisions.models import Capacity
from screens.fields import AskingModelForm, DayField


class SignedDecisionForm(AskingModelForm):
    """The head of a `SignedDecision`; number and day may wait until it is signed.

    `drop` takes fields away; one that a form adds stands over the bases.
    """

    issued_on = DayField(label="Ngày ký", required=False)

    class Meta:
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
        self.drop()

    def drop(self, *names: str) -> None:
        """Leave these fields out."""
        for name in names:
            self.fields.pop(name, None)
        rows = (
            ("number", "symbol", "issued_on"),
            ("place", "signer_capacity"),
            ("signer_title", "signer_name"),
        )
        below = [name for name in self.fields if not any(name in row for row in rows)]
        below.sort(key=("bases", "reason").__contains__)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*(Row(*map(Column, row)) for row in rows), *below)

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
