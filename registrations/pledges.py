"""Pledges wherever they come from: registrations, or consolidations sent up. Read as rows of the
Kiên Giang form (kèm theo 34/KH-UBND), a row for each person; counted in SQL."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.models import (
    ConsolidatedPerson,
    ConsolidatedUnit,
    PledgedPerson,
    Registration,
    Sending,
)


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A collective with one of its persons; the person's part is empty where it names none."""

    body_id: int
    body_name: str
    source_id: int
    pledge: str
    full_name: str
    job_title: str
    unit: str


@dataclass(frozen=True, slots=True)
class PledgesGathered:
    """The two sources of a body's pledges: registrations it accepted, and consolidations that were
    sent up to it and accepted."""

    registrations: QuerySet
    units: QuerySet

    def counts(self) -> tuple[int, int]:
        """The numbers of collectives and of persons. Four queries, however many there are."""
        own = PledgedPerson.objects.filter(registration__in=self.registrations.order_by())
        sent_up = ConsolidatedPerson.objects.filter(
            consolidated_unit__in=self.units.order_by().values("pk")
        )
        return (
            self.registrations.count() + self.units.count(),
            own.count() + sent_up.count(),
        )

    def count_by_body(self) -> dict[int, int]:
        """The number of persons of each collective, by the collective's key."""
        counts: Counter[int] = Counter()
        for rows in (self.registrations, self.units):
            counts.update(dict(rows.order_by().values_list("body").annotate(Count("people"))))
        return dict(counts)


def of_registration(registration: Registration) -> PledgesGathered:
    """The pledge of one unit."""
    return PledgesGathered(
        Registration.objects.filter(pk=registration.pk), ConsolidatedUnit.objects.none()
    )


def of_sending(sending: Sending) -> PledgesGathered:
    """The pledges of one sending of a consolidation."""
    return PledgesGathered(
        Registration.objects.none(), ConsolidatedUnit.objects.registered().filter(sending=sending)
    )


def at_desk(plan: Plan, desk: IssuingBody) -> PledgesGathered:
    """Everything accepted at a body's desk under a plan, with what was consolidated below it."""
    return PledgesGathered(
        Registration.objects.accepted().filter(plan=plan, received_by=desk),
        ConsolidatedUnit.objects.registered()
        .accepted()
        .filter(
            sending__consolidation__sent_under=plan,
            sending__consolidation__received_by=desk,
        ),
    )


ORDER_COLUMNS = ("by_body", "from_registration", "by_position")
COLUMNS = (
    *ORDER_COLUMNS,
    "unit_id",
    "unit_name",
    "said",
    "people__full_name",
    "people__job_title",
    "people__unit",
)


def rows_of(gathered: PledgesGathered) -> QuerySet:
    """The rows of the form: by unit in the order of the tree, its persons as it put them. United
    and ordered in SQL, so that a page of them can be cut there."""
    common = {
        "by_body": F("body__path"),
        "by_position": F("people__position"),
        "unit_id": F("body"),
        "unit_name": F("body__name"),
        "said": F("pledge"),
    }
    own = gathered.registrations.order_by().annotate(from_registration=F("pk"), **common)
    sent_up = gathered.units.order_by().annotate(from_registration=F("source"), **common)
    return (
        own.values_list(*COLUMNS)
        .union(sent_up.values_list(*COLUMNS), all=True)
        .order_by(*ORDER_COLUMNS)
    )


def as_row(row: tuple) -> PledgeRow:
    """A row of `rows_of`."""
    _, source_id, _, body_id, body_name, said, *person = row
    return PledgeRow(body_id, body_name, source_id, said, *(part or "" for part in person))


def each_row(gathered: PledgesGathered) -> Iterator[PledgeRow]:
    """The rows as an iterator, in one query."""
    return map(as_row, rows_of(gathered).iterator(chunk_size=2000))
