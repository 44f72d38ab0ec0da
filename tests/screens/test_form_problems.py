"""What is wrong with a form is said once at its head; a field left empty names what it wants."""

import pytest
from django import forms
from django.template import Context, Template
from django.urls import reverse

from screens.form_problems import Problem, problems_of
from tests.accounts.factories import UserFactory


class OpinionForm(forms.Form):
    opinion = forms.CharField(label="Ý kiến thẩm định")
    file = forms.FileField(label="Tệp")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")])
    part = forms.CharField(label="II. Thành tích")
    code = forms.CharField(label="CCCD")
    agreed = forms.BooleanField(label="Đã đọc")
    own = forms.CharField(label="Số", error_messages={"required": "Hãy ghi số phiếu."})

    def clean(self):
        raise forms.ValidationError("Hai ô không khớp nhau.")


def test_a_field_left_empty_names_what_is_wanted():
    assert [problem.sentence for problem in problems_of([OpinionForm({})])] == [
        "Hãy ghi ý kiến thẩm định.",
        "Hãy chọn tệp.",
        "Hãy chọn loại.",
        "Hãy ghi II. Thành tích.",
        "Hãy ghi CCCD.",
        "Hãy đánh dấu “Đã đọc”.",
        "Hãy ghi số phiếu.",
        "Hai ô không khớp nhau.",
    ]


def test_the_summary_leads_to_the_field_and_says_what_concerns_the_whole_form():
    said = Template("{% load screen %}{% form_problems %}").render(
        Context({"form": OpinionForm({})})
    )
    assert '<a href="#id_opinion">Hãy ghi ý kiến thẩm định.</a>' in said
    assert "còn 8 chỗ cần sửa" in said
    assert "Hai ô không khớp nhau." in said


def test_problems_in_rows_stand_in_the_summary_each_once():
    rows = forms.formset_factory(OpinionForm)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-code": "1"}
    )
    found = problems_of([rows, {"again": rows.forms[0]}])
    assert Problem("Hãy ghi ý kiến thẩm định.", "id_form-0-opinion") in found
    assert len(found) == len(set(found)) == 7


def test_a_form_that_nobody_sent_has_no_summary():
    template = Template("{% load screen %}{% form_problems %}")
    assert template.render(Context({"form": OpinionForm()})).strip() == ""


def test_nothing_is_judged_where_only_one_row_more_was_asked_for(rf):
    request = rf.post("/", {"add": "1"})
    context = Context({"form": OpinionForm({}), "request": request})
    assert Template("{% load screen %}{% form_problems %}").render(context).strip() == ""


@pytest.mark.django_db
def test_the_pages_of_the_portal_say_at_their_head_what_is_missing(client):
    client.force_login(UserFactory())
    content = client.post(reverse("accounts:password_change"), {}).content.decode()
    assert '<a href="#id_old_password">' in content
    assert "bắt buộc" not in content
