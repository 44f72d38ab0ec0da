"""The scope of a person: their memberships in force today, read once a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from accounts.models import User
from audit import clock
from organisation.models.bodies import IssuingBody, IssuingBodyQuerySet, under_any
from organisation.models.memberships import DESK_ROLES, Membership
from organisation.models.reorganisations import BodySuccession
from organisation.succession import duties_before


@dataclass(frozen=True, slots=True)
class Place:
    """A role at a body, held there or at the successor of the whole body; and the body for which
    that one acts."""

    body: IssuingBody
    role: str
    acts_for: IssuingBody | None = None


class Scope:
    """A person's memberships in force, with the questions that predicates ask of them.

    Who holds a role at a body holds it too at every body of which the whole became his: he reads
    what its people read, and may finish what they left unfinished. Of a body of which only a part
    became his he reads what was its own (`read_bodies`), once that had left its hands: what its
    sub-tree or its neighbours made of it is not his, nor is anything unfinished.

    Where the person has chosen for which body he works now, only the roles there count.
    """

    def __init__(self, user: User) -> None:
        found = user.memberships.valid_on(clock.today()).with_heritage(clock.today())
        self.all_memberships = list(found) if user.is_active else []
        chosen = getattr(user, "chosen_body_id", None)
        self.memberships = [
            membership for membership in self.all_memberships if membership.body_id == chosen
        ] or self.all_memberships
        self._came_from = _successions_behind(self.memberships)

    @cached_property
    def all_bodies(self) -> list[IssuingBody]:
        """The bodies at which the person holds any role, chosen or not, in the order of the
        tree."""
        return list({one.body_id: one.body for one in self.all_memberships}.values())

    @property
    def works_for(self) -> IssuingBody | None:
        """The body for which the person chose to work; None where they work for all."""
        left_aside = len(self.memberships) < len(self.all_memberships)
        return self.memberships[0].body if left_aside else None

    @cached_property
    def places(self) -> list[Place]:
        """The person's own places, and those of bodies whose whole became theirs."""
        found = []
        for membership in self.memberships:
            body, role = membership.body, membership.role
            found.append(Place(body, role, body.acts_for))
            found += [Place(old, role, old.acts_for) for old in self._predecessors(body).whole]
            if body.acts_for:
                represented = self._predecessors(body.acts_for).whole
                found += [Place(body, role, old) for old in represented]
        return found

    @cached_property
    def read_bodies(self) -> list[IssuingBody]:
        """The bodies of which a part became one of the person's, whose own documents they may
        read."""
        found = {}
        for membership in self.memberships:
            for body in filter(None, (membership.body, membership.body.acts_for)):
                found.update({old.pk: old for old in self._predecessors(body).part})
        whole = {place.body.pk for place in self.places}
        return [body for pk, body in found.items() if pk not in whole]

    def reads(self, body: IssuingBody) -> bool:
        """Whether the person may read a body's own documents, as their body got a part of it."""
        return any(old.pk == body.pk for old in self.read_bodies)

    def is_at(self, body: IssuingBody, roles: Iterable[str]) -> bool:
        """Whether the person holds one of the roles at this body."""
        return any(place.body.pk == body.pk and place.role in roles for place in self.places)

    def acts_for(self, body: IssuingBody, roles: Iterable[str]) -> bool:
        """Whether the person holds one of the roles at the body or at an office acting for it."""
        return any(body in (place.body, place.acts_for) for place in self.places_as(roles))

    def oversees(self, body: IssuingBody) -> bool:
        """Whether the body is the person's own or lies below their desk."""
        return any(body.path.startswith(path) for path in self.desk_paths)

    def bodies_in_sight(self) -> IssuingBodyQuerySet:
        """The bodies that the person oversees, and those of which they got a part."""
        read = [body.pk for body in self.read_bodies]
        return IssuingBody.objects.filter(under_any(self.desk_paths) | Q(pk__in=read))

    @cached_property
    def desk_paths(self) -> list[str]:
        """Tree paths of the sub-trees that the person sees: of their own body, and for desk roles
        also of the body for which their office acts."""
        paths = {place.body.path for place in self.places}
        paths.update(place.acts_for.path for place in self.places_as(DESK_ROLES) if place.acts_for)
        return sorted(paths)

    @cached_property
    def paths_upward(self) -> list[str]:
        """Tree paths of the person's bodies and of all bodies above them."""
        found: set[str] = set()
        for body in (*(place.body for place in self.places), *self.read_bodies):
            found.update(body.path_and_above)
        return sorted(found)

    def places_as(self, roles: Iterable[str]) -> list[Place]:
        """The places in which the person holds one of the roles."""
        return [place for place in self.places if place.role in roles]

    def bodies_as(self, *roles: str) -> list[IssuingBody]:
        """The bodies at which the person holds one of the roles, in the order of the tree."""
        found = {place.body.pk: place.body for place in self.places_as(roles)}
        return sorted(found.values(), key=lambda body: body.path)

    def represented_as(self, *roles: str) -> list[IssuingBody]:
        """Like `bodies_as`, with the bodies for which those offices act."""
        found = {body.pk: body for body in self.bodies_as(*roles)}
        found.update(
            {place.acts_for.pk: place.acts_for for place in self.places_as(roles) if place.acts_for}
        )
        return sorted(found.values(), key=lambda body: body.path)

    def keys_taken_over(self, *roles: str) -> dict[int, set[int]]:
        """As `organisation.succession.taken_over_by` for the bodies of `represented_as`, from the
        successions already loaded: no query."""
        known = {row.pk: row for rows in self._came_from.values() for row in rows}
        return duties_before(self.represented_as(*roles), known.values())

    def _predecessors(self, body: IssuingBody) -> "Predecessors":
        return predecessors_in(self._came_from, body)


