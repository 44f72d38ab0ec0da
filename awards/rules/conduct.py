"""Rules about ratings of a year, and about violations."""

from datetime import date

from awards.rules.evidence import (
    NEAR_NAME,
    Facts,
    Judgement,
    ViolationSeen,
    met,
    needs_person,
    not_met,
)
from awards.rules.findings import Answer, Evidence
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.rule import (
    Given,
    Rule,
    in_year,
    said_years,
    whose_parameter,
    year_parameter,
    years_meant,
)
from awards.rules.vocabulary import SUBJECT, Grade, ViolationKind, Whose


def _say_rated(given: Given) -> str:
    grade = Grade(given.get("grade") or Grade.GOOD).label
    subject = SUBJECT[Whose(given.get("whose") or Whose.AWARDEE)].rstrip(",")
    return f"{subject} đạt mức xếp loại từ “{grade}” trở lên {in_year(given)}."


def _evaluate_rated(given: Given, facts: Facts) -> Judgement:
    """Rated at least so in the year. What is not recorded, or is recorded differently for two of
    one name, is for a person to judge."""
    whose = given.get("whose") or Whose.AWARDEE
    years = years_meant(given, facts.known.plan.years)
    person = facts.person if facts.is_person(whose) else ""
    who = facts.called(whose)
    seen = [
        one
        for one in facts.about(facts.known.ratings, whose)
        if one.year in years and one.person == person
    ]
    links = [Evidence(f"{Grade(one.grade).label}: {one.source}", one.url) for one in seen]
    if not seen:
        near = facts.is_person(whose) and any(
            one.year in years and facts.is_near(one.person)
            for one in facts.about(facts.known.ratings, whose)
        )
        hint = f"; {NEAR_NAME}" if near else ""
        return needs_person(f"Chưa nhập xếp loại {said_years(years)} của {who}{hint}.")
    order = Grade.values
    wanted = given.get("grade") or Grade.GOOD
    good = [order.index(one.grade) <= order.index(wanted) for one in seen]
    labels = ", ".join(dict.fromkeys(f"“{Grade(one.grade).label}”" for one in seen))
    said = f"{who} được xếp loại {labels} {said_years(years)}"
    if all(good):
        return met(f"{said}.", links)
    if any(good):
        return needs_person(f"{said}; có nhiều bản ghi khác nhau.", links)
    return not_met(f"{said}, cần từ “{Grade(wanted).label}” trở lên.", links)


RATED = Rule(
    key="rated",
    label="Được xếp loại năm",
    parameters=(
        whose_parameter(Whose.AWARDEE),
        Parameter(
            "grade",
            "Từ mức",
            Takes.CHOICE,
            as_choices(Grade),
            required=True,
            default=str(Grade.GOOD),
        ),
        year_parameter(),
    ),
    reads=("ratings",),
    sentence=_say_rated,
    evaluate=_evaluate_rated,
)


def _say_no_violation(given: Given) -> str:
    kinds = given.get("kinds") or []
    said = ", ".join(ViolationKind(one).label.lower() for one in kinds)
    what = f"vi phạm ({said})" if kinds else "vi phạm"
    when = f"trong năm {given['year']}" if given.get("year") else "trong thời gian thi đua"
    members = " (với tập thể: kể cả của người thuộc tập thể)" if given.get("members", True) else ""
    subject = SUBJECT[Whose(given.get("whose") or Whose.AWARDEE)].rstrip(",")
    return f"{subject} không có {what} nào được ghi nhận {when}{members}."


def period(given: Given, facts: Facts) -> tuple[date, date]:
    """The days in which a violation counts: of the year named, else those of the plan."""
    if year := given.get("year"):
        return date(year, 1, 1), date(year, 12, 31)
    return facts.known.plan.first_day, facts.known.plan.last_day


def _evaluate_no_violation(given: Given, facts: Facts) -> Judgement:
    """None concluded in the period; of a collective none of its people's either. One that is being
    verified suspends the answer (NĐ 152/2025/NĐ-CP, Điều 4). The sentence says neither who nor
    what: that is read where violations are kept, by those who may."""
    whose = given.get("whose") or Whose.AWARDEE
    first, last = period(given, facts)
    kinds = set(given.get("kinds") or ViolationKind.values)
    found = [
        one
        for one in facts.about(facts.known.violations, whose)
        if one.kind in kinds and first <= one.happened_on <= last
    ]
    near: list[ViolationSeen] = []
    if facts.is_person(whose):
        near = [one for one in found if facts.is_near(one.person)]
        found = [one for one in found if one.person == facts.person]
    elif not given.get("members", True):
        found = [one for one in found if not one.person]
    days = f"từ {first:%d/%m/%Y} đến {min(last, facts.on):%d/%m/%Y}"
    who = facts.called(whose)
    links = tuple(Evidence("Vi phạm đã ghi nhận", one.url) for one in found)
    concluded = [one for one in found if one.is_concluded]
    if concluded:
        said = f"Có {len(concluded):02d} vi phạm được ghi nhận về {who} {days}."
        return Judgement(Answer.NOT_MET, said, links, confidential=True)
    if found:
        said = f"Có {len(found):02d} việc về {who} đang được xác minh; tạm dừng xem xét."
        return Judgement(Answer.NEEDS_PERSON, said, links, confidential=True)
    if near:
        said = f"Chưa có vi phạm nào được ghi nhận về {who} {days}; {NEAR_NAME}."
        near_links = tuple(Evidence("Vi phạm đã ghi nhận", one.url) for one in near)
        return Judgement(Answer.NEEDS_PERSON, said, near_links, confidential=True)
    # That there is none is told to the same readers: else who may not read would know the rest.
    return Judgement(
        Answer.MET, f"Không có vi phạm nào được ghi nhận về {who} {days}.", confidential=True
    )


NO_VIOLATION = Rule(
    key="no_violation",
    label="Không có vi phạm trong thời gian xét",
    parameters=(
        whose_parameter(Whose.AWARDEE),
        Parameter(
            "kinds",
            "Các loại vi phạm",
            Takes.SEVERAL,
            as_choices(ViolationKind),
            help_text="Để trống: mọi loại",
        ),
        Parameter("members", "Tính cả vi phạm của người thuộc tập thể", Takes.YES, default=True),
        year_parameter("Trong năm"),
    ),
    reads=("violations",),
    sentence=_say_no_violation,
    evaluate=_evaluate_no_violation,
    guards=True,
)

RULES = (RATED, NO_VIOLATION)
