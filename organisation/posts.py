"""What posts people hold, for those who ask how near somebody stands to a unit."""

from collections import defaultdict
from collections.abc import Iterable

from audit import clock
from organisation.models import IssuingBody, Membership
from organisation.models.succession import wholes_of
from organisation.roles import Role
from organisation.ties import Posts


def posts_of(users: Iterable[int]) -> dict[int, Posts]:
    """By the keys of people the posts they hold today: all of them, not only those in which they
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
    """The tree path of a unit, and those of what became of the whole of it."""
    if unit.valid_to is None:
        return (unit.path,)
    became = IssuingBody.objects.filter(
        pk__in=wholes_of(IssuingBody.objects.filter(pk=unit.pk).values("pk"))
    )
    return (unit.path, *became.values_list("path", flat=True))
