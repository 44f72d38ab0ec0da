"""The filter of the list of rankings."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django_filters import ChoiceFilter

from rankings.models import RankedKind, Ranking
from screens.filters import ListFilter


class RankingFilter(ListFilter):
    """The filter of rankings, by year and by kind of body."""

    year = ChoiceFilter(label="Năm")
    kind = ChoiceFilter(label="Đối tượng", choices=RankedKind.choices)

    parameters = {"year": "nam", "kind": "doi-tuong"}

    def __init__(
        self, query: Mapping[str, str], rankings: QuerySet[Ranking], *, years: Iterable[int]
    ) -> None:
        super().__init__(query, rankings)
        self.offer("year", ((year, str(year)) for year in years))
