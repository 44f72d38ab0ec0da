"""What is wrong with the forms of a page, for the summary at its head."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

# Where an object that is like a form, or holds several, has them.
HOLDS = ("head", "forms", "rows", "answers", "lines_form")


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about a form, and the id of the field it is about: "" where it is about the whole
    form."""

    sentence: str
    field: str = ""


def problems_of(values: Iterable[object]) -> list[Problem]:
    """The problems of all forms among the values given to a page, each once, in their order."""
    found = dict.fromkeys(
        problem
        for form in dict.fromkeys(form for value in values for form in _forms_in(value))
        for problem in _of_form(form)
    )
    return list(found)


def _forms_in(value: object, depth: int = 0) -> Iterator[forms.BaseForm | forms.BaseFormSet]:
    """The bound forms in a value: itself, those of its rows, or what it holds."""
    if depth > 3 or isinstance(value, str | bytes):
        return
    if isinstance(value, forms.BaseForm | forms.BaseFormSet):
        if value.is_bound:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _forms_in(each, depth + 1)
        return
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _forms_in(each, depth + 1)
        return
    for name in HOLDS:
        held = getattr(value, name, None) if _is_ours(value) else None
        if held is not None and not callable(held):
            yield from _forms_in(held, depth + 1)


def _is_ours(value: object) -> bool:
    """Whether the value may hold forms: no row of a table, no request."""
    if isinstance(value, forms.BaseForm | forms.BaseFormSet):
        return value.is_bound
    return ".forms" in type(value).__module__ or ".line_forms" in type(value).__module__


def _of_form(form: forms.BaseForm | forms.BaseFormSet) -> Iterator[Problem]:
    if isinstance(form, forms.BaseFormSet):
        for sentence in form.non_form_errors():
            yield Problem(str(sentence))
        return
    for name, sentences in form.errors.items():
        field = "" if name == NON_FIELD_ERRORS else form[name].id_for_label
        if not field and name in form.fields:
            field = form[name].auto_id
        for sentence in sentences:
            yield Problem(str(sentence), str(field))
