"""Reminding those chosen of what they have not done: who gets it, who does not and why; once."""

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from accounts.access import Refused
from audit.models import Event
from campaigns.models import Reminder
from campaigns.notices import people_by_body
from campaigns.plans.tracking.reminders import remind
from campaigns.plans.tracking.table import follow
from notifications.models import Notice
from organisation.models import Membership
from organisation.models.memberships import Role
from tests.campaigns.factories import DeadlineFactory, PlanFactory, RecipientFactory, person
from tests.races import at_once
from tests.registrations.factories import registered


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def plan(cu_chi):
    """The district's plan, sent to a commune and the education office, which have not
    registered."""
    plan = PlanFactory(
        issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs, number="3925"
    )
    DeadlineFactory(plan=plan)
    for body in (cu_chi.commune, cu_chi.education):
        RecipientFactory(plan=plan, body=body)
    return plan


@pytest.fixture
def heads(cu_chi):
    """The heads of the commune and of the education office."""
    return [
        person(Role.UNIT_HEAD, body, email=f"{name}@example.vn")
        for name, body in (("xa", cu_chi.commune), ("giaoduc", cu_chi.education))
    ]


def all_of(plan) -> set[int]:
    return set(plan.recipients.values_list("pk", flat=True))


def send(plan, actor, *, about="register", recipients=None, message=""):
    chosen = all_of(plan) if recipients is None else recipients
    return remind(plan, about=about, recipients=chosen, message=message, actor=actor)


def bodies(recipients) -> list:
    return [recipient.body for recipient in recipients]


# --- The act --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_each_of_those_chosen_has_a_reminder_and_the_history_has_one_line(plan, staff, heads):
    sent = send(plan, staff, message=" Đề nghị gửi trong tuần. ")
    assert (len(sent.to), sent.people_count) == (2, 2)
    kept = Reminder.objects.get(recipient=plan.recipients.first())
    assert (kept.about, kept.message, kept.sent_by) == (
        "register",
        "Đề nghị gửi trong tuần.",
        staff,
    )
    line = Event.objects.about(plan).get()
    assert (line.verb, line.label) == ("remind", "Nhắc 2 đơn vị gửi đăng ký thi đua")


