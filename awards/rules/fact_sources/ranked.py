"""Ranks of bodies in published rankings."""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse

from awards.rules.evidence import PublishedSeen, RankSeen
from rankings.models import Ranking, RankingEntry


def ranks_of(
    bodies: Collection[int], years: Collection[int], *, compared: bool
) -> dict[int, tuple[RankSeen, ...]]:
    """The places of these bodies in these years; `compared` with the year before. One query, or
    six."""
    entries = (
        RankingEntry.objects.published()
        .filter(body__in=bodies, ranking__year__in=years)
        .with_bodies()
        .order_by("ranking", "pk")
    )
    before = entries.year_before() if compared else {}
    found: dict[int, list[RankSeen]] = defaultdict(list)
    for entry in entries:
        earlier = before.get(entry.pk)
        ranking = entry.ranking
        found[entry.body_id].append(
            RankSeen(
                body=entry.body.name,
                publisher=ranking.publisher_id,
                kind=ranking.kind,
                year=ranking.year,
                rank=entry.rank,
                group=entry.group,
                rank_before=earlier.rank if earlier else None,
                contradiction=entry.contradiction,
                title=ranking.title,
                url=reverse("rankings:ranking_detail", args=[ranking.pk]),
            )
        )
    return {body: tuple(seen) for body, seen in found.items()}


def published_in(years: Collection[int]) -> tuple[PublishedSeen, ...]:
    """The rankings that hold of these years. One query."""
    return tuple(
        PublishedSeen(
            publisher=ranking.publisher_id,
            kind=ranking.kind,
            year=ranking.year,
            published_on=ranking.published_on,
            title=ranking.title,
            url=reverse("rankings:ranking_detail", args=[ranking.pk]),
        )
        for ranking in Ranking.objects.published().filter(year__in=years).order_by("pk")
        if ranking.published_on
    )
