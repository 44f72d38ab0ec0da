"""The list of plans, one plan whole, and the buttons on it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Plan, PlanEvent, Recipient
from campaigns.plans.family import lineage_of
from campaigns.plans.page_queries import deadlines_of, receiving_bodies, recipients_of
from organisation.models.memberships import Role
from screens.filters import PAGE_SIZE
from tests.campaigns.factories import (
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    person,
    school,
)

pytestmark = pytest.mark.django_db

LIST = reverse("campaigns:plan_list")


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


@pytest.fixture
def staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    client.force_login(user)
    return user


@pytest.fixture
def family(cu_chi):
    """City, district and letter, one under the other."""
    city = PlanFactory(issuing_body=cu_chi.city, number="1513")
    district = PlanFactory(
        issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs, number="3925", under=city
    )
    letter = PlanFactory(
        issuing_body=cu_chi.education, number="537", symbol="GDĐT-VP", kind="letter", under=district
    )
    RecipientFactory(plan=city, body=cu_chi.district)
    RecipientFactory(plan=district, body=cu_chi.education, consolidates=True)
    RecipientFactory(plan=district, body=cu_chi.commune)
    RecipientFactory(plan=letter, body=cu_chi.first_school)
    return city, district, letter


def page(plan):
    return reverse("campaigns:plan_detail", args=[plan.pk])


def as_names(kin):
    return [(one.plan.reference, one.may_open, as_names(one.children)) for one in kin]


def test_the_list_shows_each_plan_under_its_parent(client, staff, family):
    tree = client.get(LIST).context["tree"]
    assert as_names(tree) == [
        ("1513/KH-UBND", True, [("3925/KH-UBND", True, [("537/GDĐT-VP", True, [])])])
    ]


def test_the_list_hides_what_one_may_not_see(client, cu_chi, family):
    client.force_login(person(Role.UNIT_HEAD, cu_chi.commune))
    content = client.get(LIST).content.decode()
    assert "3925/KH-UBND" in content
    assert "537/GDĐT-VP" not in content


def test_the_list_is_paginated_in_the_database(client, staff, cu_chi):
    for _ in range(PAGE_SIZE + 1):
        PlanFactory(issuing_body=cu_chi.district)
    assert len(client.get(LIST).context["tree"]) == PAGE_SIZE
    assert len(client.get(LIST, {"page": "2"}).context["tree"]) == 1
    assert client.get(LIST, {"page": "không phải số"}).status_code == 200


def test_drafting_is_offered_to_those_who_may_draft_only(client, staff, cu_chi):
    create = reverse("campaigns:plan_create")
    assert create in client.get(LIST).content.decode()
    client.force_login(person(Role.UNIT_HEAD, cu_chi.first_school))
    assert create not in client.get(LIST).content.decode()


def test_the_list_asks_no_more_of_the_database_for_three_than_for_one(
    client, staff, cu_chi, django_assert_num_queries
):
    PlanFactory(issuing_body=cu_chi.district)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    for _ in range(2):
        PlanFactory(issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs)
    with django_assert_num_queries(6):
        client.get(LIST)


def fill(plan, *, count, under):
    """Give a plan `count` of each thing that its page shows."""
    for number in range(count):
        body = school(f"Trường Trung học Thử {number}", under)
        recipient = RecipientFactory(plan=plan, body=body)
        PlanFactory(issuing_body=body, under=Plan.objects.get(pk=plan.pk))
        DeadlineFactory(plan=plan, body=body, due_on=date(2020, 5, 12 + number))
        PhaseFactory(plan=plan, name=f"Đợt {number}")
        plan.sections.create(kind="content", text="Nội dung", position=number)
        plan.bases.create(reference=f"{number}/NQ-CP", cited_plan=plan, position=number)
        plan.groups.create(kind="collective", name="Các trường", position=number).bodies.add(body)
        assert recipient.status == "sent"


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_page_of_a_plan_asks_no_more_of_the_database_for_three_of_all_than_for_one(
    client, staff, cu_chi
):
    small = PlanFactory(issuing_body=cu_chi.district)
    large = PlanFactory(issuing_body=cu_chi.district)
    fill(small, count=1, under=cu_chi.district)
    fill(large, count=3, under=cu_chi.district)
    queries_of(client, page(small))
    assert queries_of(client, page(small)) == queries_of(client, page(large))


def test_the_page_of_a_plan_shows_its_family_from_the_top_down(client, cu_chi, family):
    _, district, _ = family
    seen = lineage_of(district, person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert as_names(seen) == [
        ("1513/KH-UBND", True, [("3925/KH-UBND", True, [("537/GDĐT-VP", True, [])])])
    ]
    top = seen[0]
    assert (top.is_this, top.children[0].is_this) == (False, True)


def test_a_plan_above_that_may_not_be_opened_is_shown_by_name_only(client, cu_chi, family):
    _, _, letter = family
    Recipient.objects.filter(body=cu_chi.district).delete()
    head = person(Role.UNIT_HEAD, cu_chi.first_school)
    (city,) = lineage_of(letter, head)
    assert (city.plan.reference, city.may_open) == ("1513/KH-UBND", False)
    client.force_login(head)
    content = client.get(page(letter)).content.decode()
    assert "1513/KH-UBND" in content
    assert page(city.plan) not in content
    assert client.get(page(city.plan)).status_code == 404


def test_a_neighbouring_draft_is_not_shown_in_the_family(client, cu_chi, family):
    city, district, _ = family
    PlanFactory(issuing_body=cu_chi.neighbour, number="77", under=city, status="draft")
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert "77/KH-UBND" not in client.get(page(district)).content.decode()


def test_recipients_who_have_not_acted_come_first(cu_chi, family, staff):
    _, district, _ = family
    found = recipients_of(district, staff)
    assert [(recipient.body, recipient.has_acted) for recipient in found] == [
        (cu_chi.commune, False),
        (cu_chi.education, True),
    ]


def test_a_recipient_sees_itself_among_the_recipients_and_no_other(cu_chi, family):
    _, district, _ = family
    head = person(Role.UNIT_HEAD, cu_chi.commune)
    assert [recipient.body for recipient in recipients_of(district, head)] == [cu_chi.commune]


def test_the_page_says_how_many_have_not_acted(client, staff, family):
    _, district, _ = family
    content = client.get(page(district)).content.decode()
    assert "1 trên 2 đơn vị chưa có hành động" in content


def test_deadlines_come_by_their_day_and_those_not_fixed_last(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    DeadlineFactory(plan=plan, title="Hồ sơ", due_on=None, days_after=15, event="ranking_published")
    DeadlineFactory(plan=plan, title="Sơ kết", due_on=date(2020, 6, 8))
    DeadlineFactory(plan=plan, title="Đăng ký", due_on=date(2020, 5, 12))
    reader = person(Role.UNIT_HEAD, cu_chi.commune)
    found = deadlines_of(plan, reader)
    assert [(one.deadline.title, one.due.sentence) for one in found] == [
        ("Đăng ký", "còn 3 ngày"),
        ("Sơ kết", "còn 30 ngày"),
        ("Hồ sơ", "chưa xác định"),
    ]
    PlanEvent.objects.create(plan=plan, kind="ranking_published", happened_on=date(2020, 4, 20))
    assert deadlines_of(plan, reader)[0].due.sentence == "quá hạn 3 ngày"


def test_things_arrive_at_the_issuer_and_at_recipients_that_consolidate(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    RecipientFactory(plan=plan, body=cu_chi.education, consolidates=True)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    everyone = [cu_chi.district, cu_chi.education, cu_chi.commune, cu_chi.first_school]
    assert receiving_bodies(plan, everyone) == [cu_chi.district, cu_chi.education]


def test_a_recipient_with_a_plan_of_its_own_gathers_under_that_one(cu_chi, family):
    _, district, letter = family
    assert receiving_bodies(district, [cu_chi.district, cu_chi.education]) == [cu_chi.district]
    assert receiving_bodies(letter, [cu_chi.district, cu_chi.education]) == [cu_chi.education]


def test_the_page_offers_only_the_steps_that_one_may_take(client, staff, cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft")
    issue = reverse("campaigns:plan_issue", args=[plan.pk])
    close = reverse("campaigns:plan_close", args=[plan.pk])
    content = client.get(page(plan)).content.decode()
    assert issue in content
    assert close not in content


def test_a_plan_that_is_not_there_is_not_found(client, staff):
    response = client.get(reverse("campaigns:plan_detail", args=[987654]))
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()


# --- Steps from the page -------------------------------------------------------------------------


def after(response, client):
    return client.get(response.url).content.decode()


def test_a_draft_is_submitted_sent_back_and_issued_from_its_page(client, staff, cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)

    def step(name, **given):
        return after(client.post(reverse(f"campaigns:{name}", args=[plan.pk]), given), client)

    assert "Đã trình ký kế hoạch." in step("plan_submit_for_signature")
    assert "Hãy ghi lý do trả lại dự thảo." in step("plan_send_back")
    assert "Đã trả lại dự thảo." in step("plan_send_back", reason="Thiếu căn cứ")
    assert "Đã ban hành kế hoạch" in step("plan_issue", number="3925", issued_on="2020-05-05")
    assert "Đã ghi nhận tổng kết." in step("plan_sum_up")
    assert "Việc này đã được thực hiện trước đó." in step("plan_sum_up")
    assert "Đã kết thúc phong trào." in step("plan_close")
    assert "đang ở trạng thái “Đã kết thúc”" in step("plan_submit_for_signature")
    plan.refresh_from_db()
    assert (plan.status, plan.reference) == ("closed", "3925/KH-UBND")


def test_the_form_of_issuing_asks_for_what_is_missing_and_keeps_what_was_typed(
    client, staff, cu_chi
):
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)
    url = reverse("campaigns:plan_issue", args=[plan.pk])
    assert client.get(url).status_code == 200
    response = client.post(url, {"number": "3925", "issued_on": "31/02/2020"})
    content = response.content.decode()
    assert response.status_code == 200
    assert "Nhập một ngày hợp lệ." in content
    assert 'value="3925"' in content
    assert "31/02/2020" in content


def test_a_number_in_use_is_told_on_the_form_and_what_was_typed_stays(client, staff, cu_chi):
    PlanFactory(issuing_body=cu_chi.district, number="3925", issued_on=date(2020, 5, 5))
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)
    response = client.post(
        reverse("campaigns:plan_issue", args=[plan.pk]),
        {"number": "3925", "issued_on": "2020-05-05"},
    )
    content = response.content.decode()
    assert response.status_code == 200
    assert "Cơ quan này đã có Kế hoạch 3925/KH-UBND ngày 05/05/2020." in content
    assert 'value="3925"' in content
    plan.refresh_from_db()
    assert plan.status == "draft"


@pytest.mark.parametrize(
    ("number", "day", "sentence"),
    [
        ("12/KH-UBND", "05/05/2020", "Chỉ ghi số, ví dụ 537 hoặc 35a"),
        ("3925", "09/05/2020", "Ngày ban hành không được sau hôm nay (08/05/2020)."),
        ("3925", "05/05/0202", "Hãy kiểm tra lại năm."),
    ],
)
def test_a_mistake_is_told_at_its_field(client, staff, cu_chi, working_day, number, day, sentence):
    working_day("2020-05-08")
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)
    url = reverse("campaigns:plan_issue", args=[plan.pk])
    response = client.post(url, {"number": number, "issued_on": day})
    assert sentence in response.content.decode()
    assert not response.context["form"].non_field_errors()
    plan.refresh_from_db()
    assert plan.status == "draft"


def test_before_issuing_it_is_told_to_how_many_it_goes(client, staff, cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)
    url = reverse("campaigns:plan_issue", args=[plan.pk])
    alone = client.get(url).content.decode()
    assert "Chưa chọn đơn vị nào nhận kế hoạch này" in alone
    assert reverse("campaigns:plan_part", args=[plan.pk, "noi-nhan"]) in alone
    for body in (cu_chi.education, cu_chi.commune):
        RecipientFactory(plan=plan, body=body)
    sent = client.get(url).content.decode()
    assert 'data-confirm="Ban hành và gửi đến 2 đơn vị? Sau đó nội dung không sửa' in sent
    assert "Chưa chọn đơn vị nào" not in sent


def test_what_must_be_put_right_is_told_before_anything_is_typed(client, staff, cu_chi):
    plan = PlanFactory(
        issuing_body=cu_chi.district, status="draft", number="", issued_on=None, symbol=""
    )
    content = client.get(reverse("campaigns:plan_issue", args=[plan.pk])).content.decode()
    assert "Hãy ghi ký hiệu ở phần Thông tin chung trước khi ban hành." in content


def test_an_issued_plan_is_not_asked_for_a_number_again(client, staff, cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    response = client.get(reverse("campaigns:plan_issue", args=[plan.pk]))
    assert response.url == page(plan)


def test_receipt_is_confirmed_from_the_page(client, cu_chi, family):
    _, district, _ = family
    recipient = Recipient.objects.get(plan=district, body=cu_chi.commune)
    url = reverse("campaigns:recipient_acknowledge", args=[recipient.pk])
    client.force_login(person(Role.UNIT_HEAD, cu_chi.commune))
    assert url in client.get(page(district)).content.decode()
    content = after(client.post(url), client)
    assert "Đã xác nhận nhận được kế hoạch." in content
    assert url not in content
