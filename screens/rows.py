"""Rows on one page: those there are, and room for some more; an empty row is none."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.functional import cached_property

from screens.edit_conflicts import Difference, keeps_stored, shown

MOST_ROWS = 60


class RowFormSet(forms.BaseFormSet):
    """A set of forms whose `initial` is the rows there are; where somebody else has changed them
    meanwhile, the person may have chosen to keep them as they are stored. What is sent is read
    without the counts of rows too: then the numbers in the names of the fields say how many."""

    prefix: str
    initial: Sequence[dict[str, Any]]

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        prefix: str,
        initial: Sequence[dict[str, Any]],
        form_kwargs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix, initial=initial, form_kwargs=form_kwargs)
        if data is not None:
            kept = keeps_stored(data, prefix)
            self.data = self._counted(self._with_stored(data) if kept else data.copy())

    def initial_form_count(self) -> int:
        """The rows stored now, not those when the page was shown: a row that was typed and is
        stored by now is no empty one."""
        return len(self.initial)

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

    @cached_property
    def _stored(self) -> list[forms.Form]:
        """The rows stored now, as forms nobody has typed in."""
        unbound = type(self)(prefix=self.prefix, initial=self.initial, form_kwargs=self.form_kwargs)
        return unbound.initial_forms

    def _counted(self, data: QueryDict) -> QueryDict:
        """What is sent, with a readable count of its rows, and no more of them than there may be.
        What was shown is what comes back, also where the rows below have changed since."""
        total = data.get(self.add_prefix(TOTAL_FORM_COUNT), "")
        count = int(total) if total.isdecimal() and len(total) < 10 else self._count_of(data)
        data[self.add_prefix(TOTAL_FORM_COUNT)] = str(min(count, self.absolute_max))
        data[self.add_prefix(INITIAL_FORM_COUNT)] = str(self.initial_form_count())
        return data

    def _count_of(self, data: Mapping[str, object]) -> int:
        sent = {
            int(name.split("-")[-2])
            for name in data
            if name.startswith(f"{self.prefix}-") and name.split("-")[-2].isdecimal()
        }
        return max(sent, default=self.initial_form_count() + self.extra - 1) + 1

    def _with_stored(self, data: QueryDict) -> QueryDict:
        kept = data.copy()
        for name in [name for name in kept if name.startswith(f"{self.prefix}-")]:
            del kept[name]
        for form in self._stored:
            for field in form:
                value = field.value()
                kept[field.html_name] = "" if value is None else str(value)
        return kept


def row_formset(form: type[forms.Form], *, room: int) -> type[RowFormSet]:
    """The set of such forms, with `room` for so many more rows than there are."""
    made = forms.formset_factory(
        form, formset=RowFormSet, extra=room, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    return cast(type[RowFormSet], made)


def _in_words(form: forms.Form, key: str) -> str:
    values = {field.name: field.data if form.is_bound else field.initial for field in form}
    if not values.get(key):
        return ""
    said = (shown(form.fields[name], value) for name, value in values.items())
    return ", ".join(part for part in said if part)
