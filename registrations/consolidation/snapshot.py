"""The snapshot of a consolidation when it is sent: lines, units, late and missing ones, covering
text. Rows of one sending, never changed afterwards."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations import count_sheet
from registrations.models import (
    ConsolidatedCount,
    ConsolidatedLine,
    ConsolidatedPerson,
    ConsolidatedUnit,
    Consolidation,
    Initiative,
    PledgedPerson,
    Registration,
    Sending,
    UnitState,
)
from registrations.participation import expected_at, gatherers_at, not_represented

A_BATCH = 1000


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a body can send up now: the registrations it accepted, and the consolidations from below
    that it accepted. Read once, so that a source accepted meanwhile is included wholly or not at
    all."""

    registrations: list[Registration]
    consolidations: list[Consolidation]

    def gathered(self) -> count_sheet.Gathered:
        """The lines of exactly these sources."""
        return count_sheet.Gathered(
            Initiative.objects.filter(registration__in=[one.pk for one in self.registrations]),
            ConsolidatedLine.objects.accepted().filter(
                consolidation__in=[one.pk for one in self.consolidations]
            ),
        )

    def is_empty(self) -> bool:
        """Whether no accepted source has any content."""
        said = self.gathered()
        pledged = ConsolidatedUnit.objects.registered().accepted()
        return not (
            said.initiatives.exists()
            or said.consolidated.exists()
            or any(one.pledge for one in self.registrations)
            or pledged.filter(sending__consolidation__in=self.consolidations)
            .exclude(pledge="")
            .exists()
        )


def at_hand(plan: Plan, desk: IssuingBody, *, to_send: bool) -> AtHand:
    """Take what was accepted at a desk. `to_send` is for inside a transaction: until its end nobody
    accepts another sending of the consolidations from below."""
    below = Consolidation.objects.filter(
        sent_under=plan, received_by=desk, accepted_version__isnull=False
    )
    if to_send:
        below = below.select_for_update(no_key=True)
    accepted = Registration.objects.accepted().filter(plan=plan, received_by=desk)
    accepted = accepted.select_related("body")
    return AtHand(list(accepted.order_by("body__path")), list(below.order_by("pk")))


def absent_now(consolidation: Consolidation) -> list[ConsolidatedUnit]:
    """The units that would be missing if it were sent now; nothing is written."""
    taken = at_hand(consolidation.plan, consolidation.body, to_send=False)
    sending = Sending(consolidation=consolidation)
    below = _from_below(sending, taken, Counter())
    return [
        *(unit for unit in below if unit.state != UnitState.REGISTERED),
        *_absent(sending, taken),
    ]


def freeze(consolidation: Consolidation, taken: AtHand) -> None:
    """Write one sending of a consolidation, whose number, day and text are set already."""
    sending = Sending.objects.create(
        consolidation=consolidation,
        version=consolidation.version,
        sent_at=consolidation.sent_at,
        is_late=consolidation.is_late,
        covering_text=consolidation.covering_text,
    )
    lines = _freeze_lines(sending, taken)
    units = [
        *_registered(sending, taken, lines),
        *_from_below(sending, taken, lines),
        *_absent(sending, taken),
    ]
    ConsolidatedUnit.objects.bulk_create(units, batch_size=A_BATCH)
    ConsolidatedPerson.objects.bulk_create(_people(units), batch_size=A_BATCH)


def _freeze_lines(sending: Sending, taken: AtHand) -> Counter[int]:
    """Write the lines and their numbers by field; return the number of lines by registration."""
    counts: Counter[int] = Counter()
    fields: Counter[int] = Counter()

    def rows() -> Iterator[ConsolidatedLine]:
        for position, line in enumerate(count_sheet.each_line(taken.gathered()), start=1):
            counts[line.source_id] += 1
            fields[line.area_id] += 1
            yield ConsolidatedLine(
                consolidation=sending.consolidation,
                version=sending.version,
                position=position,
                source_id=line.source_id,
                body_id=line.body_id,
                area_id=line.area_id,
                **line.says,
            )

    ConsolidatedLine.objects.bulk_create(rows(), batch_size=A_BATCH)
    ConsolidatedCount.objects.bulk_create(
        ConsolidatedCount(sending=sending, area_id=area, number=number)
        for area, number in fields.items()
    )
    return counts


