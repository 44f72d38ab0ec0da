"""What a draft offers as awards is written on the screen; what was issued is only read."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from awards.forms.rules import LOOK_AGAIN
from awards.models import AwardForm, QuotaException, Requirement
from campaigns.plans.drafts.fingerprints import CHANGED_MEANWHILE
from organisation.models.memberships import Role
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cu_chi, client):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    return PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)


def typed(cu_chi, *, requirements=(), quotas=(), saved=0, **more) -> dict:
    sent = {
        "position": 1,
        "name": "giay_khen",
        "authority_body": cu_chi.district.pk,
        "authority_title": "Chủ tịch Ủy ban nhân dân huyện Củ Chi",
        "awardee": "both",
        "original_sets": 2,
        "bonus": "by_law",
        **more,
    }
    for part, rows in (("tieu-chuan", requirements), ("so-luong", quotas), ("ho-so", ())):
        sent |= {f"{part}-TOTAL_FORMS": len(rows), f"{part}-INITIAL_FORMS": saved}
        for index, row in enumerate(rows):
            sent |= {f"{part}-{index}-{name}": value for name, value in row.items()}
        saved = 0
    return sent


REQUIREMENT = {"position": 1, "kind": "criterion", "awardee": "both", "text": "Đã đăng ký"}
QUOTA = {"awardee": "collective", "limit": 3, "per": "plan", "level": ""}


def test_a_form_of_award_is_written_with_its_requirements_and_numbers(cu_chi, client, draft):
    address = reverse("awards:award_form_create", args=[draft.pk])
    assert client.get(address).status_code == 200
    client.post(address, typed(cu_chi, requirements=[REQUIREMENT], quotas=[QUOTA]))
    form = draft.award_forms.get()
    assert form.requirements.get().text == "Đã đăng ký"
    assert form.quotas.get().limit == 3
    page = unescape(client.get(reverse("awards:award_forms", args=[draft.pk])).content.decode())
    assert "Đã đăng ký" in page
    assert "03 tập thể" in page


def test_it_is_mended_and_taken_out_again(cu_chi, client, draft):
    form = AwardFormFactory(plan=draft)
    one = Requirement.objects.create(award_form=form, text="Cũ")
    address = reverse("awards:award_form_edit", args=[form.pk])
    row = {**REQUIREMENT, "id": one.pk, "text": "Mới"}
    client.post(address, typed(cu_chi, requirements=[row], saved=1))
    assert [r.text for r in form.requirements.all()] == ["Mới"]
    client.post(reverse("awards:award_form_remove", args=[form.pk]))
    assert not AwardForm.objects.exists()


def test_two_windows_do_not_overwrite_each_other_unawares(cu_chi, client, draft):
    form = AwardFormFactory(plan=draft)
    one = Requirement.objects.create(award_form=form, text="Cũ")
    address = reverse("awards:award_form_edit", args=[form.pk])
    seen = client.get(address).context["seen"]

    def save(text: str, seen: str):
        row = {**REQUIREMENT, "id": one.pk, "text": text}
        return client.post(address, typed(cu_chi, requirements=[row], saved=1, seen=seen))

    assert f'name="seen" value="{seen}"' in client.get(address).content.decode()
    assert save("Cửa sổ một", seen).status_code == 302
    back = save("Cửa sổ hai", seen)
    assert CHANGED_MEANWHILE in unescape(back.content.decode())
    assert "Cửa sổ hai" in unescape(back.content.decode())
    assert form.requirements.get().text == "Cửa sổ một"
    assert save("Cửa sổ hai", back.context["seen"]).status_code == 302
    assert form.requirements.get().text == "Cửa sổ hai"


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(cu_chi, client, draft):
    address = reverse("awards:award_form_create", args=[draft.pk])
    bad = {**QUOTA, "awardee": "both"}
    page = client.post(address, typed(cu_chi, quotas=[bad], note="Ghi chú giữ lại"))
    said = unescape(page.content.decode())
    assert "Số lượng phải tính riêng cho tập thể hoặc cá nhân." in said
    assert "Ghi chú giữ lại" in said
    assert not AwardForm.objects.exists()


def test_one_more_row_is_asked_for_without_judging_the_rest(cu_chi, client, draft):
    address = reverse("awards:award_form_create", args=[draft.pk])
    page = client.post(address, {**typed(cu_chi, authority_title=""), "add": "so-luong"})
    said = page.content.decode()
    assert 'name="so-luong-0-limit"' in said
    assert 'name="tieu-chuan-0-text"' not in said
    assert not AwardForm.objects.exists()


def test_of_an_issued_plan_nothing_is_written(cu_chi, client, draft):
    form = AwardFormFactory(plan=draft)
    type(draft).objects.filter(pk=draft.pk).update(status="issued", number="1")
    for name in ("award_form_edit", "award_form_remove"):
        response = client.post(reverse(f"awards:{name}", args=[form.pk]), typed(cu_chi))
        assert response.status_code == 403
    assert AwardForm.objects.filter(pk=form.pk).exists()


# --- Rules --------------------------------------------------------------------------------------

RANKED = {
    **REQUIREMENT,
    "text": "Xếp hạng 1 đến 3",
    "rule": "ranked_at_most",
    "shown": "ranked_at_most",
    "thamso_rank": 3,
    "thamso_whose": "body",
    "thamso_publisher": "issuer",
}


def test_a_rule_is_written_with_its_parameters_and_read_back_as_a_sentence(cu_chi, client, draft):
    address = reverse("awards:award_form_create", args=[draft.pk])
    client.post(address, typed(cu_chi, requirements=[{**RANKED, "thamso_year": 2020}]))
    requirement = Requirement.objects.get()
    assert requirement.rule == "ranked_at_most"
    assert requirement.parameters == {
        "rank": 3,
        "whose": "body",
        "publisher": "issuer",
        "year": 2020,
    }
    page = unescape(client.get(reverse("awards:award_forms", args=[draft.pk])).content.decode())
    assert "xếp hạng 1 đến 3 trong bảng xếp hạng cải cách hành chính năm 2020" in page
    edited = client.get(reverse("awards:award_form_edit", args=[requirement.award_form_id]))
    assert 'name="tieu-chuan-0-thamso_rank" value="3"' in edited.content.decode()


def test_only_the_parameters_of_the_chosen_rule_are_shown_with_what_it_begins_with(
    cu_chi, client, draft
):
    """Without a script: the button beside the list asks for them; nothing typed is lost."""
    address = reverse("awards:award_form_create", args=[draft.pk])
    row = {**REQUIREMENT, "text": "Giữ lại", "rule": "holds_award", "shown": ""}
    page = client.post(address, {**typed(cu_chi, requirements=[row]), "add": "quy-tac"})
    said = unescape(page.content.decode())
    assert "Giữ lại" in said
    assert 'name="tieu-chuan-0-thamso_form"' in said
    assert 'name="tieu-chuan-0-thamso_rank"' not in said
    assert '<option value="giay_khen" selected>' in said
    assert '<option value="this" selected>' in said
    assert not Requirement.objects.exists()


def test_a_rule_whose_parameters_were_not_seen_is_not_saved(cu_chi, client, draft):
    address = reverse("awards:award_form_create", args=[draft.pk])
    row = {**REQUIREMENT, "rule": "ranked_at_most", "shown": ""}
    page = client.post(address, typed(cu_chi, requirements=[row]))
    assert LOOK_AGAIN in unescape(page.content.decode())
    assert not AwardForm.objects.exists()
    assert 'name="tieu-chuan-0-shown" value="ranked_at_most"' in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"thamso_rank": "0"}, "Hãy ghi một số từ 1 đến 200."),
        ({"thamso_rank": "ba"}, "Hãy ghi một số từ 1 đến 200."),
        ({"thamso_year": "20"}, "Hãy ghi một số từ 2000 đến 2100."),
        ({"kind": "disqualifier"}, "là điều phải đạt, không phải điều loại trừ"),
        ({"rule": "no_such"}, "Hãy chọn"),
    ],
)
def test_a_parameter_that_cannot_be_gets_a_sentence(cu_chi, client, draft, changes, said):
    address = reverse("awards:award_form_create", args=[draft.pk])
    page = client.post(address, typed(cu_chi, requirements=[{**RANKED, **changes}]))
    assert said in unescape(page.content.decode())
    assert "Xếp hạng 1 đến 3" in unescape(page.content.decode())
    assert not AwardForm.objects.exists()


def test_back_to_a_person_the_parameters_go(cu_chi, client, draft):
    form = AwardFormFactory(plan=draft)
    one = Requirement.objects.create(
        award_form=form, text="Hạng", rule="ranked_at_most", parameters={"rank": 3}
    )
    row = {**REQUIREMENT, "id": one.pk, "rule": "", "shown": "ranked_at_most"}
    client.post(
        reverse("awards:award_form_edit", args=[form.pk]),
        typed(cu_chi, requirements=[row], saved=1),
    )
    one.refresh_from_db()
    assert (one.rule, one.parameters) == ("", {})


def test_a_number_has_named_exceptions(cu_chi, client, draft):
    RecipientFactory(plan=draft, body=cu_chi.education)
    address = reverse("awards:award_form_create", args=[draft.pk])
    named = {**QUOTA, "exceptions": f"{cu_chi.education.name}: 2"}
    client.post(address, typed(cu_chi, quotas=[named]))
    exception = QuotaException.objects.get()
    assert (exception.body, exception.limit) == (cu_chi.education, 2)
    shown = client.get(reverse("awards:award_form_edit", args=[exception.quota.award_form_id]))
    assert f"{cu_chi.education.name}: 2" in unescape(shown.content.decode())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Phòng Không Có: 2", "không có đơn vị này"),
        ("{name}", "không có đơn vị này"),
        ("{name}: hai", "hãy ghi một số"),
        ("{name}: 1\n{name}: 2", "đơn vị này đã có ở dòng trên"),
    ],
)
def test_an_exception_that_cannot_be_read_is_told_by_its_line(cu_chi, client, draft, line, said):
    RecipientFactory(plan=draft, body=cu_chi.education)
    address = reverse("awards:award_form_create", args=[draft.pk])
    named = {**QUOTA, "exceptions": line.format(name=cu_chi.education.name)}
    page = client.post(address, typed(cu_chi, quotas=[named]))
    assert said in unescape(page.content.decode())
    assert not QuotaException.objects.exists()


def test_a_form_of_an_authority_that_has_ended_is_read_and_said_to_be_closed(
    cu_chi, client, draft, working_day
):
    AwardFormFactory(plan=draft)
    type(cu_chi.district).objects.filter(pk=cu_chi.district.pk).update(valid_to=date(2025, 6, 30))
    address = reverse("awards:award_forms", args=[draft.pk])
    assert "đã chấm dứt hoạt động" not in unescape(client.get(address).content.decode())
    working_day("2025-07-01")
    assert "không ra quyết định mới" in unescape(client.get(address).content.decode())
