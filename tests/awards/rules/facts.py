"""Facts for rules, made of plain values: one district office in which one person works."""

from datetime import date
from typing import Any

from awards.rules.catalogue import CATALOGUE
from awards.rules.evidence import (
    AwardSeen,
    ChosenSeen,
    Facts,
    InitiativeSeen,
    Judgement,
    Known,
    Place,
    PlanSeen,
    PublishedSeen,
    RankSeen,
    RatingSeen,
    RegistrationSeen,
    TaxSeen,
    ViolationSeen,
)
from awards.rules.findings import Candidate
from awards.rules.vocabulary import Authority, Whose
from paperwork.vietnamese import spelling_key

OFFICE, DISTRICT, PROVINCE, COMMUNE, DISTRICTS_OFFICE = 1, 2, 3, 4, 5
PLAN, PARENT = 10, 11
TODAY = date(2021, 1, 15)
PLAN_SEEN = PlanSeen(
    key=PLAN,
    name="Kế hoạch số 34/KH-UBND",
    first_day=date(2020, 1, 1),
    last_day=date(2020, 12, 31),
    years=(2020,),
    registers=True,
    parents=frozenset({PARENT}),
)
COLLECTIVE = Candidate("collective", "Phòng Nội vụ", "", OFFICE)
PERSON = Candidate("individual", "Lê Thị Hoa", "Chuyên viên", OFFICE)


def facts(candidate: Candidate = COLLECTIVE, plan: PlanSeen = PLAN_SEEN, **known: Any) -> Facts:
    """What is known of a candidate; the office stands below a district, whose plan carries out the
    province's. Tables are given by body."""
    branches = known.pop("branches", ())
    return Facts(
        candidate=candidate,
        on=TODAY,
        places={
            Whose.AWARDEE: Place("Phòng Nội vụ", frozenset({OFFICE})),
            Whose.BODY: Place("Phòng Nội vụ", frozenset({OFFICE})),
            Whose.LINE: Place("Phòng Nội vụ hoặc UBND huyện", frozenset({OFFICE, DISTRICT})),
            Whose.ABOVE: Place("UBND huyện", frozenset({DISTRICT})),
            Whose.ISSUER: Place("UBND huyện", frozenset({DISTRICT})),
        },
        authorities={
            Authority.ISSUER: frozenset({DISTRICT, DISTRICTS_OFFICE}),
            Authority.PARENT: frozenset({PROVINCE}),
            Authority.ABOVE: frozenset({DISTRICT}),
        },
        known=Known(plan=plan, **known),
        branches=branches,
    )


def judged(rule: str, given: dict[str, Any], seen: Facts) -> Judgement:
    """What a rule of the catalogue says."""
    return CATALOGUE[rule].evaluate(given, seen)


def registration(**values: Any) -> RegistrationSeen:
    """An accepted one, in time, which names nobody."""
    values.setdefault("people", frozenset())
    common = {"body": "Phòng Nội vụ", "status": "đã tiếp nhận", "url": "/dang-ky/1/"}
    return RegistrationSeen(**{**common, "is_accepted": True, "is_late": False, **values})


def initiative(how_far: str = "recognised", area: int = 1, *authors: str) -> InitiativeSeen:
    """One in the first field."""
    return InitiativeSeen(
        "Một cửa lưu động",
        how_far,
        area,
        frozenset(map(spelling_key, authors)),
        url="/sang-kien/1/",
    )


def rank(rank: int | None = 2, group: str = "Xuất sắc", **values: Any) -> RankSeen:
    """One among the district's offices of 2020."""
    common = {"body": "Phòng Nội vụ", "publisher": DISTRICT, "kind": "offices", "year": 2020}
    return RankSeen(**{**common, "rank": rank, "group": group, "title": "Bảng", **values})


def published(**values: Any) -> PublishedSeen:
    """The district's ranking of 2020."""
    common = {"publisher": DISTRICT, "kind": "offices", "year": 2020, "title": "Bảng 2020"}
    return PublishedSeen(**{**common, "published_on": date(2021, 1, 5), **values})


def award(**values: Any) -> AwardSeen:
    """The district's giấy khen for the office under this plan."""
    common = {
        "form_kind": "giay_khen",
        "called": "Giấy khen của Chủ tịch UBND huyện",
        "issuer": DISTRICT,
        "plan": PLAN,
        "person": "",
        "honoree": None,
        "achievement": "",
        "decision": "5120/QĐ-UBND",
        "decided_on": date(2020, 12, 20),
    }
    return AwardSeen(**{**common, **values})


def rating(grade: str = "good", **values: Any) -> RatingSeen:
    """That of the office in 2020."""
    common = {"year": 2020, "person": "", "source": "Quyết định số 12/QĐ-UBND"}
    return RatingSeen(**{**common, "grade": grade, **values})


def violation(**values: Any) -> ViolationSeen:
    """One of the office in June 2020, concluded."""
    common = {"kind": "conduct", "happened_on": date(2020, 6, 1), "person": ""}
    return ViolationSeen(**{**common, "is_concluded": True, **values})


def chosen(status: str = "đã nộp", *, is_awarded: bool = False) -> ChosenSeen:
    """The office's dossier for the same form."""
    return ChosenSeen("Phòng Nội vụ", status, is_awarded, "/ho-so/1/")


def tax(is_attached: bool) -> TaxSeen:
    """The tax office's confirmation in a dossier."""
    return TaxSeen(is_attached, "/giay-to/1/")
