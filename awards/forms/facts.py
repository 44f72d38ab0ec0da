"""Forms in which staff enter ratings of years and violations, and a file of ratings."""

from datetime import date
from typing import Any

from django import forms

from accounts.models import User
from audit import clock
from awards.facts.permissions import bodies_below
from awards.models import Violation, YearRating
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from screens.edit_conflicts import EditedForm
from screens.fields import AskingModelForm, CleanedData, DayField
from screens.imports import WorkbookForm

OFFERED_AT_MOST = 400


class FactForm(EditedForm, AskingModelForm):
    """Whom it is about: the body by its name, and the person's name where it is about one."""

    body_name = forms.CharField(
        label="Cơ quan, đơn vị",
        max_length=250,
        help_text="Tên đơn vị được nói đến, hoặc nơi người đó công tác; gõ không dấu cũng được",
        widget=forms.TextInput({"list": "cac-don-vi", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies_below(user)
        if self.instance.body_id:
            self.initial["body_name"] = self.instance.body.name

    @property
    def offered(self) -> list[str]:
        """Names offered while one types; none where they are too many to be of help."""
        return [body.name for body in self.bodies] if len(self.bodies) <= OFFERED_AT_MOST else []

    def clean_body_name(self) -> str:
        """Raises ValidationError where none or several bodies are called so."""
        typed = self.cleaned_data["body_name"]
        by_key = {body.pk: body for body in self.bodies}
        meant = BodyNames.of(self.bodies).meant_by(typed)
        if meant.key is None:
            raise forms.ValidationError(which_body(typed, [by_key[key] for key in meant.keys]))
        self.instance.body = by_key[meant.key]
        return typed


def which_body(typed: str, fitting: list[IssuingBody]) -> str:
    """What is said of a name that means no body, or several."""
    if not fitting:
        return f"Không có đơn vị nào tên “{typed}” trong phạm vi của bạn. Hãy ghi tên đầy đủ."
    names = "; ".join(body.named_in_time for body in fitting[:5])
    if len(fitting) == 1:
        return f"Không có đơn vị nào tên “{typed}”; có tên gần giống: {names}. Hãy ghi đúng tên."
    return f"Nhiều đơn vị có tên này: {names}. Hãy ghi tên đầy đủ."


class RatingForm(FactForm):
    """How a year was rated."""

    field_order = ("year", "body_name", "person_name", "person_title", "grade", "source")

    class Meta:
        model = YearRating
        fields = ("year", "person_name", "person_title", "grade", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["year"] = clock.today().year - 1

    def clean_year(self) -> int:
        """A year of the portal's time, and none to come."""
        return _year(self.cleaned_data["year"])


class ViolationForm(FactForm):
    """A violation; what it was is read by desks at or above the body only."""

    field_order = (
        "body_name",
        "person_name",
        "person_title",
        "kind",
        "happened_on",
        "stage",
        "concluded_on",
        "source",
        "summary",
    )

    class Meta:
        model = Violation
        fields = (
            "person_name",
            "person_title",
            "kind",
            "happened_on",
            "stage",
            "concluded_on",
            "source",
            "summary",
        )
        field_classes = {"happened_on": DayField, "concluded_on": DayField}
        widgets = {"summary": forms.Textarea({"rows": 3})}

    def clean_happened_on(self) -> date:
        """Not in the future."""
        day = self.cleaned_data["happened_on"]
        if day > clock.today():
            raise forms.ValidationError("Ngày vi phạm không thể ở tương lai.")
        return day


class RatingsFileForm(WorkbookForm):
    """A file of ratings: all of one year."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    field_order = ("year", "file")

    def given(self) -> CleanedData:
        """With the year."""
        return {**super().given(), "year": self.cleaned_data["year"]}

    def clean_year(self) -> int:
        """A year of the portal's time, and none to come."""
        return _year(self.cleaned_data["year"])


def _year(year: int) -> int:
    if not 2000 <= year <= clock.today().year:
        raise forms.ValidationError("Hãy kiểm tra lại năm.")
    return year
