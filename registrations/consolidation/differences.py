"""What differs between two sendings of a consolidation, or between what was sent and what is there
now. The comparison is pure: lines in, differences out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from paperwork.vietnamese import fold
from registrations import counting
from registrations.models import ConsolidatedLine, Consolidation, Registration

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A line as far as it is compared: whose, in which field, its name, and what it says more."""

    body_id: int
    body_name: str
    area_id: int
    name: str
    says: tuple[str, str, str]

    @property
    def key(self) -> Key:
        """By what it is known again: unit, field and name, however that is typed."""
        return self.body_id, self.area_id, fold(self.name)


@dataclass(slots=True)
class Difference:
    """What came, what went, and what says something else than before (before, after)."""

    added: list[Compared] = field(default_factory=list)
    removed: list[Compared] = field(default_factory=list)
    changed: list[tuple[Compared, Compared]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(before: Iterable[Compared], after: Iterable[Compared]) -> Difference:
    """Hold two lists of lines against each other; a line that stands twice counts twice."""
    old, new = list(before), list(after)
    left = Counter(line.key for line in old)
    known = {line.key: line for line in old}
    found = Difference()
    for line in new:
        if left[line.key]:
            left[line.key] -= 1
            if known[line.key].says != line.says:
                found.changed.append((known[line.key], line))
        else:
            found.added.append(line)
    for line in reversed(old):
        if left[line.key]:
            left[line.key] -= 1
            found.removed.insert(0, line)
    return found


def between_sendings(consolidation: Consolidation, before: int, after: int) -> Difference:
    """What differs between two sendings, by their numbers. Two queries."""
    return difference(_sent(consolidation, before), _sent(consolidation, after))


def since_sent(consolidation: Consolidation) -> Difference:
    """What differs between the last sending and what the body has accepted by now."""
    live = counting.list_sheet(counting.at_desk(consolidation.plan, consolidation.body))
    return difference(_sent(consolidation, consolidation.version), map(_as_compared, live))


def from_what_it_replaces(registration: Registration) -> Difference | None:
    """What a new version of a registration changes in the accepted one, or changed once it was
    accepted itself; None where it replaces none. Two queries."""
    if registration.replaces is None:
        return None
    before, after = (
        map(_as_compared, counting.list_sheet(counting.of_registration(one)))
        for one in (registration.replaces, registration)
    )
    return difference(before, after)


def _sent(consolidation: Consolidation, version: int) -> list[Compared]:
    rows: Any = ConsolidatedLine.objects.filter(consolidation=consolidation, version=version)
    return [
        Compared(
            row.body_id,
            row.body.name,
            row.area_id,
            row.name,
            (row.kind, row.expected_completion, row.note),
        )
        for row in rows.select_related("body").order_by("position")
    ]


def _as_compared(line: counting.Line) -> Compared:
    says = (line.kind, line.expected_completion, line.note)
    return Compared(line.body_id, line.body_name, line.area_id, line.name, says)
