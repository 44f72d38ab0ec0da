"""The files of a plan: added by its organisers, fetched, taken back from a draft only."""

from html import unescape
from urllib.parse import unquote

import pytest
from django.urls import reverse

from accounts.access import Refused
from audit.models import Event
from campaigns.models import Plan, PlanAttachment
from campaigns.plans.attachments import attach, take_back
from organisation.models.memberships import Role
from tests.awards.factories import picture
from tests.campaigns.factories import PlanFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(cu_chi, client, working_day):
    working_day("2020-05-06")
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    client.force_login(user)
    return user


@pytest.fixture
def draft(cu_chi, staff):
    return PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)


def attached(plan: Plan, staff, title: str = "Biểu mẫu kèm theo") -> PlanAttachment:
    return attach(plan, kind="annex", title=title, file=picture(), actor=staff)


def adding(plan: Plan) -> str:
    return reverse("campaigns:plan_attach", args=[plan.pk])


def taking_back(attachment: PlanAttachment) -> str:
    return reverse("campaigns:attachment_take_back", args=[attachment.pk])


def plan_page(plan: Plan) -> str:
    return reverse("campaigns:plan_detail", args=[plan.pk])


def page(client, plan: Plan) -> str:
    return unescape(client.get(plan_page(plan)).content.decode())


# --- Adding --------------------------------------------------------------------------------------


def test_a_file_is_added_from_the_page_of_the_plan(client, draft):
    assert adding(draft) in page(client, draft)
    typed = {"kind": "annex", "title": "Biểu mẫu kèm theo", "file": picture()}
    assert client.post(adding(draft), typed).url == plan_page(draft)
    assert draft.attachments.get().title == "Biểu mẫu kèm theo"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (picture("to-trinh.pdf"), "Tên tệp có đuôi “.pdf” nhưng nội dung là"),
        (None, "Hãy chọn tệp."),
    ],
)
def test_a_refused_file_leaves_what_was_typed(client, draft, file, sentence):
    typed = {"kind": "annex", "title": "Biểu mẫu kèm theo"}
    response = client.post(adding(draft), {**typed, "file": file} if file else typed)
    assert response.status_code == 200
    content = unescape(response.content.decode())
    assert sentence in content
    assert 'value="Biểu mẫu kèm theo"' in content
    assert not draft.attachments.exists()


# --- Fetching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Biểu mẫu số 1/2020", "Biểu mẫu số 1 2020.png"),
        ("Biểu mẫu.PNG", "Biểu mẫu.png"),
        ("Kế hoạch v1.5", "Kế hoạch v1.5.png"),
    ],
)
def test_a_fetched_file_has_the_extension_of_what_is_stored(client, draft, staff, title, name):
    attachment = attached(draft, staff, title)
    response = client.get(reverse("campaigns:attachment_download", args=[attachment.pk]))
    assert b"".join(response.streaming_content)
    assert unquote(response["Content-Disposition"]).endswith(f"''{name}")


# --- Taking back ---------------------------------------------------------------------------------


def test_a_file_is_taken_back_from_a_draft_and_the_history_keeps_it(
    client, draft, staff, django_capture_on_commit_callbacks
):
    attachment = attached(draft, staff)
    storage, name = attachment.file.storage, attachment.file.name
    assert taking_back(attachment) in page(client, draft)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(taking_back(attachment)).url == plan_page(draft)
    assert not draft.attachments.exists()
    assert not storage.exists(name)
    last = Event.objects.about(draft).get(verb="take_back")
    assert (last.label, last.reason) == ("Bỏ tài liệu đính kèm", "Biểu mẫu kèm theo")


@pytest.mark.parametrize("status", ["awaiting_signature", "issued"])
def test_a_file_stays_once_the_plan_left_the_desk(client, draft, staff, status):
    attachment = attached(draft, staff)
    Plan.objects.filter(pk=draft.pk).update(status=status, number="7", issued_on="2020-05-06")
    assert taking_back(attachment) not in page(client, draft)
    with pytest.raises(Refused):
        take_back(attachment, actor=staff)
    assert draft.attachments.get().file.storage.exists(attachment.file.name)


def test_only_the_organisers_take_a_file_back(cu_chi, draft, staff):
    attachment = attached(draft, staff)
    with pytest.raises(Refused):
        take_back(attachment, actor=person(Role.NOI_VU_STAFF, cu_chi.education))
    assert draft.attachments.exists()
