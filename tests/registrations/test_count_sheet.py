"""Biểu 1 and Biểu 2: sums against figures counted by hand.

The district of these tests, accepted lines by field (1–7) as counted on paper:

    Trường Tiểu học Thử 1    2 1 0 0 1 0 3   = 7
    Trường Tiểu học Thử 2    0 1 1 0 0 0 0   = 2
    Trường Tiểu học Thử 3    1 0 0 0 0 2 1   = 4
    the education office     3 2 1 0 1 2 4   = 13   (its three schools)
    xã Thử 1                 1 1 1 1 1 1 1   = 7
    xã Thử 2                 0 0 2 0 0 0 4   = 6
    the education office's own registration under the district's plan
                             0 0 0 1 0 0 0   = 1
    the district             4 3 4 2 2 3 9   = 27
"""

import pytest
from django.db.models import QuerySet

from campaigns.models import ReformArea, ReformAreaSet
from registrations.consolidation.consolidation_steps import accept, gather, send
from registrations.count_sheet import (
    at_desk,
    count_by_body,
    count_sheet,
    list_sheet,
    of_consolidation,
    of_registration,
)
from registrations.models import ConsolidatedCount, ConsolidatedLine, Sending
from tests.campaigns.factories import SEVEN_AREAS
from tests.registrations.factories import (
    ConsolidationFactory,
    InitiativeFactory,
    district,
    province,
    registered,
)

pytestmark = pytest.mark.django_db


def numbers(plan, gathered) -> list[int]:
    """The column of numbers of Biểu 1."""
    return [row.count for row in count_sheet(plan, gathered)]


def counted_district():
    """The district above, everything registered and accepted, nothing consolidated yet."""
    place = district()
    for body, counts in zip(place.schools, ("2100103", "0110000", "1000021"), strict=True):
        registered(place.letter, body, counts)
    for body, counts in zip(place.communes, ("1111111", "0020004"), strict=True):
        registered(place.plan, body, counts)
    registered(place.plan, place.office, "0001000")
    return place


def office_sends(place):
    """The education office sends its consolidation up."""
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    return consolidation


def test_biểu_1_names_all_seven_fields_in_order_zeros_included():
    place = counted_district()
    registration = place.letter.registrations.get(body=place.schools[0])
    sheet = count_sheet(place.letter, of_registration(registration))
    assert [row.area.name for row in sheet] == list(SEVEN_AREAS)
    assert [row.count for row in sheet] == [2, 1, 0, 0, 1, 0, 3]


def test_the_education_office_counts_its_three_schools():
    place = counted_district()
    gathered = at_desk(place.letter, place.office)
    assert numbers(place.letter, gathered) == [3, 2, 1, 0, 1, 2, 4]
    assert count_by_body(gathered) == {
        place.schools[0].pk: 7,
        place.schools[1].pk: 2,
        place.schools[2].pk: 4,
    }


def test_the_district_counts_what_it_accepted_itself_until_the_consolidation_is_accepted():
    place = counted_district()
    assert numbers(place.plan, at_desk(place.plan, place.body)) == [1, 1, 3, 2, 1, 1, 5]
    consolidation = office_sends(place)
    assert numbers(place.plan, at_desk(place.plan, place.body)) == [1, 1, 3, 2, 1, 1, 5]
    accept(consolidation, actor=place.staff())
    gathered = at_desk(place.plan, place.body)
    assert numbers(place.plan, gathered) == [4, 3, 4, 2, 2, 3, 9]
    assert sum(numbers(place.plan, gathered)) == 27
    assert count_by_body(gathered) == {
        place.schools[0].pk: 7,
        place.schools[1].pk: 2,
        place.schools[2].pk: 4,
        place.communes[0].pk: 7,
        place.communes[1].pk: 6,
        place.office.pk: 1,
    }


def test_two_levels_up_the_city_counts_the_whole_district():
    place = counted_district()
    accept(office_sends(place), actor=place.staff())
    staff = place.staff()
    staff.memberships.create(body=place.body, role="noi_vu_staff")
    to_city = gather(place.plan, place.body, actor=staff)
    send(to_city, actor=staff, covering_text="")
    assert numbers(place.city_plan, of_consolidation(to_city)) == [4, 3, 4, 2, 2, 3, 9]
    assert numbers(place.city_plan, at_desk(place.city_plan, place.city)) == [0] * 7
    accept(to_city, actor=place.city_staff())
    at_city = at_desk(place.city_plan, place.city)
    assert numbers(place.city_plan, at_city) == [4, 3, 4, 2, 2, 3, 9]
    assert count_by_body(at_city)[place.schools[0].pk] == 7
    assert len(list_sheet(at_city)) == 27


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn"])
def test_only_accepted_registrations_count(status):
    place = district()
    registered(place.letter, place.schools[0], "2100103")
    registered(place.letter, place.schools[1], "5555555", status)
    gathered = at_desk(place.letter, place.office)
    assert numbers(place.letter, gathered) == [2, 1, 0, 0, 1, 0, 3]
    assert len(list_sheet(gathered)) == 7


@pytest.mark.parametrize("status", ["draft", "sent", "returned"])
def test_only_accepted_consolidations_count(status):
    place = counted_district()
    consolidation = office_sends(place)
    type(consolidation).objects.update(status=status, return_reason="Thiếu")
    assert numbers(place.plan, at_desk(place.plan, place.body)) == [1, 1, 3, 2, 1, 1, 5]


