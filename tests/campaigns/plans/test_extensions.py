"""More time for all or for one unit; and what happens makes relative deadlines definite."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit import clock
from audit.models import Event
from campaigns.models import DeadlineExtension, PlanEvent
from campaigns.plans.extensions import bodies_bound_by, extend, record_event
from campaigns.plans.timetable import Timetable
from notifications.models import Notice
from organisation.models import BodySuccession
from organisation.models.memberships import Role
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PlanFactory,
    RecipientFactory,
    person,
)
from tests.races import at_once

pytestmark = pytest.mark.django_db

MAY_12, MAY_20, MAY_25 = date(2020, 5, 12), date(2020, 5, 20), date(2020, 5, 25)
RANKING = "ranking_published"


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs)
    for body in (cu_chi.commune, cu_chi.education):
        RecipientFactory(plan=plan, body=body)
    return plan


@pytest.fixture
def registration(plan):
    return DeadlineFactory(plan=plan, due_on=MAY_12, boundary="through")


@pytest.fixture
def dossiers(plan):
    return DeadlineFactory(
        plan=plan, kind="dossier", title="Hồ sơ", due_on=None, days_after=15, event=RANKING
    )


def last_day(deadline, body=None):
    return Timetable([deadline.plan]).last_day(deadline, body)


def given(deadline, actor, *, body=None, last_day=MAY_20, reason="Mưa bão, đường ngập"):
    return extend(deadline, body=body, last_day=last_day, reason=reason, actor=actor)


# --- More time ----------------------------------------------------------------------------------


def test_one_unit_is_given_more_time_and_it_is_kept_who_gave_it_when_and_why(
    registration, staff, cu_chi
):
    given(registration, staff, body=cu_chi.commune)
    assert last_day(registration, cu_chi.commune) == MAY_20
    assert last_day(registration, cu_chi.education) == MAY_12
    kept = registration.extensions.get()
    assert (kept.body, kept.last_day, kept.reason) == (
        cu_chi.commune,
        MAY_20,
        "Mưa bão, đường ngập",
    )
    assert kept.granted_by == staff
    assert kept.granted_at.astimezone().date() == clock.now().astimezone().date()


def test_all_are_given_more_time(registration, staff, cu_chi):
    given(registration, staff)
    assert last_day(registration) == last_day(registration, cu_chi.commune) == MAY_20


def test_the_history_of_the_plan_says_it_of_all_with_the_reason(registration, staff):
    given(registration, staff)
    (event,) = Event.objects.about(registration.plan)
    assert event.label == "Gia hạn đến 20/05/2020 cho tất cả đơn vị: Đăng ký thi đua"
    assert (event.reason, event.actor) == ("Mưa bão, đường ngập", staff)
    assert (event.from_status, event.to_status) == ("issued", "issued")


def test_of_one_unit_the_history_says_neither_name_nor_reason(registration, staff, cu_chi):
    given(registration, staff, body=cu_chi.commune)
    (event,) = Event.objects.about(registration.plan)
    assert event.label == "Gia hạn đến 20/05/2020 cho một đơn vị: Đăng ký thi đua"
    assert event.reason == ""


def test_a_long_title_is_cut_in_the_history(plan, staff):
    given(DeadlineFactory(plan=plan, due_on=MAY_12, title="Đăng ký " * 30), staff)
    assert len(Event.objects.about(plan).get().label) == 120


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        pytest.param(MAY_20, "  ", "Hãy ghi lý do gia hạn.", id="no reason"),
        pytest.param(MAY_12, "Bão", "phải sau hạn đang có hiệu lực, ngày 12/05/2020", id="same"),
        pytest.param(date(2020, 5, 11), "Bão", "phải sau hạn đang có hiệu lực", id="earlier"),
        pytest.param(date(2021, 5, 14), "Bão", "kiểm tra lại năm", id="a year too far"),
    ],
)
def test_what_cannot_be_given_gets_a_sentence(registration, staff, day, reason, said):
    with pytest.raises(ValidationError, match=said):
        given(registration, staff, last_day=day, reason=reason)
    assert not DeadlineExtension.objects.exists()
    assert not Event.objects.exists()


def test_a_day_that_has_passed_is_not_given(registration, staff, working_day):
    working_day("2020-05-21")
    with pytest.raises(ValidationError, match="Ngày gia hạn đã qua"):
        given(registration, staff)
    given(registration, staff, last_day=date(2020, 5, 21))


def test_a_deadline_whose_event_has_not_happened_is_not_extended(dossiers, staff):
    with pytest.raises(ValidationError, match="chưa rõ ngày"):
        given(dossiers, staff)


def test_a_unit_whom_the_deadline_does_not_bind_is_not_given_more_time(plan, staff, cu_chi):
    for_the_office = DeadlineFactory(plan=plan, due_on=MAY_12, body=cu_chi.education)
    with pytest.raises(ValidationError, match="không áp dụng cho Ủy ban nhân dân xã Trung Lập Hạ"):
        given(for_the_office, staff, body=cu_chi.commune)


def test_a_unit_to_which_the_plan_was_not_sent_is_not_given_more_time(registration, staff, cu_chi):
    with pytest.raises(ValidationError, match="không áp dụng cho Ủy ban nhân dân huyện Hóc Môn"):
        given(registration, staff, body=cu_chi.neighbour)


def test_what_a_unit_has_already_is_what_must_be_exceeded(registration, staff, cu_chi):
    given(registration, staff, body=cu_chi.commune, last_day=MAY_25)
    with pytest.raises(ValidationError, match="ngày 25/05/2020"):
        given(registration, staff, body=cu_chi.commune, last_day=MAY_20)
    given(registration, staff, last_day=MAY_20)
    assert last_day(registration, cu_chi.commune) == MAY_25
    assert last_day(registration, cu_chi.education) == MAY_20


@pytest.mark.parametrize("status", ["draft", "awaiting_signature", "closed", "replaced"])
def test_more_time_is_given_only_while_a_campaign_runs(staff, cu_chi, status):
    plan = PlanFactory(issuing_body=cu_chi.district, status=status)
    with pytest.raises(Refused, match="đã ban hành và chưa kết thúc"):
        given(DeadlineFactory(plan=plan, due_on=MAY_12), staff)


def test_only_the_organisers_give_more_time(registration, cu_chi):
    head = person(Role.UNIT_HEAD, cu_chi.commune)
    with pytest.raises(Refused, match="Chỉ cơ quan ban hành"):
        given(registration, head, body=cu_chi.commune)
    assert not DeadlineExtension.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_unit_more_time_at_once_the_second_is_told(cu_chi, staff):
    plan = PlanFactory(issuing_body=cu_chi.district)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    registration = DeadlineFactory(plan=plan, due_on=MAY_12, boundary="through")

    def act():
        return given(registration, staff, body=cu_chi.commune)

    outcomes = at_once(act, act)
    (refused,) = (one for one in outcomes if isinstance(one, ValidationError))
    assert "hạn đang có hiệu lực, ngày 20/05/2020" in refused.messages[0]
    assert DeadlineExtension.objects.count() == 1
    assert Event.objects.about(plan).count() == 1


# --- Whom a deadline binds ------------------------------------------------------------------------


def test_a_deadline_for_all_binds_recipients_and_participants_without_one_of_their_own(
    plan, registration, cu_chi
):
    schools = plan.groups.create(kind="collective", name="Các trường")
    schools.bodies.add(cu_chi.first_school, cu_chi.second_school)
    for_schools = DeadlineFactory(plan=plan, group=schools)
    for_one = DeadlineFactory(plan=plan, body=cu_chi.second_school)
    assert bodies_bound_by(registration) == [cu_chi.education, cu_chi.commune]
    assert bodies_bound_by(for_schools) == [cu_chi.first_school]
    assert bodies_bound_by(for_one) == [cu_chi.second_school]


def test_what_follows_a_merger_is_bound_as_those_were_whom_the_group_names(plan, cu_chi):
    schools = plan.groups.create(kind="collective", name="Các trường")
    schools.bodies.add(cu_chi.first_school)
    for_schools = DeadlineFactory(plan=plan, group=schools)
    merged = BodyFactory(under=cu_chi.education, valid_from=date(2020, 5, 1))
    BodySuccession.objects.create(
        predecessor=cu_chi.first_school, successor=merged, effective_on=date(2020, 5, 1)
    )
    RecipientFactory(plan=plan, body=merged)
    assert bodies_bound_by(for_schools) == [cu_chi.first_school, merged]


def test_whom_a_deadline_binds_is_asked_as_often_for_many_as_for_few(
    plan, registration, cu_chi, django_assert_num_queries
):
    group = plan.groups.create(kind="collective", name="Các trường")
    DeadlineFactory(plan=plan, group=group)

    def asked(number):
        for _ in range(number):
            RecipientFactory(plan=plan, body=BodyFactory(valid_from=date(2020, 1, 1)))
        with django_assert_num_queries(4):
            return len(bodies_bound_by(registration))

    assert (asked(1), asked(3)) == (3, 6)


# --- What happened --------------------------------------------------------------------------------


def test_an_event_makes_the_deadlines_that_count_from_it_definite(plan, dossiers, staff):
    record_event(plan, kind=RANKING, day=MAY_12, actor=staff)
    assert last_day(dossiers) == date(2020, 5, 27)
    (event,) = Event.objects.about(plan)
    assert event.label == "Ghi nhận công bố kết quả xếp hạng CCHC: ngày 12/05/2020"
    assert event.actor == staff


def test_a_day_wrongly_recorded_is_mended_with_a_reason(plan, dossiers, staff):
    record_event(plan, kind=RANKING, day=MAY_12, actor=staff)
    with pytest.raises(ValidationError, match="đã được ghi nhận ngày 12/05/2020"):
        record_event(plan, kind=RANKING, day=date(2020, 5, 11), actor=staff, reason=" ")
    record_event(plan, kind=RANKING, day=date(2020, 5, 11), actor=staff, reason="Gõ nhầm ngày")
    assert PlanEvent.objects.get().happened_on == date(2020, 5, 11)
    first, mended = Event.objects.about(plan)
    assert (first.reason, mended.reason) == ("", "Gõ nhầm ngày")
    assert mended.label.endswith("ngày 11/05/2020")


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        pytest.param(RANKING, date(2020, 5, 14), "ngày này chưa đến", id="tomorrow"),
        pytest.param(RANKING, MAY_12, "đã được ghi nhận ngày 12/05/2020", id="the same again"),
        pytest.param("plan_issued", MAY_12, "được ghi khi ban hành", id="of issuing"),
    ],
)
def test_what_cannot_be_recorded_gets_a_sentence(plan, staff, kind, day, said):
    PlanEvent.objects.create(plan=plan, kind=RANKING, happened_on=MAY_12)
    with pytest.raises(ValidationError, match=said):
        record_event(plan, kind=kind, day=day, actor=staff, reason="Sửa")
    assert PlanEvent.objects.get().happened_on == MAY_12
    assert not Event.objects.exists()


def test_only_the_organisers_record_what_happened(plan, cu_chi):
    with pytest.raises(Refused):
        record_event(plan, kind=RANKING, day=MAY_12, actor=person(Role.UNIT_HEAD, cu_chi.commune))
    assert not PlanEvent.objects.exists()


# --- Who is told ----------------------------------------------------------------------------------


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """What each person was told by an act."""

    def by(act):
        Notice.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {notice.recipient: notice.text for notice in Notice.objects.all()}

    return by


def test_the_unit_that_was_given_more_time_is_told_and_its_neighbour_is_not(
    registration, staff, cu_chi, told
):
    head = person(Role.UNIT_HEAD, cu_chi.commune)
    person(Role.UNIT_HEAD, cu_chi.education)
    texts = told(lambda: given(registration, staff, body=cu_chi.commune))
    assert list(texts) == [head]
    assert "đến hết ngày 20/05/2020. Lý do: Mưa bão, đường ngập" in texts[head]


def test_a_unit_that_had_longer_already_is_not_told_an_earlier_day(
    registration, staff, cu_chi, told
):
    person(Role.UNIT_HEAD, cu_chi.commune)
    neighbour = person(Role.UNIT_HEAD, cu_chi.education)
    given(registration, staff, body=cu_chi.commune, last_day=MAY_25)
    texts = told(lambda: given(registration, staff, last_day=MAY_20))
    assert list(texts) == [neighbour]


def test_all_whom_the_deadline_binds_are_told_who_speak_for_them_today(
    registration, staff, cu_chi, told
):
    heads = {person(Role.UNIT_HEAD, body) for body in (cu_chi.commune, cu_chi.education)}
    former = person(Role.UNIT_HEAD, cu_chi.commune)
    former.memberships.update(valid_to=date(2020, 4, 30))
    person(Role.UNIT_HEAD, cu_chi.neighbour)
    assert set(told(lambda: given(registration, staff))) == heads


def test_a_district_is_told_through_the_office_that_acts_for_it(cu_chi, staff, told):
    plan = PlanFactory(issuing_body=cu_chi.city)
    RecipientFactory(plan=plan, body=cu_chi.district)
    city_staff = person(Role.NOI_VU_STAFF, cu_chi.city)
    deadline = DeadlineFactory(plan=plan, due_on=MAY_12)
    assert set(told(lambda: given(deadline, city_staff))) == {staff}


def test_those_for_whom_a_day_became_definite_are_told(plan, dossiers, staff, cu_chi, told):
    head = person(Role.UNIT_HEAD, cu_chi.commune)
    texts = told(lambda: record_event(plan, kind=RANKING, day=MAY_12, actor=staff))
    assert list(texts) == [head]
    assert "Hạn “Hồ sơ” theo" in texts[head]
    assert texts[head].endswith("đến hết ngày 27/05/2020.")
