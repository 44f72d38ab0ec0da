"""Text that is typed in a form is tidied, whatever the form."""

import unicodedata

import pytest
from django import forms

from accounts.models import User
from organisation.admin.bodies import BodyForm
from screens.fields import AskingModelForm

SPOILED = unicodedata.normalize("NFD", "\ufeff Nguyễn\u00a0 Thị\u200b Thúy\x00 ")


class PlainForm(forms.Form):
    line = forms.CharField()
    lines = forms.CharField(widget=forms.Textarea, required=False)
    password = forms.CharField(widget=forms.PasswordInput, strip=False, required=False)
    code = forms.CharField(strip=False, required=False)


class PersonForm(AskingModelForm):
    class Meta:
        model = User
        fields = ("full_name",)


def test_a_form_of_ours_a_models_and_the_administrations_give_tidy_text():
    plain, person, body = (
        PlainForm({"line": SPOILED}),
        PersonForm({"full_name": SPOILED}),
        BodyForm({"short_name": SPOILED}),
    )
    for form, name in ((plain, "line"), (person, "full_name"), (body, "short_name")):
        field = form.fields[name]
        assert field.clean(SPOILED) == "Nguyễn Thị Thúy"


def test_lines_stay_in_a_field_of_several_lines():
    assert PlainForm().fields["lines"].clean(" Một\u200b \r\n\r\nHai  ba") == "Một\n\nHai ba"


def test_a_password_stays_as_it_was_typed_and_spaces_stay_where_a_field_keeps_them():
    fields = PlainForm().fields
    assert fields["password"].clean("  a\u200b  b ") == "  a\u200b  b "
    assert fields["code"].clean("  a\u200b  b ") == "  a  b "


def test_a_field_with_nothing_that_is_seen_is_empty():
    with pytest.raises(forms.ValidationError, match="bắt buộc"):
        PlainForm().fields["line"].clean("\u200b\ufeff ")


def test_a_sign_that_is_no_letter_of_ours_is_refused_in_a_form():
    form = PersonForm({"full_name": "Nguyễn Văn \u0410n"})
    assert "là chữ Nga" in str(form.errors["full_name"])
