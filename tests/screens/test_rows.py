"""Rows of a page are added, ordered and removed in one way, whatever they hold."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from campaigns.forms.parts import FORMSETS, PartChoices
from campaigns.models import Phase
from screens.rows import RowFields, RowFormSet, neighbour_of, row_formset
from tests.campaigns.factories import PhaseFactory, PlanFactory, UserFactory


class PointForm(RowFields, forms.Form):
    """A row of two fields."""

    name = forms.CharField(required=False)
    points = forms.IntegerField(required=False)


STORED = [{"name": "Một", "points": 1}, {"name": "Hai", "points": 2}]


def sent(**fields) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "-"): value for name, value in fields.items()})
    return data


def rows(data: QueryDict | None = None, *, most: int = 60, initial=STORED) -> RowFormSet:
    formset = row_formset(PointForm, room=1, most=most)
    return formset(data, prefix="diem", initial=initial)


def two(**more) -> QueryDict:
    return sent(diem__0__name="Một", diem__1__name="Hai", **more)


def names(formset: RowFormSet) -> list[str]:
    return [form["name"].value() or "" for form in formset.page_rows]


def drawn(formset) -> str:
    return render_to_string("screens/_rows.html", {"rows": formset, "what": "dòng"})


def focused(page: str) -> list[str]:
    """The names of the fields that get the focus, but in dialogs after the page's own content."""
    tags = re.findall(r"<(?:input|select|textarea)[^>]*>", page.partition("</main>")[0])
    return [re.search(r'name="([^"]*)"', tag)[1] for tag in tags if "autofocus" in tag]


@pytest.mark.parametrize(
    ("one", "up", "beside"),
    [("b", True, "a"), ("b", False, None), ("a", True, None), ("x", True, None)],
)
def test_a_row_has_a_neighbour_but_at_the_ends_and_where_it_is_not_there(one, up, beside):
    assert neighbour_of(["a", "b"], one, up=up) == beside


# --- One more


def test_the_new_row_comes_last_and_its_first_field_gets_the_focus():
    assert focused(drawn(rows())) == []
    grown = rows(two(add="diem"))
    assert names(grown) == ["Một", "Hai", ""]
    assert focused(drawn(grown)) == ["diem-2-name"]


def test_asking_for_a_row_judges_nothing_and_takes_nothing():
    grown = rows(two(diem__0__points="x", add="diem"))
    assert not grown.is_valid()
    assert 'value="x"' in drawn(grown)
    assert "invalid-feedback" not in drawn(grown)


def test_another_list_of_the_page_gets_no_row_and_no_focus():
    other = rows(two(add="khac"))
    assert (names(other), other.is_valid(), focused(drawn(other))) == (["Một", "Hai"], False, [])


def test_a_full_list_says_so_and_keeps_its_last_row():
    full = rows(two(add="diem"), most=2)
    assert names(full) == ["Một", "Hai"]
    assert "Một phần có nhiều nhất 2 dòng." in drawn(full)


# --- Order


def test_a_row_moved_by_its_button_changes_places_with_its_neighbour_and_is_saved_there():
    moved = rows(two(up="diem-1"))
    assert names(moved) == ["Hai", "Một"]
    places = {field.html_name: field.value() for form in moved for field in form}
    again = rows(two(**{name: place for name, place in places.items() if "ORDER" in name}))
    assert again.is_valid()
    assert [row["name"] for row in again.said("name")] == ["Hai", "Một"]


@pytest.mark.parametrize("asked", [{"up": "diem-0"}, {"down": "diem-1"}, {"up": "x"}, {"up": ""}])
def test_there_is_no_place_beyond_the_ends(asked):
    assert names(rows(two(**asked))) == ["Một", "Hai"]


