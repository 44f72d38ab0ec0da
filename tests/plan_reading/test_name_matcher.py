"""What a text names, found among what the portal holds."""

from datetime import date

import pytest

from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from plan_reading.fuzzy import Shelf
from plan_reading.name_matcher import Holdings, kinds_named, spellings
from plan_reading.reader import read_text
from plan_reading.values import DocumentRead, Read, Reading, Span
from tests.campaigns.factories import BodyFactory, PlanFactory, person
from tests.plan_reading.texts import A_LETTER_AND_A_PLAN

NEAR = "Ủy ban nhân dân huyện Củ Chi"


@pytest.mark.parametrize(
    ("name", "near", "first"),
    [
        ("Phòng Nội vụ huyện", NEAR, "phong noi vu huyen cu chi"),
        ("UBND huyện", NEAR, "uy ban nhan dan huyen cu chi"),
        ("Chủ tịch UBND huyện Củ Chi", NEAR, "uy ban nhan dan huyen cu chi"),
        ("Phòng GD&ĐT huyện", NEAR, "phong giao duc va dao tao huyen cu chi"),
        ("Ủy ban nhân dân Thành phố", NEAR, "uy ban nhan dan thanh pho"),
        ("", NEAR, None),
    ],
)
def test_how_the_portal_may_write_a_name(name, near, first):
    assert next(iter(spellings(name, near)), None) == first


def test_a_place_alone_may_be_its_committee():
    assert "uy ban nhan dan huyen giong rieng" in spellings("Giồng Riềng")
    assert "uy ban nhan dan huyen giong rieng" in spellings("huyện Giồng Riềng")


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("UBND các xã, thị trấn", {BodyKind.PEOPLES_COMMITTEE}),
        ("Các sở, ban, ngành tỉnh", {BodyKind.DEPARTMENT}),
        ("Các cơ quan chuyên môn thuộc huyện", {BodyKind.OFFICE}),
        ("Hiệu trưởng các trường tiểu học", {BodyKind.SCHOOL}),
        ("Lưu: VT", set()),
        ("Thường trực Huyện ủy", set()),
    ],
)
def test_a_line_may_name_all_of_a_kind(line, kinds):
    assert kinds_named(line) == {kind.value for kind in kinds}


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def city_plan(cu_chi):
    return PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2020, 4, 27))


@pytest.fixture
def holdings(db, staff):
    reading = read_text(A_LETTER_AND_A_PLAN)
    assert len(reading.documents) == 2
    return Holdings(reading, staff)


def test_bodies_are_found_by_the_names_that_the_text_uses(cu_chi, holdings):
    letter, plan = holdings.reading.documents
    assert holdings.bodies_named(letter.issuing_body.value, letter) == [cu_chi.education]
    assert holdings.bodies_named("Phòng Nội vụ huyện", plan) == [cu_chi.home_affairs]
    assert holdings.bodies_named("Phòng Kinh tế huyện", plan) == []


def test_the_city_without_its_name_is_the_one_above(cu_chi, holdings):
    plan = holdings.reading.documents[1]
    assert holdings.bodies_named("Ủy ban nhân dân Thành phố", plan) == [cu_chi.city]


def test_a_body_that_had_ended_by_the_day_of_the_plan_is_not_meant(cu_chi, holdings):
    cu_chi.education.valid_to = date(2019, 12, 31)
    cu_chi.education.save()
    follows = BodyFactory(
        name=cu_chi.education.name, under=cu_chi.district, valid_from=date(2020, 1, 1)
    )
    plan = holdings.reading.documents[1]
    assert holdings.bodies_named("Phòng Giáo dục và Đào tạo huyện", plan) == [follows]


def test_the_nearest_of_two_that_are_called_alike_comes_first(cu_chi, holdings):
    elsewhere = BodyFactory(name="Ủy ban nhân dân tỉnh Xa")
    other = BodyFactory(name="Ủy ban nhân dân huyện Củ Chi", under=elsewhere)
    plan = holdings.reading.documents[1]
    found = holdings.bodies_named("Ủy ban nhân dân huyện Củ Chi", plan)
    assert found == [cu_chi.district, other]


def test_one_spelled_with_the_very_diacritics_comes_before_a_nearer_one(cu_chi, holdings):
    nearer = BodyFactory(name="Ủy ban nhân dân huyện Cù Chi", under=cu_chi.home_affairs)
    plan = holdings.reading.documents[1]
    found = holdings.bodies_named("Ủy ban nhân dân huyện Củ Chi", plan)
    assert found == [cu_chi.district, nearer]


