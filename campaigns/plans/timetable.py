"""The timetable of a plan: its deadlines, for all recipients and for one body.

Whoever asks for a last day asks here: what the plan prints, the events from which relative
deadlines count, the working calendar and the extensions are put together in one place.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError

from audit import clock
from campaigns.models import DayOff, Deadline, DeadlineExtension, ParticipantGroup, Plan, PlanEvent
from campaigns.models.timetable import HandedIn
from campaigns.rules.due_dates import (
    Boundary,
    CountedIn,
    DueState,
    due_state,
    last_day_of,
    latest,
    note_on,
    note_on_year,
    that_applies,
)
from campaigns.rules.working_days import WorkingCalendar
from organisation.models import IssuingBody
from organisation.succession import taken_over_by

WORKING_DAYS_TO_HAND_IN_AGAIN = 5

# How a plan says them.
WORDS = {Boundary.BEFORE: "trước", Boundary.THROUGH: "đến hết", Boundary.WITHIN: "trong"}


def has_passed(last_day: date | None) -> bool:
    """Whether a last day has passed; without a day it never has."""
    return last_day is not None and clock.today() > last_day


def comes_late(thing: HandedIn, last_day: date | None) -> bool:
    """Whether something handed in today comes after its last day. What was returned and comes again
    within the time that the return gave is as late as it was at first: in time, if it was in
    time."""
    if not has_passed(last_day):
        return False
    return thing.is_late if _is_within_return(thing) else True


def is_late(
    thing: HandedIn, plan: Plan, last_day: date | None, *, what: str, late_ones: str, advice: str
) -> bool:
    """Whether something sent under a plan today comes late (`comes_late`), where the plan takes
    late ones (`accepts_late`).

    Raises ValidationError where it does not: `what` was due, which `late_ones` are not taken, and
    `advice` what can be done.
    """
    if not comes_late(thing, last_day):
        return False
    if not plan.accepts_late and not _is_within_return(thing):
        last_day = latest(last_day, filter(None, [thing.hand_in_again_by]))
        raise ValidationError(
            f"Đã quá hạn {what} (hạn cuối {last_day:%d/%m/%Y}) và kế hoạch không nhận {late_ones} "
            f"muộn. {advice}".rstrip()
        )
    return True


def _is_within_return(thing: HandedIn) -> bool:
    return thing.hand_in_again_by is not None and not has_passed(thing.hand_in_again_by)


def proposed_day_to_hand_in_again() -> date:
    """The day that a return proposes: some working days from today. A choice of the portal; no law
    states it."""
    calendar = DayOff.objects.calendar()
    return calendar.working_day_after(clock.today(), WORKING_DAYS_TO_HAND_IN_AGAIN)


def day_to_hand_in_again(chosen: date | None) -> date:
    """The day by which something returned is to be handed in again: the chosen one, else the
    proposed one. Raises ValidationError where it has passed."""
    if has_passed(chosen):
        raise ValidationError("Ngày nộp lại phải từ hôm nay trở đi.")
    return chosen or proposed_day_to_hand_in_again()


@dataclass(frozen=True, slots=True)
class DatedDeadline:
    """A deadline with how it stands today, and what was granted beyond what the plan prints.

    `due` is the general one, unless it was extended for `body`, for which it is shown then.
    """

    deadline: Deadline
    due: DueState
    body: IssuingBody | None = None
    general: date | None = None
    extensions: tuple[DeadlineExtension, ...] = ()

    @property
    def printed(self) -> str:
        """The deadline as a plan prints it: "trước ngày 12/05/2020"."""
        deadline = self.deadline
        if deadline.due_on is None:
            days = deadline.get_counted_in_display()
            return f"{deadline.days_after} {days} kể từ ngày {deadline.get_event_display()}"
        day = deadline.due_on
        named = f"ngày {day:%d/%m/%Y}"
        if deadline.precision == Deadline.Precision.MONTH:
            named = f"tháng {day.month}/{day.year}"
        return f"{WORDS[Boundary(deadline.boundary)]} {named}"

    @property
    def for_whom(self) -> str:
        """The group or body that the deadline is for; empty where it is for all."""
        return str(self.deadline.body or self.deadline.group or "")

    @property
    def is_relative(self) -> bool:
        """Whether it counts from an event."""
        return self.deadline.due_on is None

    @property
    def extended_for_all(self) -> bool:
        """Whether it was extended for all bodies that it binds."""
        return any(extension.body_id is None for extension in self.extensions)

    def seen_by(self, oversees: Callable[[IssuingBody], bool]) -> "DatedDeadline":
        """The same deadline without extensions for bodies that the person does not oversee."""
        seen = (
            extension
            for extension in self.extensions
            if extension.body is None or oversees(extension.body)
        )
        return replace(self, extensions=tuple(seen))


class Timetable:
    """The deadlines of plans: all of its questions are answered from six queries at most, for one
    plan as for many, where the `bodies` to be asked about are named. Without them, each body asked
    about may cost one more. What somebody has loaded already is taken from them: `keys` by which
    plans may name the bodies, `groups` that name them, `deadlines` of these plans.
    """

    def __init__(
        self,
        plans: Iterable[Plan | int],
        bodies: Iterable[IssuingBody] | None = None,
        *,
        keys: dict[int, set[int]] | None = None,
        groups: dict[int, set[int]] | None = None,
        deadlines: Iterable[Deadline] | None = None,
    ) -> None:
        self._plans = {plan if isinstance(plan, int) else plan.pk for plan in plans}
        self._bodies = None if bodies is None else list(bodies)
        if keys is not None:
            self._keys = dict(keys)
        if groups is not None:
            self._groups = groups
        if deadlines is not None:
            self._deadlines = _by_plan(deadlines)

    def deadlines_of(self, plan: Plan) -> list[Deadline]:
        """The plan's deadlines, in the order of their printed days."""
        return self._deadlines[plan.pk]

    def deadline_for(self, plan: Plan, body: IssuingBody, *kinds: str) -> Deadline | None:
        """The deadline that binds a body, of the first of these kinds that has any: the one named
        for it, else the one for its group, else the one for all."""
        for kind in kinds:
            of_kind = [deadline for deadline in self._deadlines[plan.pk] if deadline.kind == kind]
            found = self._closest(of_kind, body)
            if found is not None:
                return found
        return None

    def binds(self, deadline: Deadline, body: IssuingBody) -> bool:
        """Whether a deadline binds a body: it names the body, its group or all, and no other of the
        same kind and phase is more specific."""
        rivals = [
            other
            for other in self._deadlines[deadline.plan_id]
            if (other.kind, other.phase_id) == (deadline.kind, deadline.phase_id)
        ]
        closest = self._closest(rivals, body)
        # Two that name a body equally closely hold both.
        return closest is not None and (closest.body_id, closest.group_id) == (
            deadline.body_id,
            deadline.group_id,
        )

    def last_day(self, deadline: Deadline, body: IssuingBody | None = None) -> date | None:
        """The last day in time: for a body with what was granted to it, else for all. None while
        the event from which it counts has not happened."""
        counts_working_days = deadline.counted_in == CountedIn.WORKING_DAYS
        granted = [
            extension.last_day
            for extension in self._extensions[deadline.pk]
            if extension.body_id is None or (body and extension.body_id in self._keys_of(body))
        ]
        printed = last_day_of(
            due_on=deadline.due_on,
            boundary=deadline.boundary,
            days_after=deadline.days_after,
            event_day=self._event_day(deadline),
            calendar=self.calendar if counts_working_days else None,
        )
        return latest(printed, granted)

    def last_day_for(self, plan: Plan, body: IssuingBody, *kinds: str) -> date | None:
        """The last day on which a body is in time with something of the first of these kinds that
        has a deadline; None where there is none, or its event has not happened."""
        deadline = self.deadline_for(plan, body, *kinds)
        return self.last_day(deadline, body) if deadline else None

    def due(self, deadline: Deadline, body: IssuingBody | None = None) -> DueState:
        """The state of a deadline today, for a body or for all."""
        return self._due_by(deadline, self.last_day(deadline, body))

    def _due_by(self, deadline: Deadline, last_day: date | None) -> DueState:
        note = note_on(last_day, self.calendar)
        if deadline.counted_in == CountedIn.WORKING_DAYS:
            note = note or note_on_year(last_day, self.calendar)
        return due_state(last_day, clock.today(), note)

    def due_for(self, plan: Plan, body: IssuingBody, *kinds: str) -> DueState | None:
        """The state of what is due from a body today; None where no day is set, or none yet."""
        deadline = self.deadline_for(plan, body, *kinds)
        due = self.due(deadline, body) if deadline else None
        return due if due and due.last_day else None

    def extensions_of(self, deadline: Deadline) -> list[DeadlineExtension]:
        """The extensions of a deadline, oldest first."""
        return self._extensions[deadline.pk]

    def dated(self, deadline: Deadline, own: Iterable[IssuingBody] = ()) -> DatedDeadline:
        """A deadline as shown to a person who represents these bodies: where it was extended for
        only one of them, with the day that applies to that body."""
        granted = {extension.body_id for extension in self._extensions[deadline.pk]}
        extended = [body for body in own if granted & self._keys_of(body)]
        body = extended[0] if len(extended) == 1 else None
        general = self.last_day(deadline)
        last_day = self.last_day(deadline, body) if body else general
        if last_day == general:
            body = None
        return DatedDeadline(
            deadline=deadline,
            due=self._due_by(deadline, last_day),
            body=body,
            general=general,
            extensions=tuple(self._extensions[deadline.pk]),
        )

    def _event_day(self, deadline: Deadline) -> date | None:
        """The day of the event from which a relative deadline counts."""
        if deadline.due_on is not None:
            return None
        return self._events[deadline.plan_id].get(deadline.event)

    def _closest(self, deadlines: list[Deadline], body: IssuingBody) -> Deadline | None:
        """The most specific deadline for a body; a deadline that names a body whose duties it took
        over applies to it too."""
        keys = self._keys_of(body)
        named = [deadline for deadline in deadlines if deadline.body_id in keys - {body.pk}]
        groups = set().union(*(self._groups[key] for key in keys))
        found = that_applies(deadlines, body=body, group_ids=groups)
        return named[0] if named and (found is None or found.body_id is None) else found

    def _keys_of(self, body: IssuingBody) -> set[int]:
        """The keys by which a plan may name a body: its own and those it took duties over from."""
        if body.pk not in self._keys:
            self._keys.update(taken_over_by([body]))
        return self._keys[body.pk]

    @cached_property
    def _keys(self) -> dict[int, set[int]]:
        return taken_over_by(self._bodies or ())

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The days off and the weekend days worked."""
        return DayOff.objects.calendar()

    @cached_property
    def events(self) -> dict[int, list[PlanEvent]]:
        """The events of each plan, in the order of their days."""
        found: dict[int, list[PlanEvent]] = defaultdict(list)
        for event in PlanEvent.objects.filter(plan__in=self._plans):
            found[event.plan_id].append(event)
        return found

    @cached_property
    def _events(self) -> dict[int, dict[str, date]]:
        days: dict[int, dict[str, date]] = defaultdict(dict)
        for plan_id, events in self.events.items():
            days[plan_id] = {event.kind: event.happened_on for event in events}
        return days

    @cached_property
    def _deadlines(self) -> dict[int, list[Deadline]]:
        rows = Deadline.objects.filter(plan__in=self._plans)
        return _by_plan(rows.select_related("group", "body", "phase").order_by("due_on", "pk"))

    @cached_property
    def _extensions(self) -> dict[int, list[DeadlineExtension]]:
        found: dict[int, list[DeadlineExtension]] = defaultdict(list)
        rows = DeadlineExtension.objects.filter(deadline__plan__in=self._plans)
        for extension in rows.select_related("body", "granted_by").order_by("pk"):
            found[extension.deadline_id].append(extension)
        return found

    @cached_property
    def _groups(self) -> dict[int, set[int]]:
        """The groups for which there are deadlines, by the bodies that they name."""
        found: dict[int, set[int]] = defaultdict(set)
        named = {
            deadline.group_id
            for deadlines in self._deadlines.values()
            for deadline in deadlines
            if deadline.group_id
        }
        if not named:
            return found
        rows = ParticipantGroup.bodies.through.objects.filter(participantgroup__in=named)
        if self._bodies is not None:
            rows = rows.filter(issuingbody__in=set().union(*self._keys.values()))
        for group_id, body_id in rows.values_list("participantgroup", "issuingbody"):
            found[body_id].add(group_id)
        return found


def _by_plan(deadlines: Iterable[Deadline]) -> dict[int, list[Deadline]]:
    found: dict[int, list[Deadline]] = defaultdict(list)
    for deadline in deadlines:
        found[deadline.plan_id].append(deadline)
    return found