@dataclass(frozen=True, slots=True)
class Predecessors:
    """The predecessors of a body: those that became it whole, and those of which it got a part."""

    whole: list[IssuingBody]
    part: list[IssuingBody]


def predecessors_in(came_from: dict[int, list[BodySuccession]], body: IssuingBody) -> Predecessors:
    """Follow the successions back from a body. Predecessors of a part count as parts."""
    whole: dict[int, IssuingBody] = {}
    part: dict[int, IssuingBody] = {}
    ahead = [(body.pk, True)]
    seen = set(ahead)
    while ahead:
        key, is_whole = ahead.pop()
        for succession in came_from.get(key, ()):
            old = succession.predecessor
            still_whole = is_whole and succession.extent == BodySuccession.Extent.WHOLE
            (whole if still_whole else part)[old.pk] = old
            if (old.pk, still_whole) not in seen:
                seen.add((old.pk, still_whole))
                ahead.append((old.pk, still_whole))
    return Predecessors(
        list(whole.values()), [old for key, old in part.items() if key not in whole]
    )


def _successions_behind(memberships: list[Membership]) -> dict[int, list[BodySuccession]]:
    """The successions that led to the bodies of these memberships, by successor. No query where
    none of them has a predecessor, else one."""
    keys = {
        key
        for membership in memberships
        if membership.has_heritage
        for key in (membership.body_id, membership.body.acts_for_id)
        if key is not None
    }
    found: dict[int, list[BodySuccession]] = {}
    if keys:
        rows = BodySuccession.objects.behind(keys, clock.today())
        for succession in rows.select_related("predecessor__acts_for", "successor"):
            found.setdefault(succession.successor_id, []).append(succession)
    return found


def scope_of(user: User) -> Scope:
    """A person's scope, kept on the user object for the rest of the request."""
    kept = vars(user)
    if "_scope" not in kept:
        kept["_scope"] = Scope(user)
    scope: Scope = kept["_scope"]
    return scope
