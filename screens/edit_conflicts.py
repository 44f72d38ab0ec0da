"""Edit conflicts: when two people edit one thing, the second to save sees both versions and chooses
field by field.

A form of an `Edited` thing carries the revision that it showed. The verb refuses an older one
(`audit.transitions.EditedMeanwhile`); `conflict_page` then shows what was typed beside what is
stored by now, of the form and of the rows below it. Nothing typed is lost: the page holds all of
it, and sends it again as chosen.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

from django import forms
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from accounts.access import SignedInRequest
from audit.transitions import EditedMeanwhile

# In what is sent: "keep-title=stored" takes the stored value instead of the typed one.
KEEP = "keep-"
STORED = "stored"


def keeps_stored(data: Mapping[str, object], name: str) -> bool:
    """Whether the person chose the stored value of a field over the typed one."""
    return data.get(KEEP + name) == STORED


class ComparedForm(forms.BaseForm):
    """A form whose initial values are those stored now. Where the person chose the stored value on
    the page of the conflict, it replaces the typed one. Used for a row of a page, and as the form
    of a whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self._take_stored()

    def _take_stored(self) -> None:
        """Replace typed values by stored ones where the person chose these."""
        # A set of forms adds the box that removes a row later: nothing stored is ticked there.
        names = [*self.fields, DELETION_FIELD_NAME]
        chosen = [name for name in names if keeps_stored(self.data, self.add_prefix(name))]
        if not chosen:
            return
        data = cast(QueryDict, self.data).copy()
        for name in chosen:
            key = self.add_prefix(name)
            if name not in self.fields:
                data.pop(key, None)
                continue
            field = self.fields[name]
            value = field.widget.format_value(
                field.prepare_value(self.get_initial_for_field(field, name))
            )
            data.setlist(key, [str(each) for each in _several(value)])
        self.data = data

    @property
    def differences(self) -> list["Difference"]:
        """The differences between input and stored values."""
        return [
            Difference(
                name=self.add_prefix(name),
                label=str(self[name].label),
                typed=shown(self.fields[name], self[name].data),
                stored=shown(self.fields[name], self.initial.get(name)),
            )
            for name in self.changed_data
            if not self.fields[name].widget.is_hidden
            and not isinstance(self.fields[name], forms.FileField)
        ]


class EditedForm(ComparedForm, forms.ModelForm):
    """A form of an `Edited` model; `cleaned_data["seen"]` is the revision to pass to the verb."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.revision


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people filled in differently, with both values as text."""

    name: str
    label: str
    typed: str
    stored: str


def ticked_difference(
    name: str,
    offered: Iterable[models.Model],
    typed: Collection[int],
    stored: Collection[int],
) -> list[Difference]:
    """The difference between ticked and stored boxes as one `Difference`, or none; `offered` gives
    the boxes by key, `name` is their field name."""
    things = list(offered)
    in_words = [
        "\n".join(str(one) for one in things if one.pk in ticked) for ticked in (typed, stored)
    ]
    return [Difference(name, "Danh sách", *in_words)] if in_words[0] != in_words[1] else []


def shown(field: forms.Field, value: object) -> str:
    """A field's value as displayed: the label of a choice, not its key."""
    if isinstance(field, forms.BooleanField):
        return "Có" if value in (True, "on", "True", "true", "1") else "Không"
    prepared = field.prepare_value(value)
    choices = getattr(field, "choices", None)
    if choices is not None:
        keys = {str(each) for each in _several(prepared)}
        labels = [str(label) for key, label in _flat(choices) if str(key) in keys]
        return ", ".join(labels)
    formatted = field.widget.format_value(prepared)
    return ", ".join(str(each) for each in _several(formatted))


def _several(value: object) -> list[object]:
    """A value as a list: of none, one or many; instances become their keys."""
    if value is None or value == "":
        return []
    many = value if isinstance(value, list | tuple | set | models.QuerySet) else [value]
    return [each.pk if isinstance(each, models.Model) else each for each in many]


def _flat(choices: Iterable[Any]) -> Iterable[tuple[object, object]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


class Compared(Protocol):
    """A form, or an object like a form, that compares what was typed with what is stored."""

    @property
    def differences(self) -> list[Difference]:
        """Those places, in the order of the page."""


class FormRows(Protocol):
    """The rows of one kind on a page: a formset, or an object like one."""

    @property
    def forms(self) -> Sequence[forms.BaseForm]:
        """The forms of the rows."""


def row_differences(rows: FormRows) -> list[Difference]:
    """The differences in the rows of a page, by the number of each row on it."""
    return [
        replace(difference, label=f"Dòng {number} · {difference.label}")
        for number, form in enumerate(rows.forms, start=1)
        if isinstance(form, ComparedForm)
        for difference in form.differences
    ]


def conflict_page(
    request: SignedInRequest,
    form: Compared | None,
    conflict: EditedMeanwhile,
    *,
    back: str,
    rows: Iterable[FormRows] = (),
    several: Iterable[ComparedForm] = (),
) -> HttpResponse:
    """Show both and let the person choose; `rows` are the sets of forms below the form or in its
    place, `several` forms of things each with a revision of its own, `back` is the page of the
    thing. What was chosen comes back to the address of the form, as if it had been typed there on
    the stored revision."""
    several = list(several)
    seen = {one.add_prefix("seen"): one.initial["seen"] for one in several}
    if not several:
        name = form.add_prefix("seen") if isinstance(form, forms.BaseForm) else "seen"
        seen[name] = conflict.revision
    differences = [*form.differences] if form else []
    for one in several:
        differences += one.differences
    for formset in rows:
        differences += row_differences(formset)
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", *seen) and not name.startswith(KEEP)
        for value in values
    ]
    return render(
        request,
        "screens/edit_conflict.html",
        {
            "differences": differences,
            "sent": sent,
            "seen": conflict.revision,
            "seen_fields": seen,
            "file_lost": bool(request.FILES),
            "what_happened": conflict.messages,
            "thing": conflict.stored,
            "back": back,
        },
        status=409,
    )
