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
    """A field for search words. Input that is too long is truncated, not refused."""

    def __init__(self, *, max_length: int = 250, wide: bool = False, **kwargs: Any) -> None:
        self.wide = wide
        super().__init__(max_length=max_length, **{"required": False, **kwargs})

    def to_python(self, value: object) -> str:
        """The words, without NUL characters, which no database stores."""
        words = super().to_python(value) or ""
        return words.replace("\x00", "").strip()[: self.max_length]

    def bound_data(self, data: object, initial: object) -> str:
        """Show the cleaned words again, not the raw input."""
        return self.to_python(data)


class WordsFilter(django_filters.CharFilter):
    """A filter by words, with a search input unless another widget is given."""

    field_class = WordsField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.SearchInput, **kwargs})


class TickField(forms.BooleanField):
    """A checkbox; unticked, it filters nothing."""

    widget = forms.CheckboxInput({"value": "1"})

    def clean(self, value: object) -> bool | None:
        """True, or None."""
        return bool(super().clean(value)) or None


class TickFilter(django_filters.Filter):
    """A filter that keeps only rows for which its condition is true."""

    field_class = TickField


class FilterForm(forms.Form):
    """The form of a list's filters, bound to the query string of the page. `parameters` maps field
    names to their names in the query string."""

    parameters: ClassVar[Mapping[str, str]] = {}

    def __init__(self, query: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(query, auto_id="%s", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _css_class(field))

    def add_prefix(self, field_name: str) -> str:
        """The name of a field in the query string."""
        return self.parameters.get(field_name, field_name)

    def add_error(self, field: str | None, error: object) -> None:
        """Ignore the error of a value that cannot be chosen; it is left out of `cleaned_data`."""

    @property
    def is_on(self) -> bool:
        """Whether any filter is in use."""
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
        """The form class, with the parameter names of this filter set."""
        form_class: type[FilterForm] = super().get_form_class()
        form_class.parameters = self.parameters
        return form_class

    def offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        """Set the choices of a filter that are known only per request."""
        self.filters[name].extra["choices"] = list(choices)

    def withdraw(self, name: str) -> None:
        """Remove a filter that has no choices."""
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
    """The page of `rows` that `parameter` of the query string asks for; the first or the last page
    where that page does not exist."""
    return Paginator(rows, size).get_page(request.GET.get(parameter))
