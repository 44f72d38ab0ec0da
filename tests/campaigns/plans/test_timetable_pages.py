"""The deadlines on a plan's page, and the pages that give more time or record an event."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import DeadlineExtension, PlanEvent
from campaigns.plans.extensions import extend
from organisation.models.memberships import Role
from tests.campaigns.factories import DeadlineFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db

MAY_20 = date(2020, 5, 20)


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs, full_name="Đặng Thị Mai Hương")
    client.force_login(user)
    return user


@pytest.fixture
def plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs)
    for body in (cu_chi.commune, cu_chi.education):
        RecipientFactory(plan=plan, body=body)
    return plan


@pytest.fixture
def registration(plan):
    return DeadlineFactory(plan=plan)


@pytest.fixture
def dossiers(plan):
    return DeadlineFactory(
        plan=plan,
        kind="dossier",
        title="Nộp hồ sơ khen thưởng",
        due_on=None,
        days_after=15,
        event="ranking_published",
    )


def page(plan):
    return reverse("campaigns:plan_detail", args=[plan.pk])


def extending(deadline):
    return reverse("campaigns:deadline_extend", args=[deadline.pk])


def recording(plan):
    return reverse("campaigns:plan_event", args=[plan.pk])


def words(client, url):
    return " ".join(client.get(url).content.decode().split())


def granted_to(body, deadline, actor, last_day=MAY_20):
    return extend(deadline, body=body, last_day=last_day, reason="Đường ngập", actor=actor)


# --- On the plan's page --------------------------------------------------------------------------


def test_the_organisers_may_extend_what_has_a_day_and_record_events(
    client, staff, plan, registration, dossiers
):
    content = words(client, page(plan))
    assert extending(registration) in content
    assert extending(dossiers) not in content, "it has no day yet"
    assert recording(plan) in content


def test_a_unit_is_not_offered_what_only_the_organisers_may(client, plan, registration, cu_chi):
    client.force_login(person(Role.UNIT_HEAD, cu_chi.commune))
    content = words(client, page(plan))
    assert extending(registration) not in content
    assert recording(plan) not in content


def test_the_organisers_read_until_when_for_whom_by_whom_and_why(
    client, staff, plan, registration, cu_chi
):
    granted_to(cu_chi.commune, registration, staff)
    content = words(client, page(plan))
    assert "1 lần gia hạn" in content
    assert "Đến hết ngày 20/05/2020, cho Ủy ban nhân dân xã Trung Lập Hạ" in content
    assert "Đặng Thị Mai Hương" in content
    assert "Đường ngập" in content
    assert "11/05/2020" in content


def test_the_unit_reads_its_own_day_and_the_general_one(client, staff, plan, registration, cu_chi):
    granted_to(cu_chi.commune, registration, staff)
    client.force_login(person(Role.UNIT_HEAD, cu_chi.commune))
    content = words(client, page(plan))
    assert "Đã gia hạn riêng cho Ủy ban nhân dân xã Trung Lập Hạ; hạn chung 11/05/2020" in content
    assert "còn 7 ngày" in content
    assert "Đường ngập" in content


def test_a_neighbour_reads_nothing_of_it_nor_in_the_history(
    client, staff, plan, registration, cu_chi
):
    granted_to(cu_chi.commune, registration, staff)
    client.force_login(person(Role.UNIT_HEAD, cu_chi.education))
    content = words(client, page(plan))
    assert "quá hạn 2 ngày" in content
    assert "cho một đơn vị" in content
    assert "Đường ngập" not in content
    assert "Trung Lập Hạ" not in content


def test_a_last_day_on_a_saturday_is_said_beside_it(client, staff, plan):
    DeadlineFactory(plan=plan, due_on=date(2020, 5, 16), boundary="through")
    assert "Rơi vào thứ Bảy; ngày làm việc tiếp theo là 18/05/2020" in words(client, page(plan))


def test_a_term_in_working_days_says_so(client, staff, plan, dossiers):
    dossiers.counted_in = "working"
    dossiers.save()
    content = words(client, page(plan))
    assert "15 ngày làm việc kể từ ngày công bố kết quả xếp hạng CCHC" in content


def test_the_page_asks_no_more_for_three_extensions_and_events_than_for_one(
    client, staff, plan, registration, dossiers, cu_chi
):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(page(plan))
        return len(asked)

    granted_to(cu_chi.commune, registration, staff)
    PlanEvent.objects.create(plan=plan, kind="ranking_published", happened_on=MAY_20)
    queries()
    once = queries()
    for number in (21, 22):
        granted_to(None, registration, person(Role.LEADER, cu_chi.district), date(2020, 5, number))
    PlanEvent.objects.create(plan=plan, kind="decision_issued", happened_on=MAY_20)
    # Each extension is a line of the history too, read with its author in the one query.
    assert queries() == once


# --- Giving more time ----------------------------------------------------------------------------


def test_more_time_is_given_from_the_page(client, staff, plan, registration, cu_chi):
    typed = {"body": cu_chi.commune.pk, "last_day": "20/05/2020", "reason": "Đường ngập"}
    response = client.post(extending(registration), typed)
    assert response.url == page(plan)
    assert "Đã gia hạn và báo cho đơn vị." in words(client, page(plan))
    kept = DeadlineExtension.objects.get()
    assert (kept.body, kept.last_day, kept.reason) == (cu_chi.commune, MAY_20, "Đường ngập")


def test_the_form_asks_for_whom_among_those_bound(client, staff, plan, registration, cu_chi):
    form = client.get(extending(registration)).context["form"]
    assert [str(label) for _, label in form.fields["body"].choices] == [
        "Tất cả đơn vị thuộc thời hạn này",
        "Phòng Giáo dục và Đào tạo huyện Củ Chi",
        "Ủy ban nhân dân xã Trung Lập Hạ",
    ]


def test_for_a_deadline_of_one_body_nobody_is_asked_for_whom(client, staff, plan, cu_chi):
    deadline = DeadlineFactory(plan=plan, body=cu_chi.education)
    assert "body" not in client.get(extending(deadline)).context["form"].fields
    client.post(extending(deadline), {"last_day": "20/05/2020", "reason": "Bão"})
    assert deadline.extensions.get().body is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"last_day": "", "reason": "Bão"}, "Hãy ghi đến hết ngày.", id="no day"),
        pytest.param({"last_day": "31/02/2020", "reason": "Bão"}, "Nhập một ngày", id="no such"),
        pytest.param(
            {"last_day": "10/05/2020", "reason": "Bão to"},
            "Ngày gia hạn phải sau hạn đang có hiệu lực, ngày 11/05/2020.",
            id="earlier",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, staff, registration, typed, said):
    response = client.post(extending(registration), typed)
    content = response.content.decode()
    assert said in content
    assert typed["reason"] in content
    assert not DeadlineExtension.objects.exists()


# --- Recording what happened ---------------------------------------------------------------------


def test_an_event_is_recorded_from_the_page_and_the_day_appears(client, staff, plan, dossiers):
    assert "Chưa rõ ngày" in words(client, page(plan))
    typed = {"kind": "ranking_published", "day": "12/05/2020"}
    assert client.post(recording(plan), typed).url == page(plan)
    content = words(client, page(plan))
    assert "27/05/2020" in content
    assert "Sự kiện đã ghi nhận: công bố kết quả xếp hạng CCHC ngày 12/05/2020" in content


def test_a_day_recorded_before_is_mended_with_a_reason_only(client, staff, plan, dossiers):
    PlanEvent.objects.create(plan=plan, kind="ranking_published", happened_on=date(2020, 5, 12))
    typed = {"kind": "ranking_published", "day": "11/05/2020"}
    content = client.post(recording(plan), typed).content.decode()
    assert "Muốn sửa thành ngày khác, hãy ghi lý do" in content
    assert "11/05/2020" in content
    client.post(recording(plan), {**typed, "reason": "Gõ nhầm"})
    assert PlanEvent.objects.get().happened_on == date(2020, 5, 11)


def test_issuing_is_not_recorded_by_hand(client, staff, plan):
    form = client.get(recording(plan)).context["form"]
    assert [kind for kind, _ in form.fields["kind"].choices] == [
        "ranking_published",
        "decision_issued",
    ]


def test_a_mistyped_year_is_neither_granted_nor_recorded(client, staff, plan, registration):
    for address, typed in (
        (extending(registration), {"last_day": "20/05/9999", "reason": "Theo đề nghị"}),
        (recording(plan), {"kind": "ranking_published", "day": "12/05/0202"}),
    ):
        assert "Hãy kiểm tra lại năm." in client.post(address, typed).content.decode()
    assert not DeadlineExtension.objects.exists()
    assert not PlanEvent.objects.filter(kind="ranking_published").exists()
