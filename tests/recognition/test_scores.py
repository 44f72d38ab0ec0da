"""Results, conflicts of interest and shares, as tables of cases."""

from decimal import Decimal

import pytest

from organisation.ties import Posts
from recognition.scores import (
    Appraised,
    Appraiser,
    conflict_of,
    objections_to_criteria,
    objections_to_scores,
    objections_to_shares,
    result_of,
)

MAXIMUMS = {1: ("Tính mới", Decimal(40)), 2: ("Hiệu quả", Decimal(60))}


def _staff(path):
    return Posts(frozenset({path}))


def _head(path):
    return Posts(frozenset({path}), frozenset({path}))


# A tree: P the province, PD its district, PDO an office of it, PDOS a school, PDC a commune.
SCHOOL = Appraised(("PDOS",), "PD", "Trường Tiểu học Thử 1")


@pytest.mark.parametrize(
    ("who", "appraiser", "said"),
    [
        ("head of another office", Appraiser(_head("PDX")), ""),
        ("leader of the district", Appraiser(_staff("PD")), ""),
        ("somebody of the school", Appraiser(_staff("PDOS")), "Là người của đơn vị đăng ký"),
        ("head of the office above", Appraiser(_head("PDO")), "cơ quan cấp trên trực tiếp"),
        ("staff of the office above", Appraiser(_staff("PDO")), ""),
        ("head of the council's body", Appraiser(_head("PD")), ""),
        ("head of the province", Appraiser(_head("P")), ""),
        ("head of a part of the school", Appraiser(_head("PDOSA")), "thuộc Trường"),
        ("author", Appraiser(_staff("PDX"), is_author=True), "tác giả hoặc đồng tác giả"),
        ("by his own word", Appraiser(_staff("PDX"), declared="Là anh em."), "tự khai"),
    ],
)
def test_who_has_a_conflict_of_interest_with_a_schools_initiative(who, appraiser, said):
    sentence = conflict_of(appraiser, SCHOOL)
    assert (said in sentence) if said else sentence == ""


def test_whoever_works_at_what_became_of_the_unit_has_the_same_conflict():
    became = Appraised(("PDOS", "PDOT"), "PD", "Trường cũ")
    assert "đơn vị đăng ký" in conflict_of(Appraiser(_staff("PDOT")), became)


@pytest.mark.parametrize(
    ("scores", "count"),
    [
        ({1: Decimal(40), 2: Decimal(60)}, 0),
        ({1: Decimal(0), 2: Decimal(0)}, 0),
        ({1: Decimal(41), 2: Decimal(60)}, 1),
        ({1: Decimal(-1), 2: Decimal(61)}, 2),
        ({1: None, 2: Decimal(5)}, 1),
        ({}, 2),
    ],
)
def test_each_criterion_wants_points_within_its_range(scores, count):
    assert len(objections_to_scores(scores, MAXIMUMS)) == count


@pytest.mark.parametrize(
    ("totals", "average", "passes"),
    [
        ("", None, False),
        ("70", "70.00", True),
        ("69.99", "69.99", False),
        ("60 80", "70.00", True),
        ("70 70 69", "69.67", False),
        ("70.005 69.985", "70.00", True),
    ],
)
def test_the_council_passes_what_reaches_the_mark_on_average(totals, average, passes):
    result = result_of([Decimal(total) for total in totals.split()], 0, Decimal(70))
    assert result.average == (Decimal(average) if average else None)
    assert result.passes is passes


@pytest.mark.parametrize(
    ("criteria", "mark", "count"),
    [
        ([("Tính mới", 40), ("Hiệu quả", 60)], 70, 0),
        ([("Tính mới", 40), ("Hiệu quả", 60)], 100, 0),
        ([("Tính mới", 40), ("Hiệu quả", 60)], 101, 1),
        ([("Tính mới", 40), ("tính mới ", 60)], 70, 1),
        ([], 70, 1),
    ],
)
def test_criteria_by_which_nothing_could_pass_are_objected_to(criteria, mark, count):
    given = [(name, Decimal(maximum)) for name, maximum in criteria]
    assert len(objections_to_criteria(given, Decimal(mark))) == count


@pytest.mark.parametrize(
    ("shares", "count"),
    [([], 0), ([None, None], 0), ([60, 40], 0), ([100], 0), ([60, 30], 1), ([60, None], 1)],
)
def test_shares_of_authors_make_a_hundred_or_are_not_given(shares, count):
    assert len(objections_to_shares(shares)) == count
