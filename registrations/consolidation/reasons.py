"""Why live figures and sent figures differ. Pure: two lists of sources in, reasons out.

At a desk every figure comes from a source: a unit's registration that was accepted there, or a
consolidation from below. Sources are known again by whose they are; so every difference between two
moments falls to one source that came, went, was replaced or was changed, and the reasons add up to
the difference.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

# A unit, and a field of reform (or, of pledges, what is counted).
Cell = tuple[int, Hashable]


class SourceKind(Enum):
    """Kinds of sources."""

    REGISTRATION = "registration"
    CONSOLIDATION = "consolidation"


@dataclass(frozen=True, slots=True)
class Source:
    """One registration or consolidation as it counts at a desk.

    `owner` identifies it across versions: the unit of a registration, the key of a consolidation.
    `version` distinguishes two of one owner: the registration's key, the number of the sending.
    """

    kind: SourceKind
    owner: int
    version: int
    counts: Mapping[Cell, int]


class Cause(Enum):
    """Causes of a difference: what happened to a source between two moments."""

    CAME = "came"
    WENT = "went"
    REPLACED = "replaced"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reason:
    """What happened to one source, and how much it changed each figure."""

    cause: Cause
    before: Source | None
    after: Source | None
    change: Mapping[Cell, int]

    @property
    def source(self) -> Source:
        """The source as it is now or, where it was removed, as it was."""
        found = self.after or self.before
        assert found is not None  # one of the two is always there
        return found

    @property
    def total(self) -> int:
        """The change of the sum."""
        return sum(self.change.values())


def reasons(before: Iterable[Source], after: Iterable[Source]) -> list[Reason]:
    """Compare the sources of two moments. A source of the same version that counts the same is no
    reason; one replaced by a version that counts the same is, as names may differ."""
    old = {(source.kind, source.owner): source for source in before}
    new = {(source.kind, source.owner): source for source in after}
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        change = _change(was, now)
        cause = _cause(was, now, change)
        if cause is not None:
            found.append(Reason(cause, was, now, change))
    return found


def totals(sources: Iterable[Source]) -> Counter[Cell]:
    """What the sources count together, by unit and field."""
    sums: Counter[Cell] = Counter()
    for source in sources:
        sums.update(source.counts)
    return sums


def _change(was: Source | None, now: Source | None) -> dict[Cell, int]:
    change: Counter[Cell] = Counter(now.counts if now else {})
    change.subtract(was.counts if was else {})
    return {cell: number for cell, number in change.items() if number}


def _cause(was: Source | None, now: Source | None, change: Mapping[Cell, int]) -> Cause | None:
    if was is None:
        return Cause.CAME
    if now is None:
        return Cause.WENT
    if was.version != now.version:
        return Cause.REPLACED
    return Cause.CHANGED if change else None
