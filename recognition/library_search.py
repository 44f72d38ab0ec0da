"""Finding in the library: words with or without diacritics, and the same idea in other words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from campaigns.models import ReformArea
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from paperwork.vietnamese import collate_key
from recognition.models import LibraryEntry
from registrations.models import Initiative, InitiativeKind
from registrations.similarity.search import holding_all, similar_to

MOST_SIMILAR = 50


@dataclass(frozen=True, slots=True)
class LibrarySearch:
    """What was asked for, and what can be; a choice that is not on the list counts as none."""

    words: str
    area: ReformArea | None
    year: int | None
    province: IssuingBody | None
    kind: str
    areas: list[ReformArea]
    years: list[int]
    provinces: list[IssuingBody]

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.area or self.year or self.province or self.kind)

    def found(self) -> QuerySet:
        """The entries that fit, the latest first. Words fit where all of them stand in an entry, or
        where the initiative's name says the same in other words."""
        rows = LibraryEntry.objects.published().with_origin()
        if self.area:
            rows = rows.filter(recognition__initiative__area=self.area)
        if self.year:
            rows = rows.filter(recognition__decision__issued_on__year=self.year)
        if self.kind:
            rows = rows.filter(recognition__initiative__kind=self.kind)
        if self.province:
            rows = rows.filter(
                recognition__initiative__registration__body__path__startswith=self.province.path
            )
        if self.words:
            rows = rows.filter(
                LibraryEntry.objects.holding(self.words)
                | Q(recognition__initiative__in=self._similar())
            )
        return rows

    def _similar(self) -> list[int]:
        among = Initiative.objects.filter(
            recognitions__library_entry__in=LibraryEntry.objects.published().values("pk")
        )
        found = similar_to({"asked": self.words}, among, shown=MOST_SIMILAR)
        alike = [one.initiative.pk for one in found["asked"]]
        return alike + holding_all(self.words, among, shown=MOST_SIMILAR)


def library_search(query: QueryDict) -> LibrarySearch:
    """What a page's address asks for. Three queries."""
    published = LibraryEntry.objects.published()
    areas = ReformArea.objects.filter(
        pk__in=published.values("recognition__initiative__area")
    ).select_related("area_set")
    years = published.order_by().values_list("recognition__decision__issued_on__year", flat=True)
    provinces = IssuingBody.objects.filter(depth=1, level=Level.PROVINCE).filter(
        path__in=_roots(published)
    )
    kind = query.get("loai", "")
    return LibrarySearch(
        words=query.get("tim", "").strip()[:500],
        area=_chosen(areas, query.get("linh-vuc", "")),
        year=_year(years, query.get("nam", "")),
        province=_chosen(provinces, query.get("tinh", "")),
        kind=kind if kind in InitiativeKind.values else "",
        areas=list(areas),
        years=sorted(set(years), reverse=True),
        provinces=sorted(provinces, key=lambda body: collate_key(body.called)),
    )


def _roots(published: QuerySet) -> list[str]:
    paths = published.order_by().values_list(
        "recognition__initiative__registration__body__path", flat=True
    )
    return sorted({path[: IssuingBody.steplen] for path in paths.distinct()})


def _chosen(things: Any, key: str) -> Any:
    return next((thing for thing in things if str(thing.pk) == key), None)


def _year(years: Any, asked: str) -> int | None:
    return next((year for year in set(years) if str(year) == asked), None)
