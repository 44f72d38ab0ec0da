"""The similarity score of two names, from the terms that they share. Pure.

Half of the score is how much of both names is shared (Dice), half how much of the shorter one lies
in the longer, since one unit writes a title and another a whole sentence. Likeness letter by letter
was tried beside these and lost: names of one topic share more letters than two tellings of one idea
do. `manage.py measure_similarity` shows the curve by which `THRESHOLD` was chosen.
"""

from collections.abc import Collection

from registrations.similarity.terms import LIGHT_WEIGHT, vocabulary

THRESHOLD = 0.5
# Shared below this, light terms left out, names have a branch or a place in common, not an idea.
_AN_IDEA = 1.0
# A name that says less than this is not asked for: it would be like everything.
_ENOUGH = 1.0


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """How alike two names are, from 0 to 1, given the terms of each."""
    ours, theirs = set(one), set(other)
    shared = ours & theirs
    if not shared:
        return 0.0
    of_one, of_other, of_both = _weight(ours), _weight(theirs), _weight(shared)
    score = of_both / (of_one + of_other) + of_both / min(of_one, of_other) / 2
    return score if _weight_of_idea(shared) >= _AN_IDEA else score / 2


def is_specific_enough(terms: Collection[str]) -> bool:
    """Whether a name says enough to look for others like it."""
    return _weight_of_idea(terms) >= _ENOUGH


def _weight(terms: Collection[str]) -> float:
    weight = vocabulary().weight
    return sum(weight(term) for term in terms)


def _weight_of_idea(terms: Collection[str]) -> float:
    weight = vocabulary().weight
    return sum(weight(term) for term in terms if weight(term) > LIGHT_WEIGHT)
