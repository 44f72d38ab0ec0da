"""Rows on one page: those there are, and room for some more; an empty row is none."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms


class Rows:
    """Some forms of one kind, each under a prefix with its number."""

    def __init__(
        self,
        data: Any,
        prefix: str,
        make: Callable[..., forms.Form],
        begin: Sequence[dict[str, Any]],
        *,
        room: int,
        most: int = 60,
    ) -> None:
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
