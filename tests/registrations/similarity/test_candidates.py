"""What is asked of the index: as many terms as could weigh half, one of them not light."""

import random
import re

import pytest

from registrations.similarity.candidates import (
    MOST_NEEDED,
    MOST_TERMS,
    Sieve,
    as_tsquery,
    sieve_for,
)

HEAVY = ["hoc_phi", "khong_tien_mat", "chung_thuc", "dat_dai", "lien_thong", "ket_hon", "khai_tu"]
LIGHT = ["nguoi_dan", "xa", "thu_tuc", "can_bo"]


@pytest.mark.parametrize(
    ("terms", "needed"),
    [
        (HEAVY[:1], 1),
        (HEAVY[:2], 1),
        (HEAVY[:3], 2),
        (HEAVY[:4], 2),
        (HEAVY[:5], 3),
        ([*HEAVY[:1], *LIGHT[:2]], 1),
        ([*HEAVY[:1], *LIGHT[:3]], 2),
        ([*HEAVY[:2], *LIGHT[:1]], 2),
    ],
)
def test_the_fewest_terms_that_could_weigh_half_are_needed(terms, needed):
    assert sieve_for(terms).needed == needed


def test_one_of_the_terms_must_not_be_light():
    sieve = sieve_for(["hoc_phi", *LIGHT[:2]])
    assert sieve.distinctive == ("hoc_phi",)
    assert not sieve.lets_through(LIGHT)
    assert sieve.lets_through(["hoc_phi", "khac"])


def test_a_long_sentence_is_asked_for_by_its_weightiest_terms():
    sieve = sieve_for([*LIGHT, *HEAVY])
    assert len(sieve.terms) == MOST_TERMS
    assert set(HEAVY) < set(sieve.terms)
    assert sieve.needed <= MOST_NEEDED
    many = sieve_for([f"am{number}" for number in range(40)])
    assert (len(many.terms), many.needed) == (MOST_TERMS, 1)


def test_the_sieve_does_not_depend_on_the_order_of_the_words():
    assert sieve_for([*HEAVY, *LIGHT]) == sieve_for([*LIGHT, *reversed(HEAVY)])


def answers(query: str, held: set[str]) -> bool:
    """What PostgreSQL would say to a tsquery."""
    python = re.sub(r"'(\w+)'", lambda term: str(term[1] in held), query)
    return eval(python.replace("&", " and ").replace("|", " or "))


@pytest.mark.parametrize("needed", [1, 2, 3, 4])
@pytest.mark.parametrize("light", [0, 1, 3])
def test_the_tsquery_says_the_same_as_the_sieve(needed, light):
    terms = (*HEAVY[: 6 - light], *LIGHT[:light])
    sieve = Sieve(terms, distinctive=terms[: 6 - light], needed=needed)
    query = as_tsquery(sieve)
    chance = random.Random(needed)
    said = set()
    for _ in range(200):
        held = set(chance.sample([*terms, "khac"], chance.randint(0, 6)))
        assert answers(query, held) is sieve.lets_through(held), (query, held)
        said.add(sieve.lets_through(held))
    assert said == {True, False}
