"""Bodies stand on one tree and live for a time."""

from datetime import date

import pytest

from campaigns.models import Recipient
from organisation.models import IssuingBody
from tests.campaigns.factories import BodyFactory, PlanFactory

pytestmark = pytest.mark.django_db


def named(bodies):
    return [body.name for body in bodies]


def test_at_or_below_a_body_is_itself_and_its_subtree_in_the_order_of_the_tree(cu_chi):
    assert list(IssuingBody.objects.at_or_below(cu_chi.education)) == [
        cu_chi.education,
        cu_chi.first_school,
        cu_chi.second_school,
    ]


def test_below_a_body_is_without_itself(cu_chi):
    assert list(IssuingBody.objects.below(cu_chi.education)) == [
        cu_chi.first_school,
        cu_chi.second_school,
    ]
    assert list(IssuingBody.objects.below(cu_chi.first_school)) == []


def test_above_a_body_is_from_the_root_down_without_itself(cu_chi):
    assert list(IssuingBody.objects.above(cu_chi.first_school)) == [
        cu_chi.city,
        cu_chi.district,
        cu_chi.education,
    ]
    assert list(IssuingBody.objects.above(cu_chi.city)) == []


def test_under_several_paths_is_all_of_their_subtrees(cu_chi):
    paths = [cu_chi.education.path, cu_chi.commune.path]
    assert list(IssuingBody.objects.under(paths)) == [
        cu_chi.education,
        cu_chi.first_school,
        cu_chi.second_school,
        cu_chi.commune,
    ]


def test_under_no_path_is_nobody(cu_chi):
    assert IssuingBody.objects.count() == 8
    assert list(IssuingBody.objects.under([])) == []


def test_a_neighbour_is_not_below_nor_above(cu_chi):
    assert cu_chi.first_school.is_at_or_below(cu_chi.district)
    assert cu_chi.district.is_at_or_below(cu_chi.district)
    assert not cu_chi.neighbour.is_at_or_below(cu_chi.district)
    assert not cu_chi.city.is_at_or_below(cu_chi.district)


def test_the_desk_of_an_office_covers_the_body_for_which_it_acts(cu_chi):
    assert cu_chi.home_affairs.desk_paths == [cu_chi.home_affairs.path, cu_chi.district.path]
    assert cu_chi.education.desk_paths == [cu_chi.education.path]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "exists"),
    [
        pytest.param(None, None, True, id="always"),
        pytest.param(date(2020, 5, 8), None, True, id="from this very day"),
        pytest.param(date(2020, 5, 9), None, False, id="from tomorrow"),
        pytest.param(None, date(2020, 5, 8), True, id="to the end of this day"),
        pytest.param(None, date(2020, 5, 7), False, id="ended yesterday"),
        pytest.param(date(2020, 1, 1), date(2025, 6, 30), True, id="a district until 30/6/2025"),
    ],
)
def test_a_body_exists_from_its_first_to_its_last_day(valid_from, valid_to, exists):
    body = BodyFactory(valid_from=valid_from, valid_to=valid_to)
    day = date(2020, 5, 8)
    assert body.exists_on(day) is exists
    assert IssuingBody.objects.valid_on(day).filter(pk=body.pk).exists() is exists


@pytest.mark.parametrize(
    "words", ["củ chi", "CU CHI", "cu  chi", "huyen cu chi", "Củ Chi"], ids=str
)
def test_a_body_is_found_with_or_without_diacritics(words):
    BodyFactory(name="Ủy ban nhân dân huyện Củ Chi")
    BodyFactory(name="Ủy ban nhân dân huyện Hóc Môn")
    assert named(IssuingBody.objects.matching_name(words)) == ["Ủy ban nhân dân huyện Củ Chi"]


def test_d_with_stroke_is_found_by_plain_d():
    BodyFactory(name="Phòng Giáo dục và Đào tạo")
    assert named(IssuingBody.objects.matching_name("dao tao")) == ["Phòng Giáo dục và Đào tạo"]


def test_who_takes_part_are_recipients_who_must_and_bodies_that_a_group_names(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    Recipient.objects.create(plan=plan, body=cu_chi.commune)
    Recipient.objects.create(plan=plan, body=cu_chi.education, must_register=False)
    plan.groups.create(kind="collective", name="Các trường").bodies.add(
        cu_chi.first_school, cu_chi.commune
    )
    assert list(IssuingBody.objects.participants_of(plan)) == [cu_chi.first_school, cu_chi.commune]


def test_a_group_without_bodies_adds_nobody(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district)
    plan.groups.create(kind="citizen", name="Người dân")
    assert list(IssuingBody.objects.participants_of(plan)) == []


def test_a_body_is_called_by_its_short_name_where_it_has_one():
    assert IssuingBody(name="Phòng Nội vụ huyện Củ Chi", short_name="Phòng Nội vụ").called == (
        "Phòng Nội vụ"
    )
    assert IssuingBody(name="Phòng Nội vụ huyện Củ Chi").called == "Phòng Nội vụ huyện Củ Chi"
