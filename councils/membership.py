"""Setting up a council, and changing its members."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused, Verdict
from accounts.models import User
from audit import transitions
from audit.models import Event
from audit.transitions import Values
from councils.models import Council, CouncilMember, CouncilRole

C = TypeVar("C", bound=Council)
FEWEST_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as entered in the form."""

    user_id: int
    role: str


class CouncilMembership(Generic[C]):
    """Acts on a council: setting it up and changing its members. An app subclasses it with its
    models, the fields of its form, its permissions and further checks."""

    council: type[C]
    # The app's own model of a member; the council is one of its keys.
    member: Callable[..., CouncilMember]
    fields: tuple[str, ...]
    # First lines of its history, and that of each change.
    set_up_label: str
    change_label: str

    def may_set_up(self, user: User, council: C) -> Verdict:
        """Permission to set up this council."""
        raise NotImplementedError

    def may_edit(self, user: User, council: C) -> Verdict:
        """Permission to change it now."""
        raise NotImplementedError

    def check(self, council: C, seats: list[Seat], parts: Values) -> list[str]:
        """Objections to the council as entered, in sentences."""
        return []

    def lock_setup(self, council: C) -> None:
        """Lock a row so that two people cannot set up the same council at once."""

    def save_parts(self, council: C, parts: Values) -> None:
        """Save the council's other parts, replacing those stored."""

    def set_up(
        self,
        council: C,
        *,
        actor: User,
        values: Values,
        seats: Iterable[Seat],
        **parts: Any,
    ) -> C:
        """Set up an unsaved council. Raises Refused, and ValidationError where there is a council
        already or the input contradicts itself."""
        answer = self.may_set_up(actor, council)
        if not answer:
            raise Refused(answer.reason)
        # What was given stays unsaved where saving fails: a page goes on to show it.
        made = copy(council)
        for name in self.fields:
            setattr(made, name, values[name])
        with transaction.atomic():
            self.lock_setup(made)
            made.validate_unique()
            self._save(made, list(seats), parts)
            transitions.record_creation(made, actor=actor, label=self.set_up_label)
        return made

    def update(
        self,
        council: C,
        *,
        actor: User,
        values: Values,
        seats: Iterable[Seat],
        seen: int | None = None,
        **parts: Any,
    ) -> Event:
        """Change a council and its members. Raises EditedMeanwhile where another revision than
        `seen` is stored, Refused, and ValidationError as `set_up`."""
        entered = list(seats)

        def change(locked: C) -> None:
            for name in self.fields:
                setattr(locked, name, values[name])
            self.lock_setup(locked)
            self._save(locked, entered, parts)

        return transitions.record(
            council,
            actor=actor,
            permission=self.may_edit,
            verb="update",
            label=self.change_label,
            change=change,
            seen=seen,
        )

    def _save(self, council: C, seats: list[Seat], parts: Values) -> None:
        objections = self.check(council, seats, parts)
        if objections:
            raise ValidationError(objections)
        council.validate_constraints()
        council.save()
        council.members.all().delete()
        council.members.bulk_create(
            self.member(council=council, user_id=seat.user_id, role=seat.role, position=position)
            for position, seat in enumerate(seats, start=1)
        )
        self.save_parts(council, parts)


def objections_to_seats(seats: Iterable[Seat]) -> list[str]:
    """Objections to the members together: somebody twice, or two chairs. There may be too few of
    them."""
    entered = list(seats)
    found = []
    if len({seat.user_id for seat in entered}) < len(entered):
        found.append("Có người được ghi hai lần trong Hội đồng.")
    if [seat.role for seat in entered].count(CouncilRole.CHAIR) > 1:
        found.append("Hội đồng chỉ có một Chủ tịch.")
    return found


def objections_to_roles(roles: Iterable[str]) -> list[str]:
    """Objections to a council that starts work with members in these roles."""
    held = list(roles)
    found = []
    if CouncilRole.CHAIR not in held:
        found.append("Hội đồng phải có một Chủ tịch.")
    if len(held) < FEWEST_MEMBERS:
        found.append(f"Hội đồng phải có ít nhất {FEWEST_MEMBERS} thành viên.")
    return found