def test_what_another_desk_or_another_plan_accepted_does_not_count():
    place = province()
    first, second = place.districts
    registered(place.plan, place.communes[0], "1")
    registered(place.plan, first, "01")
    assert numbers(place.plan, at_desk(place.plan, first)) == [1, 0, 0, 0, 0, 0, 0]
    assert numbers(place.plan, at_desk(place.plan, second)) == [0] * 7
    assert numbers(place.plan, at_desk(place.plan, place.body)) == [0, 1, 0, 0, 0, 0, 0]


def test_biểu_2_stands_by_field_then_by_unit_in_the_tree_then_as_the_unit_ordered():
    place = district()
    third, first = place.schools[2], place.schools[0]
    late = registered(place.letter, third)
    InitiativeFactory(registration=late, field=2, position=1, name="ba-2")
    InitiativeFactory(registration=late, field=1, position=2, name="ba-1")
    early = registered(place.letter, first)
    InitiativeFactory(registration=early, field=2, position=3, name="một-2-sau")
    InitiativeFactory(registration=early, field=1, position=2, name="một-1")
    InitiativeFactory(registration=early, field=2, position=1, name="một-2-trước")
    lines = list_sheet(at_desk(place.letter, place.office))
    assert [(line.body_name, line.name) for line in lines] == [
        ("Trường Tiểu học Thử 1", "một-1"),
        ("Trường Tiểu học Thử 3", "ba-1"),
        ("Trường Tiểu học Thử 1", "một-2-trước"),
        ("Trường Tiểu học Thử 1", "một-2-sau"),
        ("Trường Tiểu học Thử 3", "ba-2"),
    ]


def test_biểu_2_of_the_district_weaves_units_of_consolidations_into_the_same_order():
    place = counted_district()
    accept(office_sends(place), actor=place.staff())
    lines = list_sheet(at_desk(place.plan, place.body))
    in_first_field = [line.name for line in lines if line.area_id == lines[0].area_id]
    assert in_first_field == [
        "Trường Tiểu học Thử 1: lĩnh vực 1, số 1",
        "Trường Tiểu học Thử 1: lĩnh vực 1, số 2",
        "Trường Tiểu học Thử 3: lĩnh vực 1, số 1",
        "Ủy ban nhân dân xã Thử 1: lĩnh vực 1, số 1",
    ]
    assert len(lines) == 27


def test_a_field_of_another_set_is_listed_after_the_plans_own_so_that_the_sum_is_whole():
    place = counted_district()
    consolidation = office_sends(place)
    accept(consolidation, actor=place.staff())
    other_set = ReformAreaSet.objects.create(name="Bộ lĩnh vực 2021–2030")
    other = ReformArea.objects.create(area_set=other_set, position=1, name="Chuyển đổi số")
    QuerySet(ConsolidatedCount).filter(area__position=1).update(area=other)
    gathered = at_desk(place.plan, place.body)
    sheet = count_sheet(place.plan, gathered)
    assert [row.area.name for row in sheet] == [*SEVEN_AREAS, "Chuyển đổi số"]
    assert [row.count for row in sheet] == [1, 3, 4, 2, 2, 3, 9, 3]


def test_lines_of_one_field_stand_together_also_where_two_sets_of_fields_meet():
    place = counted_district()
    accept(office_sends(place), actor=place.staff())
    # The office stands before its schools in the tree, the communes after them.
    InitiativeFactory(registration=place.plan.registrations.get(body=place.office), field=1)
    other_set = ReformAreaSet.objects.create(name="Bộ lĩnh vực 2021–2030", from_year=2021)
    other = ReformArea.objects.create(area_set=other_set, position=1, name="Chuyển đổi số")
    ConsolidatedLine.objects.filter(area__position=1).update(area=other)
    fields = [line.area_id for line in list_sheet(at_desk(place.plan, place.body))]
    changes = [
        field for before, field in zip([None, *fields], fields, strict=False) if field != before
    ]
    assert len(changes) == len(set(changes)) == 8


def test_sums_are_made_in_a_fixed_number_of_queries(django_assert_num_queries):
    place = counted_district()
    accept(office_sends(place), actor=place.staff())
    gathered = at_desk(place.plan, place.body)
    with django_assert_num_queries(3):
        count_sheet(place.plan, gathered)
    with django_assert_num_queries(1):
        list_sheet(gathered)
    with django_assert_num_queries(2):
        count_by_body(gathered)


def test_only_the_lines_of_the_last_sending_count():
    place = counted_district()
    consolidation = ConsolidationFactory(plan=place.letter, version=2, status="accepted")
    source = place.letter.registrations.get(body=place.schools[0])
    for version, name in ((1, "lần một"), (2, "lần hai")):
        sending = Sending.objects.create(consolidation=consolidation, version=version)
        first = place.plan.reform_area_set.areas.get(position=1)
        ConsolidatedCount.objects.create(sending=sending, area=first, number=1)
        ConsolidatedLine.objects.create(
            consolidation=consolidation,
            version=version,
            position=1,
            source=source,
            body=source.body,
            area=place.plan.reform_area_set.areas.get(position=1),
            kind="model",
            name=name,
        )
    assert [line.name for line in list_sheet(of_consolidation(consolidation))] == ["lần hai"]
    assert numbers(place.plan, at_desk(place.plan, place.body)) == [2, 1, 3, 2, 1, 1, 5]
