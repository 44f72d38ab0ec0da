"""Two people edit one thing: the second who saves sees both, and chooses field by field.

A form of an `Edited` thing carries the revision that it showed. The verb refuses an older one
(`audit.transitions.EditedMeanwhile`); `conflict_page` then shows what was typed beside what is
stored by now. Nothing typed is lost: the page holds all of it, and sends it again as chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db import models
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from accounts.access import SignedInRequest
from audit.transitions import EditedMeanwhile

# In what is sent: "keep-title=stored" takes the stored value instead of the typed one.
KEEP = "keep-"
STORED = "stored"


class EditedForm(forms.ModelForm):
    """A form of an `Edited` thing; `cleaned_data["seen"]` is the revision to hand to the verb."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.revision
        if self.is_bound:
            self._take_stored()

    def _take_stored(self) -> None:
        """Put the stored value in the place of what was typed where the person chose it."""
        chosen = [name for name in self.fields if self._keeps_stored(name)]
        if not chosen:
            return
        data = cast(QueryDict, self.data).copy()
        for name in chosen:
            key, field = self.add_prefix(name), self.fields[name]
            value = field.widget.format_value(
                field.prepare_value(self.get_initial_for_field(field, name))
            )
            data.setlist(key, [str(each) for each in _several(value)])
        self.data = data

    def _keeps_stored(self, name: str) -> bool:
        return self.data.get(KEEP + self.add_prefix(name)) == STORED

    @property
    def differences(self) -> list["Difference"]:
        """Where what was typed is not what is stored."""
        return [
            Difference(
                name=self.add_prefix(name),
                label=str(self[name].label),
                typed=shown(self.fields[name], self[name].data),
                stored=shown(self.fields[name], self.initial.get(name)),
            )
            for name in self.changed_data
            if name != "seen"
        ]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people filled in differently, in words."""

    name: str
    label: str
    typed: str
    stored: str


def shown(field: forms.Field, value: Any) -> str:
    """A field's value as its reader knows it: the words of a choice, not its key."""
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


def _several(value: Any) -> list[Any]:
    """A value as a list: none, one or many; of instances their keys."""
    if value is None or value == "":
        return []
    many = value if isinstance(value, list | tuple | set | models.QuerySet) else [value]
    return [each.pk if isinstance(each, models.Model) else each for each in many]


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


def conflict_page(
    request: SignedInRequest, form: EditedForm, conflict: EditedMeanwhile, *, back: str
) -> HttpResponse:
    """Show both and let the person choose; `back` is the page of the thing. What was chosen comes
    back to the address of the form, as if it had been typed there on the stored revision."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", form.add_prefix("seen"))
        and not name.startswith(KEEP)
        for value in values
    ]
    return render(
        request,
        "screens/edit_conflict.html",
        {
            "differences": form.differences,
            "sent": sent,
            "seen_name": form.add_prefix("seen"),
            "seen": conflict.stored.revision,
            "what_happened": conflict.messages,
            "thing": conflict.stored,
            "back": back,
        },
        status=409,
    )
