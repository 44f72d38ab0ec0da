"""Progress reports that are due from a person's units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Min, Q

from audit import clock
from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.models import Initiative, InitiativeProgress
from registrations.models.progress import behind

# An initiative is put on the desk so long before the day by which it is expected.
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ProgressDue:
    """A unit under a plan, with the number of its initiatives that are behind or expected soon."""

    plan_pk: int
    plan: str
    body_pk: int
    body: str
    behind: int
    soon: int


def progress_due(bodies: Iterable[IssuingBody]) -> list[ProgressDue]:
    """The units that have initiatives behind or expected in the next days, the latest first. One
    query."""
    today = clock.today()
    soon = Q(
        progress__status__in=InitiativeProgress.UNDER_WAY,
        progress__expected_on__gte=today,
        progress__expected_on__lte=today + AHEAD,
    )
    rows = (
        Initiative.objects.accepted()
        .filter(
            behind(today) | soon,
            registration__body__in=list(bodies),
            registration__plan__status__in=Plan.IN_FORCE,
        )
        .order_by()
        .values(
            plan_pk=F("registration__plan"),
            number=F("registration__plan__number"),
            symbol=F("registration__plan__symbol"),
            body_pk=F("registration__body"),
            body=F("registration__body__name"),
        )
        .annotate(
            behind=Count("pk", filter=behind(today)),
            soon=Count("pk", filter=soon),
            first=Min("progress__expected_on"),
        )
        .order_by("first")
    )
    return [
        ProgressDue(
            row["plan_pk"],
            f"{row['number'] or '…'}/{row['symbol']}",
            row["body_pk"],
            row["body"],
            row["behind"],
            row["soon"],
        )
        for row in rows
    ]
