"""Drafting a plan on the screen: bad input gets a sentence, and what was typed is still there."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from campaigns.models import Plan, Recipient
from organisation.models.memberships import Role
from tests.campaigns.factories import PlanFactory, person, seven_areas

pytestmark = pytest.mark.django_db

CREATE = reverse("campaigns:plan_create")
TYPED_TITLE = "Phát động thi đua cao điểm về cải cách hành chính"


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


@pytest.fixture
def staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    client.force_login(user)
    return user


@pytest.fixture
def city_plan(cu_chi):
    """Issued, and sent to both districts."""
    plan = PlanFactory(issuing_body=cu_chi.city)
    for body in (cu_chi.district, cu_chi.neighbour):
        Recipient.objects.create(plan=plan, body=body)
    return plan


def typed(body, **values):
    return {
        "issuing_body": body.pk,
        "kind": "plan",
        "symbol": "KH-UBND",
        "title": TYPED_TITLE,
        "starts_on": "2020-05-05",
        "ends_on": "2020-11-30",
        "registration_form": "none",
        **values,
    }


def edit(plan):
    return reverse("campaigns:plan_edit", args=[plan.pk])


def shown_again(response):
    """The page of a form that was not accepted, as text."""
    assert response.status_code == 200
    return unescape(response.content.decode())


def chosen(response, field):
    """The choices that a form offers in a field."""
    return list(response.context["form"].fields[field].queryset)


# --- A new plan ----------------------------------------------------------------------------------


def test_a_plan_is_drafted_under_its_parent(client, staff, cu_chi, city_plan):
    response = client.post(CREATE, typed(cu_chi.district, parent=city_plan.pk))
    plan = Plan.objects.get(title=TYPED_TITLE)
    assert response.url == reverse("campaigns:plan_detail", args=[plan.pk])
    assert (plan.parent, plan.issuing_body, plan.status) == (city_plan, cu_chi.district, "draft")
    assert (plan.starts_on, plan.ends_on) == (date(2020, 5, 5), date(2020, 11, 30))
    assert "Đã lưu dự thảo kế hoạch." in client.get(response.url).content.decode()


def test_a_day_may_be_typed_as_on_paper(client, staff, cu_chi):
    client.post(CREATE, typed(cu_chi.district, starts_on="05/06/2020"))
    assert Plan.objects.get(title=TYPED_TITLE).starts_on == date(2020, 6, 5)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        pytest.param(
            {"starts_on": "2020-12-01"},
            "Ngày kết thúc thi đua phải từ ngày bắt đầu trở đi.",
            id="the wrong order of days",
        ),
        pytest.param({"starts_on": "31/02/2020"}, "Nhập một ngày hợp lệ.", id="no such day"),
        pytest.param({"ends_on": "cuối năm"}, "Nhập một ngày hợp lệ.", id="a day in words"),
        pytest.param(
            {"registration_form": "initiatives"},
            "Hãy chọn bộ lĩnh vực để đơn vị đăng ký theo.",
            id="initiatives without fields",
        ),
        pytest.param({"registration_form": ""}, "Hãy chọn ", id="nothing chosen"),
        pytest.param({"parent": "987654"}, "Hãy chọn một lựa chọn hợp lệ.", id="no such parent"),
        pytest.param({"symbol": "K" * 41}, "chỉ có tối đa 40 kí tự", id="a symbol too long"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(client, staff, cu_chi, wrong, sentence):
    response = client.post(CREATE, typed(cu_chi.district, theme="Chuyên nghiệp", **wrong))
    content = shown_again(response)
    assert sentence in content
    assert TYPED_TITLE in content
    assert 'value="Chuyên nghiệp"' in content
    assert "987654" in wrong.values() or all(value in content for value in wrong.values())
    assert not Plan.objects.exists()


def test_a_title_is_asked_for_and_the_rest_stays(client, staff, cu_chi):
    content = shown_again(client.post(CREATE, typed(cu_chi.district, title="")))
    assert "Hãy ghi " in content
    assert 'value="2020-11-30"' in content


def test_a_parent_of_no_superior_body_gets_a_sentence(client, staff, cu_chi):
    own = PlanFactory(issuing_body=cu_chi.district)
    content = shown_again(client.post(CREATE, typed(cu_chi.district, parent=own.pk)))
    assert "phải do một cơ quan cấp trên của cơ quan ban hành lập" in content
    assert f'<option value="{own.pk}" selected>' in content
    assert Plan.objects.count() == 1


def test_a_plan_that_one_may_not_see_cannot_be_chosen_as_parent(client, staff, cu_chi):
    hidden = PlanFactory(issuing_body=cu_chi.neighbour, title="Của láng giềng")
    content = shown_again(client.post(CREATE, typed(cu_chi.district, parent=hidden.pk)))
    assert "Hãy chọn một lựa chọn hợp lệ." in content
    assert "Của láng giềng" not in content


def test_one_drafts_for_ones_own_body_only(client, staff, cu_chi):
    content = shown_again(client.post(CREATE, typed(cu_chi.neighbour)))
    assert "Hãy chọn một lựa chọn hợp lệ." in content
    assert not Plan.objects.exists()


def test_the_form_offers_ones_own_bodies_and_the_plans_one_may_see(
    client, staff, cu_chi, city_plan
):
    PlanFactory(issuing_body=cu_chi.district, status="draft")
    response = client.get(CREATE)
    assert chosen(response, "issuing_body") == [cu_chi.district, cu_chi.home_affairs]
    assert chosen(response, "parent") == [city_plan]


def test_a_leader_may_name_the_office_that_receives_for_his_body(client, cu_chi):
    client.force_login(person(Role.LEADER, cu_chi.district))
    response = client.get(CREATE)
    assert chosen(response, "issuing_body") == [cu_chi.district]
    assert chosen(response, "receiving_body") == [cu_chi.district, cu_chi.home_affairs]


def test_who_does_not_draft_plans_does_not_find_the_form(client, cu_chi):
    client.force_login(person(Role.UNIT_HEAD, cu_chi.first_school))
    assert client.get(CREATE).status_code == 404


# --- A draft again -------------------------------------------------------------------------------


@pytest.fixture
def draft(cu_chi, city_plan):
    return PlanFactory(
        issuing_body=cu_chi.district,
        receiving_body=cu_chi.home_affairs,
        under=city_plan,
        status="draft",
        number="",
        issued_on=None,
        registration_form="none",
        reform_area_set=None,
    )


def test_a_draft_is_shown_as_it_was_saved(client, staff, cu_chi, city_plan, draft):
    content = shown_again(client.get(edit(draft)))
    assert draft.title in content
    assert 'value="05/05/2020"' in content
    assert f'<option value="{city_plan.pk}" selected>' in content


def test_an_edited_draft_keeps_its_place_and_its_body(client, staff, cu_chi, city_plan, draft):
    values = typed(cu_chi.neighbour, parent=city_plan.pk, receiving_body=cu_chi.home_affairs.pk)
    client.post(edit(draft), values)
    draft.refresh_from_db()
    assert (draft.title, draft.parent) == (TYPED_TITLE, city_plan)
    assert (draft.issuing_body, draft.receiving_body) == (cu_chi.district, cu_chi.home_affairs)


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.NOI_VU_STAFF, "home_affairs"), (Role.LEADER, "district")],
    ids=["staff of the office", "leader of the district"],
)
def test_saving_the_form_as_it_was_shown_changes_nothing(
    client, cu_chi, city_plan, draft, role, place
):
    client.force_login(person(role, getattr(cu_chi, place)))
    form = client.get(edit(draft)).context["form"]
    shown = {bound.html_name: bound.value() for bound in form}
    response = client.post(edit(draft), {name: value or "" for name, value in shown.items()})
    assert response.status_code == 302
    after = Plan.objects.get(pk=draft.pk)
    assert (after.parent, after.receiving_body) == (city_plan, cu_chi.home_affairs)
    assert after.title == draft.title


def test_the_receiving_office_edits_a_draft_of_the_body_for_which_it_receives(client, cu_chi):
    draft = PlanFactory(
        issuing_body=cu_chi.district, receiving_body=cu_chi.education, status="draft"
    )
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.education))
    values = typed(
        cu_chi.district, receiving_body=cu_chi.education.pk, reform_area_set=seven_areas().pk
    )
    assert client.post(edit(draft), values).status_code == 302
    draft.refresh_from_db()
    assert draft.title == TYPED_TITLE


def test_a_parent_that_one_may_no_longer_see_is_kept(client, staff, cu_chi, city_plan, draft):
    Recipient.objects.filter(plan=city_plan).delete()
    form = client.get(edit(draft)).context["form"]
    shown = {bound.html_name: bound.value() or "" for bound in form}
    assert client.post(edit(draft), shown).status_code == 302
    assert Plan.objects.get(pk=draft.pk).parent == city_plan


def test_a_parent_that_would_close_a_circle_gets_a_sentence(client, cu_chi):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.city))
    city_draft = PlanFactory(issuing_body=cu_chi.city, status="draft")
    below = PlanFactory(issuing_body=cu_chi.district, under=city_draft)
    content = shown_again(client.post(edit(city_draft), typed(cu_chi.city, parent=below.pk)))
    assert "vòng khép kín" in content
    assert TYPED_TITLE in content
    assert Plan.objects.get(pk=city_draft.pk).parent is None


def test_the_wrong_order_of_days_gets_a_sentence_and_the_draft_stays(
    client, staff, cu_chi, city_plan, draft
):
    values = typed(cu_chi.district, parent=city_plan.pk, ends_on="2020-01-01", theme="Mới")
    content = shown_again(client.post(edit(draft), values))
    assert "Ngày kết thúc thi đua phải từ ngày bắt đầu trở đi." in content
    assert 'value="2020-01-01"' in content
    assert 'value="Mới"' in content
    draft.refresh_from_db()
    assert (draft.ends_on, draft.theme) == (date(2020, 11, 30), "")


def test_an_issued_plan_is_not_edited_and_the_page_says_why(client, staff, cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    response = client.post(edit(plan), typed(cu_chi.district))
    assert response.status_code == 403
    assert "đã ban hành hoặc đã hủy thì không sửa được nữa" in response.content.decode()


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "05/05/0202"])
def test_a_mistyped_year_gets_a_sentence_and_stays(cu_chi, client, staff, day):
    page = shown_again(client.post(CREATE, typed(cu_chi.district, starts_on=day)))
    assert "Hãy kiểm tra lại năm." in page
    assert day in page
    assert not Plan.objects.filter(title=TYPED_TITLE).exists()