@pytest.mark.django_db
def test_their_people_hear_of_it_with_a_link_to_what_they_must_do(
    plan, staff, heads, cu_chi, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(plan, staff, message="Đề nghị gửi trong tuần.")
    notice = Notice.objects.get(recipient=heads[0])
    assert notice.text == (
        "Ủy ban nhân dân huyện Củ Chi nhắc Ủy ban nhân dân xã Trung Lập Hạ gửi đăng ký thi đua "
        "theo Kế hoạch 3925/KH-UBND, quá hạn 2 ngày. Đề nghị gửi trong tuần."
    )
    assert notice.link == reverse(
        "registrations:registration_edit", args=[plan.pk, cu_chi.commune.pk]
    )
    assert sorted(letter.to[0] for letter in mail.outbox) == ["giaoduc@example.vn", "xa@example.vn"]


@pytest.mark.django_db
def test_who_may_not_do_it_himself_is_led_to_the_plan(
    plan, staff, heads, cu_chi, django_capture_on_commit_callbacks
):
    leader = person(Role.LEADER, cu_chi.commune)
    with django_capture_on_commit_callbacks(execute=True):
        send(plan, staff)
    notice = Notice.objects.get(recipient=leader)
    assert notice.link == reverse("campaigns:plan_detail", args=[plan.pk])


@pytest.mark.django_db
def test_who_has_done_it_meanwhile_is_left_out_and_that_is_said(plan, staff, heads, cu_chi):
    registered(plan, cu_chi.commune, "1", "submitted")
    sent = send(plan, staff)
    assert [one.recipient.body for one in sent.to] == [cu_chi.education]
    assert [(out.reason, bodies(out.recipients)) for out in sent.left_out] == [
        ("Đã làm xong việc này", [cu_chi.commune])
    ]


@pytest.mark.django_db
def test_of_whom_it_is_not_asked_nobody_is_reminded(plan, staff, heads, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.neighbour, must_register=False)
    person(Role.UNIT_HEAD, cu_chi.neighbour)
    assert bodies(send(plan, staff).not_asked) == [cu_chi.neighbour]


@pytest.mark.django_db
def test_a_unit_with_nobody_on_the_portal_is_named_and_has_no_reminder(plan, staff, cu_chi):
    person(Role.CLERK, cu_chi.commune)
    sent = send(plan, staff)
    assert bodies(sent.unreachable) == [cu_chi.education]
    assert Reminder.objects.get().recipient.body == cu_chi.commune


@pytest.mark.django_db
def test_a_second_press_within_ten_minutes_reminds_nobody_again(plan, staff, heads):
    send(plan, staff)
    with pytest.raises(ValidationError, match="Vừa được nhắc trong mười phút qua"):
        send(plan, staff)
    assert Reminder.objects.count() == 2
    assert Event.objects.about(plan).count() == 1


@pytest.mark.django_db
def test_of_something_else_one_may_remind_at_once_and_of_the_same_on_another_day(
    plan, staff, heads, working_day
):
    send(plan, staff)
    send(plan, staff, about="acknowledge")
    working_day("2020-05-14")
    send(plan, staff)
    row = follow(plan).rows[0]
    assert row.times_reminded == 3
    assert f"{localtime(row.last_reminded):%d/%m}" == "14/05"


@pytest.mark.django_db
def test_only_those_chosen_are_reminded_and_only_of_this_plan(plan, staff, heads, cu_chi):
    other = RecipientFactory(plan=PlanFactory(), body=cu_chi.commune)
    chosen = plan.recipients.get(body=cu_chi.commune)
    sent = send(plan, staff, recipients={chosen.pk, other.pk})
    assert [one.recipient for one in sent.to] == [chosen]


@pytest.mark.django_db
def test_it_must_be_said_whom_and_of_what(plan, staff, heads):
    with pytest.raises(ValidationError, match="Hãy chọn ít nhất một đơn vị"):
        send(plan, staff, recipients=set())
    with pytest.raises(ValidationError, match="Hãy chọn việc cần nhắc"):
        send(plan, staff, about="khac")


@pytest.mark.django_db
def test_neither_a_recipient_nor_the_organiser_of_an_ended_campaign_reminds(plan, staff, heads):
    with pytest.raises(Refused, match="Chỉ cơ quan ban hành"):
        send(plan, heads[0])
    ended = PlanFactory(issuing_body=plan.issuing_body, status="closed")
    RecipientFactory(plan=ended, body=heads[0].memberships.get().body)
    with pytest.raises(Refused, match="chưa kết thúc"):
        send(ended, staff)
    assert not Reminder.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_once_one_reminds(cu_chi, staff, plan, heads):
    outcomes = at_once(lambda: send(plan, staff), lambda: send(plan, staff))
    assert sum(isinstance(outcome, ValidationError) for outcome in outcomes) == 1
    assert Reminder.objects.count() == 2


@pytest.mark.django_db
def test_people_are_those_who_work_there_today_and_at_the_office_that_acts_for_it(
    cu_chi, staff, django_assert_num_queries
):
    gone = person(Role.UNIT_HEAD, cu_chi.commune)
    Membership.objects.filter(user=gone).update(valid_to="2020-05-01")
    person(Role.CLERK, cu_chi.commune, is_active=False)
    person(Role.COUNCIL_MEMBER, cu_chi.commune)
    clerk = person(Role.CLERK, cu_chi.commune)
    with django_assert_num_queries(1):
        found = people_by_body([cu_chi.commune, cu_chi.district, cu_chi.education])
    assert found == {
        cu_chi.commune.pk: [clerk],
        cu_chi.district.pk: [staff],
        cu_chi.education.pk: [],
    }


@pytest.mark.django_db
def test_telling_them_costs_no_more_queries_where_there_are_more(
    plan, staff, heads, cu_chi, django_capture_on_commit_callbacks
):
    def told(recipients) -> int:
        with django_capture_on_commit_callbacks() as callbacks:
            send(plan, staff, recipients=recipients)
        with CaptureQueriesContext(connection) as queries:
            for callback in callbacks:
                callback()
        return len(queries)

    first, second = plan.recipients.all()
    one = told({first.pk})
    third = RecipientFactory(plan=plan, body=cu_chi.first_school)
    person(Role.UNIT_HEAD, cu_chi.first_school)
    assert told({second.pk, third.pk}) == one


# --- The pages ------------------------------------------------------------------------------------


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def url(plan) -> str:
    return reverse("campaigns:plan_remind", args=[plan.pk])


@pytest.mark.django_db
def test_before_it_goes_out_the_page_shows_exactly_who_gets_it(plan, staff, heads, cu_chi, client):
    registered(plan, cu_chi.education, "1", "submitted")
    client.force_login(staff)
    asked = {"about": "register", "whom": "chosen", "don-vi": list(all_of(plan))}
    text = client.post(url(plan), asked).content.decode()
    assert "Nhắc 1 đơn vị gửi đăng ký thi đua" in text
    assert heads[0].full_name in text
    assert "Đã làm xong việc này" in text
    assert not Reminder.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("whom", "names"), [("late", ["commune"]), ("open", ["commune"])])
def test_all_who_are_late_are_chosen_in_one_go(plan, staff, heads, cu_chi, client, whom, names):
    registered(plan, cu_chi.education, "1", "submitted")
    client.force_login(staff)
    response = client.post(url(plan), {"about": "register", "whom": whom})
    found = [one.recipient.body for one in response.context["round"].to]
    assert found == [getattr(cu_chi, name) for name in names]


@pytest.mark.django_db
def test_sending_says_how_many_were_reminded(plan, staff, heads, client):
    client.force_login(staff)
    asked = {"about": "register", "whom": "chosen", "don-vi": list(all_of(plan)), "send": "1"}
    response = client.post(url(plan), asked)
    assert sentences(response) == ["Đã nhắc 2 đơn vị (2 người): gửi đăng ký thi đua."]
    assert sentences(client.post(url(plan), asked))[-1].startswith(
        "Vừa được nhắc trong mười phút qua"
    )
    page = client.get(reverse("campaigns:plan_tracking", args=[plan.pk])).content.decode()
    assert "Đã nhắc 1 lần, gần nhất" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Hãy chọn việc cần nhắc và nhắc ai."),
        ({"about": "register", "whom": "chosen"}, "Hãy chọn ít nhất một đơn vị để nhắc."),
        (
            {"about": "register", "whom": "chosen", "don-vi": ["x", "0", "9" * 30]},
            "Hãy chọn ít nhất một đơn vị để nhắc.",
        ),
    ],
)
def test_what_is_missing_is_asked_for(plan, staff, heads, client, asked, sentence):
    client.force_login(staff)
    assert sentences(client.post(url(plan), asked)) == [sentence]


@pytest.mark.django_db
def test_a_message_too_long_is_kept_to_be_shortened_and_nothing_is_sent(plan, staff, heads, client):
    client.force_login(staff)
    asked = {"about": "register", "whom": "late", "send": "1", "message": "Gấp! " * 300}
    text = client.post(url(plan), asked).content.decode()
    assert "Gấp! Gấp!" in text
    assert not Reminder.objects.exists()
