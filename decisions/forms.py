"""Forms of a decision: its head fields, its list, and the changed wording of a correction."""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict

from audit import clock
from decisions.models import CORRECT, HEAD, DecisionLine, SignedDecision
from decisions.signature import Capacity
from decisions.workflow import number_objection
from screens.edit_conflicts import (
    ComparedForm,
    Difference,
    EditedForm,
    keeps_stored,
    ticked_difference,
)
from screens.fields import AskingModelForm, DayField, Initial, keys_in

D = TypeVar("D", bound=SignedDecision)


def signature_preview() -> HTML:
    """The place of a form at which the signature is shown as it will be printed; the form tells
    its page the `signing_body`."""
    return HTML('{% include "decisions/_signature_of_form.html" %}')


class SignedDecisionForm(EditedForm, AskingModelForm):
    """The head of a `SignedDecision`; number and day can be left out until it is signed. `drop`
    names fields to leave out; fields that a subclass adds are shown above the bases."""

    is_collective = SignedDecision.IS_COLLECTIVE
    issued_on = DayField(label="Ngày ký", required=False)

    class Meta:
        fields = HEAD
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "bases": forms.Textarea({"rows": 4}),
            "reason": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signing_body = self.instance.issuing_body
        self.fields["signer_capacity"].choices = [("", "Người đứng đầu ký"), *Capacity.choices]
        self.drop()

    def drop(self, *names: str) -> None:
        """Remove these fields."""
        for name in names:
            self.fields.pop(name, None)
        rows = (
            ("number", "symbol", "issued_on"),
            ("place", "signer_capacity"),
            ("signer_title", "signer_name"),
        )
        below = [name for name in self.fields if not any(name in row for row in rows)]
        below.sort(key=("bases", "proposed_by", "reason").__contains__)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            *(Row(*map(Column, row)) for row in rows), signature_preview(), *below
        )

    def clean_number(self) -> str:
        """Empty in a draft; else a valid number."""
        number: str = self.cleaned_data["number"]
        if number and (objection := number_objection(number)):
            raise ValidationError(objection)
        return number

    def clean_issued_on(self) -> date | None:
        """Not later than today."""
        day: date | None = self.cleaned_data["issued_on"]
        if day and day > clock.today():
            raise ValidationError("Ngày ký quyết định không thể ở tương lai.")
        return day

    def require_signature(self) -> None:
        """Ask for what a signed decision says: number, day, place and signer."""
        self.drop("bases", "reason")
        for name, asked in (
            ("number", "Hãy ghi số quyết định."),
            ("issued_on", "Hãy ghi ngày ký quyết định."),
            ("place", "Hãy ghi địa danh."),
            ("signer_title", "Hãy ghi chức vụ người ký."),
            ("signer_name", "Hãy ghi người ký."),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = asked


class WordsForm(ComparedForm, forms.ModelForm):
    """The corrected text of one item, in place of the signed text. An app names the model of its
    items, and their `WORDS`."""


class DraftEditor(Generic[D]):
    """The forms of a draft: its head, the subjects to tick, and for a correction the text of each
    item. `ticks` is the name of the boxes."""

    def __init__(
        self,
        data: QueryDict | None,
        decision: D,
        *,
        form: type[SignedDecisionForm],
        words_form: type[WordsForm],
        lines: Sequence[DecisionLine],
        offered: Sequence[Model],
        ticks: str,
        initial: Initial,
    ) -> None:
        listed = {line.subject_id for line in lines} or {one.pk for one in offered}
        self.ticked = listed
        # A form writes into its instance, and the page goes on to show the decision.
        self.form = form(data, instance=copy(decision), initial=dict(initial))
        self.words: list[WordsForm] = []
        if decision.kind == CORRECT:
            self.words = [
                words_form(data, instance=line, prefix=f"dong-{line.pk}") for line in lines
            ]
        if data is not None:
            kept = keeps_stored(data, ticks)
            self.ticked = listed if kept else keys_in(data.getlist(ticks))
        self._ticks, self._listed, self._offered = ticks, listed, offered
        self.offered = [(one, one.pk in self.ticked) for one in offered]

    @property
    def differences(self) -> list[Difference]:
        """The differences between what was typed or ticked and what is stored."""
        return [
            *self.form.differences,
            *ticked_difference(self._ticks, self._offered, self.ticked, self._listed),
            *(one for form in self.words for one in form.differences),
        ]

    def is_valid(self) -> bool:
        """Whether all forms are valid."""
        return all([self.form.is_valid(), *(one.is_valid() for one in self.words)])

    @property
    def words_by_line(self) -> dict[int, Mapping[str, str]]:
        """The corrected text of each item, by key."""
        return {form.instance.pk: form.cleaned_data for form in self.words}
