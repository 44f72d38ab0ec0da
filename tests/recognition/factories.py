"""A district's initiative council for tests, with initiatives of a school and a commune."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import User
from councils.membership import Seat
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from recognition import appraisal, councils, decisions
from recognition.councils import Measure
from recognition.models import InitiativeCouncil, Recognition, RecognitionDecision
from registrations.models import Initiative
from tests.campaigns.factories import BodyFactory, person
from tests.registrations.factories import District, district, registered

MEASURES = (
    Measure("Tính mới", Decimal(40)),
    Measure("Hiệu quả thiết thực", Decimal(60)),
)
VALUES = {"name": "Hội đồng sáng kiến huyện", "basis": "", "pass_mark": Decimal(70)}
SIGNED = {
    "number": "5012",
    "symbol": "QĐ-UBND",
    "issued_on": date(2020, 10, 15),
    "place": "Củ Chi",
    "signer_name": "Nguyễn Văn Ký",
    "signer_capacity": "KT.",
    "signer_title": "Phó Chủ tịch",
    "bases": "",
}


@dataclass
class Council:
    """A council that appraises under the district's plan. `chair` leads the district, `economy` and
    `justice` head offices of it, `secretary` is staff of the home affairs office."""

    place: District
    council: InitiativeCouncil
    chair: User
    secretary: User
    economy: User
    justice: User
    economy_office: IssuingBody
    staff: User

    @property
    def members(self) -> list[User]:
        """All who sit in it."""
        return [self.chair, self.secretary, self.economy, self.justice]


def council(*, opened: bool = True) -> Council:
    """Write everything; the council appraises unless told not to."""
    place = district()
    economy_office, justice_office = (
        BodyFactory(
            name=f"Phòng {name} huyện Củ Chi",
            under=place.body,
            kind=BodyKind.OFFICE,
            head_title="Trưởng phòng",
        )
        for name in ("Kinh tế", "Tư pháp")
    )
    chair = person(Role.LEADER, place.body, full_name="Võ Minh Khang")
    secretary = place.staff()
    economy = person(Role.UNIT_HEAD, economy_office, full_name="Ngô Đức Thắng")
    justice = person(Role.UNIT_HEAD, justice_office, full_name="Quách Thu Hiền")
    staff = place.staff()
    made = councils.set_up(
        InitiativeCouncil(plan=place.plan),
        actor=staff,
        values=VALUES,
        seats=[
            Seat(chair.pk, "chair"),
            Seat(secretary.pk, "secretary"),
            Seat(economy.pk, "member"),
            Seat(justice.pk, "member"),
        ],
        measures=MEASURES,
    )
    if opened:
        councils.open_council(made, actor=staff)
    return Council(place, made, chair, secretary, economy, justice, economy_office, staff)


def accepted(around: Council, body: IssuingBody, counts: str = "1") -> list[Initiative]:
    """Initiatives of an accepted registration of a body: a school's under the letter of the
    education office, any other's under the district's plan."""
    plan = around.place.letter if body in around.place.schools else around.place.plan
    return list(registered(plan, body, counts).initiatives.all())


def before(around: Council, body: IssuingBody, counts: str = "1") -> list[Recognition]:
    """The same, taken in by the council."""
    keys = [initiative.pk for initiative in accepted(around, body, counts)]
    councils.take_in(around.council, actor=around.staff, initiatives=keys)
    return list(Recognition.objects.with_origin().filter(initiative__in=keys).order_by("pk"))


def scored(case: Recognition, user: User, novelty: int, use: int, **said) -> None:
    """Somebody's scores by the two criteria."""
    criteria = list(case.council.criteria.all())
    said = {"in_favour": True, "opinion": "Áp dụng tốt."} | said
    scores = {criteria[0].pk: Decimal(novelty), criteria[1].pk: Decimal(use)}
    appraisal.appraise(case, actor=user, scores=scores, **said)


def proposed(around: Council, body: IssuingBody, counts: str = "1") -> list[Recognition]:
    """Initiatives that the council proposes, scored by two."""
    cases = before(around, body, counts)
    for case in cases:
        scored(case, around.chair, 30, 50)
        scored(case, around.justice, 35, 55)
        appraisal.conclude(case, actor=around.chair, favours=True, scope="district", conclusion="")
    return cases


def drafted(around: Council, cases: Iterable[Recognition], **values) -> RecognitionDecision:
    """A draft that recognises them."""
    return decisions.draft(
        RecognitionDecision(council=around.council),
        actor=around.staff,
        values=SIGNED | values,
        chosen=[case.pk for case in cases],
    )


def recognised(around: Council, body: IssuingBody, counts: str = "1") -> list[Recognition]:
    """Initiatives recognised by one decision."""
    cases = proposed(around, body, counts)
    decisions.issue(drafted(around, cases), actor=around.chair)
    return list(
        Recognition.objects.with_origin().filter(pk__in=[case.pk for case in cases]).order_by("pk")
    )
