"""Rows on one page that are added, ordered and removed: those there are, and room for some more; an
empty row is none. Every editor of rows is a `RowFormSet`; only a registration's lines are not
(docs/decisions/0014-ours-where-a-library-does-less.md)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar, cast

from django import forms
from django.forms.formsets import (
    DELETION_FIELD_NAME,
    INITIAL_FORM_COUNT,
    ORDERING_FIELD_NAME,
    TOTAL_FORM_COUNT,
)
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils.functional import cached_property

from screens.edit_conflicts import Difference, keeps_stored, shown
from screens.fields import CleanedData

# What the buttons of the rows are called: one more of a kind, or one row a place up or down.
ADD, UP, DOWN = "add", "up", "down"
# No list has so many of anything; a number tampered with must not make thousands of forms.
MOST_ROWS = 60
# The field of a model by which its rows stand, if they stand by one.
POSITION = "position"
ABOUT_THE_ROW = (DELETION_FIELD_NAME, ORDERING_FIELD_NAME)

T = TypeVar("T")


def neighbour_of(order: Sequence[T], one: T, *, up: bool) -> T | None:
    """Who stands before one in an order, or after it; None at the end, or where it is not there."""
    here = order.index(one) if one in order else None
    there = None if here is None else here + (-1 if up else 1)
    return order[there] if there is not None and 0 <= there < len(order) else None


def focus_first_field(form: forms.BaseForm) -> None:
    """Let a new row be typed in at once, on a page and in what htmx puts into one."""
    form.visible_fields()[0].field.widget.attrs["autofocus"] = True


class PlaceField(forms.IntegerField):
    """The place of a row on the page. Nobody types it, so what cannot be read has no place."""

    def clean(self, value: object) -> int | None:
        """The number, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class RowFields(forms.BaseForm):
    """One row. `wide` names the fields that take the whole width."""

    wide: ClassVar[tuple[str, ...]] = ()

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields filled in; a row that may be empty is not filled in by being moved."""
        changed = super().changed_data
        if not self.empty_permitted:
            return changed
        return [name for name in changed if name not in (ORDERING_FIELD_NAME, POSITION)]

    @property
    def is_lost(self) -> bool:
        """Whether the stored row that this one was shown for is not there any more."""
        return False

    @property
    def is_removable(self) -> bool:
        """Whether there is anything to be removed: not in an empty row."""
        may_be_empty = self.empty_permitted and not (self.is_bound and self.has_changed())
        return DELETION_FIELD_NAME in self.fields and not may_be_empty

    @property
    def narrow_fields(self) -> list[forms.BoundField]:
        """The visible fields that stand side by side."""
        left_out = (*self.wide, *ABOUT_THE_ROW)
        return [field for field in self.visible_fields() if field.name not in left_out]

    @property
    def wide_fields(self) -> list[forms.BoundField]:
        """The visible fields that take the whole width."""
        return [self[name] for name in self.wide]


class RowFormSet(forms.BaseFormSet):
    """A set of forms whose rows are added, ordered and removed on the page.

    Without more, the rows there are come as `initial`; where somebody else has changed them
    meanwhile, the person may have chosen to keep them as they are stored. What is sent is read
    without the counts of rows too: then the numbers in the names of the fields say how many.
    Rows of a model derive from this and from Django's `BaseInlineFormSet`.
    """

    prefix: str
    data: QueryDict
    # How many rows the button adds.
    adds: ClassVar[int] = 1
    default_error_messages: ClassVar[dict[str, Any]] = {
        **forms.BaseFormSet.default_error_messages,
        "missing_management_form": (
            "Trang gửi lên không còn nguyên vẹn nên chưa lưu được. Hãy tải lại trang rồi nhập lại."
        ),
        "too_many_forms": "Một phần có nhiều nhất %(num)d dòng. Hãy tải lại trang rồi nhập lại.",
    }

    def __init__(
        self, data: QueryDict | None = None, *, prefix: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, prefix=prefix, **kwargs)
        self.is_rearranged = data is not None and any(name in data for name in (ADD, UP, DOWN))
        if data is None:
            return
        kept = keeps_stored(data, self.prefix)
        self.data = self._counted(self._with_stored(data) if kept else data.copy())
        if self.is_rearranged:
            new = self._grow() if data.get(ADD) == self.prefix else 0
            self._move(str(data.get(UP) or data.get(DOWN) or ""), up=UP in data)
            self._judge_nothing_yet(new)

    def is_valid(self) -> bool:
        """Whether everything can be read and is to be taken; not where a button asked for another
        row or another order only."""
        return not self.is_rearranged and super().is_valid()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """A new row that stands by its position comes after the others."""
        kwargs = super().get_form_kwargs(index)
        if index is None or index < self.initial_form_count():
            return kwargs
        if self.place_name == POSITION:
            kwargs["initial"] = {POSITION: max(map(self._sent_place, range(index)), default=0) + 1}
        return kwargs

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        """The place of the row is written by the script that moves rows."""
        super().add_fields(form, index)
        place = None if index is None else index + 1
        if self.can_order:
            form.fields[ORDERING_FIELD_NAME] = PlaceField(
                required=False, initial=place, widget=forms.HiddenInput
            )
        if self.place_name:
            form.fields[self.place_name].widget.attrs["data-place"] = True

    @property
    def place_name(self) -> str:
        """The field that says where a row stands, "" where rows have no order of their own."""
        if self.can_order:
            return ORDERING_FIELD_NAME
        return POSITION if POSITION in self.form.base_fields else ""

    @property
    def page_rows(self) -> list[Any]:
        """The forms in the order of the page."""
        if not self.place_name:
            return list(self.forms)
        placed = [
            (n if (place := _number(form[self.place_name].value())) is None else place, form)
            for n, form in enumerate(self.forms, start=1)
        ]
        return [form for _, form in sorted(placed, key=lambda pair: pair[0])]

    @property
    def kept_rows(self) -> list[Any]:
        """The forms in the order of the page, without those removed. Call after `is_valid`."""
        return [form for form in self.page_rows if not form.cleaned_data.get(DELETION_FIELD_NAME)]

    def said(self, name: str) -> list[CleanedData]:
        """The rows in which this field says something. Call after `is_valid`."""
        return [
            {key: value for key, value in row.cleaned_data.items() if key not in ABOUT_THE_ROW}
            for row in self.kept_rows
            if row.cleaned_data.get(name)
        ]

    def difference(self, label: str, key: str) -> list[Difference]:
        """The rows as typed beside those stored, where they differ: in one piece. A row without
        its field `key` is none."""
        typed, stored = (
            "\n".join(filter(None, (_in_words(form, key) for form in rows)))
            for rows in (self.page_rows, self._stored)
        )
        return [Difference(self.prefix, label, typed, stored)] if typed != stored else []

    # --- What the buttons of the page ask for

    def _grow(self) -> int:
        """Make room for more rows; how many. Where there may be no more, none."""
        name = self.add_prefix(TOTAL_FORM_COUNT)
        count = _number(self.data.get(name))
        count = self._count_of(self.data) if count is None else count
        new = max(0, min(self.adds, self.max_num - count))
        self.data[name] = str(count + new)
        return new

    def _move(self, prefix: str, *, up: bool) -> None:
        """Let a row change places with its neighbour; all are numbered by their places then."""
        order = [form.prefix for form in self.page_rows] if self.place_name else []
        neighbour = neighbour_of(order, prefix, up=up)
        if neighbour is None:
            return
        here, there = order.index(prefix), order.index(neighbour)
        order[here], order[there] = order[there], order[here]
        for place, moved in enumerate(order, start=1):
            self.data[f"{moved}-{self.place_name}"] = str(place)
        del self.forms  # made anew of what is in their fields now

    def _judge_nothing_yet(self, new: int) -> None:
        """What stands in the rows is shown again without a word; the last `new` of them are ready
        to be typed in."""
        self._errors: list[ErrorDict] = []
        self._non_form_errors = ErrorList()
        for form in self.forms:
            form._errors = ErrorDict()
        added = self.forms[len(self.forms) - new :]
        for form in added:
            form.is_bound = False
        if added:
            focus_first_field(added[0])
        elif self.data.get(ADD) == self.prefix:
            self._non_form_errors.append(f"Một phần có nhiều nhất {self.max_num} dòng.")

    def _sent_place(self, index: int) -> int:
        return _number(self.data.get(f"{self.add_prefix(index)}-{POSITION}")) or index + 1

    # --- Rows that are stored as a whole

    @cached_property
    def _stored(self) -> list[Any]:
        """The rows stored now, as forms nobody has typed in."""
        unbound = type(self)(prefix=self.prefix, initial=self.initial, form_kwargs=self.form_kwargs)
        return unbound.initial_forms

    def _counted(self, data: QueryDict) -> QueryDict:
        """What is sent, with a readable count of its rows, of which those stored now come first,
        not those when the page was shown: a row that was typed and is stored by now is no empty
        one. What was shown is what comes back, also where the rows below have changed since."""
        name = self.add_prefix(TOTAL_FORM_COUNT)
        count = _number(data.get(name))
        data[name] = str(self._count_of(data) if count is None else count)
        data[self.add_prefix(INITIAL_FORM_COUNT)] = str(len(self.initial or ()))
        return data

    def _count_of(self, data: Mapping[str, object]) -> int:
        sent = {
            int(name.split("-")[-2])
            for name in data
            if name.startswith(f"{self.prefix}-") and name.split("-")[-2].isdecimal()
        }
        return max(sent, default=len(self.initial or ()) + self.extra - 1) + 1

    def _with_stored(self, data: QueryDict) -> QueryDict:
        kept = data.copy()
        for name in [name for name in kept if name.startswith(f"{self.prefix}-")]:
            del kept[name]
        for form in self._stored:
            for field in form:
                value = field.value()
                kept[field.html_name] = "" if value is None else str(value)
        return kept


def row_formset(
    form: type[RowFields],
    *,
    room: int,
    most: int = MOST_ROWS,
    formset: type[RowFormSet] = RowFormSet,
) -> type[RowFormSet]:
    """The set of such forms, with `room` for so many more rows than there are."""
    made = forms.formset_factory(
        cast(type[forms.Form], form),
        formset=formset,
        extra=room,
        can_order=True,
        can_delete=True,
        max_num=most,
        absolute_max=most,
    )
    return cast(type[RowFormSet], made)


def _number(typed: object) -> int | None:
    """A whole number out of a field that anybody may have changed; None where it is none."""
    text = str(typed)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _in_words(form: forms.BaseForm, key: str) -> str:
    values = {field.name: field.data if form.is_bound else field.initial for field in form}
    if not values.get(key) or values.get(DELETION_FIELD_NAME):
        return ""
    said = (
        shown(form.fields[name], value)
        for name, value in values.items()
        if name not in ABOUT_THE_ROW
    )
    return ", ".join(part for part in said if part)
