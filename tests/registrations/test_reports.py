"""A unit reports on a campaign: written, sent, accepted or returned; what is due, and the pages."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.access import Refused
from audit.models import Event
from campaigns.plans.extensions import extend
from notifications.models import Notice
from organisation.models import BodySuccession
from organisation.models.memberships import Role
from paperwork.uploads import UploadRefused
from registrations.models import ProgressReport
from registrations.reports.due import reports_due, reports_of
from registrations.reports.report_steps import (
    Words,
    accept,
    give_back,
    new_report,
    save_draft,
    send,
)
from tests.awards.factories import picture
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    person,
)
from tests.registrations.factories import district, province

pytestmark = pytest.mark.django_db

INTERIM, FINAL = "interim_report", "final_report"


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def place():
    """The district, whose plan asks for a report by 8/6."""
    found = district()
    DeadlineFactory(plan=found.plan, kind=INTERIM, title="Báo cáo sơ kết", due_on=date(2020, 6, 8))
    return found


@pytest.fixture
def head(place):
    return person(Role.UNIT_HEAD, place.communes[0])


def begun(place, **values) -> ProgressReport:
    return new_report(
        values.get("plan", place.plan),
        values.get("body", place.communes[0]),
        values.get("kind", INTERIM),
        values.get("phase"),
    )


def sent_by(head, place, text="Đã rút ngắn 5 thủ tục") -> ProgressReport:
    report = begun(place)
    save_draft(report, actor=head, words=Words(text))
    send(report, actor=head)
    return report


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- Writing and sending --------------------------------------------------------------------------


def test_a_report_is_saved_sent_and_accepted(place, head):
    report = begun(place)
    save_draft(report, actor=head, words=Words("Đã rút ngắn 5 thủ tục"))
    assert (report.status, report.received_by) == ("draft", place.body)
    send(report, actor=head)
    assert (report.status, report.is_late) == ("sent", False)
    accept(report, actor=place.staff())
    assert report.status == "accepted"
    assert [event.label for event in Event.objects.about(report)] == [
        "Lập báo cáo",
        "Gửi báo cáo",
        "Tiếp nhận",
    ]


def test_what_was_sent_is_frozen_until_it_is_returned_with_a_reason(place, head):
    report = sent_by(head, place)
    with pytest.raises(Refused, match="đã gửi thì không sửa được"):
        save_draft(report, actor=head, words=Words("Khác"))
    staff = place.staff()
    with pytest.raises(ValidationError, match="Hãy ghi lý do trả lại"):
        give_back(report, actor=staff, reason=" ")
    give_back(report, actor=staff, reason="Thiếu số liệu")
    save_draft(report, actor=head, words=Words("Đã rút ngắn 5 thủ tục, mỗi thủ tục 2 ngày"))
    send(report, actor=head)
    assert (report.status, report.return_reason) == ("sent", "")


def test_an_empty_report_is_not_sent_and_a_file_is_enough(place, head):
    report = begun(place)
    save_draft(report, actor=head, words=Words(" "))
    with pytest.raises(ValidationError, match="Báo cáo chưa có nội dung"):
        send(report, actor=head)
    save_draft(report, actor=head, words=Words(""), file=picture("bao-cao.png"))
    send(report, actor=head)
    assert report.original_name == "bao-cao.png"
    assert report.file.name.startswith("reports/")


def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_is_begun(place, head):
    fake = SimpleUploadedFile("bao-cao.pdf", b"khong phai pdf")
    with pytest.raises(UploadRefused):
        save_draft(begun(place), actor=head, words=Words("Kết quả"), file=fake)
    assert not ProgressReport.objects.exists()


def test_after_its_last_day_a_report_is_taken_as_late(place, head, working_day):
    working_day("2020-06-08")
    assert sent_by(head, place).is_late


def test_a_unit_that_was_given_more_time_is_in_time(place, head, working_day):
    extend(
        place.plan.deadlines.get(),
        body=place.communes[0],
        last_day=date(2020, 6, 15),
        reason="Mưa bão",
        actor=place.staff(),
    )
    working_day("2020-06-10")
    assert not sent_by(head, place).is_late


def test_one_report_a_kind_and_phase(place, head):
    save_draft(begun(place), actor=head, words=Words("Lần một"))
    with pytest.raises(ValidationError, match="Đơn vị đã có báo cáo này"):
        save_draft(begun(place), actor=head, words=Words("Lần hai"))
    phase = PhaseFactory(plan=place.plan)
    save_draft(begun(place, phase=phase), actor=head, words=Words("Đợt 1"))
    with pytest.raises(ValidationError, match="của đợt này"):
        save_draft(begun(place, phase=phase), actor=head, words=Words("Đợt 1"))
    save_draft(begun(place, kind=FINAL), actor=head, words=Words("Cả năm"))
    assert ProgressReport.objects.count() == 3


def test_a_body_to_which_the_plan_was_not_sent_reports_nothing(place):
    school = place.schools[0]
    with pytest.raises(ValidationError, match="không thuộc diện báo cáo"):
        save_draft(
            begun(place, body=school), actor=person(Role.CLERK, school), words=Words("Kết quả")
        )


def test_nobody_writes_for_another_unit_nor_accepts_his_own(place, head):
    neighbour = person(Role.UNIT_HEAD, place.communes[1])
    with pytest.raises(Refused, match="Chỉ người của"):
        save_draft(begun(place), actor=neighbour, words=Words("Kết quả"))
    report = sent_by(head, place)
    with pytest.raises(Refused, match="Chỉ cán bộ phụ trách thi đua"):
        accept(report, actor=head)


def test_a_report_goes_to_the_desk_that_consolidates():
    found = province()
    report = new_report(found.plan, found.communes[0], INTERIM, None)
    assert report.received_by == found.districts[0]


def test_those_concerned_are_told(place, head, django_capture_on_commit_callbacks):
    staff = place.staff()
    with django_capture_on_commit_callbacks(execute=True):
        report = sent_by(head, place)
    assert Notice.objects.get(recipient=staff).text == (
        "Ủy ban nhân dân xã Thử 1 gửi báo cáo sơ kết theo Kế hoạch 3925/KH-UBND."
    )
    with django_capture_on_commit_callbacks(execute=True):
        give_back(report, actor=staff, reason="Thiếu số liệu")
    notice = Notice.objects.get(recipient=head)
    assert notice.text.endswith(
        f": Thiếu số liệu (nộp lại chậm nhất ngày {report.hand_in_again_by:%d/%m/%Y})"
    )
    assert notice.link == reverse("registrations:report_detail", args=[report.pk])


# --- What is due ----------------------------------------------------------------------------------


def test_a_report_lies_on_the_desk_a_month_ahead_and_until_it_is_sent(place, head, working_day):
    bodies = [place.communes[0]]
    working_day("2020-05-07")
    assert reports_due(bodies) == []
    working_day("2020-05-08")
    assert [(one.title, one.due.days_left) for one in reports_due(bodies)] == [
        ("Báo cáo sơ kết", 30)
    ]
    working_day("2020-08-01")
    assert reports_due(bodies)[0].due.tone == "late"
    report = sent_by(head, place)
    assert reports_due(bodies) == []
    give_back(report, actor=place.staff(), reason="Thiếu số liệu")
    assert reports_due(bodies)[0].report == report


def test_a_report_written_unasked_lies_on_the_desk_when_it_comes_back(place, head):
    report = begun(place, kind=FINAL)
    save_draft(report, actor=head, words=Words("Cả năm"))
    assert FINAL not in [one.kind for one in reports_due([place.communes[0]])]
    send(report, actor=head)
    give_back(report, actor=place.staff(), reason="Chưa hết năm")
    assert FINAL in [one.kind for one in reports_due([place.communes[0]])]


def test_who_received_the_plan_only_to_know_of_it_is_not_asked_to_report(place):
    party = BodyFactory(name="Huyện ủy Củ Chi")
    RecipientFactory(plan=place.plan, body=party, must_register=False)
    assert reports_due([party]) == []


def test_what_a_body_reported_counts_for_the_one_that_began_with_its_duties(
    place, head, working_day
):
    sent_by(head, place)
    old = place.communes[0]
    old.valid_to = date(2020, 5, 31)
    old.save()
    merged = BodyFactory(name="Xã Mới", under=place.body, valid_from=date(2020, 6, 1))
    BodySuccession.objects.create(
        predecessor=old,
        successor=merged,
        effective_on=date(2020, 6, 1),
        legal_basis="Nghị quyết 15/NQ-UBTVQH14",
    )
    RecipientFactory(plan=place.plan, body=merged)
    working_day("2020-06-02")
    assert reports_due([merged]) == []
    assert reports_due([old]) == []


def test_a_deadline_of_another_unit_asks_nothing_of_this_one(place):
    DeadlineFactory(plan=place.plan, kind=FINAL, due_on=date(2020, 5, 20), body=place.communes[1])
    assert [one.kind for one in reports_of(place.plan, place.communes[0])] == [INTERIM]
    assert [one.kind for one in reports_of(place.plan, place.communes[1])] == [FINAL, INTERIM]


def test_what_is_due_is_asked_in_a_fixed_number_of_queries(place):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            reports_due(list(place.communes))
        return len(queries)

    few = asked()
    for _ in range(5):
        plan = PlanFactory(issuing_body=place.body)
        DeadlineFactory(plan=plan, kind=FINAL, due_on=date(2020, 5, 20), phase=PhaseFactory())
        for body in place.communes:
            RecipientFactory(plan=plan, body=body)
    assert asked() == few


# --- The pages ------------------------------------------------------------------------------------


def write_url(place, kind="so-ket", body=None) -> str:
    body = body or place.communes[0]
    return reverse("registrations:report_write", args=[place.plan.pk, body.pk, kind, 0])


def test_a_unit_writes_and_sends_from_one_page(place, head, client):
    client.force_login(head)
    assert "còn 25 ngày" in client.get(write_url(place)).content.decode()
    response = client.post(write_url(place), {"text": "Đã xong", "file": picture(), "send": ""})
    report = ProgressReport.objects.get()
    assert response.url == reverse("registrations:report_detail", args=[report.pk])
    assert sentences(response) == ["Đã gửi báo cáo đến Ủy ban nhân dân huyện Củ Chi."]
    download = client.get(reverse("registrations:report_file", args=[report.pk]))
    assert "to-trinh.png" in download["Content-Disposition"]
    assert b"".join(download.streaming_content).startswith(b"\x89PNG")


def test_what_was_typed_stays_where_the_file_is_refused(place, head, client):
    client.force_login(head)
    fake = SimpleUploadedFile("bao-cao.pdf", b"khong phai pdf")
    text = client.post(write_url(place), {"text": "Đã xong", "file": fake}).content.decode()
    assert "Đã xong" in text
    assert "Không nhận ra loại tệp này" in text


def test_a_draft_is_saved_and_found_again(place, head, client):
    client.force_login(head)
    response = client.post(write_url(place), {"text": "Mới được một nửa"}, follow=True)
    assert "Đã lưu bản nháp." in response.content.decode()
    assert "Mới được một nửa" in response.content.decode()
    own = reverse("registrations:reports_of_unit", args=[place.plan.pk, place.communes[0].pk])
    text = client.get(own).content.decode()
    assert "Đang viết" in text
    assert write_url(place, "tong-ket") in text


def test_who_comes_to_report_under_a_plan_not_sent_to_his_unit_is_told_so(place, client):
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    response = client.get(write_url(place, body=place.schools[0]))
    assert response.status_code == 403
    assert "không thuộc diện báo cáo" in response.content.decode()


def test_the_desk_sees_what_arrived_and_narrows_it(place, head, client):
    report = sent_by(head, place)
    draft = begun(place, kind=FINAL)
    save_draft(draft, actor=head, words=Words("Chưa gửi"))
    client.force_login(place.staff())
    url = reverse("registrations:desk_reports", args=[place.plan.pk, place.body.pk])
    assert list(client.get(url).context["page"]) == [report]
    assert list(client.get(url, {"tinh-trang": "accepted"}).context["page"]) == []
    assert list(client.get(url, {"tinh-trang": "draft"}).context["page"]) == [report]


def test_staff_return_by_the_button_and_the_unit_reads_why(place, head, client):
    report = sent_by(head, place)
    client.force_login(place.staff())
    url = reverse("registrations:report_return", args=[report.pk])
    client.post(url, {"reason": "Thiếu số liệu"})
    client.force_login(head)
    page = client.get(reverse("registrations:report_detail", args=[report.pk])).content.decode()
    assert "Thiếu số liệu" in page
    assert write_url(place) in page
    assert "Thiếu số liệu" in client.get(write_url(place)).content.decode()


def test_staff_accept_by_the_button_once(place, head, client):
    report = sent_by(head, place)
    client.force_login(place.staff())
    url = reverse("registrations:report_accept", args=[report.pk])
    assert sentences(client.post(url)) == ["Đã tiếp nhận báo cáo của Ủy ban nhân dân xã Thử 1."]
    assert sentences(client.post(url))[-1] == "Việc này đã được thực hiện trước đó."


def test_my_desk_shows_the_unit_what_is_due_and_the_office_what_arrived(place, head, client):
    client.force_login(head)
    text = client.get(reverse("desk")).content.decode()
    assert "Báo cáo của đơn vị tôi" in text
    assert write_url(place) in text
    report = sent_by(head, place)
    client.force_login(place.staff())
    text = client.get(reverse("desk")).content.decode()
    assert "Báo cáo chờ tiếp nhận" in text
    assert reverse("registrations:report_detail", args=[report.pk]) in text


def test_the_plans_page_leads_to_ones_own_reports_and_to_the_desk(place, head, client):
    url = reverse("campaigns:plan_detail", args=[place.plan.pk])
    own = reverse("registrations:reports_of_unit", args=[place.plan.pk, place.communes[0].pk])
    desk = reverse("registrations:desk_reports", args=[place.plan.pk, place.body.pk])
    client.force_login(head)
    text = client.get(url).content.decode()
    assert own in text and desk not in text
    client.force_login(place.staff())
    text = client.get(url).content.decode()
    assert desk in text and own not in text


def test_the_desks_page_costs_no_more_queries_where_more_arrived(place, client):
    client.force_login(place.staff())
    url = reverse("registrations:desk_reports", args=[place.plan.pk, place.body.pk])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    for number in range(8):
        body = BodyFactory(name=f"Xã {number}", under=place.body)
        ProgressReport.objects.create(
            plan=place.plan,
            body=body,
            received_by=place.body,
            kind=INTERIM,
            status="sent",
            sent_at="2020-05-12T09:00+07:00",
        )
        if number == 0:
            few = asked()
    assert asked() == few


def test_a_report_returned_and_sent_again_within_the_time_given_is_in_time(
    place, head, working_day
):
    working_day("2020-06-05")
    report = sent_by(head, place)
    assert not report.is_late
    give_back(report, actor=place.staff(), reason="Thiếu số liệu", again_by=date(2020, 6, 20))
    working_day("2020-06-20")
    send(report, actor=head)
    assert (report.status, report.is_late) == ("sent", False)
