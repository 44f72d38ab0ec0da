"""Ratings of years and violations, as staff entered them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.urls import reverse

from awards.models import Violation, YearRating
from awards.rules.evidence import RatingSeen, ViolationSeen


def ratings_of(
    bodies: Collection[int], years: Collection[int]
) -> dict[int, tuple[RatingSeen, ...]]:
    """How these bodies and their people were rated in these years. One query."""
    found: dict[int, list[RatingSeen]] = defaultdict(list)
    for row in YearRating.objects.about_bodies(bodies).filter(year__in=years).order_by("pk"):
        found[row.body_id].append(RatingSeen(row.year, row.grade, row.spelling_key, row.source))
    return {body: tuple(seen) for body, seen in found.items()}


def violations_of(
    bodies: Collection[int], first: date, last: date
) -> dict[int, tuple[ViolationSeen, ...]]:
    """The violations at these bodies between two days, without those found to be none. One
    query."""
    found: dict[int, list[ViolationSeen]] = defaultdict(list)
    rows = Violation.objects.between(first, last).filter(body__in=bodies)
    for row in rows.exclude(stage=Violation.Stage.CLEARED).order_by("pk"):
        is_concluded = row.stage == Violation.Stage.CONCLUDED
        found[row.body_id].append(
            ViolationSeen(
                row.kind,
                row.happened_on,
                is_concluded,
                row.spelling_key,
                reverse("awards:violation_detail", args=[row.pk]),
            )
        )
    return {body: tuple(seen) for body, seen in found.items()}
