"""Rules about rankings by the reform index: whose ranking, which year, which rank."""

from awards.rules.evidence import (
    Facts,
    Judgement,
    PublishedSeen,
    RankSeen,
    met,
    needs_person,
    not_met,
)
from awards.rules.findings import Evidence
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.rule import (
    Given,
    Rule,
    authority_parameter,
    in_year,
    said_years,
    whose_parameter,
    year_parameter,
    years_meant,
)
from awards.rules.vocabulary import BY, SUBJECT, Authority, Whose
from rankings.models import RankedKind

KIND = Parameter(
    "kind",
    "Bảng xếp hạng của",
    Takes.CHOICE,
    as_choices(RankedKind),
    help_text="Để trống: mọi đối tượng",
)
PUBLISHER = authority_parameter("publisher", "Do ai công bố", Authority.ISSUER)
COMMON = (whose_parameter(Whose.BODY), PUBLISHER, KIND, year_parameter())


def _table(given: Given) -> str:
    by = BY[Authority(given.get("publisher") or Authority.ISSUER)]
    kind = given.get("kind")
    of_kind = f" ({RankedKind(kind).label})" if kind else ""
    return f"bảng xếp hạng cải cách hành chính {in_year(given)} do {by} công bố{of_kind}"


def _subject(given: Given) -> str:
    return SUBJECT[Whose(given.get("whose") or Whose.BODY)]


def _years(given: Given, facts: Facts) -> tuple[int, ...]:
    return years_meant(given, facts.known.plan.years)


def _is_meant(given: Given, facts: Facts, one: RankSeen | PublishedSeen) -> bool:
    publisher = given.get("publisher") or Authority.ISSUER
    by_whom = publisher == Authority.ANY or one.publisher in facts.authorities[publisher]
    of_kind = not given.get("kind") or one.kind == given["kind"]
    return by_whom and of_kind and one.year in _years(given, facts)


def _entries(given: Given, facts: Facts) -> list[RankSeen] | Judgement:
    """The places that are meant, of a campaign of several years those of the latest year that was
    ranked; or what is said where there is none."""
    whose = given.get("whose") or Whose.BODY
    found = [one for one in facts.about(facts.known.ranks, whose) if _is_meant(given, facts, one)]
    if found:
        latest = max(one.year for one in found)
        return [one for one in found if one.year == latest]
    published = [one for one in facts.known.published if _is_meant(given, facts, one)]
    who, when = facts.places[whose].name, said_years(_years(given, facts))
    if published:
        links = [Evidence(one.title, one.url) for one in published]
        return not_met(f"{who} không có tên trong bảng xếp hạng {when}.", links)
    return needs_person(f"Chưa có bảng xếp hạng {when} trên hệ thống để đối chiếu.")


def _judged(entries: list[RankSeen], is_good: list[bool], said: str, wanted: str) -> Judgement:
    """Met where one place is good, unless what the document states contradicts its scores."""
    links = [Evidence(one.title, one.url) for one in entries]
    if disputed := next((one for one in entries if one.contradiction), None):
        return needs_person(f"{said} {disputed.contradiction}", links)
    return met(said, links) if any(is_good) else not_met(f"{said} {wanted}", links)


def _said(entries: list[RankSeen]) -> str:
    """How the bodies stand: "Sở Y tế hạng 3, nhóm Tốt (năm 2020)." """
    told = []
    for one in entries:
        rank = f"hạng {one.rank}" if one.rank else "chưa có hạng"
        group = f", nhóm “{one.group}”" if one.group else ""
        told.append(f"{one.body} {rank}{group} (năm {one.year})")
    return f"{'; '.join(told)}."


def _say_at_most(given: Given) -> str:
    return f"{_subject(given)} xếp hạng 1 đến {given.get('rank')} trong {_table(given)}."


def _evaluate_at_most(given: Given, facts: Facts) -> Judgement:
    """On this rank or a better one."""
    entries = _entries(given, facts)
    if isinstance(entries, Judgement):
        return entries
    good = [bool(one.rank and one.rank <= given["rank"]) for one in entries]
    wanted = f"Cần hạng 1 đến {given['rank']}."
    return _judged(entries, good, _said(entries), wanted)


