"""Candidates for the comparison with a name, as a condition that an index can answer.

Two names as alike as `THRESHOLD` share at least half of the weight of the one that is asked for,
but where the other is a fragment of it. So a row must hold some of the terms, at least so many:
the fewest that could weigh half. The index answers quickly, since it looks for the rarest first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from registrations.similarity.terms import LIGHT_WEIGHT, vocabulary

SHARE = 0.5
# The query grows with the terms; a sentence of more than these is asked for by its weightiest.
MOST_TERMS = 9
MOST_NEEDED = 4


@dataclass(frozen=True, slots=True)
class Sieve:
    """A condition on rows: they contain so many of the terms, at least one of the `distinctive`
    terms (not light) among them."""

    terms: tuple[str, ...]
    distinctive: tuple[str, ...]
    needed: int

    def lets_through(self, held: Collection[str]) -> bool:
        """Whether a row with these terms is a candidate."""
        shared = sum(term in held for term in self.terms)
        return shared >= self.needed and any(term in held for term in self.distinctive)


def sieve_for(terms: Collection[str]) -> Sieve:
    """The sieve for a name with these terms, one of which is not light."""
    weight = vocabulary().weight
    by_weight = sorted(terms, key=lambda term: (-weight(term), term))
    kept, left_out = by_weight[:MOST_TERMS], by_weight[MOST_TERMS:]
    wanted = SHARE * sum(map(weight, terms)) - sum(map(weight, left_out))
    needed, heaviest = 0, 0.0
    while heaviest < wanted:
        heaviest += weight(kept[needed])
        needed += 1
    distinctive = tuple(term for term in kept if weight(term) > LIGHT_WEIGHT)
    return Sieve(tuple(kept), distinctive, min(max(needed, 1), MOST_NEEDED))


def as_tsquery(sieve: Sieve) -> str:
    """The sieve as PostgreSQL's tsquery."""
    query = _at_least(sieve.needed, sieve.terms)
    if len(sieve.distinctive) < len(sieve.terms):
        query = f"{any_of(sieve.distinctive)} & {query}"
    return query


def any_of(terms: Sequence[str]) -> str:
    """A tsquery that matches any of the terms. Terms are words of [a-z0-9_] and need no escape."""
    return "(" + " | ".join(f"'{term}'" for term in terms) + ")"


def _at_least(needed: int, terms: Sequence[str]) -> str:
    """A tsquery for so many of the terms: so many in the first half and the rest in the second,
    which stays short where listing every choice would not."""
    if needed == 1:
        return any_of(terms)
    if needed == len(terms):
        return "(" + " & ".join(f"'{term}'" for term in terms) + ")"
    first, second = terms[: len(terms) // 2], terms[len(terms) // 2 :]
    ways = []
    for here in range(max(0, needed - len(second)), min(needed, len(first)) + 1):
        parts = [
            _at_least(number, half)
            for number, half in ((here, first), (needed - here, second))
            if number
        ]
        ways.append(" & ".join(parts))
    return "(" + " | ".join(ways) + ")"
