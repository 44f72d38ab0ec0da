"""Ranks, groups and contradictions, as tables of cases."""

from decimal import Decimal

import pytest

from rankings.arithmetic import (
    BandOf,
    Stated,
    contradiction,
    group_of,
    objections_to,
    ranks_of,
)

KIEN_GIANG = [
    BandOf("Khá", Decimal(70)),
    BandOf("Xuất sắc", Decimal(90)),
    BandOf("Tốt", Decimal(80)),
]


@pytest.mark.parametrize(
    ("scores", "skipping", "next_one"),
    [
        ("90 80 70", "1 2 3", "1 2 3"),
        ("70 80 90", "3 2 1", "3 2 1"),
        ("90 80 80 70", "1 2 2 4", "1 2 2 3"),
        ("80 80 80 70", "1 1 1 4", "1 1 1 2"),
        ("90 80.00 80 80.001", "1 3 3 2", "1 3 3 2"),
        ("0 0", "1 1", "1 1"),
    ],
)
def test_the_same_score_has_the_same_rank_and_the_rule_says_what_follows(
    scores, skipping, next_one
):
    given = dict(enumerate(map(Decimal, scores.split())))
    assert list(dict(sorted(ranks_of(given, "skip").items())).values()) == [
        int(rank) for rank in skipping.split()
    ]
    assert list(dict(sorted(ranks_of(given, "next").items())).values()) == [
        int(rank) for rank in next_one.split()
    ]


def test_who_has_no_score_has_no_rank_and_takes_none_from_others():
    scores = {"a": Decimal(80), "b": None, "c": Decimal(70)}
    assert ranks_of(scores, "skip") == {"a": 1, "c": 2}


@pytest.mark.parametrize(
    ("score", "group"),
    [
        ("100", "Xuất sắc"),
        ("90", "Xuất sắc"),
        ("89.999", "Tốt"),
        ("80", "Tốt"),
        ("79.999", "Khá"),
        ("70", "Khá"),
        ("69.999", ""),
    ],
)
def test_a_threshold_belongs_to_its_group(score, group):
    assert group_of(Decimal(score), KIEN_GIANG) == group


def test_without_a_score_there_is_no_group():
    assert group_of(None, KIEN_GIANG) == ""


@pytest.mark.parametrize(
    ("computed", "stated", "said"),
    [
        (Stated(2, "Tốt"), Stated(), ""),
        (Stated(2, "Tốt"), Stated(2, "tốt"), ""),
        (Stated(2, "Tốt"), Stated(1), "Hạng ghi 1, tính theo điểm là 2"),
        (
            Stated(2, "Tốt"),
            Stated(2, "Xuất sắc"),
            "Nhóm ghi “xuất sắc”, tính theo điểm là “tốt”",
        ),
        (
            Stated(None, ""),
            Stated(3, "Khá"),
            "Hạng ghi 3, tính theo điểm là chưa có; nhóm ghi “khá”, tính theo điểm là “chưa có”",
        ),
    ],
)
def test_a_contradiction_names_what_is_stated_and_what_the_scores_give(computed, stated, said):
    assert contradiction(computed, stated) == said


@pytest.mark.parametrize(
    ("bands", "count"),
    [
        ([], 1),
        (KIEN_GIANG, 0),
        ([BandOf("Tốt", Decimal(80)), BandOf("tốt ", Decimal(70))], 1),
        ([BandOf("Tốt", Decimal(80)), BandOf("Khá", Decimal(80))], 1),
        ([BandOf("Tốt", Decimal(80)), BandOf("Tốt", Decimal(80))], 2),
    ],
)
def test_bands_that_tell_no_two_apart_are_objected_to(bands, count):
    assert len(objections_to(bands)) == count
