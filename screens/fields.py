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
    """The keys of ticked boxes. Values that cannot be a key are skipped, also numbers too large for
    the database."""
    return {int(key) for key in ticked if key.isascii() and key.isdecimal() and len(key) < 18}


class TickedRowsField(forms.ModelMultipleChoiceField):
    """Ticked rows of a list. Values that are no key, and keys of rows that are no longer in the
    list, are skipped: another person may have dealt with them meanwhile."""

    def clean(self, value: Iterable[str] | None) -> models.QuerySet[Any]:
        """The rows that are still in the list; none where nothing was ticked."""
        among = cast(models.QuerySet[Any], self.queryset)
        return among.filter(pk__in=keys_in(value or ()))


class TickedRowsForm(forms.Form, Generic[Row]):
    """A form for the ticked rows of a list, whose boxes are called `name`, among those that the
    person may tick."""

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
    """A text input for a day, as ngày/tháng/năm. The browser's own date input shows days in the
    language of the browser and drops what it cannot parse."""

    def __init__(self) -> None:
        super().__init__(
            {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"},
            format="%d/%m/%Y",
        )


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


def refuse_a_mistyped_year(day: date) -> None:
    """Raise ValidationError for a mistyped year, such as 0202 or 20200 for 2020."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError("Hãy kiểm tra lại năm.", code="year")


class DayField(forms.DateField):
    """A form field for a day of a campaign, typed as ngày/tháng/năm."""

    widget = DayInput
    default_validators = [refuse_a_mistyped_year]


class PointsField(forms.DecimalField):
    """A form field for points: typed with a decimal comma or point, shown with a comma."""

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
        """Accept a decimal comma."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show a decimal comma and no trailing zeros."""
        return figures(value) if isinstance(value, Decimal) else value


class AskingModelForm(forms.ModelForm):
    """A ModelForm whose empty choices ask to choose instead of showing dashes, and whose numeric
    fields have Vietnamese error messages."""

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
