"""No English word reaches a user: labels, choices, refusals, form errors, and what packages say."""

import re

import pytest
from django import forms
from django.apps import apps
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command

from awards.forms.appraisal import AppraisalForm
from awards.forms.dossiers import AttachmentForm
from campaigns.forms.plan import PlanForm
from campaigns.forms.plan_steps import IssueForm
from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.forms import CoveringForm
from tests.accounts.factories import UserFactory
from tests.house.our_apps import OUR_APPS

OUR_MODELS = [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]
# Words of English sentences that are no Vietnamese syllable.
ENGLISH = re.compile(
    r"\b(the|this|that|is|are|was|not|field|required|valid|value|must|please|enter|select|choose|"
    r"with|already|exists|constraint|violated|password|short|name|date|user|true|false|none)\b",
    re.IGNORECASE,
)


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(text)


def test_english_is_recognised_and_vietnamese_is_not():
    assert english_in("This field is required.") == ["This", "field", "is", "required"]
    assert english_in("Hãy ghi tên mô hình, giải pháp.") == []


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_model_and_field_has_a_vietnamese_name(model):
    shown = [
        field
        for field in model._meta.get_fields()
        if field.concrete and field.editable and not field.auto_created
    ]
    unnamed = [
        field.name
        for field in shown
        if str(field.verbose_name) == field.name.replace("_", " ") and field.name.isascii()
    ]
    # Treebeard's own columns are never shown.
    assert set(unnamed) <= {"path", "depth", "numchild"}
    assert str(model._meta.verbose_name) != model._meta.model_name


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_choice_has_a_vietnamese_label(model):
    labels = [str(label) for field in model._meta.fields for _, label in field.choices or ()]
    assert [label for label in labels if english_in(label)] == []


@pytest.mark.parametrize(
    "constraint",
    [constraint for model in OUR_MODELS for constraint in model._meta.constraints],
    ids=lambda constraint: constraint.name,
)
def test_every_constraint_has_a_sentence_for_the_user(constraint):
    sentence = str(constraint.violation_error_message)
    assert sentence != str(constraint.default_violation_error_message)
    assert english_in(sentence) == []


def blank_forms() -> list[forms.BaseForm]:
    user = UserFactory()
    return [
        AuthenticationForm(data={}),
        PasswordChangeForm(user, {}),
        PlanForm({}, user=user),
        IssueForm({}, instance=Plan(issuing_body=IssuingBody())),
        CoveringForm({}),
        AppraisalForm({}, found=[]),
        AttachmentForm({}),
    ]


@pytest.mark.django_db
def test_forms_left_blank_name_what_is_wanted_in_vietnamese():
    said = {
        sentence
        for form in blank_forms()
        for sentences in form.errors.values()
        for sentence in sentences
    }
    assert {"Hãy ghi ý kiến thẩm định.", "Hãy chọn kết luận.", "Hãy ghi mật khẩu."} <= said
    assert [sentence for sentence in said if "bắt buộc" in sentence] == []
    assert [sentence for sentence in said if english_in(sentence)] == []


@pytest.mark.django_db
def test_forms_name_their_fields_in_vietnamese():
    labels = [str(bound.label) for form in blank_forms() for bound in form]
    assert [label for label in labels if english_in(label)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["a", "12345678", "password", "thutruong"])
def test_a_weak_password_is_refused_in_vietnamese(password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, UserFactory(username="thutruong"))
    assert [sentence for sentence in refusal.value.messages if english_in(sentence)] == []


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (forms.CharField(max_length=3), "dài quá"),
        (forms.CharField(widget=forms.PasswordInput), "a\x00b"),
        (forms.IntegerField(min_value=1, max_value=9), "10"),
        (forms.IntegerField(), "mười"),
        (forms.DateField(), "31/02/2020"),
        (forms.ChoiceField(choices=[("a", "A")]), "b"),
        (forms.EmailField(), "không phải"),
    ],
    ids=["too long", "null", "too large", "no number", "no day", "no choice", "no address"],
)
def test_what_cannot_be_read_is_told_in_vietnamese(field, typed):
    with pytest.raises(ValidationError) as refusal:
        field.clean(typed)
    assert [sentence for sentence in refusal.value.messages if english_in(sentence)] == []


def test_the_system_checks_find_nothing(capsys, settings):
    # In tests an undefined variable fails through an object, where Django wants a string.
    (engine,) = settings.TEMPLATES
    options = {**engine["OPTIONS"], "string_if_invalid": ""}
    settings.TEMPLATES = [{**engine, "OPTIONS": options}]
    call_command("check", fail_level="WARNING")
    assert "no issues" in capsys.readouterr().out
