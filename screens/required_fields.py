"""What a form says of a field left empty: what is wanted, by the field's own label."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

# Of these one chooses; into all others one writes.
CHOSEN = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)


def asked_for(field: forms.Field, label: str) -> str:
    """The sentence for a required field left empty, such as "Hãy ghi ý kiến thẩm định."."""
    named = label.strip().rstrip(":?.")
    if isinstance(field, forms.BooleanField):
        return f"Hãy đánh dấu “{named}”." if named else "Hãy đánh dấu ô này."
    verb = "chọn" if isinstance(field, CHOSEN) else "ghi"
    return f"Hãy {verb} {_within_a_sentence(named)}." if named else f"Hãy {verb} nội dung ô này."


def _within_a_sentence(label: str) -> str:
    """The label without its capital, unless its first word is an abbreviation."""
    return label if label[1:2].isupper() or label[1:2] == "." else label[:1].lower() + label[1:]


class AskingBoundField(BoundField):
    """A field of a form that asks for itself when it is left empty; a field with a sentence of its
    own keeps it."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        common: Any = forms.Field.default_error_messages["required"]
        if field.error_messages.get("required") == common:
            field.error_messages["required"] = asked_for(field, str(self.label or ""))


class FormRenderer(TemplatesSetting):
    """The renderer of all forms: their templates are the portal's, their fields ask for
    themselves."""

    bound_field_class = AskingBoundField
