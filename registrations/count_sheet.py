"""Biểu 1, counted from Biểu 2 in SQL and never typed: sums by field and by unit, of a unit, of a
desk, of a consolidation."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Sum

from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from registrations.models import (
    ConsolidatedCount,
    ConsolidatedLine,
    Consolidation,
    Initiative,
    Registration,
)
from registrations.models.list_lines import BESIDE_NAME, NAME, SAID, ListColumn


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Biểu 2 from any source: a registration, or a consolidation sent up."""

    area_id: int
    body_id: int
    body_name: str
    source_id: int
    said: tuple[str, ...]

    @property
    def says(self) -> dict[str, str]:
        """What it says, by `SAID`."""
        return dict(zip(SAID, self.said, strict=True))

    @property
    def name(self) -> str:
        """The name of what is registered."""
        return self.says[NAME.name]

    @property
    def cells(self) -> list[tuple[ListColumn, str]]:
        """The columns beside its name, each with its text."""
        says = self.says
        return [(column, says[column.name]) for column in BESIDE_NAME]


ORDER_COLUMNS = ("by_area_set", "by_area", "by_body", "position")
LINE_COLUMNS = (
    *ORDER_COLUMNS,
    "area_id",
    "unit_id",
    "unit_name",
    "from_registration",
    *SAID,
)
FIRST_SAID = len(LINE_COLUMNS) - len(SAID)


@dataclass(frozen=True, slots=True)
class AreaCount:
    """A row of Biểu 1."""

    area: ReformArea
    count: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """The two places from which a body's lines come: registrations it accepted, and
    consolidations that were sent up to it and accepted. `counted` are the numbers of the latter by
    field, as they were counted when sent; without it the lines are counted. `in_order` says that
    all lines are of one sending, which put them into their order."""

    initiatives: QuerySet
    consolidated: QuerySet
    counted: QuerySet | None = None
    in_order: bool = False


def of_registration(registration: Registration) -> Gathered:
    """The lines of one unit."""
    return Gathered(
        Initiative.objects.filter(registration=registration), ConsolidatedLine.objects.none()
    )


def of_consolidation(consolidation: Consolidation, version: int | None = None) -> Gathered:
    """The lines of one sending, by default the last, as they were sent."""
    version = version or consolidation.version
    sent = ConsolidatedLine.objects.filter(consolidation=consolidation, version=version)
    counted = ConsolidatedCount.objects.filter(
        sending__consolidation=consolidation, sending__version=version
    )
    return Gathered(Initiative.objects.none(), sent, counted, in_order=True)


def at_desk(plan: Plan, desk: IssuingBody) -> Gathered:
    """Everything accepted at a body's desk under a plan, with what was consolidated below it."""
    return Gathered(
        Initiative.objects.filter(
            registration__plan=plan,
            registration__received_by=desk,
            registration__status=Registration.Status.ACCEPTED,
        ),
        ConsolidatedLine.objects.accepted().filter(
            consolidation__sent_under=plan,
            consolidation__received_by=desk,
        ),
        ConsolidatedCount.objects.accepted().filter(
            sending__consolidation__sent_under=plan,
            sending__consolidation__received_by=desk,
        ),
    )


def count_sheet(plan: Plan, gathered: Gathered) -> list[AreaCount]:
    """Biểu 1: the number in each field of the plan, zero included, in the plan's order. A field of
    another set that a level below used is listed after them, so that the sum is always whole."""
    counts: Counter[int] = Counter()
    of_lines = [gathered.initiatives]
    if gathered.counted is None:
        of_lines.append(gathered.consolidated)
    else:
        sums = gathered.counted.order_by().values_list("area_id").annotate(Sum("number"))
        counts.update(dict(sums))
    for lines in of_lines:
        counts.update(dict(lines.order_by().values_list("area_id").annotate(Count("pk"))))
    return [AreaCount(area, counts[area.pk]) for area in areas_of(plan, counts)]


def areas_of(plan: Plan, used: Iterable[int] = ()) -> list[ReformArea]:
    """The fields of a plan, followed by others that were used."""
    own = list(ReformArea.objects.filter(area_set=plan.reform_area_set_id))
    others = ReformArea.objects.filter(pk__in=set(used) - {area.pk for area in own})
    return own + list(others)


def count_by_body(gathered: Gathered) -> dict[int, int]:
    """The number of lines of each unit, by the unit's key."""
    counts: Counter[int] = Counter()
    by_body = gathered.initiatives.order_by().annotate(unit=F("registration__body"))
    counts.update(dict(by_body.values_list("unit").annotate(Count("pk"))))
    counts.update(
        dict(gathered.consolidated.order_by().values_list("body_id").annotate(Count("pk")))
    )
    return dict(counts)


def lines_of(gathered: Gathered) -> QuerySet:
    """The lines of Biểu 2 as rows: by field (those of one set of fields together), then by unit in
    the order of the tree, then as the unit put them. United and ordered in SQL, so that a page of
    them can be cut there."""
    own = gathered.initiatives.order_by().annotate(
        by_area_set=F("area__area_set"),
        by_area=F("area__position"),
        by_body=F("registration__body__path"),
        unit_id=F("registration__body"),
        unit_name=F("registration__body__name"),
        from_registration=F("registration"),
    )
    sent_up = gathered.consolidated.order_by().annotate(
        by_area_set=F("area__area_set"),
        by_area=F("area__position"),
        by_body=F("body__path"),
        unit_id=F("body"),
        unit_name=F("body__name"),
        from_registration=F("source"),
    )
    if gathered.in_order:
        return sent_up.values_list(*LINE_COLUMNS).order_by("position")
    return (
        own.values_list(*LINE_COLUMNS)
        .union(sent_up.values_list(*LINE_COLUMNS), all=True)
        .order_by(*ORDER_COLUMNS)
    )


def as_line(row: tuple) -> Line:
    """A row of `lines_of` as a line."""
    area_id, body_id, body_name, source_id = row[len(ORDER_COLUMNS) : FIRST_SAID]
    return Line(area_id, body_id, body_name, source_id, row[FIRST_SAID:])


def each_line(gathered: Gathered) -> Iterator[Line]:
    """The lines of Biểu 2 as an iterator, in one query; never all in memory."""
    return map(as_line, lines_of(gathered).iterator(chunk_size=2000))


def list_sheet(gathered: Gathered) -> list[Line]:
    """All lines of Biểu 2, in one query."""
    return list(each_line(gathered))
