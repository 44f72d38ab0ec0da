"""A body gathers what it accepted and sends it up; what was sent is frozen."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access import Refused
from audit.models import Event
from campaigns.models import Plan
from notifications.models import Notice
from organisation.models.memberships import Role
from registrations.consolidation.consolidation_steps import (
    accept,
    addressee_of,
    gather,
    give_back,
    send,
)
from registrations.count_sheet import at_desk, list_sheet, of_consolidation
from registrations.models import Consolidation, Initiative
from tests.campaigns.factories import DeadlineFactory, PlanFactory, person, school
from tests.registrations.factories import (
    InitiativeFactory,
    area_of,
    district,
    province,
    registered,
)

pytestmark = pytest.mark.django_db


def names(gathered) -> list[str]:
    return [line.name for line in list_sheet(gathered)]


# --- To whom --------------------------------------------------------------------------------------


def test_an_issuer_sends_under_the_parent_plan_to_the_body_that_issued_it():
    place = district()
    assert addressee_of(place.letter, place.office) == (place.plan, place.body)
    assert addressee_of(place.plan, place.body) == (place.city_plan, place.city)


def test_a_body_in_between_sends_under_the_same_plan():
    place = province()
    assert addressee_of(place.plan, place.districts[0]) == (place.plan, place.body)


def test_under_the_parent_plan_a_nearer_gatherer_receives_first():
    place = district()
    place.city_plan.recipients.filter(body=place.body).update(consolidates=True)
    straight_under = PlanFactory(issuing_body=place.office, under=place.city_plan)
    Plan.objects.filter(pk=place.plan.pk).update(status="draft")
    assert addressee_of(straight_under, place.office) == (place.city_plan, place.body)


def test_the_topmost_issuer_has_nobody_above_and_is_told_so():
    place = district()
    assert addressee_of(place.city_plan, place.city) is None
    with pytest.raises(ValidationError, match="Không có cấp trên nào tổ chức đăng ký"):
        gather(place.city_plan, place.city, actor=place.city_staff())
    assert not Consolidation.objects.exists()


def test_nothing_is_sent_up_where_the_plan_above_gathers_no_registrations():
    place = district()
    Plan.objects.filter(pk=place.city_plan.pk).update(registration_form="none")
    assert addressee_of(Plan.objects.get(pk=place.plan.pk), place.body) is None
    assert addressee_of(place.letter, place.office) == (place.plan, place.body)


# --- Gathering and sending ------------------------------------------------------------------------


def test_gathering_begins_one_draft_and_goes_on_with_it_afterwards():
    place = district()
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    assert (consolidation.status, consolidation.version) == ("draft", 0)
    assert (consolidation.sent_under, consolidation.received_by) == (place.plan, place.body)
    assert gather(place.letter, place.office, actor=staff) == consolidation
    assert Event.objects.about(consolidation).get().label == "Lập bản tổng hợp"


@pytest.mark.parametrize(
    ("role", "where"),
    [
        pytest.param(Role.UNIT_HEAD, "own", id="the office's head"),
        pytest.param(Role.LEADER, "own", id="the office's leader"),
        pytest.param(Role.NOI_VU_STAFF, "above", id="staff of the district"),
        pytest.param(Role.UNIT_HEAD, "below", id="the head of a school"),
    ],
)
def test_only_staff_of_the_body_gather_for_it(role, where):
    place = district()
    body = {"own": place.office, "above": place.home_affairs, "below": place.schools[0]}[where]
    with pytest.raises(Refused, match="Chỉ cán bộ phụ trách thi đua của Phòng Giáo dục"):
        gather(place.letter, place.office, actor=person(role, body))
    assert not Consolidation.objects.exists()


def test_sending_freezes_the_accepted_lines_and_tells_the_level_above(
    working_day, django_capture_on_commit_callbacks
):
    working_day("2020-05-10")
    place = district()
    source = registered(place.letter, place.schools[0], "1000002")
    registered(place.letter, place.schools[1], "3", "submitted")
    staff, above = place.office_staff(), place.staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    with django_capture_on_commit_callbacks(execute=True):
        send(consolidation, actor=staff, covering_text="Đã rà soát")
    assert (consolidation.status, consolidation.version) == ("sent", 1)
    assert consolidation.covering_text == "Đã rà soát"
    rows = consolidation.lines.values_list(
        "version", "position", "source", "body", "area__position", "name"
    )
    school_1 = place.schools[0].pk
    assert list(rows) == [
        (1, 1, source.pk, school_1, 1, "Trường Tiểu học Thử 1: lĩnh vực 1, số 1"),
        (1, 2, source.pk, school_1, 7, "Trường Tiểu học Thử 1: lĩnh vực 7, số 1"),
        (1, 3, source.pk, school_1, 7, "Trường Tiểu học Thử 1: lĩnh vực 7, số 2"),
    ]
    notice = Notice.objects.get()
    assert notice.recipient == above
    assert notice.text == (
        "Phòng Giáo dục và Đào tạo huyện Củ Chi gửi bản tổng hợp theo Kế hoạch 3925/KH-UBND."
    )


def test_nothing_is_sent_while_nothing_was_accepted():
    place = district()
    registered(place.letter, place.schools[0], "3", "submitted")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    with pytest.raises(ValidationError, match="chưa có gì để tổng hợp"):
        send(consolidation, actor=staff, covering_text="")
    consolidation.refresh_from_db()
    assert (consolidation.status, consolidation.version) == ("draft", 0)


def test_what_happens_below_after_sending_does_not_change_what_was_sent():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    registered(place.letter, place.schools[1], "2")
    Initiative.objects.filter(registration__body=place.schools[0]).update(name="Đổi tên sau")
    assert names(of_consolidation(consolidation)) == ["Trường Tiểu học Thử 1: lĩnh vực 1, số 1"]
    assert len(names(at_desk(place.letter, place.office))) == 3
    accept(consolidation, actor=place.staff())
    assert names(at_desk(place.plan, place.body)) == ["Trường Tiểu học Thử 1: lĩnh vực 1, số 1"]


def test_sent_again_after_a_return_it_is_a_new_version_and_the_first_stays_readable():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff, above = place.office_staff(), place.staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="lần một")
    give_back(consolidation, actor=above, reason="Còn thiếu Trường Tiểu học Thử 2.")
    assert consolidation.return_reason == "Còn thiếu Trường Tiểu học Thử 2."
    registered(place.letter, place.schools[1], "01")
    send(consolidation, actor=staff, covering_text="lần hai")
    assert (consolidation.version, consolidation.return_reason) == (2, "")
    by_version = {
        version: list(consolidation.lines.filter(version=version).values_list("name", flat=True))
        for version in (1, 2)
    }
    assert by_version == {
        1: ["Trường Tiểu học Thử 1: lĩnh vực 1, số 1"],
        2: ["Trường Tiểu học Thử 1: lĩnh vực 1, số 1", "Trường Tiểu học Thử 2: lĩnh vực 2, số 1"],
    }
    accept(consolidation, actor=above)
    assert names(at_desk(place.plan, place.body)) == by_version[2]


def test_returning_needs_a_reason_also_in_the_database():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    with pytest.raises(ValidationError, match="Hãy ghi lý do trả lại"):
        give_back(consolidation, actor=place.staff(), reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consolidation.objects.update(status="returned")


def test_the_sender_may_not_accept_its_own_nor_a_neighbour():
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    for actor in (staff, person(Role.NOI_VU_STAFF, place.communes[0]), place.city_staff()):
        with pytest.raises(Refused, match="của Ủy ban nhân dân huyện Củ Chi được tiếp nhận"):
            accept(consolidation, actor=actor)


# --- In time, late --------------------------------------------------------------------------------


def sending_office(place):
    registered(place.letter, place.schools[0], "1")
    staff = place.office_staff()
    return gather(place.letter, place.office, actor=staff), staff


def test_the_day_of_the_level_above_holds_not_the_one_for_the_units_below(working_day):
    place = district()
    DeadlineFactory(plan=place.letter, due_on=date(2020, 5, 15))
    DeadlineFactory(
        plan=place.plan, kind="consolidation", due_on=date(2020, 5, 11), body=place.office
    )
    consolidation, staff = sending_office(place)
    working_day("2020-05-11")
    with pytest.raises(ValidationError, match=r"hạn cuối 10/05/2020") as refusal:
        send(consolidation, actor=staff, covering_text="")
    assert "Ủy ban nhân dân huyện Củ Chi" in refusal.value.messages[0]
    consolidation.refresh_from_db()
    assert (consolidation.status, consolidation.version) == ("draft", 0)
    assert not consolidation.lines.exists()
    working_day("2020-05-10")
    send(consolidation, actor=staff, covering_text="")
    assert (consolidation.status, consolidation.is_late) == ("sent", False)


def test_late_is_sent_as_late_where_the_plan_above_accepts_it(working_day):
    place = district()
    place.plan.accepts_late = True
    place.plan.save()
    DeadlineFactory(plan=place.plan, due_on=date(2020, 5, 12))
    consolidation, staff = sending_office(place)
    working_day("2020-05-12")
    send(consolidation, actor=staff, covering_text="")
    assert (consolidation.status, consolidation.is_late) == ("sent", True)


# --- Through levels -------------------------------------------------------------------------------


def test_a_district_without_a_plan_of_its_own_gathers_its_communes_under_the_provinces():
    place = province()
    first = place.districts[0]
    registered(place.plan, place.communes[0], "2")
    registered(place.plan, place.communes[1], "01")
    registered(place.plan, first, "1")
    staff = person(Role.NOI_VU_STAFF, first)
    consolidation = gather(place.plan, first, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    assert (consolidation.sent_under, consolidation.received_by) == (place.plan, place.body)
    accept(consolidation, actor=person(Role.NOI_VU_STAFF, place.body))
    assert names(at_desk(place.plan, place.body)) == [
        "Ủy ban nhân dân huyện Giồng Riềng: lĩnh vực 1, số 1",
        "Ủy ban nhân dân xã Ngọc Chúc: lĩnh vực 1, số 1",
        "Ủy ban nhân dân xã Ngọc Chúc: lĩnh vực 1, số 2",
        "Ủy ban nhân dân xã Thạnh Lộc: lĩnh vực 2, số 1",
    ]


def test_two_levels_of_gathering_under_one_plan_count_every_line_once():
    place = province()
    commune, far = place.communes[0], place.districts[0]
    place.plan.recipients.filter(body=commune).update(consolidates=True)
    hamlet_school = school("Trường Mầm non Thử", commune)
    registered(place.plan, hamlet_school, "3")
    registered(place.plan, commune, "01")
    for body, above in ((commune, far), (far, place.body)):
        staff = person(Role.NOI_VU_STAFF, body)
        consolidation = gather(place.plan, body, actor=staff)
        send(consolidation, actor=staff, covering_text="")
        accept(consolidation, actor=person(Role.NOI_VU_STAFF, above))
    assert len(names(at_desk(place.plan, commune))) == 3
    assert len(names(at_desk(place.plan, far))) == 4
    assert len(names(at_desk(place.plan, place.body))) == 4


def test_the_order_in_which_a_unit_put_its_lines_survives_two_levels():
    place = district()
    registration = registered(place.letter, place.schools[0])
    for position, name in enumerate(["ba", "một", "hai"], start=1):
        InitiativeFactory(registration=registration, position=position, name=name)
    staff = place.office_staff()
    first = gather(place.letter, place.office, actor=staff)
    send(first, actor=staff, covering_text="")
    accept(first, actor=place.staff())
    leader = person(Role.NOI_VU_STAFF, place.body)
    second = gather(place.plan, place.body, actor=leader)
    send(second, actor=leader, covering_text="")
    assert names(of_consolidation(second)) == ["ba", "một", "hai"]


# --- Sending again what was accepted --------------------------------------------------------------


@pytest.fixture
def accepted_once(working_day):
    """The office sent one line up and the district accepted it."""
    working_day("2020-05-08")
    place = district()
    place.staffs = place.office_staff(), place.staff()
    registration = registered(place.letter, place.schools[0])
    InitiativeFactory(registration=registration, area=area_of(place.letter, 1), name="Một cửa")
    consolidation = gather(place.letter, place.office, actor=place.staffs[0])
    send(consolidation, actor=place.staffs[0], covering_text="")
    accept(consolidation, actor=place.staffs[1])
    return place, consolidation, registration


def test_where_nothing_is_new_it_is_not_sent_again(accepted_once):
    place, consolidation, _ = accepted_once
    with pytest.raises(ValidationError, match="Không có gì khác với lần đã gửi"):
        send(consolidation, actor=place.staffs[0], covering_text="")
    assert consolidation.version == 1


def test_the_accepted_sending_counts_above_until_the_corrected_one_is_accepted(accepted_once):
    place, consolidation, registration = accepted_once
    InitiativeFactory(registration=registration, area=area_of(place.letter, 2), name="Hai cửa")
    send(consolidation, actor=place.staffs[0], covering_text="Bổ sung một dòng")
    assert (consolidation.status, consolidation.version) == ("sent", 2)
    assert names(at_desk(place.plan, place.body)) == ["Một cửa"]
    accept(consolidation, actor=place.staffs[1])
    assert names(at_desk(place.plan, place.body)) == ["Một cửa", "Hai cửa"]


def test_a_corrected_sending_that_is_returned_leaves_the_accepted_one_in_force(accepted_once):
    place, consolidation, registration = accepted_once
    InitiativeFactory(registration=registration, area=area_of(place.letter, 2), name="Hai cửa")
    send(consolidation, actor=place.staffs[0], covering_text="")
    give_back(consolidation, actor=place.staffs[1], reason="Sai lĩnh vực")
    assert (consolidation.status, consolidation.accepted_version) == ("returned", 1)
    assert names(at_desk(place.plan, place.body)) == ["Một cửa"]
