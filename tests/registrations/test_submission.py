"""A unit fills in, saves, submits, withdraws and begins again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access import Refused
from audit.models import Event
from audit.transitions import carry_out
from notifications.models import Notice
from organisation.models.memberships import Role
from registrations.models import Initiative, PledgedPerson, Registration
from registrations.submission import new_registration, save_draft, submit
from registrations.workflow import REGISTRATION
from tests.campaigns.factories import BodyFactory, DeadlineFactory, RecipientFactory, person
from tests.registrations.factories import (
    InitiativeFactory,
    RegistrationFactory,
    area_of,
    district,
    line,
    pledge_plan,
    registered,
)

pytestmark = pytest.mark.django_db


def draft_of_a_participant(**plan_values):
    """A saved draft with one line, of a unit that takes part, and its clerk."""
    recipient = RecipientFactory(**{f"plan__{name}": value for name, value in plan_values.items()})
    registration = RegistrationFactory(plan=recipient.plan, body=recipient.body)
    InitiativeFactory(registration=registration, name="Sổ tay điện tử")
    return registration, person(Role.CLERK, recipient.body)


def names(registration) -> list[str]:
    return list(registration.initiatives.values_list("name", flat=True))


# --- Saving ---------------------------------------------------------------------------------------


def test_saving_for_the_first_time_begins_a_draft_at_the_right_desk():
    place = district()
    head = person(Role.UNIT_HEAD, place.schools[0])
    registration = new_registration(place.letter, place.schools[0])
    typed = [
        line(place.letter, 7, "Trường học không giấy tờ", expected_completion="quý III/2020"),
        line(place.letter, 2, "Rà soát quy chế", note="phối hợp Công đoàn"),
    ]
    save_draft(registration, actor=head, values={"note": "Trường đăng ký lần đầu"}, lines=typed)
    registration = Registration.objects.get()
    assert (registration.status, registration.version) == ("draft", 1)
    assert registration.received_by == place.office
    assert registration.note == "Trường đăng ký lần đầu"
    rows = registration.initiatives.values_list(
        "area__position", "position", "kind", "name", "expected_completion", "note"
    )
    assert sorted(rows) == [
        (2, 2, "initiative", "Rà soát quy chế", "", "phối hợp Công đoàn"),
        (7, 1, "initiative", "Trường học không giấy tờ", "quý III/2020", ""),
    ]
    begun = Event.objects.about(registration).get()
    assert (begun.verb, begun.to_status, begun.actor) == ("create", "draft", head)


def test_saving_again_mends_by_key_adds_removes_and_keeps_the_order_typed():
    registration, clerk = draft_of_a_participant()
    plan = registration.plan
    first = registration.initiatives.get()
    second = InitiativeFactory(registration=registration, name="Sẽ xóa", position=2)
    save_draft(
        registration,
        actor=clerk,
        values={},
        lines=[
            line(plan, 1, "Dòng mới đứng trước"),
            line(plan, 1, "Sổ tay điện tử, bản 2", note="đã sửa", pk=first.pk),
        ],
    )
    assert names(registration) == ["Dòng mới đứng trước", "Sổ tay điện tử, bản 2"]
    first.refresh_from_db()
    assert (first.name, first.note, first.position) == ("Sổ tay điện tử, bản 2", "đã sửa", 2)
    assert not Initiative.objects.filter(pk=second.pk).exists()


def test_a_line_moved_to_another_field_stays_the_same_line():
    registration, clerk = draft_of_a_participant()
    saved = registration.initiatives.get()
    moved = line(registration.plan, 5, saved.name, pk=saved.pk)
    save_draft(registration, actor=clerk, values={}, lines=[moved])
    assert registration.initiatives.get() == saved
    assert registration.initiatives.get().area == area_of(registration.plan, 5)


def test_a_key_of_another_units_line_is_taken_as_a_new_line():
    registration, clerk = draft_of_a_participant()
    others = InitiativeFactory(registration__plan=registration.plan, name="Của đơn vị khác")
    foreign = line(registration.plan, 1, "Ghi đè", pk=others.pk)
    save_draft(registration, actor=clerk, values={}, lines=[foreign])
    others.refresh_from_db()
    assert others.name == "Của đơn vị khác"
    assert names(registration) == ["Ghi đè"]
    assert registration.initiatives.get().pk != others.pk


def test_people_of_a_pledge_are_mended_added_and_removed_the_same_way():
    recipient = RecipientFactory(plan=pledge_plan())
    head = person(Role.UNIT_HEAD, recipient.body)
    registration = new_registration(recipient.plan, recipient.body)
    save_draft(
        registration,
        actor=head,
        values={"pledge": "Hoàn thành xuất sắc nhiệm vụ"},
        people=[
            PledgedPerson(full_name="Nguyễn Văn An", job_title="Công chức"),
            PledgedPerson(full_name="Lê Thị Bé"),
        ],
    )
    an = registration.people.get(full_name="Nguyễn Văn An")
    save_draft(
        registration,
        actor=head,
        values={"pledge": "Hoàn thành xuất sắc nhiệm vụ"},
        people=[
            PledgedPerson(full_name="Đặng Thị Ánh", job_title="Phó Chủ tịch", unit="UBND xã"),
            PledgedPerson(full_name="Nguyễn Văn An", job_title="Văn phòng", pk=an.pk),
        ],
    )
    assert list(registration.people.values_list("full_name", "job_title", "unit")) == [
        ("Đặng Thị Ánh", "Phó Chủ tịch", "UBND xã"),
        ("Nguyễn Văn An", "Văn phòng", ""),
    ]
    assert registration.people.last() == an


# --- Who may not ----------------------------------------------------------------------------------


def test_a_body_that_does_not_take_part_is_told_so_and_nothing_is_kept():
    place = district()
    outsider = BodyFactory(name="Ủy ban nhân dân xã Ngoài", under=place.body)
    registration = new_registration(place.plan, outsider)
    with pytest.raises(ValidationError, match="Ủy ban nhân dân xã Ngoài không thuộc diện đăng ký"):
        save_draft(registration, actor=person(Role.UNIT_HEAD, outsider), values={})
    assert not Registration.objects.exists()


def test_a_second_registration_of_a_unit_under_one_plan_is_refused_with_a_sentence():
    registration, clerk = draft_of_a_participant()
    second = new_registration(registration.plan, registration.body)
    with pytest.raises(ValidationError) as refusal:
        save_draft(second, actor=clerk, values={})
    assert refusal.value.messages == ["Đơn vị đã có bản đăng ký theo kế hoạch này."]
    assert Registration.objects.get() == registration


def test_the_database_itself_refuses_a_second_live_registration():
    registration = RegistrationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RegistrationFactory(plan=registration.plan, body=registration.body, version=2)
    Registration.objects.update(status="withdrawn")
    again = RegistrationFactory(plan=registration.plan, body=registration.body, version=2)
    assert list(Registration.objects.live()) == [again]


@pytest.mark.parametrize(
    ("role", "where"),
    [
        pytest.param(Role.UNIT_HEAD, "neighbour", id="the head of a neighbour"),
        pytest.param(Role.NOI_VU_STAFF, "desk", id="staff of the desk"),
        pytest.param(Role.LEADER, "own", id="somebody of the unit who does not speak for it"),
    ],
)
def test_only_the_units_head_and_clerk_may_fill_in(role, where):
    place = district()
    body = {"neighbour": place.schools[1], "desk": place.office, "own": place.schools[0]}[where]
    outsider = person(role, body)
    with pytest.raises(Refused) as refusal:
        save_draft(new_registration(place.letter, place.schools[0]), actor=outsider, values={})
    assert refusal.value.reason == (
        "Chỉ thủ trưởng hoặc người được giao lập biểu của Trường Tiểu học Thử 1 được làm việc này."
    )
    assert not Registration.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "accepted", "withdrawn"])
def test_what_was_submitted_is_no_longer_edited(status):
    registration, clerk = draft_of_a_participant()
    Registration.objects.update(status=status)
    with pytest.raises(Refused) as refusal:
        save_draft(registration, actor=clerk, values={"note": "Sửa sau khi nộp"})
    assert refusal.value.reason == (
        "Bản đăng ký đã nộp thì không sửa được nữa, trừ khi được trả lại."
    )
    registration.refresh_from_db()
    assert registration.note == ""
    assert names(registration) == ["Sổ tay điện tử"]


# --- Submitting -----------------------------------------------------------------------------------


def test_a_draft_is_submitted_in_time_and_the_desk_is_told(
    working_day, django_capture_on_commit_callbacks
):
    working_day("2020-05-08")
    registration, clerk = draft_of_a_participant()
    DeadlineFactory(plan=registration.plan)
    staff = person(Role.NOI_VU_STAFF, registration.received_by)
    with django_capture_on_commit_callbacks(execute=True):
        event = submit(registration, actor=clerk)
    assert (event.verb, event.from_status, event.to_status) == ("submit", "draft", "submitted")
    assert registration.status == "submitted"
    assert timezone.localdate(registration.submitted_at) == date(2020, 5, 8)
    assert not registration.is_late
    notice = Notice.objects.get()
    assert notice.recipient == staff
    assert notice.text == f"{registration.body} nộp bản đăng ký theo {registration.plan}."


@pytest.mark.parametrize(
    ("day", "in_time"), [("2020-05-11", True), ("2020-05-12", False)], ids=["11/5", "12/5"]
)
def test_before_the_twelfth_the_eleventh_is_the_last_day(working_day, day, in_time):
    registration, clerk = draft_of_a_participant(accepts_late=True)
    DeadlineFactory(plan=registration.plan, due_on=date(2020, 5, 12), boundary="before")
    working_day(day)
    submit(registration, actor=clerk)
    assert registration.is_late is not in_time


def test_late_is_taken_as_late_where_the_plan_accepts_it_and_the_desk_hears_so(
    working_day, django_capture_on_commit_callbacks
):
    registration, clerk = draft_of_a_participant(accepts_late=True)
    DeadlineFactory(plan=registration.plan)
    person(Role.NOI_VU_STAFF, registration.received_by)
    working_day("2020-05-13")
    with django_capture_on_commit_callbacks(execute=True):
        submit(registration, actor=clerk)
    assert (registration.status, registration.is_late) == ("submitted", True)
    assert "nộp bản đăng ký (nộp muộn) theo" in Notice.objects.get().text


def test_late_is_refused_with_the_last_day_where_the_plan_does_not_and_the_draft_is_kept(
    working_day,
):
    registration, clerk = draft_of_a_participant()
    DeadlineFactory(plan=registration.plan)
    working_day("2020-05-12")
    with pytest.raises(ValidationError, match=r"hạn cuối 11/05/2020") as refusal:
        submit(registration, actor=clerk)
    assert str(registration.received_by) in refusal.value.messages[0]
    registration.refresh_from_db()
    assert registration.status == "draft"
    assert names(registration) == ["Sổ tay điện tử"]
    assert not Event.objects.exists()


def test_a_unit_with_a_later_day_of_its_own_is_still_in_time(working_day):
    registration, clerk = draft_of_a_participant()
    DeadlineFactory(plan=registration.plan)
    DeadlineFactory(plan=registration.plan, body=registration.body, due_on=date(2020, 5, 15))
    working_day("2020-05-14")
    submit(registration, actor=clerk)
    assert (registration.status, registration.is_late) == ("submitted", False)


@pytest.mark.parametrize(("for_whom", "in_time"), [("it", True), ("all", True), ("another", False)])
def test_what_was_granted_to_the_unit_or_to_all_decides_whether_it_is_late(
    working_day, for_whom, in_time
):
    registration, clerk = draft_of_a_participant(accepts_late=True)
    bodies = {"it": registration.body, "all": None, "another": BodyFactory()}
    DeadlineFactory(plan=registration.plan).extensions.create(
        body=bodies[for_whom],
        last_day=date(2020, 5, 20),
        reason="Mưa bão",
        granted_by=clerk,
        granted_at=timezone.now(),
    )
    working_day("2020-05-20")
    submit(registration, actor=clerk)
    assert registration.is_late is not in_time


def test_without_a_deadline_nothing_is_late(working_day):
    registration, clerk = draft_of_a_participant()
    working_day("2020-12-31")
    submit(registration, actor=clerk)
    assert (registration.status, registration.is_late) == ("submitted", False)


def test_an_empty_registration_is_not_submitted():
    registration, clerk = draft_of_a_participant()
    registration.initiatives.all().delete()
    with pytest.raises(ValidationError, match="Hãy thêm ít nhất một dòng"):
        submit(registration, actor=clerk)
    registration.refresh_from_db()
    assert registration.status == "draft"


def test_a_pledge_is_submitted_by_its_words_and_needs_no_initiatives():
    recipient = RecipientFactory(plan=pledge_plan())
    head = person(Role.UNIT_HEAD, recipient.body)
    registration = RegistrationFactory(plan=recipient.plan, body=recipient.body, pledge="  ")
    with pytest.raises(ValidationError, match="Hãy ghi nội dung đăng ký thi đua"):
        submit(registration, actor=head)
    save_draft(registration, actor=head, values={"pledge": "Hoàn thành xuất sắc nhiệm vụ"})
    submit(registration, actor=head)
    assert registration.status == "submitted"


def test_submitting_twice_does_nothing_the_second_time(working_day):
    registration, clerk = draft_of_a_participant()
    submit(registration, actor=clerk)
    first_at = registration.submitted_at
    working_day("2020-05-09")
    assert submit(registration, actor=clerk) is None
    registration.refresh_from_db()
    assert registration.submitted_at == first_at
    assert Event.objects.about(registration).count() == 1


def test_only_the_unit_itself_may_submit():
    registration, _ = draft_of_a_participant()
    staff = person(Role.NOI_VU_STAFF, registration.received_by)
    with pytest.raises(Refused, match="Chỉ thủ trưởng hoặc người được giao lập biểu"):
        submit(registration, actor=staff)
    registration.refresh_from_db()
    assert registration.status == "draft"


# --- Withdrawing ----------------------------------------------------------------------------------


def test_after_a_withdrawal_the_unit_may_begin_a_new_version_and_the_old_one_stays():
    registration, clerk = draft_of_a_participant()
    submit(registration, actor=clerk)
    carry_out(REGISTRATION, "withdraw", registration, actor=clerk)
    fresh = new_registration(registration.plan, registration.body)
    save_draft(fresh, actor=clerk, values={}, lines=[line(registration.plan, 3, "Một cửa điện tử")])
    assert list(Registration.objects.order_by("version").values_list("version", "status")) == [
        (1, "withdrawn"),
        (2, "draft"),
    ]
    assert names(registration) == ["Sổ tay điện tử"]
    assert names(fresh) == ["Một cửa điện tử"]


def test_what_was_accepted_is_not_withdrawn():
    place = district()
    registration = registered(place.letter, place.schools[0], "1")
    with pytest.raises(ValidationError) as refusal:
        carry_out(
            REGISTRATION, "withdraw", registration, actor=person(Role.UNIT_HEAD, place.schools[0])
        )
    assert refusal.value.messages == [
        "Không thể rút bản đăng ký: bản đăng ký đang ở trạng thái “Đã tiếp nhận”."
    ]