def _say_in_group(given: Given) -> str:
    return f"{_subject(given)} thuộc nhóm “{given.get('group')}” trong {_table(given)}."


def _evaluate_in_group(given: Given, facts: Facts) -> Judgement:
    """In the group of this name; upper and lower case do not count."""
    entries = _entries(given, facts)
    if isinstance(entries, Judgement):
        return entries
    group = given["group"].strip().casefold()
    good = [one.group.strip().casefold() == group for one in entries]
    wanted = f"Cần thuộc nhóm “{given['group']}”."
    return _judged(entries, good, _said(entries), wanted)


def _say_improved(given: Given) -> str:
    return f"{_subject(given)} có hạng tốt hơn năm trước liền kề trong {_table(given)}."


def _evaluate_improved(given: Given, facts: Facts) -> Judgement:
    """On a better rank than the year before. Who was not ranked then can not be compared: a person
    judges."""
    entries = _entries(given, facts)
    if isinstance(entries, Judgement):
        return entries
    links = [Evidence(one.title, one.url) for one in entries]
    compared = [one for one in entries if one.rank and one.rank_before]
    if not compared:
        return needs_person(
            f"{_said(entries)} Năm trước chưa được xếp hạng nên không so sánh được.", links
        )
    said = "; ".join(
        f"{one.body} hạng {one.rank} năm {one.year}, hạng {one.rank_before} năm {one.year - 1}"
        for one in compared
    )
    good = [(one.rank or 0) < (one.rank_before or 0) for one in compared]
    return _judged(compared, good, f"{said}.", "Chưa tiến bộ hơn năm trước.")


def _say_published(given: Given) -> str:
    by = BY[Authority(given.get("publisher") or Authority.ISSUER)]
    kind = given.get("kind")
    of_kind = f" ({RankedKind(kind).label})" if kind else ""
    return f"Đã công bố bảng xếp hạng cải cách hành chính {in_year(given)}{of_kind}, do {by} lập."


def _evaluate_published(given: Given, facts: Facts) -> Judgement:
    """Some ranking of the kind was published by the day."""
    found = [
        one
        for one in facts.known.published
        if _is_meant(given, facts, one) and one.published_on <= facts.on
    ]
    if not found:
        when = said_years(_years(given, facts))
        return not_met(f"Chưa công bố bảng xếp hạng cải cách hành chính {when}.")
    first = min(found, key=lambda one: one.published_on)
    return met(
        f"Đã công bố ngày {first.published_on:%d/%m/%Y}.",
        [Evidence(one.title, one.url) for one in found],
    )


RULES = (
    Rule(
        key="ranked_at_most",
        label="Xếp hạng cao nhất đến hạng",
        parameters=(
            Parameter("rank", "Đến hạng", Takes.NUMBER, required=True, default=3, most=200),
            *COMMON,
        ),
        reads=("ranks", "published"),
        sentence=_say_at_most,
        evaluate=_evaluate_at_most,
    ),
    Rule(
        key="ranked_in_group",
        label="Thuộc nhóm xếp loại",
        parameters=(
            Parameter("group", "Nhóm", Takes.WORDS, required=True, default="Xuất sắc"),
            *COMMON,
        ),
        reads=("ranks", "published"),
        sentence=_say_in_group,
        evaluate=_evaluate_in_group,
    ),
    Rule(
        key="ranked_improved",
        label="Xếp hạng tiến bộ hơn năm trước",
        parameters=COMMON,
        reads=("ranks", "published"),
        sentence=_say_improved,
        evaluate=_evaluate_improved,
    ),
    Rule(
        key="ranking_published",
        label="Đã công bố bảng xếp hạng",
        parameters=(PUBLISHER, KIND, year_parameter()),
        reads=("published",),
        sentence=_say_published,
        evaluate=_evaluate_published,
    ),
)
