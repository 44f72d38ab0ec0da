"""Entries of a ranking: score, rank and group of one body."""

from collections import defaultdict
from typing import Any

from django.db import models
from django.db.models import Q

from organisation.models import IssuingBody
from organisation.succession import taken_over_by
from paperwork.vietnamese_numbers import figures
from rankings import arithmetic
from rankings.arithmetic import Stated
from rankings.models.rankings import Ranking


class RankingEntryQuerySet(models.QuerySet):
    """QuerySet of entries, also by those who award by rank or group."""

    def published(self) -> "RankingEntryQuerySet":
        """Entries of rankings that hold."""
        return self.filter(ranking__status=Ranking.Status.PUBLISHED)

    def of_year(self, year: int) -> "RankingEntryQuerySet":
        """Entries of one year."""
        return self.filter(ranking__year=year)

    def of_body(self, body: IssuingBody) -> "RankingEntryQuerySet":
        """Entries of a body, and of the bodies whose duties it took over."""
        return self.filter(body__in=taken_over_by([body])[body.pk])

    def in_group(self, name: str) -> "RankingEntryQuerySet":
        """Entries of one group, by its name in the scheme."""
        return self.filter(group=name)

    def ranked_at_most(self, rank: int) -> "RankingEntryQuerySet":
        """Entries on this rank or a better one."""
        return self.filter(rank__lte=rank)

    def with_bodies(self) -> "RankingEntryQuerySet":
        """With what tables show."""
        return self.select_related("body", "ranking__publisher")

    def improved(self) -> "RankingEntryQuerySet":
        """Entries that stand on a better rank than the year before. Who was not ranked then has not
        improved: there is nothing to compare. Asks `year_before`, thus three queries."""
        before = self.year_before()
        entries: list[Any] = list(self)
        better = [
            entry.pk
            for entry in entries
            if entry.rank and entry.pk in before and entry.rank < (before[entry.pk].rank or 0)
        ]
        return self.filter(pk__in=better)

    def year_before(self) -> dict[int, "RankingEntry"]:
        """By the key of each entry, the one of the same body in the ranking of the same kind by the
        same publisher a year earlier. A body that began as the successor of one other is compared
        with that one; of several, with none. Four queries at most."""
        entries: list[RankingEntry] = list(self.with_bodies())
        bodies = taken_over_by({entry.body for entry in entries})
        publishers = taken_over_by({entry.ranking.publisher for entry in entries})
        earlier: dict[tuple[int, str, int], dict[int, RankingEntry]] = defaultdict(dict)
        asked = RankingEntry.objects.published().filter(
            body__in=set().union(*bodies.values()),
            ranking__publisher__in=set().union(*publishers.values()),
            ranking__year__in={entry.ranking.year - 1 for entry in entries},
        )
        for one in asked.select_related("ranking"):
            key = (one.ranking.publisher_id, one.ranking.kind, one.ranking.year)
            earlier[key][one.body_id] = one
        found = {}
        for entry in entries:
            ranking = entry.ranking
            same = [
                one
                for publisher in publishers[ranking.publisher_id]
                for key, one in earlier[publisher, ranking.kind, ranking.year - 1].items()
                if key in bodies[entry.body_id]
            ]
            own = [one for one in same if one.body_id == entry.body_id] or same
            if len(own) == 1:
                found[entry.pk] = own[0]
        return found


class RankingEntry(models.Model):
    """A body's score, with the rank and group that hold.

    They are what the score gives, unless the document says otherwise (`stated_rank`,
    `stated_group`): then they are as stated, and the contradiction is shown wherever they are.
    `body` is the one of its day: a merger later changes nothing here.
    """

    ranking = models.ForeignKey(
        Ranking, models.CASCADE, related_name="entries", verbose_name="bảng xếp hạng"
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="ranks", verbose_name="đơn vị"
    )
    score = models.DecimalField("điểm", max_digits=7, decimal_places=3, null=True, blank=True)
    stated_rank = models.PositiveSmallIntegerField("hạng văn bản ghi", null=True, blank=True)
    stated_group = models.CharField("nhóm văn bản ghi", max_length=60, blank=True)
    computed_rank = models.PositiveSmallIntegerField(
        "hạng tính theo điểm", null=True, blank=True, editable=False
    )
    computed_group = models.CharField(
        "nhóm tính theo điểm", max_length=60, blank=True, editable=False
    )
    rank = models.PositiveSmallIntegerField("hạng", null=True, blank=True, editable=False)
    group = models.CharField("nhóm", max_length=60, blank=True, editable=False)

    objects = RankingEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "kết quả xếp hạng"
        verbose_name_plural = "kết quả xếp hạng"
        ordering = ("ranking", models.F("rank").asc(nulls_last=True), "body__path")
        indexes = (models.Index(fields=["body", "ranking"], name="rank_of_body"),)
        constraints = (
            models.UniqueConstraint(
                fields=["ranking", "body"],
                name="ranked_once",
                violation_error_message="Đơn vị này đã có trong bảng xếp hạng.",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0),
                name="score_not_negative",
                violation_error_message="Điểm không được âm.",
            ),
            models.CheckConstraint(
                condition=Q(stated_rank=None) | Q(stated_rank__gte=1),
                name="rank_from_one",
                violation_error_message="Hạng tính từ 1.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.score_text}"

    @property
    def score_text(self) -> str:
        """The score as it is printed: "82,5"."""
        return figures(self.score)

    @property
    def contradiction(self) -> str:
        """The contradiction between what the document states and what the score gives; "" where
        they agree."""
        return arithmetic.contradiction(
            Stated(self.computed_rank, self.computed_group),
            Stated(self.stated_rank, self.stated_group),
        )

    def take(self, computed: Stated) -> None:
        """Set the computed values from the score, and from them the values that apply."""
        self.computed_rank, self.computed_group = computed.rank, computed.group
        self.rank = self.stated_rank or computed.rank
        self.group = self.stated_group or computed.group


def reckon(entries: list[RankingEntry], ranking: Any) -> None:
    """Compute rank and group of a ranking's entries from their scores again; nothing is saved."""
    scheme = ranking.scheme()
    ranks = arithmetic.ranks_of({entry.pk: entry.score for entry in entries}, ranking.tie_rule)
    for entry in entries:
        entry.take(Stated(ranks.get(entry.pk), arithmetic.group_of(entry.score, scheme)))
