"""The rows of a ranking on a page: each body with its rank of the year before."""

from collections import Counter
from dataclasses import dataclass

from accounts.models import User
from organisation.models import IssuingBody
from organisation.succession import taken_over_by
from paperwork.vietnamese import collate_key
from paperwork.vietnamese_numbers import figures
from rankings.models import Ranking, RankingEntry

# How a table may be put in order, as its address says it.
ORDERS = {
    "hang": "Thứ hạng",
    "ten": "Tên đơn vị",
    "tien-bo": "Tiến bộ nhiều nhất",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A body's entry, and its entry of the year before."""

    entry: RankingEntry
    before: RankingEntry | None

    @property
    def change(self) -> int | None:
        """By how many ranks it rose; negative where it fell, None without a year before."""
        if self.before is None or not self.before.rank or not self.entry.rank:
            return None
        return self.before.rank - self.entry.rank

    @property
    def change_text(self) -> str:
        """The same in words: "tăng 3 bậc"."""
        change = self.change
        if change is None:
            return ""
        if change == 0:
            return "giữ hạng"
        return f"{'tăng' if change > 0 else 'giảm'} {abs(change)} bậc"

    @property
    def tone(self) -> str:
        """The tone of that badge."""
        change = self.change or 0
        return "good" if change > 0 else "returned" if change < 0 else "neutral"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of the scheme, its threshold, and how many are in it."""

    name: str
    from_score: str
    count: int


def rows_of(ranking: Ranking, order: str = "hang") -> list[Row]:
    """The whole table, in one of `ORDERS`. A ranking has at most as many bodies as a level below
    one: the communes of a province."""
    entries = ranking.entries.with_bodies()
    before = entries.year_before()
    rows = [Row(entry, before.get(entry.pk)) for entry in entries]
    if order == "ten":
        rows.sort(key=lambda row: collate_key(row.entry.body.called))
    elif order == "tien-bo":
        rows.sort(key=lambda row: (row.change is None, -(row.change or 0)))
    return rows


def groups_of(ranking: Ranking, rows: list[Row]) -> list[GroupCount]:
    """The number of bodies in each group: the groups of the scheme from the highest down, then
    others that a document names."""
    counts = Counter(row.entry.group for row in rows if row.entry.group)
    scheme = ranking.scheme()
    found = [
        GroupCount(
            band.name,
            figures(band.from_score),
            counts.pop(band.name, 0),
        )
        for band in scheme
    ]
    return found + [GroupCount(name, "", count) for name, count in sorted(counts.items())]


@dataclass(frozen=True, slots=True)
class Ranks:
    """A body's entries through the years, as far as a person may see them."""

    body: IssuingBody
    entries: list[RankingEntry]


def ranks_through_the_years(body: IssuingBody, user: User) -> Ranks:
    """The places of a body, and of those whose duties it took over, latest year first."""
    entries = (
        RankingEntry.objects.published()
        .filter(body__in=taken_over_by([body])[body.pk])
        .filter(ranking__in=Ranking.objects.visible_to(user).values("pk"))
        .with_bodies()
        .order_by("-ranking__year", "ranking__kind")
    )
    return Ranks(body, list(entries))
