"""How the portal asks: for a day, and to choose from a list."""

from typing import Any

from django import forms
from django.db.models import BLANK_CHOICE_DASH


class DayInput(forms.DateInput):
    """A day, typed as ngày/tháng/năm. Not the browser's own date field: that one shows days in the
    browser's language, and loses what it cannot read."""

    def __init__(self) -> None:
        super().__init__(
            {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"},
            format="%d/%m/%Y",
        )


class AskingModelForm(forms.ModelForm):
    """A form whose lists ask to choose where nothing is chosen, instead of showing a dash."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            nothing = "Chọn…" if field.required else "Không có"
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = nothing
            elif isinstance(field, forms.ChoiceField):
                choices: list[Any] = list(field.choices)  # type: ignore[arg-type]
                if choices[:1] == BLANK_CHOICE_DASH:
                    field.choices = [("", nothing), *choices[1:]]
