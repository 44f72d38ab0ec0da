"""Filters of a council's cases and of the library: words with or without diacritics, and the same
idea in other words."""

from collections.abc import Mapping

from django import forms
from django.db.models import Q, QuerySet
from django_filters import ChoiceFilter

from campaigns.models import ReformArea
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from paperwork.vietnamese import collate_key
from recognition.models import LibraryEntry, Recognition
from registrations.models import Initiative, InitiativeKind
from registrations.similarity.search import newest_with_terms, similar_to
from screens.filters import ListFilter, WordsFilter

MOST_SIMILAR = 50


class CaseFilter(ListFilter):
    """The initiatives before a council, by state."""

    status = ChoiceFilter(label="Tình trạng", choices=Recognition.Status.choices)

    parameters = {"status": "tinh-trang"}


class LibraryFilter(ListFilter):
    """The published entries, the latest first: by words, field, year, province and kind. Its
    choices cost three queries."""

    words = WordsFilter(
        label="Từ cần tìm",
        method="filter_words",
        max_length=500,
        wide=True,
        widget=forms.SearchInput({"placeholder": "có dấu hay không dấu đều được"}),
    )
    area = ChoiceFilter(label="Lĩnh vực", field_name="recognition__initiative__area")
    year = ChoiceFilter(
        label="Năm công nhận", field_name="recognition__decision__issued_on", lookup_expr="year"
    )
    province = ChoiceFilter(label="Tỉnh, thành phố", method="filter_province")
    kind = ChoiceFilter(
        label="Loại", field_name="recognition__initiative__kind", choices=InitiativeKind.choices
    )

    parameters = {
        "words": "tim",
        "area": "linh-vuc",
        "year": "nam",
        "province": "tinh",
        "kind": "loai",
    }

    def __init__(self, query: Mapping[str, str]) -> None:
        published = LibraryEntry.objects.published()
        super().__init__(query, published.with_origin())
        areas = ReformArea.objects.filter(
            pk__in=published.values("recognition__initiative__area")
        ).select_related("area_set")
        years = published.order_by().values_list(
            "recognition__decision__issued_on__year", flat=True
        )
        provinces = IssuingBody.objects.filter(depth=1, level=Level.PROVINCE).filter(
            path__in=_roots(published)
        )
        by_name = sorted(provinces, key=lambda body: collate_key(body.called))
        self.offer("area", ((area.pk, str(area)) for area in areas))
        self.offer("year", ((year, str(year)) for year in sorted(set(years), reverse=True)))
        self.offer("province", ((body.pk, body.called) for body in by_name))
        self.paths = {str(body.pk): body.path for body in by_name}

    def filter_province(
        self, rows: QuerySet[LibraryEntry], name: str, province: str
    ) -> QuerySet[LibraryEntry]:
        """Those of units in a province."""
        return rows.filter(
            recognition__initiative__registration__body__path__startswith=self.paths[province]
        )

    def filter_words(
        self, rows: QuerySet[LibraryEntry], name: str, words: str
    ) -> QuerySet[LibraryEntry]:
        """Those in which all of the words stand, or whose initiative's name says the same in other
        words."""
        return rows.filter(
            LibraryEntry.objects.words_condition(words)
            | Q(recognition__initiative__in=_similar(words))
        )


def _similar(words: str) -> list[int]:
    among = Initiative.objects.filter(
        recognitions__library_entry__in=LibraryEntry.objects.published().values("pk")
    )
    found = similar_to({"asked": words}, among, shown=MOST_SIMILAR)
    alike = [one.initiative.pk for one in found["asked"]]
    return alike + newest_with_terms(words, among, shown=MOST_SIMILAR)


def _roots(published: QuerySet[LibraryEntry]) -> list[str]:
    paths = published.order_by().values_list(
        "recognition__initiative__registration__body__path", flat=True
    )
    return sorted({path[: IssuingBody.steplen] for path in paths.distinct()})
