"""Rankings for tests: a province, four districts, and who makes their ranking."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import User
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from rankings import drafts, publication
from rankings.arithmetic import BandOf
from rankings.models import Ranking
from tests.campaigns.factories import BodyFactory, person

BANDS = [BandOf("Xuất sắc", Decimal(90)), BandOf("Tốt", Decimal(80)), BandOf("Khá", Decimal(0))]
NAMES = ("Giồng Riềng", "Hòn Đất", "Tân Hiệp", "An Biên")


@dataclass
class Ranked:
    """A province whose home affairs department ranks its four districts."""

    province: IssuingBody
    department: IssuingBody
    districts: list[IssuingBody]
    staff: User


def ranked() -> Ranked:
    """Write them."""
    province = BodyFactory(name="Ủy ban nhân dân tỉnh Kiên Giang", level=Level.PROVINCE)
    department = BodyFactory(
        name="Sở Nội vụ tỉnh Kiên Giang",
        short_name="Sở Nội vụ",
        under=province,
        level=Level.PROVINCE,
        kind=BodyKind.DEPARTMENT,
        acts_for=province,
    )
    districts = [
        BodyFactory(
            name=f"Ủy ban nhân dân huyện {name}", short_name=f"UBND huyện {name}", under=province
        )
        for name in NAMES
    ]
    return Ranked(province, department, districts, person(Role.NOI_VU_STAFF, department))


def draft(place: Ranked, *scores: object, year: int = 2019, **values) -> Ranking:
    """A draft of the districts with these scores, in their order."""
    values = {"title": f"Xếp hạng cấp huyện năm {year}", "kind": "districts"} | values
    ranking = Ranking(publisher=place.province, year=year, **values)
    drafts.begin(ranking, actor=place.staff, bands=BANDS)
    score(place, ranking, *scores)
    return ranking


def score(place: Ranked, ranking: Ranking, *scores: object) -> None:
    """Enter scores for the first districts."""
    results = [
        drafts.Result(body.pk, Decimal(str(points)))
        for body, points in zip(place.districts, scores, strict=False)
        if points is not None
    ]
    drafts.enter(ranking, actor=place.staff, results=results)


def published(place: Ranked, *scores: object, on: date = date(2020, 2, 20), **values) -> Ranking:
    """The same, published."""
    ranking = draft(place, *scores, **values)
    publication.publish(ranking, actor=place.staff, published_on=on)
    return ranking


def places(ranking: Ranking) -> dict[str, tuple[int | None, str]]:
    """Rank and group by the last word of the district's name."""
    return {
        entry.body.name.split()[-1]: (entry.rank, entry.group)
        for entry in ranking.entries.select_related("body")
    }
