"""What is written down with each sending besides the lines: units, late, missing, covering text,
pledges."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from organisation.models.memberships import Role
from registrations import pledges, review
from registrations.consolidation.consolidation_steps import accept, gather, give_back, send
from registrations.consolidation.differences import between_sendings, since_sent
from registrations.consolidation.snapshot import absent_now
from registrations.models import Consolidation, Registration, Sending
from tests.campaigns.factories import DeadlineFactory, person
from tests.registrations.factories import (
    PledgedPersonFactory,
    district,
    pledged_province,
    province,
    registered,
)

pytestmark = pytest.mark.django_db


def told(sending) -> list[tuple]:
    """Each unit of a sending: its name, state, number of lines, late."""
    rows = sending.units.values_list("body__name", "state", "line_count", "is_late")
    return sorted(rows)


def last(consolidation) -> Sending:
    return Sending.objects.get(consolidation=consolidation, version=consolidation.version)


def test_units_late_and_missing_ones_are_frozen_with_the_sending():
    place = district()
    registered(place.letter, place.schools[0], "21")
    late = registered(place.letter, place.schools[1], "1")
    Registration.objects.filter(pk=late.pk).update(is_late=True)
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    assert [(unit.body.name, unit.state) for unit in absent_now(consolidation)] == [
        ("Trường Tiểu học Thử 3", "missing")
    ]
    send(consolidation, actor=staff, covering_text="Còn một trường")
    expected = [
        ("Trường Tiểu học Thử 1", "registered", 3, False),
        ("Trường Tiểu học Thử 2", "registered", 1, True),
        ("Trường Tiểu học Thử 3", "missing", 0, False),
    ]
    assert told(last(consolidation)) == expected
    registered(place.letter, place.schools[2], "1")
    Registration.objects.update(is_late=False)
    assert told(last(consolidation)) == expected


def test_one_that_is_submitted_and_not_accepted_is_told_as_waiting():
    place = district()
    registered(place.letter, place.schools[0], "1")
    registered(place.letter, place.schools[1], "1", "submitted")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    assert ("Trường Tiểu học Thử 2", "waiting", 0, False) in told(last(consolidation))


def test_the_level_above_hears_who_was_missing_below_and_who_did_not_consolidate():
    place = province()
    first = place.districts[0]
    registered(place.plan, place.communes[0], "2")
    registered(place.plan, first, "1")
    staff = person(Role.NOI_VU_STAFF, first)
    consolidation = gather(place.plan, first, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    accept(consolidation, actor=person(Role.NOI_VU_STAFF, place.body))
    upward = Consolidation(plan=place.plan, body=place.body)
    absent = {(unit.body.name, unit.state) for unit in absent_now(upward)}
    assert absent == {
        ("Ủy ban nhân dân xã Thạnh Lộc", "missing"),
        ("Ủy ban nhân dân huyện Hòn Đất", "missing"),
        ("Ủy ban nhân dân huyện Hòn Đất", "not_consolidated"),
    }


def test_every_sending_keeps_its_own_text_and_units_and_is_never_changed():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="Lần một")
    give_back(consolidation, actor=place.staff(), reason="Thiếu")
    registered(place.letter, place.schools[1], "11")
    send(consolidation, actor=staff, covering_text="Lần hai")
    texts = Sending.objects.filter(consolidation=consolidation).values_list(
        "version", "covering_text"
    )
    assert list(texts) == [(1, "Lần một"), (2, "Lần hai")]
    first = Sending.objects.get(consolidation=consolidation, version=1)
    assert first.units.registered().count() == 1
    with pytest.raises(PermissionDenied):
        first.units.update(line_count=9)
    with pytest.raises(PermissionDenied):
        Sending.objects.update(covering_text="khác")


def test_a_unit_out_of_a_consolidation_below_names_it():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff, leader = place.office_staff(), place.staff()
    below = gather(place.letter, place.office, actor=staff)
    send(below, actor=staff, covering_text="")
    accept(below, actor=leader)
    registered(place.plan, place.communes[0], "1")
    upward = gather(place.plan, place.body, actor=leader)
    send(upward, actor=leader, covering_text="")
    ways = last(upward).units.registered().values_list("body__name", "through", "through_version")
    assert set(ways) == {
        ("Trường Tiểu học Thử 1", below.pk, 1),
        ("Ủy ban nhân dân xã Thử 1", None, None),
    }


# --- Pledges --------------------------------------------------------------------------------------


def rows(gathered) -> list[tuple[str, str, str]]:
    return [(row.body_name, row.pledge, row.full_name) for row in pledges.each_row(gathered)]


def test_pledges_go_up_with_their_people_and_count_at_the_province():
    place = pledged_province()
    staff, above = (person(Role.NOI_VU_STAFF, body) for body in (place.districts[0], place.body))
    consolidation = gather(place.plan, place.districts[0], actor=staff)
    send(consolidation, actor=staff, covering_text="")
    sent = [
        ("Ủy ban nhân dân xã Ngọc Chúc", "Hoàn thành xuất sắc", "Trần Văn An"),
        ("Ủy ban nhân dân xã Ngọc Chúc", "Hoàn thành xuất sắc", "Lê Thị Bình"),
    ]
    assert rows(pledges.of_sending(last(consolidation))) == sent
    assert pledges.at_desk(place.plan, place.body).counts() == (0, 0)
    Registration.objects.update(pledge="Sửa sau khi gửi")
    accept(consolidation, actor=above)
    assert rows(pledges.at_desk(place.plan, place.body)) == sent
    assert pledges.at_desk(place.plan, place.body).counts() == (1, 2)


def test_pledges_of_a_district_and_of_its_consolidation_stand_together_at_the_province():
    place = pledged_province()
    own = registered(place.plan, place.districts[1])
    Registration.objects.filter(pk=own.pk).update(pledge="Tự đăng ký")
    staff = person(Role.NOI_VU_STAFF, place.districts[0])
    consolidation = gather(place.plan, place.districts[0], actor=staff)
    send(consolidation, actor=staff, covering_text="")
    accept(consolidation, actor=person(Role.NOI_VU_STAFF, place.body))
    gathered = pledges.at_desk(place.plan, place.body)
    assert gathered.counts() == (2, 2)
    assert [(row.body_name, row.full_name) for row in pledges.each_row(gathered)] == [
        ("Ủy ban nhân dân xã Ngọc Chúc", "Trần Văn An"),
        ("Ủy ban nhân dân xã Ngọc Chúc", "Lê Thị Bình"),
        ("Ủy ban nhân dân huyện Hòn Đất", ""),
    ]


def test_sending_pledges_again_shows_who_came():
    place = pledged_province()
    staff = person(Role.NOI_VU_STAFF, place.districts[0])
    consolidation = gather(place.plan, place.districts[0], actor=staff)
    send(consolidation, actor=staff, covering_text="")
    accept(consolidation, actor=person(Role.NOI_VU_STAFF, place.body))
    late = registered(place.plan, place.communes[1])
    Registration.objects.filter(pk=late.pk).update(pledge="Hoàn thành tốt")
    PledgedPersonFactory(registration=late, full_name="Ngô Văn Cường")
    assert [line.name for line in since_sent(consolidation).added] == [
        "Ủy ban nhân dân xã Thạnh Lộc",
        "Ngô Văn Cường",
    ]
    send(consolidation, actor=staff, covering_text="")
    changed = between_sendings(consolidation, 1, 2)
    assert [line.name for line in changed.added] == [
        "Ủy ban nhân dân xã Thạnh Lộc",
        "Ngô Văn Cường",
    ]
    assert not changed.removed


def test_one_that_was_returned_is_told_as_returned_and_not_as_waiting():
    place = district()
    registered(place.letter, place.schools[0], "1")
    returned = registered(place.letter, place.schools[1], "1", "submitted")
    staff = place.office_staff()
    review.give_back(returned, actor=staff, reason="Thiếu tiến độ")
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    assert ("Trường Tiểu học Thử 2", "returned", 0, False) in told(last(consolidation))


def test_a_consolidation_sent_again_within_the_time_of_the_return_is_in_time(working_day):
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    DeadlineFactory(plan=place.plan, due_on=date(2020, 5, 10), boundary="through")
    working_day("2020-05-10")
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    above = person(Role.NOI_VU_STAFF, consolidation.received_by)
    give_back(consolidation, actor=above, reason="Thiếu", again_by=date(2020, 5, 14))
    working_day("2020-05-14")
    send(consolidation, actor=staff, covering_text="")
    assert (consolidation.status, consolidation.is_late) == ("sent", False)