@pytest.mark.parametrize("place", ["x", "-1", "9" * 30, ""])
def test_a_place_that_was_tampered_with_does_no_harm(place):
    typed = rows(two(diem__0__ORDER=place))
    assert typed.is_valid()
    assert [row["name"] for row in typed.said("name")] == ["Một", "Hai"]


def test_an_empty_row_that_was_moved_is_still_none():
    typed = rows(two(diem__2__name="", diem__2__ORDER="1", diem__0__ORDER="2", diem__1__ORDER="3"))
    assert typed.is_valid()
    assert not typed.forms[2].has_changed()


# --- Removal


def test_a_removed_row_is_not_said_whatever_is_wrong_in_it():
    typed = rows(two(diem__0__points="x", diem__0__DELETE="on"))
    assert typed.is_valid()
    assert typed.said("name") == [{"name": "Hai", "points": None}]


def test_a_row_is_removable_but_not_an_empty_one():
    page = drawn(rows())
    assert 'name="diem-1-DELETE"' in page
    assert 'name="diem-2-DELETE"' not in page
    assert 'name="diem-2-DELETE"' in drawn(rows(two(diem__2__name="Ba")))


def test_what_was_removed_or_moved_is_seen_by_who_edits_at_the_same_time():
    kept = two(diem__0__points="1", diem__1__points="2")
    assert rows(kept).difference("Điểm", "name") == []
    (removed,) = rows(two(diem__0__DELETE="on", diem__1__points="2")).difference("Điểm", "name")
    assert (removed.typed, removed.stored) == ("Hai, 2", "Một, 1\nHai, 2")
    moved = two(diem__0__points="1", diem__1__points="2", diem__0__ORDER="2", diem__1__ORDER="1")
    assert rows(moved).difference("Điểm", "name")[0].typed == "Hai, 2\nMột, 1"


# --- Counts


@pytest.mark.parametrize("total", ["", "x", "9" * 30])
def test_a_count_that_cannot_be_read_loses_no_row(total):
    typed = rows(two(diem__TOTAL_FORMS=total))
    assert typed.is_valid()
    assert len(typed.said("name")) == 2


def test_more_rows_than_there_may_be_get_a_sentence():
    typed = rows(two(diem__TOTAL_FORMS="61"))
    assert not typed.is_valid()
    assert "Một phần có nhiều nhất 60 dòng." in drawn(typed)


# --- Rows of a model


@pytest.mark.django_db
def test_rows_of_a_model_are_moved_by_the_position_they_are_stored_with():
    plan = PlanFactory(status="draft")
    first, second = (PhaseFactory(plan=plan, name=name, position=5) for name in ("A", "B"))
    data = sent(dot__TOTAL_FORMS="2", dot__INITIAL_FORMS="2")
    for index, phase in enumerate((first, second)):
        data.update(
            {
                f"dot-{index}-id": phase.pk,
                f"dot-{index}-position": 5,
                f"dot-{index}-name": phase.name,
                f"dot-{index}-starts_on": f"{phase.starts_on:%d/%m/%Y}",
                f"dot-{index}-ends_on": f"{phase.ends_on:%d/%m/%Y}",
            }
        )
    given = {
        "instance": plan,
        "prefix": "dot",
        "form_kwargs": {"choices": PartChoices(plan, UserFactory())},
    }
    asked = data.copy()
    asked["down"] = "dot-0"
    moved = FORMSETS["dot"](asked, **given)
    assert [form["position"].value() for form in moved.page_rows] == ["1", "2"]
    for form in moved:
        data[form["position"].html_name] = form["position"].value()
    saved = FORMSETS["dot"](data, **given)
    assert saved.is_valid()
    saved.save()
    assert [phase.name for phase in Phase.objects.filter(plan=plan)] == ["B", "A"]
    asked = data.copy()
    asked["add"] = "dot"
    grown = FORMSETS["dot"](asked, **given)
    assert grown.page_rows[-1]["position"].value() == 3
    assert focused(drawn(grown)) == ["dot-2-position"]
