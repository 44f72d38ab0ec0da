"""Progress of the initiatives of a unit, and of everything below a desk; counted in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Avg, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from audit import clock
from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from registrations.count_sheet import areas_of
from registrations.models import (
    ConsolidatedLine,
    Initiative,
    InitiativeProgress,
    Registration,
)
from registrations.models.progress import behind, progress_of
from registrations.workflow import PROGRESS

# What was never reported on is registered, and nothing of it is done.
STATE = Coalesce("progress__status", Value(InitiativeProgress.Status.REGISTERED.value))
PERCENT = Coalesce("progress__percent", Value(0))


def lines_of_unit(plan: Plan, body: IssuingBody) -> QuerySet:
    """The initiatives that count for a unit under a plan, the late ones first, then by the day by
    which they are expected."""
    found = Initiative.objects.accepted().filter(registration__plan=plan, registration__body=body)
    return by_urgency(found).annotate(evidence_count=Count("progress__evidence"))


def lines_below(plan: Plan, desk: IssuingBody) -> QuerySet:
    """The initiatives accepted at a desk, and those of the units whose consolidation was accepted
    there: as they stand today, whatever was sent."""
    accepted = Registration.objects.accepted().order_by()
    here = accepted.filter(plan=plan, received_by=desk)
    sent_up = ConsolidatedLine.objects.accepted().filter(
        consolidation__sent_under=plan,
        consolidation__received_by=desk,
        # By plan and unit: a new version of the registration stands where the consolidated one did.
        source__plan=OuterRef("plan"),
        source__body=OuterRef("body"),
    )
    below = accepted.filter(Exists(sent_up))
    # United by key: an "or" over both would read every initiative there is.
    keys = here.values("pk").union(below.values("pk"))
    return Initiative.objects.filter(registration__in=keys)


def by_urgency(lines: QuerySet) -> QuerySet:
    """The lines with their progress and origin: late ones first, then the nearest day, what is
    finished last."""
    over = Q(
        progress__status__in=(
            InitiativeProgress.Status.COMPLETED,
            InitiativeProgress.Status.DROPPED,
        )
    )
    return (
        lines.annotate(is_late=behind(clock.today()) & Q(progress__isnull=False))
        .annotate(is_over=over & Q(progress__isnull=False))
        .select_related("area", "progress__edited_by", "registration__body", "registration__plan")
        .order_by(
            F("is_late").desc(),
            "is_over",
            F("progress__expected_on").asc(nulls_last=True),
            "area__position",
            "pk",
        )
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of initiatives in each state and behind, and their average progress without
    dropped ones."""

    registered: int = 0
    in_progress: int = 0
    completed: int = 0
    dropped: int = 0
    behind: int = 0
    average: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.registered + self.in_progress + self.completed + self.dropped


def counts() -> dict[str, Aggregate]:
    """The columns of a tally, for `aggregate` and `annotate` over lines."""
    of_state = {
        state: Count("pk", filter=Q(state=state), distinct=False) for state in PROGRESS.states
    }
    return {
        **of_state,
        "behind": Count("pk", filter=behind(clock.today())),
        "average": Avg(PERCENT, filter=~Q(state=InitiativeProgress.Status.DROPPED)),
    }


def tally_of(row: dict[str, Any]) -> Tally:
    """A tally from a row of such columns."""
    numbers = {name: row[name] or 0 for name in (*PROGRESS.states, "behind")}
    return Tally(**numbers, average=round(row["average"] or 0))


def tally(lines: QuerySet) -> Tally:
    """The tally of all lines, in one query."""
    return tally_of(lines.order_by().annotate(state=STATE).aggregate(**counts()))


def tally_by_area(plan: Plan, lines: QuerySet) -> list[tuple[ReformArea, Tally]]:
    """The tally of each field of the plan, zero included, then of other fields that were used."""
    rows = lines.order_by().annotate(state=STATE).values("area").annotate(**counts())
    found = {row["area"]: tally_of(row) for row in rows}
    return [(area, found.get(area.pk, Tally())) for area in areas_of(plan, found)]


def tallies_by_unit(lines: QuerySet) -> QuerySet:
    """A row for each unit in the order of the tree, with the columns of a tally; to be cut into
    pages in the database."""
    return (
        lines.order_by()
        .annotate(
            state=STATE,
            unit=F("registration__body"),
            unit_name=F("registration__body__name"),
            unit_path=F("registration__body__path"),
            under=F("registration__plan"),
        )
        .values("unit", "unit_name", "unit_path", "under")
        .annotate(**counts())
        .order_by("unit_path", "under")
    )


def with_progress(lines: Iterable[Initiative]) -> list[tuple[Initiative, InitiativeProgress]]:
    """Lines that were read with their progress, each with it or with a fresh one."""
    return [(line, progress_of(line)) for line in lines]
