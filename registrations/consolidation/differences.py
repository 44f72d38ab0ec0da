"""Differences between two sendings of a consolidation, or between a sending and the live data. The
comparison is pure: lines in, differences out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from campaigns.models.plans import RegistrationForm
from paperwork.vietnamese import spelling_key
from registrations import count_sheet, pledges
from registrations.models import Consolidation, Registration, Sending
from registrations.models.list_lines import NAME

# In place of a field, where pledges are compared.
COLLECTIVE, PERSON = 0, -1

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A line as it is compared: its unit, field, name, and the other columns."""

    body_id: int
    body_name: str
    area_id: int
    name: str
    says: tuple[str, ...]

    @property
    def key(self) -> Key:
        """The key by which a line is recognised: unit, field and name."""
        return self.body_id, self.area_id, spelling_key(self.name)


@dataclass(slots=True)
class Difference:
    """Added, removed and changed lines (before, after)."""

    added: list[Compared] = field(default_factory=list)
    removed: list[Compared] = field(default_factory=list)
    changed: list[tuple[Compared, Compared]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(before: Iterable[Compared], after: Iterable[Compared]) -> Difference:
    """Compare two lists of lines; a line that occurs twice counts twice."""
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
    """The difference between two sendings, by their numbers."""
    return difference(_sent(consolidation, before), _sent(consolidation, after))


def since_sent(consolidation: Consolidation) -> Difference:
    """The difference between the last sending and what the body has accepted by now."""
    plan, desk = consolidation.plan, consolidation.body
    if plan.registration_form == RegistrationForm.PLEDGE:
        live = _pledged(pledges.at_desk(plan, desk))
    else:
        live = map(_as_compared, count_sheet.each_line(count_sheet.at_desk(plan, desk)))
    return difference(_sent(consolidation, consolidation.version), live)


def changes_of_replacement(registration: Registration) -> Difference | None:
    """The changes that a new version of a registration makes to the accepted one, or made once it
    was accepted itself; None where it replaces none. Two queries."""
    if registration.replaces is None:
        return None
    if registration.plan.registration_form == RegistrationForm.PLEDGE:
        before, after = (
            _pledged(pledges.of_registration(one)) for one in (registration.replaces, registration)
        )
    else:
        before, after = (
            map(_as_compared, count_sheet.each_line(count_sheet.of_registration(one)))
            for one in (registration.replaces, registration)
        )
    return difference(before, after)


def _sent(consolidation: Consolidation, version: int) -> Iterable[Compared]:
    if consolidation.plan.registration_form == RegistrationForm.PLEDGE:
        sending = Sending.objects.filter(consolidation=consolidation, version=version).first()
        return _pledged(pledges.of_sending(sending)) if sending else []
    return map(
        _as_compared, count_sheet.each_line(count_sheet.of_consolidation(consolidation, version))
    )


def _as_compared(line: count_sheet.Line) -> Compared:
    says = tuple(text for name, text in line.says.items() if name != NAME.name)
    return Compared(line.body_id, line.body_name, line.area_id, line.name, says)


def _pledged(gathered: pledges.PledgesGathered) -> Iterator[Compared]:
    """A line for each collective, and one for each person."""
    collective = None
    for row in pledges.each_row(gathered):
        if row.source_id != collective:
            collective = row.source_id
            yield Compared(
                row.body_id, row.body_name, COLLECTIVE, row.body_name, (row.pledge, "", "")
            )
        if row.full_name:
            says = (row.job_title, row.unit, "")
            yield Compared(row.body_id, row.body_name, PERSON, row.full_name, says)
