"""Where a person stands: the memberships he holds today, asked once a request."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from audit import clock
from campaigns.roles import DESK_ROLES


class Standing:
    """A person's memberships in force, with the questions that predicates ask of them."""

    def __init__(self, user: Any) -> None:
        found = user.memberships.valid_on(clock.today()).select_related("body__acts_for")
        self.memberships = list(found) if user.is_active else []

    def is_at(self, body: Any, roles: Iterable[str]) -> bool:
        """Whether the person holds one of the roles at this very body."""
        return any(m.body_id == body.pk and m.role in roles for m in self.memberships)

    def acts_for(self, body: Any, roles: Iterable[str]) -> bool:
        """Whether the person holds one of the roles at the body or at an office acting for it."""
        return any(
            body.pk in (m.body_id, m.body.acts_for_id) and m.role in roles for m in self.memberships
        )

    def oversees(self, body: Any) -> bool:
        """Whether the body is the person's own or lies below his desk."""
        return any(body.path.startswith(path) for path in self.desk_paths)

    @cached_property
    def desk_paths(self) -> list[str]:
        """Tree paths of the sub-trees that the person sees: of his own body, and for desk roles
        also of the body for which his office acts."""
        paths: set[str] = set()
        for membership in self.memberships:
            if membership.role in DESK_ROLES:
                paths.update(membership.body.desk_paths)
            else:
                paths.add(membership.body.path)
        return sorted(paths)

    @cached_property
    def paths_upward(self) -> list[str]:
        """Tree paths of the person's bodies and of all bodies above them."""
        found: set[str] = set()
        for membership in self.memberships:
            found.update(membership.body.path_and_above)
        return sorted(found)

    def bodies_as(self, *roles: str) -> list[Any]:
        """The bodies at which the person holds one of the roles, in the order of the tree."""
        found = {m.body_id: m.body for m in self.memberships if m.role in roles}
        return sorted(found.values(), key=lambda body: body.path)

    def represented_as(self, *roles: str) -> list[Any]:
        """Like `bodies_as`, with the bodies for which those offices act."""
        found = {body.pk: body for body in self.bodies_as(*roles)}
        found.update(
            {body.acts_for_id: body.acts_for for body in list(found.values()) if body.acts_for}
        )
        return sorted(found.values(), key=lambda body: body.path)


def standing_of(user: Any) -> Standing:
    """A person's standing, kept on the user object for the rest of the request."""
    if not hasattr(user, "_standing"):
        user._standing = Standing(user)
    return user._standing
