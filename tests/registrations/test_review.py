"""The receiving body accepts a registration, or returns it to be mended."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from accounts.access import Refused
from audit.models import Event
from notifications.models import Notice
from organisation.models.memberships import Role
from registrations.models import Registration
from registrations.review import accept, give_back
from registrations.submission import save_draft, submit
from tests.campaigns.factories import DeadlineFactory, person
from tests.registrations.factories import (
    PledgedPersonFactory,
    RegistrationFactory,
    district,
    line,
    pledge_plan,
    registered,
)

pytestmark = pytest.mark.django_db


def test_accepting_marks_the_day_and_tells_the_unit(
    working_day, django_capture_on_commit_callbacks
):
    working_day("2020-05-09")
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    head = person(Role.UNIT_HEAD, place.schools[0])
    with django_capture_on_commit_callbacks(execute=True):
        accept(registration, actor=place.office_staff())
    assert registration.status == "accepted"
    assert timezone.localdate(registration.accepted_at) == date(2020, 5, 9)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.text) == (
        head,
        "Phòng Giáo dục và Đào tạo huyện Củ Chi đã tiếp nhận bản đăng ký của Trường Tiểu học "
        "Thử 1.",
    )


def test_returned_with_a_reason_mended_submitted_again_and_accepted(
    django_capture_on_commit_callbacks,
):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    head, staff = person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()
    with django_capture_on_commit_callbacks(execute=True):
        give_back(registration, actor=staff, reason="Chưa ghi tiến độ hoàn thành.")
    assert registration.status == "returned"
    assert registration.return_reason == "Chưa ghi tiến độ hoàn thành."
    assert Notice.objects.get(recipient=head).text.endswith(
        ": Chưa ghi tiến độ hoàn thành. (nộp lại chậm nhất ngày "
        f"{registration.hand_in_again_by:%d/%m/%Y})"
    )
    mended = line(place.letter, 1, "Sổ tay", expected_completion="30/9/2020")
    save_draft(registration, actor=head, values={}, lines=[mended])
    submit(registration, actor=head)
    assert (registration.status, registration.return_reason) == ("submitted", "")
    accept(registration, actor=staff)
    history = Event.objects.about(registration).values_list("verb", "actor", "reason")
    assert list(history) == [
        ("return", staff.pk, "Chưa ghi tiến độ hoàn thành."),
        ("submit", head.pk, ""),
        ("accept", staff.pk, ""),
    ]


@pytest.mark.parametrize("reason", ["", "   \n"], ids=["nothing", "blanks"])
def test_returning_needs_a_reason(reason):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    with pytest.raises(ValidationError, match="Hãy ghi lý do trả lại"):
        give_back(registration, actor=place.office_staff(), reason=reason)
    registration.refresh_from_db()
    assert registration.status == "submitted"


def test_the_database_itself_refuses_a_return_without_a_reason():
    place = district()
    registered(place.letter, place.schools[0], "1", "submitted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.update(status="returned", return_reason="")


@pytest.mark.parametrize(
    ("role", "where"),
    [
        pytest.param(Role.NOI_VU_STAFF, "district", id="staff of the level above the desk"),
        pytest.param(Role.UNIT_HEAD, "desk", id="the head at the desk"),
        pytest.param(Role.LEADER, "desk", id="a leader at the desk"),
        pytest.param(Role.UNIT_HEAD, "own", id="the unit itself"),
    ],
)
def test_only_staff_of_the_receiving_desk_accept_or_return(role, where):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    body = {"district": place.home_affairs, "desk": place.office, "own": place.schools[0]}[where]
    actor = person(role, body)
    for act in (
        lambda: accept(registration, actor=actor),
        lambda: give_back(registration, actor=actor, reason="Thiếu"),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.reason == (
            "Chỉ cán bộ phụ trách thi đua của Phòng Giáo dục và Đào tạo huyện Củ Chi được tiếp "
            "nhận, trả lại."
        )
    registration.refresh_from_db()
    assert registration.status == "submitted"


def test_accepting_twice_does_nothing_the_second_time():
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    staff = place.office_staff()
    accept(registration, actor=staff)
    assert accept(registration, actor=staff) is None
    assert Event.objects.about(registration).count() == 1


def test_an_accepted_registration_is_not_returned_any_more():
    place = district()
    registration = registered(place.letter, place.schools[0], "1")
    with pytest.raises(ValidationError, match="“Đã tiếp nhận”"):
        give_back(registration, actor=place.office_staff(), reason="Muộn rồi")


# --- Marked lines ---------------------------------------------------------------------------------


def mark(client, registration, **data):
    """Send the page on which lines are marked."""
    return client.post(reverse("registrations:registration_mark", args=[registration.pk]), data)


def test_marked_lines_are_returned_with_what_is_wrong_beside_each(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "3", "submitted")
    first, second, third = registration.initiatives.all()
    client.force_login(place.office_staff())
    data = {
        "dong": [first.pk, third.pk],
        f"can-sua-{first.pk}": "Ghi rõ tiến độ",
        f"can-sua-{second.pk}": "không đánh dấu thì bỏ qua",
    }
    mark(client, registration, **data)
    registration.refresh_from_db()
    assert (registration.status, registration.return_reason) == (
        "returned",
        "Cần sửa 2 dòng đã đánh dấu.",
    )
    remarks = registration.initiatives.order_by("position").values_list("remark", flat=True)
    assert list(remarks) == ["Ghi rõ tiến độ", "", "Cần xem lại."]


def test_remarks_stay_until_the_next_return_and_are_gone_once_accepted():
    place = district()
    registration = registered(place.letter, place.schools[0], "2", "submitted")
    first, second = registration.initiatives.all()
    head, staff = person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()

    def remarks():
        return list(registration.initiatives.order_by("position").values_list("remark", flat=True))

    give_back(registration, actor=staff, reason="", marks={first.pk: "Sửa tên"})
    submit(registration, actor=head)
    assert remarks() == ["Sửa tên", ""]
    give_back(registration, actor=staff, reason="Cả hai", marks={second.pk: "Sửa tiến độ"})
    assert (registration.return_reason, remarks()) == ("Cả hai", ["", "Sửa tiến độ"])
    submit(registration, actor=head)
    accept(registration, actor=staff)
    assert remarks() == ["", ""]


def test_a_mark_on_a_line_of_another_registration_marks_nothing():
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    other = registered(place.letter, place.schools[1], "1", "submitted").initiatives.get()
    give_back(registration, actor=place.office_staff(), reason="Xem lại", marks={other.pk: "Sửa"})
    other.refresh_from_db()
    assert other.remark == ""


def test_people_of_a_pledge_are_marked_in_the_same_way(client):
    plan = pledge_plan()
    registration = RegistrationFactory(plan=plan, status="submitted")
    someone = PledgedPersonFactory(registration=registration)
    client.force_login(person(Role.NOI_VU_STAFF, plan.issuing_body))
    url = reverse("registrations:registration_mark", args=[registration.pk])
    assert someone.full_name in client.get(url).content.decode()
    mark(client, registration, **{"dong": someone.pk, f"can-sua-{someone.pk}": "Thiếu chức vụ"})
    someone.refresh_from_db()
    assert someone.remark == "Thiếu chức vụ"


def test_neither_mark_nor_reason_gets_a_sentence_and_what_was_typed_stays(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    line = registration.initiatives.get()
    client.force_login(place.office_staff())
    shown = mark(client, registration, **{f"can-sua-{line.pk}": "quên tích"}).content.decode()
    assert "Hãy đánh dấu ít nhất một dòng, hoặc ghi lý do trả lại." in shown
    registration.refresh_from_db()
    assert registration.status == "submitted"


# --- Pages of a change after acceptance -----------------------------------------------------------


def test_a_unit_begins_a_change_and_the_desk_sees_what_it_changes(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "2")
    head, staff = person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()
    client.force_login(head)
    page = reverse("registrations:registration_detail", args=[registration.pk])
    assert "Sửa đổi (lập lần mới)" in client.get(page).content.decode()
    response = client.post(reverse("registrations:registration_reopen", args=[registration.pk]))
    form = reverse("registrations:registration_edit", args=[place.letter.pk, place.schools[0].pk])
    assert response.url == form
    assert "Lần đó vẫn được tính cho đến khi lần này được tiếp nhận." in re.sub(
        r"\s+", " ", client.get(form).content.decode()
    )
    draft = Registration.objects.get(version=2)
    save_draft(draft, actor=head, values={}, lines=[line(place.letter, 3, "Tên mới hẳn")])
    submit(draft, actor=head)
    client.force_login(staff)
    shown = client.get(reverse("registrations:registration_detail", args=[draft.pk]))
    changed = shown.context["from_replaced"]
    assert [one.name for one in changed.added] == ["Tên mới hẳn"]
    assert len(changed.removed) == 2
    assert "Đơn vị đã gửi" in client.get(page).content.decode()
    accept(draft, actor=staff)
    assert "Lần này đã được thay bằng" in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("day", "is_taken"), [("2020-05-15", True), ("2020-05-16", False)], ids=["15/5", "16/5"]
)
def test_handed_in_again_within_the_time_of_the_return_is_in_time(working_day, day, is_taken):
    place = district()
    working_day("2020-05-08")
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    DeadlineFactory(plan=place.letter, due_on=date(2020, 5, 10), boundary="through")
    # Friday; five working days later is Friday again.
    give_back(registration, actor=place.office_staff(), reason="Thiếu tiến độ")
    assert registration.hand_in_again_by == date(2020, 5, 15)
    working_day(day)
    head = person(Role.UNIT_HEAD, place.schools[0])
    if is_taken:
        submit(registration, actor=head)
        assert (registration.status, registration.is_late) == ("submitted", False)
    else:
        with pytest.raises(ValidationError, match="hạn cuối 15/05/2020"):
            submit(registration, actor=head)


def test_what_came_late_stays_late_when_it_is_handed_in_again(working_day):
    place = district()
    working_day("2020-05-12")
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    type(registration).objects.filter(pk=registration.pk).update(is_late=True)
    DeadlineFactory(plan=place.letter, due_on=date(2020, 5, 10), boundary="through")
    give_back(registration, actor=place.office_staff(), reason="Thiếu tiến độ")
    submit(registration, actor=person(Role.UNIT_HEAD, place.schools[0]))
    assert (registration.status, registration.is_late) == ("submitted", True)


def test_a_return_gives_no_day_that_has_passed(working_day):
    place = district()
    working_day("2020-05-12")
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    yesterday = date(2020, 5, 11)
    with pytest.raises(ValidationError, match="từ hôm nay trở đi"):
        give_back(registration, actor=place.office_staff(), reason="Thiếu", again_by=yesterday)


def test_the_form_of_a_return_asks_for_the_day_and_a_mistyped_one_is_asked_again(
    client, working_day
):
    place = district()
    working_day("2020-05-08")
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_return", args=[registration.pk])
    typed = {"reason": "Thiếu tiến độ", "again_by": "31/2/2020"}
    assertContains(client.post(url, typed), "Thiếu tiến độ")
    registration.refresh_from_db()
    assert registration.status == "submitted"
    client.post(url, typed | {"again_by": "20/5/2020"})
    registration.refresh_from_db()
    assert registration.hand_in_again_by == date(2020, 5, 20)