def test_a_citation_finds_the_plan_of_its_number_and_day(city_plan, cu_chi, holdings):
    PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2019, 4, 27))
    plan = holdings.reading.documents[1]
    assert plan.parent.symbol == "1513/KH-UBND"
    # Who received nothing sees no plan of the city, also not by its number.
    assert holdings.plans_cited(plan.parent) == []


def test_a_plan_that_was_sent_is_found(city_plan, cu_chi, staff):
    PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2019, 4, 27))
    city_plan.recipients.create(body=cu_chi.district)
    held = Holdings(read_text(A_LETTER_AND_A_PLAN), staff)
    assert held.plans_cited(held.reading.documents[1].parent) == [city_plan]


def test_a_document_that_the_portal_holds_is_known(cu_chi, staff):
    plan = PlanFactory(issuing_body=cu_chi.district, number="4020", issued_on=date(2020, 5, 6))
    held = Holdings(read_text(A_LETTER_AND_A_PLAN), staff)
    letter, document = held.reading.documents
    assert held.stored_plan(document) == plan
    assert held.stored_plan(letter) is None


def test_queries_do_not_grow_with_the_text(cu_chi, city_plan, staff, django_assert_max_num_queries):
    for text, documents in ((A_LETTER_AND_A_PLAN, 2), (A_LETTER_AND_A_PLAN * 3, 6)):
        held = Holdings(read_text(text), staff)
        assert len(held.reading.documents) == documents
        staff.__dict__.pop("_scope", None)
        with django_assert_max_num_queries(8):
            for one in held.reading.documents:
                held.stored_plan(one)
                for deadline in one.deadlines:
                    held.bodies_named(deadline.for_whom or "Phòng Nội vụ huyện", one)
                for basis in one.bases:
                    held.plans_cited(basis)
            held.directly_below(cu_chi.district)


@pytest.mark.parametrize(
    ("spoiled", "names", "by_shape"),
    [
        ("uy ban nhan dan huyen cu chl", ["uy ban nhan dan huyen cu chi"], True),
        ("uy ban nhan dan huyencu chi", ["uy ban nhan dan huyen cu chi"], True),
        ("uy bam nhan dan huyen cu chi", ["uy ban nhan dan huyen cu chi"], True),
        ("phong noi vu huyen hoc rnon", ["phong noi vu huyen hoc mon"], True),
        # Other places, not spoiled ones.
        ("uy ban nhan dan xa tan an", ["uy ban nhan dan xa tan phu"], None),
        ("uy ban nhan dan xa hoa binh", ["uy ban nhan dan xa hoa minh"], False),
        ("uy ban nhan dan quan 1", ["uy ban nhan dan quan 3"], False),
        ("so y te", ["so y tee"], None),
        ("uy ban nhan dan huyen cu chi", ["uy ban nhan dan huyen cu chi"], None),
    ],
)
def test_what_a_spoiled_name_may_be(spoiled, names, by_shape):
    found = Shelf(names).near(spoiled)
    assert [one.name for one in found] == ([] if by_shape is None else names)
    assert [one.by_shape for one in found] == ([] if by_shape is None else [by_shape])


def test_a_spoiled_name_is_taken_for_the_one_body_that_is_near(cu_chi, staff):
    named = _named(staff, "Ủy ban nhân dàn huyen Cù Chl")
    assert (named.bodies, named.chosen) == ([cu_chi.district], cu_chi.district)
    assert not named.is_exact


def test_of_two_that_are_near_none_is_taken(cu_chi, staff):
    other = BodyFactory(name="Ủy ban nhân dân huyện Cụ Cho", under=cu_chi.city)
    named = _named(staff, "Ủy ban nhân dân huyện Củ Chio")
    assert set(named.bodies) == {cu_chi.district, other}
    assert named.chosen is None


def test_a_place_that_differs_in_a_letter_is_offered_and_not_taken(cu_chi, staff):
    named = _named(staff, "Ủy ban nhân dân huyện Củ Chim")
    assert (named.bodies, named.chosen) == ([cu_chi.district], None)


def test_a_name_that_no_body_is_near_to_is_new(cu_chi, staff):
    named = _named(staff, "Ủy ban nhân dân huyện Nhà Bè")
    assert (named.bodies, named.chosen, named.is_exact) == ([], None, True)


def _named(staff, name):
    """What the portal holds of the body of a document that is printed so."""
    document = DocumentRead(Span(0, 1), "plan", issuing_body=Read(name, Span(0, 1)))
    return Holdings(Reading("", (document,)), staff).named(name, document)
