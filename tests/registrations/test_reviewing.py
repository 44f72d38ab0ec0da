"""The receiving body accepts a registration, or returns it to be mended."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access import Refused
from audit.models import Event
from campaigns.roles import Role
from notifications.models import Notice
from registrations.filing import save_draft, submit
from registrations.models import Registration
from registrations.reviewing import accept, give_back
from tests.campaigns.factories import person
from tests.registrations.factories import district, line, registered

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
    assert Notice.objects.get(recipient=head).text.endswith(": Chưa ghi tiến độ hoàn thành.")
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
