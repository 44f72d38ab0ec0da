"""Filters of lists: what cannot be chosen counts as none, and is not shown as chosen."""

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from screens.filters import FilterForm, TickField, WordsField


class _Filter(FilterForm):
    words = WordsField(label="Tên", max_length=5)
    kind = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), ("a", "A")], required=False)
    late = TickField(label="Muộn", required=False)

    parameters = {"words": "tim", "kind": "loai", "late": "muon"}


def test_the_address_is_read_by_its_vietnamese_names():
    form = _Filter(QueryDict("tim= ha&loai=a&muon=1"))
    assert form.is_on
    assert form.cleaned_data == {"words": "ha", "kind": "a", "late": True}


def test_what_cannot_be_chosen_counts_as_none():
    form = _Filter(QueryDict("tim=%00&loai=b&kind=a"))
    assert not form.is_on
    assert form.chosen("kind") == ""


def test_words_are_cut_and_shown_as_they_were_read():
    form = _Filter(QueryDict("tim=a%00bcdefgh&loai=b"))
    shown = render_to_string("screens/_filter.html", {"form": form})
    assert 'value="abcde"' in shown
    assert "selected" not in shown and "aria-invalid" not in shown
