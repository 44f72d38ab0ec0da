"""Text typed in forms, tidied in one place for every form, the administration's too."""

from typing import Any

from django import forms

from paperwork.text_signs import tidied, without_unseen_signs

_given = forms.CharField.to_python


def tidy_typed_text() -> None:
    """Let every text field of every form give what `tidied` makes of it, as workbooks do.

    Django has no setting for this, and a field of our own would leave out the administration, the
    fields that models make and whichever form forgets it; so the method of Django's field is
    replaced, once, when the app is ready.
    """
    forms.CharField.to_python = _to_python  # type: ignore[method-assign, assignment]


def _to_python(field: forms.CharField, value: Any) -> Any:
    """The typed text, tidied; lines stay where the field has several. A password stays as typed;
    a field that keeps its spaces (`strip=False`) only loses signs that nobody sees."""
    if not isinstance(value, str) or isinstance(field.widget, forms.PasswordInput):
        return _given(field, value)
    if not field.strip:
        return _given(field, without_unseen_signs(value))
    return _given(field, tidied(value, has_lines=isinstance(field.widget, forms.Textarea)))
