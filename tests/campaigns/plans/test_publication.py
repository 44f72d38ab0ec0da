"""A plan is signed, issued, received, summed up and closed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.access import Refused
from audit import clock, transitions
from audit.models import Event
from audit.transitions import NotPossible, carry_out
from campaigns.models import Plan, Recipient
from campaigns.plans import publication
from campaigns.plans.drafts.plan_drafts import revise_plan
from campaigns.plans.family import lineage_of
from campaigns.workflow import PLAN
from notifications.models import Notice
from organisation.models.memberships import Role
from tests.campaigns.factories import PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db

ISSUED_ON = date(2020, 5, 5)
STEPS = {
    "submit_for_signature": lambda plan, actor: carry_out(
        PLAN, "submit_for_signature", plan, actor=actor
    ),
    "send_back": lambda plan, actor: carry_out(
        PLAN, "send_back", plan, actor=actor, reason="Thiếu căn cứ"
    ),
    "withdraw_submission": lambda plan, actor: carry_out(
        PLAN, "withdraw_submission", plan, actor=actor
    ),
    "discard": lambda plan, actor: carry_out(PLAN, "discard", plan, actor=actor),
    "issue": lambda plan, actor: publication.issue(
        plan, actor=actor, number="3925", issued_on=ISSUED_ON
    ),
    "replace": lambda plan, actor: transitions.perform(
        PLAN, "replace", plan, actor=actor, given={"by": "Kế hoạch 4000/KH-UBND"}
    ),
    "sum_up": lambda plan, actor: carry_out(PLAN, "sum_up", plan, actor=actor),
    "close": lambda plan, actor: carry_out(PLAN, "close", plan, actor=actor),
}
# From each state, each step leads to a state, does nothing (=), or is not possible (-).
TABLE = {
    "draft": ("awaiting_signature", "=", "=", "discarded", "issued", "-", "-", "-"),
    "awaiting_signature": ("=", "draft", "draft", "-", "issued", "-", "-", "-"),
    "issued": ("-", "-", "-", "-", "=", "replaced", "summed_up", "-"),
    "summed_up": ("-", "-", "-", "-", "-", "replaced", "=", "closed"),
    "closed": ("-", "-", "-", "-", "-", "-", "-", "="),
    "replaced": ("-", "-", "-", "-", "-", "=", "-", "-"),
    "discarded": ("-", "-", "-", "=", "-", "-", "-", "-"),
}
CASES = [
    pytest.param(state, step, result, id=f"{state}: {step}")
    for state, results in TABLE.items()
    for step, result in zip(STEPS, results, strict=True)
]


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


def draft_of(body, **values):
    return PlanFactory(issuing_body=body, status="draft", number="", issued_on=None, **values)


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_the_table_names_every_state_and_every_step():
    assert set(TABLE) == set(PLAN.states)
    assert set(STEPS) == set(PLAN.transitions)


@pytest.mark.parametrize(("state", "step", "result"), CASES)
def test_every_state_against_every_step(cu_chi, staff, state, step, result):
    plan = PlanFactory(issuing_body=cu_chi.district, status=state)
    if result == "-":
        with pytest.raises(NotPossible, match=PLAN.label(state)):
            STEPS[step](plan, staff)
    else:
        STEPS[step](plan, staff)
    assert again(plan).status == (state if result in "-=" else result)
    assert Event.objects.about(plan).exists() is (result not in "-=")


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_for_the_organisers_only(cu_chi, step):
    source = PLAN.transitions[step].sources[0]
    plan = PlanFactory(issuing_body=cu_chi.district, status=source)
    for stranger in (
        person(Role.NOI_VU_STAFF, cu_chi.neighbour),
        person(Role.NOI_VU_STAFF, cu_chi.city),
        person(Role.UNIT_HEAD, cu_chi.district),
        person(Role.CLERK, cu_chi.home_affairs),
    ):
        with pytest.raises(Refused, match="Chỉ cơ quan ban hành"):
            STEPS[step](plan, stranger)
    assert again(plan).status == source


def test_issuing_gives_number_and_date(cu_chi, staff):
    plan = draft_of(cu_chi.district)
    publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
    assert again(plan).reference == "3925/KH-UBND"
    assert again(plan).issued_on == ISSUED_ON


@pytest.mark.parametrize(
    ("number", "issued_on", "sentences"),
    [
        ("", ISSUED_ON, ["Hãy ghi số của kế hoạch khi ban hành."]),
        ("3925", None, ["Hãy ghi ngày ban hành."]),
        ("", None, ["Hãy ghi số của kế hoạch khi ban hành.", "Hãy ghi ngày ban hành."]),
    ],
    ids=["no number", "no date", "neither"],
)
def test_issuing_asks_for_number_and_date(cu_chi, staff, number, issued_on, sentences):
    plan = draft_of(cu_chi.district)
    with pytest.raises(ValidationError) as objection:
        publication.issue(plan, actor=staff, number=number, issued_on=issued_on)
    assert objection.value.messages == sentences
    assert again(plan).status == "draft"


@pytest.mark.parametrize("number", ["3925", "03925"])
@pytest.mark.parametrize("day", [date(2020, 1, 2), ISSUED_ON])
def test_a_number_is_not_given_twice_in_a_year(cu_chi, staff, day, number):
    PlanFactory(issuing_body=cu_chi.district, number="3925", issued_on=day)
    plan = draft_of(cu_chi.district)
    with pytest.raises(ValidationError, match=f"đã có Kế hoạch 3925/KH-UBND ngày {day:%d/%m}/2020"):
        publication.issue(plan, actor=staff, number=number, issued_on=ISSUED_ON)
    assert (again(plan).status, again(plan).number) == ("draft", "")


def test_a_number_is_free_in_another_year_under_another_symbol_and_of_another_body(cu_chi, staff):
    PlanFactory(issuing_body=cu_chi.district, number="3925", issued_on=date(2019, 12, 30))
    PlanFactory(issuing_body=cu_chi.district, number="3925", symbol="QĐ-UBND")
    PlanFactory(issuing_body=cu_chi.neighbour, number="3925")
    plan = draft_of(cu_chi.district)
    publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
    assert again(plan).reference == "3925/KH-UBND"


@pytest.mark.parametrize(
    ("number", "day", "sentence"),
    [
        ("12/KH-UBND", ISSUED_ON, "Chỉ ghi số, ví dụ 537 hoặc 35a"),
        ("3925", date(2020, 5, 9), "không được sau hôm nay"),
        ("3925", date(202, 5, 5), "hãy kiểm tra lại năm"),
    ],
)
def test_a_plan_is_issued_under_a_number_and_on_a_day_that_can_be(
    cu_chi, staff, number, day, sentence
):
    plan = draft_of(cu_chi.district)
    with pytest.raises(ValidationError, match=sentence):
        publication.issue(plan, actor=staff, number=number, issued_on=day)
    assert again(plan).status == "draft"


def test_a_plan_without_symbol_is_not_issued(cu_chi, staff):
    plan = draft_of(cu_chi.district, symbol="")
    with pytest.raises(ValidationError, match="Hãy ghi ký hiệu"):
        publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)


def test_a_plan_does_not_end_before_it_is_issued(cu_chi, staff, working_day):
    working_day("2020-06-01")
    plan = draft_of(cu_chi.district, ends_on=date(2020, 5, 31))
    with pytest.raises(ValidationError, match="từ ngày ban hành trở đi"):
        publication.issue(plan, actor=staff, number="3925", issued_on=date(2020, 6, 1))


def test_a_plan_under_a_wrong_parent_is_not_issued(cu_chi, staff):
    neighbours = PlanFactory(issuing_body=cu_chi.neighbour)
    plan = draft_of(cu_chi.district, under=neighbours)
    with pytest.raises(ValidationError, match="cơ quan cấp trên"):
        publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
    with pytest.raises(ValidationError, match="cơ quan cấp trên"):
        carry_out(PLAN, "submit_for_signature", plan, actor=staff)


def test_what_was_issued_is_frozen(cu_chi, staff):
    plan = draft_of(cu_chi.district)
    publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
    with pytest.raises(Refused, match="không sửa được nữa"):
        revise_plan(plan, parent=None, values={"title": "Tên khác"}, actor=staff)
    assert again(plan).title != "Tên khác"


def test_sending_back_needs_a_reason_that_stays_in_the_history(cu_chi, staff):
    plan = PlanFactory(issuing_body=cu_chi.district, status="awaiting_signature")
    with pytest.raises(ValidationError, match="lý do"):
        carry_out(PLAN, "send_back", plan, actor=staff, reason="")
    carry_out(PLAN, "send_back", plan, actor=staff, reason="Thiếu căn cứ")
    assert Event.objects.about(plan).get().reason == "Thiếu căn cứ"


def test_recipients_are_told_once_the_plan_is_issued(
    cu_chi, staff, django_capture_on_commit_callbacks
):
    head = person(Role.UNIT_HEAD, cu_chi.education)
    clerk = person(Role.CLERK, cu_chi.commune)
    left = person(Role.UNIT_HEAD, cu_chi.commune, is_active=False)
    elsewhere = person(Role.UNIT_HEAD, cu_chi.neighbour)
    plan = draft_of(cu_chi.district)
    for body in (cu_chi.education, cu_chi.commune):
        RecipientFactory(plan=plan, body=body)
    with django_capture_on_commit_callbacks(execute=True):
        publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
        assert not Notice.objects.exists()
    assert {notice.recipient for notice in Notice.objects.all()} == {head, clerk}
    notice = Notice.objects.to(head).get()
    assert notice.text.startswith("Ủy ban nhân dân huyện Củ Chi gửi Kế hoạch 3925/KH-UBND: ")
    assert notice.link == reverse("campaigns:plan_detail", args=[plan.pk])
    assert not Notice.objects.to(left).exists()
    assert not Notice.objects.to(elsewhere).exists()


def test_the_leaders_are_told_of_a_plan_to_sign(cu_chi, staff, django_capture_on_commit_callbacks):
    leader = person(Role.LEADER, cu_chi.district)
    plan = draft_of(cu_chi.district)
    with django_capture_on_commit_callbacks(execute=True):
        carry_out(PLAN, "submit_for_signature", plan, actor=staff)
    assert [(notice.recipient, notice.text) for notice in Notice.objects.all()] == [
        (leader, f"Kế hoạch chờ ký: {plan.title}")
    ]


def test_a_title_as_long_as_a_title_may_be_is_still_told(
    cu_chi, staff, django_capture_on_commit_callbacks
):
    person(Role.LEADER, cu_chi.district)
    plan = draft_of(cu_chi.district, title="Phát động thi đua " * 27)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    person(Role.CLERK, cu_chi.commune)
    with django_capture_on_commit_callbacks(execute=True):
        carry_out(PLAN, "submit_for_signature", plan, actor=staff)
        publication.issue(plan, actor=staff, number="3925", issued_on=ISSUED_ON)
    assert Notice.objects.count() == 2
    assert all(len(notice.text) <= 500 for notice in Notice.objects.all())


@pytest.mark.parametrize("step", ["submit_for_signature", "send_back", "issue", "replace"])
def test_a_body_that_has_ended_neither_submits_nor_signs(cu_chi, staff, step):
    source = PLAN.transitions[step].sources[-1]
    plan = PlanFactory(issuing_body=cu_chi.district, status=source)
    cu_chi.district.valid_to = date(2020, 5, 7)
    cu_chi.district.save()
    said = "huyện Củ Chi đã chấm dứt hoạt động từ ngày 08/05/2020"
    with pytest.raises(Refused, match=said):
        STEPS[step](plan, staff)
    assert again(plan).status == source
    cu_chi.district.valid_to = date(2020, 5, 8)
    cu_chi.district.save()
    STEPS[step](again(plan), staff)
    assert again(plan).status == PLAN.transitions[step].target


def test_a_discarded_draft_is_kept_for_its_organisers_and_out_of_their_lists(client, cu_chi, staff):
    parent = PlanFactory(issuing_body=cu_chi.city)
    RecipientFactory(plan=parent, body=cu_chi.district)
    plan = draft_of(cu_chi.district, under=parent, title="Dự thảo lập nhầm")
    client.force_login(staff)
    page = reverse("campaigns:plan_detail", args=[plan.pk])
    address = reverse("campaigns:plan_discard", args=[plan.pk])
    assert address in client.get(page).content.decode()
    said = client.post(address, follow=True).content.decode()
    assert "Đã hủy dự thảo." in said
    assert address not in said
    assert (again(plan).status, Event.objects.about(plan).get().label) == (
        "discarded",
        "Hủy dự thảo",
    )
    assert "Dự thảo lập nhầm" not in client.get(reverse("campaigns:plan_list")).content.decode()
    assert list(Plan.objects.visible_to(staff)) == [parent, plan]
    assert lineage_of(parent, staff)[0].children == []
    assert [kin.plan for kin in lineage_of(plan, staff)[0].children] == [plan]
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.city))
    assert client.get(page).status_code == 404


def test_a_discarded_draft_is_not_issued_from_its_page(client, cu_chi, staff):
    plan = draft_of(cu_chi.district)
    carry_out(PLAN, "discard", plan, actor=staff)
    client.force_login(staff)
    response = client.get(reverse("campaigns:plan_issue", args=[plan.pk]))
    assert response.url == reverse("campaigns:plan_detail", args=[plan.pk])


# --- Receiving -----------------------------------------------------------------------------------


def test_a_body_confirms_once_that_it_received_a_plan(cu_chi):
    recipient = RecipientFactory(
        plan=PlanFactory(issuing_body=cu_chi.district), body=cu_chi.commune
    )
    head = person(Role.UNIT_HEAD, cu_chi.commune)
    event = publication.acknowledge(recipient, actor=head)
    assert (event.from_status, event.to_status) == ("sent", "acknowledged")
    confirmed_at = again(recipient).acknowledged_at
    assert confirmed_at.date() == clock.now().date()
    assert publication.acknowledge(recipient, actor=head) is None
    assert again(recipient).acknowledged_at == confirmed_at
    assert Event.objects.about(recipient).count() == 1


@pytest.mark.parametrize(
    "status", ["draft", "awaiting_signature", "closed", "replaced", "discarded"]
)
def test_what_is_not_in_force_is_not_confirmed(cu_chi, status):
    plan = PlanFactory(issuing_body=cu_chi.district, status=status)
    recipient = RecipientFactory(plan=plan, body=cu_chi.commune)
    with pytest.raises(Refused, match="còn hiệu lực"):
        publication.acknowledge(recipient, actor=person(Role.UNIT_HEAD, cu_chi.commune))
    assert again(recipient).status == "sent"


def test_nobody_confirms_for_another_body(cu_chi):
    recipient = RecipientFactory(
        plan=PlanFactory(issuing_body=cu_chi.district), body=cu_chi.commune
    )
    with pytest.raises(Refused, match="Chỉ người của Ủy ban nhân dân xã Trung Lập Hạ"):
        publication.acknowledge(recipient, actor=person(Role.UNIT_HEAD, cu_chi.first_school))
    assert again(recipient).status == "sent"


def test_a_recipient_has_its_own_plan_once_it_issued_one_under_the_one_it_received(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    recipient = RecipientFactory(plan=plan, body=cu_chi.education)

    def own_plan():
        return Recipient.objects.with_own_plan().get(pk=recipient.pk).own_plan_id

    assert own_plan() is None
    PlanFactory(issuing_body=cu_chi.education)
    PlanFactory(issuing_body=cu_chi.education, under=plan, status="draft")
    PlanFactory(issuing_body=cu_chi.commune, under=plan)
    assert own_plan() is None
    letter = PlanFactory(issuing_body=cu_chi.education, under=plan)
    assert own_plan() == letter.pk


def test_who_has_not_acted_is_asked_of_the_list(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    waiting = RecipientFactory(plan=plan, body=cu_chi.commune)
    done = RecipientFactory(plan=plan, body=cu_chi.education)
    publication.acknowledge(done, actor=person(Role.UNIT_HEAD, cu_chi.education))
    assert list(Recipient.objects.filter(plan=plan).not_acted()) == [waiting]


def test_the_tree_of_plans_is_listed_parents_first(cu_chi):
    city = PlanFactory(issuing_body=cu_chi.city)
    alone = PlanFactory(issuing_body=cu_chi.neighbour)
    district = PlanFactory(issuing_body=cu_chi.district, under=city)
    assert list(Plan.objects.all()) == [city, district, alone]


@pytest.mark.parametrize(
    ("today", "course"),
    [
        ("2020-05-04", "Chưa đến thời gian thi đua"),
        ("2020-05-05", "Đang thực hiện"),
        ("2020-11-30", "Đang thực hiện"),
        ("2020-12-01", "Hết thời gian thi đua, chưa tổng kết"),
    ],
)
def test_a_campaign_runs_by_its_own_days(cu_chi, working_day, today, course):
    working_day(today)
    plan = PlanFactory(issuing_body=cu_chi.district)
    assert plan.course == course
    plan.status = "summed_up"
    assert plan.course == ""
