"""Form fields and widgets of the portal: days, numbers, choices from a list."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BLANK_CHOICE_DASH

from paperwork.vietnamese_numbers import figures

# What a form's `clean` gives, by field: each field makes values of its own type.
CleanedData = dict[str, Any]
# What a form or a row of it begins with, by field.
Initial = dict[str, Any]

Row = TypeVar("Row", bound=models.Model)


def keys_in(ticked: Iterable[str]) -> set[int]:
    """The keys behind boxes that were ticked; what is no key of a row is passed over, also a number
    that no database holds."""
    return {int(key) for key in ticked if key.isascii() and key.isdecimal() and len(key) < 18}


class TickedRowsField(forms.ModelMultipleChoiceField):
    """Rows of a list that were ticked. What is no key, or that of a row which is no longer in the
    list, is passed over: somebody may have dealt with it meanwhile."""

    def clean(self, value: Iterable[str] | None) -> models.QuerySet[Any]:
        """The rows that are still there, none where nothing was ticked."""
        among = cast(models.QuerySet[Any], self.queryset)
        return among.filter(pk__in=keys_in(value or ()))


class TickedRowsForm(forms.Form, Generic[Row]):
    """The rows of a list that were ticked in its boxes called `name`, out of those that the person
    may tick."""

    def __init__(
        self, data: Mapping[str, object], *, name: str, among: models.QuerySet[Row]
    ) -> None:
        super().__init__(data)
        self.name = name
        self.fields[name] = TickedRowsField(among)

    def rows(self) -> models.QuerySet[Row]:
        """The rows, in the order of the list."""
        self.full_clean()
        rows: models.QuerySet[Row] = self.cleaned_data[self.name]
        return rows


class DayInput(forms.DateInput):
    """A day, typed as ngày/tháng/năm. Not the browser's own date field: that one shows days in the
    browser's language, and loses what it cannot read."""

    def __init__(self) -> None:
        super().__init__(
            {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"},
            format="%d/%m/%Y",
        )


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


def refuse_a_mistyped_year(day: date) -> None:
    """Raise ValidationError for a day of no campaign: 0202 or 20200 typed for 2020."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError("Hãy kiểm tra lại năm.", code="year")


class DayField(forms.DateField):
    """A day of a campaign, typed as ngày/tháng/năm."""

    widget = DayInput
    default_validators = [refuse_a_mistyped_year]


class PointsField(forms.DecimalField):
    """Points, typed with a decimal comma or a decimal point and shown with a comma."""

    def __init__(
        self, *, most: int, decimals: int = 2, least: Decimal | int = 0, **kwargs: Any
    ) -> None:
        super().__init__(
            min_value=least,
            max_value=most,
            decimal_places=decimals,
            widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "invalid": "Hãy ghi một số, ví dụ 30 hoặc 82,5.",
                "min_value": "Hãy ghi số lớn hơn 0." if least else "Hãy ghi số từ 0 trở lên.",
                "max_value": f"Hãy ghi số không quá {most}.",
                "max_decimal_places": f"Nhiều nhất {decimals} chữ số sau dấu phẩy.",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Read a decimal comma as people write it."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show a decimal comma, and no idle noughts."""
        return figures(value) if isinstance(value, Decimal) else value


class AskingModelForm(forms.ModelForm):
    """A form whose lists ask to choose where nothing is chosen, instead of showing a dash, and
    whose numbers are refused in plain words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            nothing = "Chọn…" if field.required else "Không có"
            if isinstance(field, forms.IntegerField) and field.min_value == 0:
                field.error_messages["min_value"] = "Hãy ghi số từ 0 trở lên."
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = nothing
            elif isinstance(field, forms.ChoiceField):
                choices: list[tuple[object, object]] = list(field.choices)  # type: ignore[arg-type]
                if choices[:1] == BLANK_CHOICE_DASH:
                    field.choices = [("", nothing), *choices[1:]]
