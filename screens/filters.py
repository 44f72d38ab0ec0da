"""Filters of lists, declared with django-filter: what a list can be narrowed by, read from the
address of its page and drawn by `screens/_filter.html`; and the pages that a list is cut into.

An app declares the filters of its nouns in its `filters.py`. The names in the address are
Vietnamese, as people see them; a value in the address that cannot be chosen counts as none.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest


class WordsField(forms.CharField):
    """Words to look for. What is longer than such a field takes is cut, not refused."""

    def __init__(self, *, max_length: int = 250, wide: bool = False, **kwargs: Any) -> None:
        self.wide = wide
        super().__init__(max_length=max_length, **{"required": False, **kwargs})

    def to_python(self, value: object) -> str:
        """The words, without what no database takes."""
        words = super().to_python(value) or ""
        return words.replace("\x00", "").strip()[: self.max_length]

    def bound_data(self, data: object, initial: object) -> str:
        """What was read, not what was sent, is shown again."""
        return self.to_python(data)


class WordsFilter(django_filters.CharFilter):
    """A filter by words, in a field for searching unless another widget is given."""

    field_class = WordsField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.SearchInput, **kwargs})


class TickField(forms.BooleanField):
    """A box to tick; one that is not ticked chooses nothing."""

    widget = forms.CheckboxInput({"value": "1"})

    def clean(self, value: object) -> bool | None:
        """True, or None."""
        return bool(super().clean(value)) or None


class TickFilter(django_filters.Filter):
    """A filter that leaves in only what is so."""

    field_class = TickField


class FilterForm(forms.Form):
    """What narrows a list, bound to the address of its page. `parameters` names the fields that are
    called otherwise in the address."""

    parameters: ClassVar[Mapping[str, str]] = {}

    def __init__(self, query: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(query, auto_id="%s", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _css_class(field))

    def add_prefix(self, field_name: str) -> str:
        """The name of a field in the address."""
        return self.parameters.get(field_name, field_name)

    def add_error(self, field: str | None, error: object) -> None:
        """A value that cannot be chosen is no error; it is left out of `cleaned_data`."""

    @property
    def is_on(self) -> bool:
        """Whether anything is left out of the list."""
        return self.is_valid() and any(self.cleaned_data.values())

    def chosen(self, name: str) -> str:
        """The value of a field, "" for none."""
        return self.cleaned_data.get(name, "") if self.is_valid() else ""


class ListFilter(django_filters.FilterSet):
    """The filters of a list: `ListFilter(request.GET, queryset).qs` are the rows that fit, and
    `form` is drawn above them."""

    parameters: ClassVar[Mapping[str, str]] = {}

    class Meta:
        form = FilterForm

    def get_form_class(self) -> type[FilterForm]:
        """The form, with the names in the address."""
        form_class: type[FilterForm] = super().get_form_class()
        form_class.parameters = self.parameters
        return form_class

    def offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        """Give the choices of a filter that are known only when the page is made."""
        self.filters[name].extra["choices"] = list(choices)

    def withdraw(self, name: str) -> None:
        """Leave a filter out, where there is nothing to choose from."""
        del self.filters[name]


def _css_class(field: forms.Field) -> str:
    if isinstance(field.widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(field.widget, forms.Select) else "form-control"


# Rows of a list, each a thing with a page of its own.
PAGE_SIZE = 30
# Lines of a table that is read down, as of Biểu 2.
LINES_PER_PAGE = 100


def paginate(
    request: HttpRequest, rows: Any, *, size: int = PAGE_SIZE, parameter: str = "page"
) -> Page[Any]:
    """The page of `rows` that the address asks for by `parameter`; the first, or the last, where
    there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get(parameter))
