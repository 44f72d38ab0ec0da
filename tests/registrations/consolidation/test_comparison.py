"""Sent and live figures side by side, out of the database, with reasons in words and links."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from organisation.models.memberships import Role
from registrations import review
from registrations.consolidation.comparison import beside
from registrations.consolidation.consolidation_steps import accept, gather, give_back, send
from registrations.models import Initiative, Registration
from registrations.replacement import reopen
from registrations.submission import submit
from tests.campaigns.factories import person, school
from tests.registrations.factories import (
    InitiativeFactory,
    PledgedPersonFactory,
    area_of,
    district,
    pledged_province,
    registered,
)

pytestmark = pytest.mark.django_db

SEVEN = datetime(2020, 5, 8, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def sent(working_day):
    """The education office sent up three lines of one school."""
    working_day("2020-05-08")
    place = district()
    place.registration = registered(place.letter, place.schools[0], "21")
    place.staffs = place.office_staff(), place.staff()
    place.consolidation = gather(place.letter, place.office, actor=place.staffs[0])
    send(place.consolidation, actor=place.staffs[0], covering_text="")
    return place


def figures(found) -> list[tuple]:
    """Fields that have moved."""
    return [(row.label, row.sent, row.live, row.parts) for row in found.by_field if row.difference]


def adds_up(found) -> bool:
    """In every row, and in the sum, the reasons make the difference."""
    rows = [*found.by_field, *found.by_unit, found.total]
    return all(sum(change for _, change in row.parts) == row.difference for row in rows)


def test_right_after_sending_nothing_differs(sent):
    found = beside(sent.consolidation)
    assert (found.total.sent, found.total.live, found.told) == (3, 3, [])
    assert found.units_that_differ == []


def test_a_registration_accepted_afterwards_is_named_with_its_number_and_a_link(sent):
    late = registered(sent.letter, sent.schools[1], "003", "submitted")
    review.accept(late, actor=sent.staffs[0])
    Registration.objects.filter(pk=late.pk).update(accepted_at=SEVEN)
    found = beside(sent.consolidation)
    assert [(told.sentence, told.change, told.url) for told in found.told] == [
        (
            "Bản đăng ký của Trường Tiểu học Thử 2 được tiếp nhận lúc 07:00 ngày 08/05/2020, sau "
            "lần gửi 1.",
            3,
            reverse("registrations:registration_detail", args=[late.pk]),
        )
    ]
    assert figures(found) == [("Cải cách thủ tục hành chính", 0, 3, ((1, 3),))]
    assert [row.label for row in found.units_that_differ] == ["Trường Tiểu học Thử 2"]
    assert adds_up(found)


def test_a_registration_replaced_by_a_newer_version_is_named_with_both(sent):
    head = person(Role.UNIT_HEAD, sent.schools[0])
    newer = reopen(sent.registration, actor=head)
    InitiativeFactory(registration=newer, field=2, name="Thêm sau")
    Initiative.objects.filter(registration=newer, area=area_of(sent.letter, 1)).first().delete()
    assert beside(sent.consolidation).told == []
    submit(newer, actor=head)
    review.accept(newer, actor=sent.staffs[0])
    Registration.objects.filter(pk=newer.pk).update(accepted_at=SEVEN)
    found = beside(sent.consolidation)
    assert [told.sentence for told in found.told] == [
        "Trường Tiểu học Thử 1 sửa bản đăng ký đã gửi: lần 1 được thay bằng lần 2, tiếp nhận lúc "
        "07:00 ngày 08/05/2020."
    ]
    assert [(row.sent, row.live) for row in found.by_field[:2]] == [(2, 1), (1, 2)]
    assert adds_up(found)


def test_a_consolidation_from_below_that_was_accepted_again_is_named_with_both_sendings(sent):
    office, leader = sent.staffs
    accept(sent.consolidation, actor=leader)
    upward = gather(sent.plan, sent.body, actor=leader)
    send(upward, actor=leader, covering_text="")
    registered(sent.letter, sent.schools[1], "1")
    assert beside(upward).told == []
    send(sent.consolidation, actor=office, covering_text="")
    assert beside(upward).told == []
    accept(sent.consolidation, actor=leader)
    found = beside(upward)
    assert [(told.sentence, told.change) for told in found.told] == [
        (
            "Phòng Giáo dục và Đào tạo huyện Củ Chi đã gửi lại: lần gửi 2 được tiếp nhận thay cho "
            "lần gửi 1.",
            1,
        )
    ]
    assert adds_up(found)


def test_lines_changed_by_hand_have_a_reason_too(sent):
    InitiativeFactory(registration=sent.registration, field=7)
    found = beside(sent.consolidation)
    assert [told.sentence for told in found.told] == [
        "Nội dung bản đăng ký của Trường Tiểu học Thử 1 được sửa sau lần gửi 1 mà không lập lần "
        "mới (sửa trong phần quản trị)."
    ]
    assert adds_up(found)


def test_after_sending_again_nothing_differs_any_more(sent):
    give_back(sent.consolidation, actor=sent.staffs[1], reason="Thiếu trường")
    registered(sent.letter, sent.schools[1], "1")
    assert len(beside(sent.consolidation).told) == 1
    send(sent.consolidation, actor=sent.staffs[0], covering_text="")
    assert beside(sent.consolidation).told == []


def test_pledges_are_compared_by_collectives_and_persons():
    place = pledged_province()
    staff = person(Role.NOI_VU_STAFF, place.districts[0])
    consolidation = gather(place.plan, place.districts[0], actor=staff)
    send(consolidation, actor=staff, covering_text="")
    late = registered(place.plan, place.communes[1])
    type(late).objects.filter(pk=late.pk).update(pledge="Hoàn thành tốt")
    PledgedPersonFactory(registration=late)
    found = beside(consolidation)
    assert [(row.label, row.sent, row.live) for row in found.by_field] == [
        ("Tập thể", 1, 2),
        ("Cá nhân", 2, 3),
    ]
    assert adds_up(found)


@pytest.mark.parametrize("schools", [1, 3])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, working_day, schools):
    working_day("2020-05-08")
    place = district()
    staff = place.office_staff()
    registered(place.letter, place.schools[0], "1")
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    for number in range(schools):
        unit = school(f"Trường Mầm non Thử {number}", place.office)
        registered(place.letter, unit, "1")
    with django_assert_num_queries(11):
        assert len(beside(consolidation).told) == schools
