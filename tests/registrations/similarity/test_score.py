"""How alike two names are, at the edges of each rule."""

import pytest

from registrations.similarity.score import THRESHOLD, is_specific_enough, likeness
from registrations.similarity.terms import LIGHT_WEIGHT, LONE_SYLLABLE_WEIGHT

# Heavy: hoc_phi, khong_tien_mat, chung_thuc, dat_dai, lien_thong; light: nguoi_dan, xa, thu_tuc.


def test_equal_terms_are_wholly_alike_and_disjoint_ones_not_at_all():
    assert likeness(["hoc_phi", "khong_tien_mat"], ["khong_tien_mat", "hoc_phi"]) == 1
    assert likeness(["hoc_phi"], ["dat_dai"]) == 0
    assert likeness([], ["dat_dai"]) == likeness([], []) == 0


def test_likeness_is_the_same_from_either_side():
    one, other = ["hoc_phi", "khong_tien_mat", "xa"], ["hoc_phi", "nguoi_dan"]
    assert likeness(one, other) == likeness(other, one)


def test_half_is_what_both_share_and_half_what_the_shorter_has_in_the_longer():
    # Two of two in two of four: Dice 4/6, wholly contained.
    score = likeness(["hoc_phi", "dat_dai"], ["hoc_phi", "dat_dai", "chung_thuc", "lien_thong"])
    assert score == pytest.approx((4 / 6 + 1) / 2)


def test_sharing_a_place_and_a_branch_alone_counts_half():
    light = ["nguoi_dan", "xa", "thu_tuc"]
    assert likeness(light, light) == 0.5
    assert likeness([*light, "hoc_phi"], [*light, "dat_dai"]) < THRESHOLD


def test_one_lone_syllable_is_no_idea_but_two_are():
    assert LONE_SYLLABLE_WEIGHT < 1 <= 2 * LONE_SYLLABLE_WEIGHT
    assert likeness(["cay"], ["cay"]) == 0.5
    assert likeness(["cay", "xoai"], ["cay", "xoai"]) == 1


@pytest.mark.parametrize(
    ("terms", "enough"),
    [
        ([], False),
        (["nguoi_dan", "xa", "thu_tuc", "can_bo"], False),
        (["cay"], False),
        (["cay", "xoai"], True),
        (["hoc_phi"], True),
    ],
)
def test_a_name_is_asked_for_only_when_it_says_more_than_a_branch(terms, enough):
    assert is_specific_enough(terms) is enough
    assert LIGHT_WEIGHT < LONE_SYLLABLE_WEIGHT
