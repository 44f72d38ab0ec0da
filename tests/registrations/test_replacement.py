"""A change after acceptance is a new version, which must be accepted again."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from audit.transitions import carry_out
from campaigns.models.timetable import DeadlineKind
from organisation.models.memberships import Role
from registrations import count_sheet, review, submission
from registrations.models import Initiative, Registration
from registrations.replacement import reopen
from registrations.similarity.terms import stored_terms
from registrations.workflow import REGISTRATION
from tests.campaigns.factories import DeadlineFactory, person
from tests.registrations.factories import PledgedPersonFactory, district, line, registered

pytestmark = pytest.mark.django_db


def accepted_one(place):
    """A school's accepted registration of two lines in the first field and one in the second."""
    registration = registered(place.letter, place.schools[0], "21")
    return registration, person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()


def names(registration) -> list[str]:
    return [row.name for row in registration.initiatives.order_by("position")]


def counted(place) -> int:
    gathered = count_sheet.at_desk(place.letter, place.office)
    return sum(row.count for row in count_sheet.count_sheet(place.letter, gathered))


def as_typed(row, **changed):
    """A saved line as the form gives it back."""
    typed = {
        "area": row.area,
        "kind": row.kind,
        "name": row.name,
        "expected_completion": row.expected_completion,
        "note": row.note,
        "pk": row.pk,
    } | changed
    return Initiative(**typed)


def changed_and_submitted(registration, head, lines):
    """The change to a registration, with these lines, waiting at the desk."""
    draft = reopen(registration, actor=head)
    submission.save_draft(draft, actor=head, values={}, lines=lines(draft.initiatives.all()))
    submission.submit(draft, actor=head)
    return draft


def test_a_new_version_begins_as_a_draft_that_says_the_same():
    place = district()
    registration, head, _ = accepted_one(place)
    PledgedPersonFactory(registration=registration, full_name="Nguyễn Thị Thử", unit="Tổ 1")
    draft = reopen(registration, actor=head)
    assert (draft.status, draft.version, draft.replaces) == ("draft", 2, registration)
    assert names(draft) == names(registration)
    assert [(one.full_name, one.unit) for one in draft.people.all()] == [("Nguyễn Thị Thử", "Tổ 1")]
    assert [event.label for event in Event.objects.about(draft)] == [
        "Lập lần 2 để sửa lần đã tiếp nhận"
    ]


def test_whoever_asks_again_gets_the_draft_that_was_begun():
    place = district()
    registration, head, _ = accepted_one(place)
    clerk = person(Role.CLERK, place.schools[0])
    assert reopen(registration, actor=head) == reopen(registration, actor=clerk)
    assert Registration.objects.count() == 2


def test_the_accepted_version_counts_until_the_new_one_is_accepted():
    place = district()
    registration, head, staff = accepted_one(place)
    draft = changed_and_submitted(
        registration, head, lambda rows: [line(place.letter, 3, "Chỉ còn một")]
    )
    assert counted(place) == 3
    review.accept(draft, actor=staff)
    registration.refresh_from_db()
    assert (registration.status, draft.status) == ("superseded", "accepted")
    assert counted(place) == 1
    assert names(registration) == [
        f"{place.schools[0].name}: lĩnh vực 1, số 1",
        f"{place.schools[0].name}: lĩnh vực 1, số 2",
        f"{place.schools[0].name}: lĩnh vực 2, số 1",
    ]


def test_a_line_keeps_its_key_from_version_to_version_and_the_old_wording_stays_readable():
    place = district()
    registration, head, staff = accepted_one(place)
    first, second, third = registration.initiatives.order_by("position")
    draft = changed_and_submitted(
        registration,
        head,
        lambda rows: [
            as_typed(rows[1]),
            as_typed(rows[0], name="Tên đã sửa"),
            line(place.letter, 5, "Dòng mới"),
        ],
    )
    review.accept(draft, actor=staff)
    assert [(row.pk, row.name) for row in draft.initiatives.order_by("position")][:2] == [
        (second.pk, second.name),
        (first.pk, "Tên đã sửa"),
    ]
    assert names(draft)[2] == "Dòng mới"
    assert names(registration) == [first.name, second.name, third.name]
    assert registration.initiatives.get(position=3).pk == third.pk
    assert draft.initiatives.get(pk=first.pk).terms == stored_terms("Tên đã sửa")


def test_a_returned_or_withdrawn_change_leaves_the_accepted_version_as_it_was():
    place = district()
    registration, head, staff = accepted_one(place)
    draft = changed_and_submitted(registration, head, lambda rows: [as_typed(rows[0])])
    review.give_back(draft, actor=staff, reason="Giữ nguyên")
    assert counted(place) == 3
    carry_out(REGISTRATION, "withdraw", draft, actor=head)
    assert counted(place) == 3
    registration.refresh_from_db()
    assert registration.status == "accepted"
    again = reopen(registration, actor=head)
    assert (again.version, names(again)) == (3, names(registration))


def test_a_change_after_the_deadline_is_not_late_where_the_unit_registered_in_time(time_machine):
    place = district()
    place.letter.accepts_late = False
    place.letter.save()
    DeadlineFactory(plan=place.letter, kind=DeadlineKind.REGISTRATION, due_on="2020-05-15")
    registration, head, _ = accepted_one(place)
    time_machine.move_to(datetime(2020, 6, 20, 3, tzinfo=UTC))
    draft = changed_and_submitted(registration, head, lambda rows: [as_typed(rows[0])])
    assert (draft.status, draft.is_late) == ("submitted", False)


def test_only_the_units_people_change_what_was_accepted_and_only_that():
    place = district()
    registration, head, staff = accepted_one(place)
    with pytest.raises(Refused, match="Chỉ thủ trưởng"):
        reopen(registration, actor=staff)
    waiting = registered(place.letter, place.schools[1], "1", "submitted")
    with pytest.raises(Refused, match="Chỉ bản đăng ký đã tiếp nhận"):
        reopen(waiting, actor=person(Role.UNIT_HEAD, place.schools[1]))
    place.letter.status = "closed"
    place.letter.save()
    registration.refresh_from_db()
    with pytest.raises(ValidationError, match="không còn nhận đăng ký"):
        reopen(registration, actor=head)
    assert Registration.objects.count() == 2


def test_a_unit_with_an_accepted_registration_cannot_begin_another_beside_it():
    place = district()
    _, head, _ = accepted_one(place)
    fresh = submission.new_registration(place.letter, place.schools[0])
    with pytest.raises(ValidationError, match="Đơn vị đã có bản đăng ký"):
        submission.save_draft(fresh, actor=head, values={}, lines=[line(place.letter, 1, "Khác")])
