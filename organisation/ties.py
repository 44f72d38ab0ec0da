"""Conflicts of interest: the posts people hold, and what ties them to a unit that they judge."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from audit import clock
from organisation.models import IssuingBody, Membership
from organisation.models.memberships import Role
from organisation.models.succession import whole_successors_of


class Tie(Enum):
    """Ties between a person and a unit."""

    WORKS_THERE = "works_there"
    HEADS_ABOVE = "heads_above"
    HEADS_BELOW = "heads_below"


@dataclass(frozen=True, slots=True)
class Posts:
    """The tree paths of the bodies at which somebody holds any role, and of those that they
    head."""

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


def posts_of(users: Iterable[int]) -> dict[int, Posts]:
    """The posts that people hold today, by their keys: all of them, not only those for which they
    work now. One query."""
    keys = list(users)
    bodies, heads = defaultdict(set), defaultdict(set)
    memberships = Membership.objects.filter(user__in=keys).valid_on(clock.today())
    for membership in memberships.select_related("body"):
        bodies[membership.user_id].add(membership.body.path)
        if membership.role == Role.UNIT_HEAD:
            heads[membership.user_id].add(membership.body.path)
    return {key: Posts(frozenset(bodies[key]), frozenset(heads[key])) for key in keys}


def paths_through_time(unit: IssuingBody) -> tuple[str, ...]:
    """Tree paths of a unit and of the successors of the whole of it."""
    if unit.valid_to is None:
        return (unit.path,)
    became = IssuingBody.objects.filter(
        pk__in=whole_successors_of(IssuingBody.objects.filter(pk=unit.pk).values("pk"))
    )
    return (unit.path, *became.values_list("path", flat=True))
