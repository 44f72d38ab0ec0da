"""Carrying out a superior's plan, amending, replacing and attaching, on the screen."""

from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.models import Event
from campaigns.models import Plan, PlanSection
from organisation.models.memberships import Role
from tests.campaigns.factories import DeadlineFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_6_may_2020(working_day):
    working_day("2020-05-06")


@pytest.fixture
def district_plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, number="3925")
    DeadlineFactory(plan=plan, due_on=date(2020, 5, 20))
    PlanSection.objects.create(plan=plan, kind="purpose", text="Vì nhân dân")
    RecipientFactory(plan=plan, body=cu_chi.education)
    return plan


@pytest.fixture
def education_staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.education)
    client.force_login(user)
    return user


@pytest.fixture
def staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    client.force_login(user)
    return user


def typed(cu_chi, **more) -> dict:
    return {
        "body": cu_chi.education.pk,
        "kind": "plan",
        "days_earlier": "3",
        "section_kinds": ["purpose"],
        **more,
    }


def test_the_way_leads_from_the_superiors_plan_to_the_first_part_of_the_draft(
    cu_chi, client, education_staff, district_plan
):
    page = client.get(reverse("campaigns:plan_detail", args=[district_plan.pk]))
    address = reverse("campaigns:plan_derive", args=[district_plan.pk])
    assert address in page.content.decode()
    response = client.post(address, typed(cu_chi, draft="1"))
    plan = Plan.objects.get(issuing_body=cu_chi.education)
    assert response.url == reverse("campaigns:plan_part", args=[plan.pk, "can-cu"])


def test_a_plan_that_the_body_has_under_this_one_is_named_and_forbids_nothing(
    cu_chi, client, education_staff, district_plan
):
    own = PlanFactory(
        issuing_body=cu_chi.education,
        under=district_plan,
        kind="letter",
        number="537",
        symbol="GDĐT-VP",
    )
    PlanFactory(
        issuing_body=cu_chi.education, under=district_plan, status="discarded", symbol="HỦY"
    )
    PlanFactory(issuing_body=cu_chi.commune, under=district_plan, symbol="KH-XÃ")
    address = reverse("campaigns:plan_derive", args=[district_plan.pk])
    response = client.get(address)
    assert response.context["own_plans"] == [own]
    words = " ".join(response.content.decode().split())
    assert f'{reverse("campaigns:plan_detail", args=[own.pk])}">Công văn 537/GDĐT-VP</a>' in words
    client.post(address, typed(cu_chi, draft="1"))
    draft = Plan.objects.get(issuing_body=cu_chi.education, status="draft")
    again = client.get(address)
    assert again.context["own_plans"] == [own, draft]
    assert "đã có dự thảo <a" in " ".join(again.content.decode().split())


def test_what_replacing_means_is_told_beside_its_button(client, staff, district_plan):
    page = client.get(reverse("campaigns:plan_detail", args=[district_plan.pk])).content.decode()
    assert "các đơn vị đăng ký lại từ đầu theo kế hoạch mới" in page


def test_the_proposed_deadlines_follow_the_number_of_days(
    cu_chi, client, education_staff, district_plan
):
    address = reverse("campaigns:plan_derive", args=[district_plan.pk])
    assert "16/05/2020" in client.get(address).content.decode()
    page = client.post(address, typed(cu_chi, days_earlier="5")).content.decode()
    assert "14/05/2020" in page
    assert Plan.objects.count() == 1, "looking writes nothing"


@pytest.mark.parametrize("days", ["", "-1", "61", "ba"])
def test_a_wrong_number_of_days_gets_a_sentence(
    cu_chi, client, education_staff, district_plan, days
):
    address = reverse("campaigns:plan_derive", args=[district_plan.pk])
    response = client.post(address, typed(cu_chi, days_earlier=days, draft="1"))
    assert response.status_code == 200
    assert "invalid-feedback" in response.content.decode()
    assert Plan.objects.count() == 1


def test_a_body_that_one_does_not_work_for_cannot_be_chosen(
    cu_chi, client, education_staff, district_plan
):
    RecipientFactory(plan=district_plan, body=cu_chi.commune)
    address = reverse("campaigns:plan_derive", args=[district_plan.pk])
    response = client.post(address, typed(cu_chi, body=cu_chi.commune.pk, draft="1"))
    assert response.status_code == 200
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"), [("amends", "sửa đổi, bổ sung"), ("replaces", "thay thế")]
)
def test_a_plan_in_force_is_amended_or_replaced_by_a_draft(
    client, staff, district_plan, change, said
):
    address = reverse("campaigns:plan_change", args=[district_plan.pk])
    response = client.post(address, {"change": change}, follow=True)
    assert f"Đã lập dự thảo {said} Kế hoạch 3925/KH-UBND" in unescape(response.content.decode())
    again = client.post(address, {"change": change}, follow=True)
    assert "Đã có dự thảo" in unescape(again.content.decode())


def test_a_plan_and_the_one_that_changed_it_name_each_other(client, staff, district_plan):
    client.post(reverse("campaigns:plan_change", args=[district_plan.pk]), {"change": "replaces"})
    new = Plan.objects.get(changed_plan=district_plan)
    address = reverse("campaigns:plan_issue", args=[new.pk])
    client.post(address, {"number": "4000", "issued_on": "06/05/2020"})
    old_page = client.get(reverse("campaigns:plan_detail", args=[district_plan.pk]))
    assert "4000/KH-UBND" in old_page.content.decode()
    assert "Đã được thay thế" in unescape(old_page.content.decode())
    new_page = client.get(reverse("campaigns:plan_detail", args=[new.pk]))
    assert "3925/KH-UBND" in new_page.content.decode()


# --- Files ---------------------------------------------------------------------------------------

PDF = b"%PDF-1.4\n%%EOF\n"


def attach(client, plan, name="ke-hoach.pdf", content=PDF, **more):
    return client.post(
        reverse("campaigns:plan_attach", args=[plan.pk]),
        {
            "kind": "signed_scan",
            "title": "Bản ký",
            "file": SimpleUploadedFile(name, content),
            **more,
        },
        follow=True,
    )


def test_the_signed_scan_is_added_after_issue_and_fetched_by_those_who_see_the_plan(
    cu_chi, client, staff, district_plan, education_staff
):
    client.force_login(staff)
    page = attach(client, district_plan)
    assert "Đã đính kèm: Bản ký." in unescape(page.content.decode())
    (attachment,) = district_plan.attachments.all()
    assert (attachment.size, attachment.added_by) == (len(PDF), staff)
    (event,) = Event.objects.about(district_plan)
    assert (event.label, event.reason) == ("Đính kèm tài liệu", "Bản ký")
    client.force_login(education_staff)
    response = client.get(reverse("campaigns:attachment_download", args=[attachment.pk]))
    assert b"".join(response.streaming_content) == PDF


def test_a_stranger_does_not_fetch_it(cu_chi, client, staff, district_plan):
    attach(client, district_plan)
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.neighbour))
    address = reverse("campaigns:attachment_download", args=[district_plan.attachments.get().pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"content": b"not a pdf"}, "Hãy "),
        ({"title": ""}, "Hãy ghi tên tài liệu."),
        ({"kind": "novel"}, "lựa chọn"),
    ],
)
def test_a_wrong_file_or_name_gets_a_sentence(client, staff, district_plan, more, sentence):
    page = unescape(attach(client, district_plan, **more).content.decode())
    assert sentence in page
    assert district_plan.attachments.count() == 0
