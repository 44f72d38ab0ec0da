"""The decision that reorganises bodies, its outcome, and its rehearsal for the preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from django.db import transaction

from audit.registry import Registry
from organisation.models import BodySuccession, IssuingBody, Membership, Reorganisation
from organisation.models.bodies import BodyKind, Level

# Of this State: no decision on its bodies is older.
FIRST_DAY = date(1945, 9, 2)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Decree:
    """The day from which a decision applies, and its document."""

    effective_on: date
    legal_basis: str
    note: str = ""

    @property
    def last_day_before(self) -> date:
        """The last day of the bodies that it ends."""
        return self.effective_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that a decision creates. Empty fields but the code are taken from its first
    predecessor; without a superior it takes the predecessor's place in the tree."""

    name: str
    short_name: str = ""
    code: str = ""
    symbol: str = ""
    place_name: str = ""
    head_title: str = ""
    digital_identifier: str = ""
    level: Level | None = None
    kind: BodyKind | None = None
    superior: IssuingBody | None = None


Successor = NewBody | IssuingBody


@dataclass(frozen=True, slots=True)
class Link:
    """An old body passes, whole or in part, to one of the successors (by its index)."""

    old: IssuingBody
    successor: int = 0
    extent: BodySuccession.Extent = BodySuccession.Extent.WHOLE


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Objects that an app above passed on to the successors of bodies: a title for the rows, the
    words that follow their number, and each row as a sentence."""

    title: str
    counted: str
    rows: list[str]


# What apps above pass on as bodies end: each entry is called inside the transaction of the act
# with (old, new) pairs of bodies, and says what it passed on.
passed_on: Registry[Callable[[Sequence[tuple[IssuingBody, IssuingBody]]], PassedOn]] = Registry(
    "what a reorganisation passes on to successors"
)


@dataclass
class Outcome:
    """The outcome of an act or of its rehearsal."""

    reorganisation: Reorganisation
    successors: list[IssuingBody] = field(default_factory=list)
    begun: list[IssuingBody] = field(default_factory=list)
    ended: list[IssuingBody] = field(default_factory=list)
    successions: list[BodySuccession] = field(default_factory=list)
    carried_over: list[tuple[IssuingBody, IssuingBody]] = field(default_factory=list)
    ended_below: list[IssuingBody] = field(default_factory=list)
    handed_over: list[Membership] = field(default_factory=list)
    ended_roles: list[Membership] = field(default_factory=list)
    passed_on: list[PassedOn] = field(default_factory=list)

    @property
    def made(self) -> list[IssuingBody]:
        """The successors that are new."""
        return [body for body in self.successors if body in self.begun]


def rehearse(act: Callable[[], Answer]) -> Answer:
    """Run an act and roll it back; the outcome is exactly that of the act. Raises what the act
    raises."""
    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    return answer