def _registered(sending: Sending, taken: AtHand, lines: Counter[int]) -> Iterator[ConsolidatedUnit]:
    for registration in taken.registrations:
        yield ConsolidatedUnit(
            sending=sending,
            body=registration.body,
            source=registration,
            is_late=registration.is_late,
            line_count=lines[registration.pk],
            pledge=registration.pledge,
        )


def _from_below(sending: Sending, taken: AtHand, lines: Counter[int]) -> Iterator[ConsolidatedUnit]:
    """The units of the consolidations from below, the late and missing ones among them."""
    units = ConsolidatedUnit.objects.accepted().filter(
        sending__consolidation__in=taken.consolidations
    )
    for unit in units.select_related("sending", "body"):
        yield ConsolidatedUnit(
            sending=sending,
            body=unit.body,
            state=unit.state,
            source_id=unit.source_id,
            through_id=unit.sending.consolidation_id,
            through_version=unit.sending.version,
            is_late=unit.is_late,
            line_count=lines[unit.source_id] if unit.state == UnitState.REGISTERED else 0,
            pledge=unit.pledge,
        )


def _absent(sending: Sending, taken: AtHand) -> Iterator[ConsolidatedUnit]:
    """Expected units that are not in the figures: not accepted yet, not registered, or not
    consolidated."""
    plan, desk = sending.consolidation.plan, sending.consolidation.body
    arrived = Registration.objects.received_at(plan, desk).select_related("body")
    known = {one.body_id for one in taken.registrations}
    for registration in arrived.order_by("body__path"):
        if (
            registration.status != Registration.Status.ACCEPTED
            and registration.body_id not in known
        ):
            known.add(registration.body_id)
            yield ConsolidatedUnit(
                sending=sending,
                body=registration.body,
                source=registration,
                state=_state_of(registration),
                is_late=registration.is_late,
            )
    for body in not_represented(plan, expected_at(plan, desk)):
        yield ConsolidatedUnit(sending=sending, body=body, state=UnitState.MISSING)
    sent_up = {one.body_id for one in taken.consolidations}
    for body in gatherers_at(plan, desk):
        if body.pk not in sent_up:
            yield ConsolidatedUnit(sending=sending, body=body, state=UnitState.NOT_CONSOLIDATED)


def _state_of(registration: Registration) -> str:
    is_returned = registration.status == Registration.Status.RETURNED
    return UnitState.RETURNED if is_returned else UnitState.WAITING


def _people(units: list[ConsolidatedUnit]) -> Iterator[ConsolidatedPerson]:
    """The persons of the pledges, from the registrations here and from the sendings below."""
    registered = [unit for unit in units if unit.state == UnitState.REGISTERED]
    own = {unit.source_id: unit for unit in registered if unit.through_id is None}
    below = {(unit.through_id, unit.source_id): unit for unit in registered if unit.through_id}
    for registration in Registration.objects.filter(pk__in=list(own)).prefetch_related("people"):
        for person in registration.people.all():
            yield _person(own[registration.pk], person)
    sent_up = ConsolidatedPerson.objects.accepted().filter(
        consolidated_unit__sending__consolidation__in={key for key, _ in below}
    )
    for person in sent_up.select_related("consolidated_unit__sending"):
        unit = person.consolidated_unit
        yield _person(below[unit.sending.consolidation_id, unit.source_id], person)


def _person(unit: ConsolidatedUnit, said: PledgedPerson | ConsolidatedPerson) -> ConsolidatedPerson:
    return ConsolidatedPerson(
        consolidated_unit=unit,
        position=said.position,
        full_name=said.full_name,
        job_title=said.job_title,
        unit=said.unit,
    )
