"""How near somebody stands to a unit that he is asked to judge, told by tree paths alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Tie(Enum):
    """What ties a person to a unit."""

    WORKS_THERE = "works_there"
    HEADS_ABOVE = "heads_above"
    HEADS_BELOW = "heads_below"


@dataclass(frozen=True, slots=True)
class Posts:
    """The tree paths of the bodies at which somebody holds any role, and of those that he heads."""

    paths: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()


def tie_between(posts: Posts, units: Iterable[str], *, judged_by: str) -> Tie | None:
    """What ties somebody to units (their tree paths) that the body with the path `judged_by`
    judges; None where nothing does.

    Whoever works there, or heads a body above or below. The judging body itself, and those above
    it, judge everything below them by their office: heading one of them ties to nobody.
    """
    units = tuple(units)
    if posts.paths & set(units):
        return Tie.WORKS_THERE
    for head in sorted(posts.heads):
        if judged_by.startswith(head):
            continue
        if any(unit.startswith(head) for unit in units):
            return Tie.HEADS_ABOVE
        if any(head.startswith(unit) for unit in units):
            return Tie.HEADS_BELOW
    return None
