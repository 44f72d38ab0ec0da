"""Rows on one page: those there are, and room for some more; an empty row is none."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from screens.edit_conflicts import Difference, keeps_stored, shown


class Rows:
    """Some forms of one kind, each under a prefix with its number. `begin` are the rows there
    are; where somebody else has changed them meanwhile, the person may have chosen to keep them
    as they are stored."""

    def __init__(
        self,
        data: QueryDict | None,
        prefix: str,
        make: Callable[..., forms.Form],
        begin: Sequence[dict[str, Any]],
        *,
        room: int,
        most: int = 60,
    ) -> None:
        self.prefix = prefix
        self._stored = [
            make(None, prefix=f"{prefix}-{number}", initial=row) for number, row in enumerate(begin)
        ]
        if data is not None and keeps_stored(data, prefix):
            data = self._with_stored(data)
        count = len(begin) + room
        if data is not None:
            # What was shown is what comes back, also where the rows below have changed since.
            sent = {
                int(name.split("-")[-2])
                for name in data
                if name.startswith(f"{prefix}-") and name.split("-")[-2].isdecimal()
            }
            count = min(max(sent, default=count - 1) + 1, most)
        self.forms = [
            make(
                data,
                prefix=f"{prefix}-{number}",
                initial=begin[number] if number < len(begin) else {},
            )
            for number in range(count)
        ]

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        return all([form.is_valid() for form in self.forms])

    def said(self, name: str) -> list[dict[str, Any]]:
        """The rows in which this field says something."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get(name)]

    def difference(self, label: str, key: str) -> list[Difference]:
        """The rows as typed beside those stored, where they differ: in one piece. A row without
        its field `key` is none."""
        typed, stored = (
            "\n".join(filter(None, (_in_words(form, key) for form in rows)))
            for rows in (self.forms, self._stored)
        )
        return [Difference(self.prefix, label, typed, stored)] if typed != stored else []

    def _with_stored(self, data: QueryDict) -> QueryDict:
        kept = data.copy()
        for name in [name for name in kept if name.startswith(f"{self.prefix}-")]:
            del kept[name]
        for form in self._stored:
            for field in form:
                value = field.value()
                kept[field.html_name] = "" if value is None else str(value)
        return kept


def _in_words(form: forms.Form, key: str) -> str:
    values = {field.name: field.data if form.is_bound else field.initial for field in form}
    if not values.get(key):
        return ""
    said = (shown(form.fields[name], value) for name, value in values.items())
    return ", ".join(part for part in said if part)
