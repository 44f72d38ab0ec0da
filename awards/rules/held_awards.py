"""Rules about awards that are already held, and about chosen collectives."""

from awards.rules.evidence import (
    NEAR_NAME,
    AwardSeen,
    Facts,
    Judgement,
    met,
    needs_person,
    not_met,
)
from awards.rules.findings import Evidence
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.rule import Given, Rule, authority_parameter, whose_parameter
from awards.rules.vocabulary import BY, SUBJECT, Authority, Chosen, HeldUnder, Whose
from paperwork.vietnamese import fold

FORMS = (("giay_khen", "Giấy khen"), ("bang_khen", "Bằng khen"))


def _links(seen: list[AwardSeen]) -> list[Evidence]:
    return [
        Evidence(
            f"{one.called}, Quyết định số {one.decision} ngày {one.decided_on:%d/%m/%Y}", one.url
        )
        for one in seen
    ]


def _form(given: Given) -> str:
    by = BY[Authority(given.get("authority") or Authority.ANY)]
    name = dict(FORMS).get(given.get("form") or "", "Hình thức khen thưởng").lower()
    return f"{name} của người đứng đầu {by}"


def _say_holds(given: Given) -> str:
    under = HeldUnder(given.get("under") or HeldUnder.ANY).label.lower()
    subject = SUBJECT[Whose(given.get("whose") or Whose.AWARDEE)].rstrip(",")
    return f"{subject} đã được tặng {_form(given)}, {under}."


def _evaluate_holds(given: Given, facts: Facts) -> Judgement:
    """An award of this form and authority in force in the register. One under no named plan, or of
    a namesake at another body, is for a person to judge."""
    whose = given.get("whose") or Whose.AWARDEE
    who = facts.called(whose)
    held = [one for one in _held(given, facts, whose) if _is_form(given, facts, one)]
    under = [one for one in held if _is_under(given, facts, one)]
    if under:
        return _sure(facts, whose, under) or met(
            f"{who} đã được tặng {_form(given)}.", _links(under)
        )
    unplanned = [one for one in held if one.plan is None]
    if unplanned:
        return needs_person(
            f"{who} có {_form(given)}, nhưng sổ không ghi tặng theo kế hoạch nào.",
            _links(unplanned),
        )
    if facts.is_person(whose):
        elsewhere = [
            one
            for one in facts.namesakes
            if one.person == facts.person
            and _is_form(given, facts, one)
            and _is_under(given, facts, one)
        ]
        if elsewhere:
            return needs_person(
                f"Có người cùng họ tên {who} ở đơn vị khác đã được tặng {_form(given)}; cần kiểm "
                "tra có phải cùng một người.",
                _links(elsewhere),
            )
        near = [
            one
            for one in _nearly_held(facts, whose)
            if _is_form(given, facts, one) and _is_under(given, facts, one)
        ]
        if near:
            return needs_person(f"{who} chưa được tặng {_form(given)}; {NEAR_NAME}.", _links(near))
    return not_met(f"{who} chưa được tặng {_form(given)}.")


def _held(given: Given, facts: Facts, whose: str) -> list[AwardSeen]:
    """What a body holds as a collective; what a person holds at their body, or anywhere as the same
    honoree."""
    there = facts.about(facts.known.awards, whose)
    if not facts.is_person(whose):
        return [one for one in there if not one.person]
    honoree = facts.candidate.honoree_id
    own = [one for one in there if one.person == facts.person]
    if honoree is None:
        return own
    same = [one for one in facts.namesakes if one.honoree == honoree]
    return [one for one in own if one.honoree in (None, honoree)] + [
        one for one in same if one not in own
    ]


def _nearly_held(facts: Facts, whose: str) -> list[AwardSeen]:
    """What people hold at the candidate's body whose names differ in diacritics only."""
    there = facts.about(facts.known.awards, whose)
    return [one for one in there if one.person and facts.is_near(one.person)]


def _sure(facts: Facts, whose: str, held: list[AwardSeen]) -> Judgement | None:
    """None, unless awards of one name at one body are those of several persons."""
    persons = {one.honoree for one in held}
    if facts.is_person(whose) and facts.candidate.honoree_id is None and len(persons) > 1:
        return needs_person(
            f"Đơn vị có nhiều người cùng họ tên {facts.candidate.name} trong sổ khen thưởng; cần "
            "xác định là người nào.",
            _links(held),
        )
    return None


def _is_form(given: Given, facts: Facts, one: AwardSeen) -> bool:
    authority = given.get("authority") or Authority.ANY
    by_whom = authority == Authority.ANY or one.issuer in facts.authorities[authority]
    return by_whom and given.get("form") in (None, "", one.form_kind)


def _is_under(given: Given, facts: Facts, one: AwardSeen) -> bool:
    under, plan = given.get("under") or HeldUnder.ANY, facts.known.plan
    if under == HeldUnder.ANY:
        return True
    return one.plan == plan.key or (under == HeldUnder.THIS_OR_PARENT and one.plan in plan.parents)


HOLDS_AWARD = Rule(
    key="holds_award",
    label="Đã được tặng hình thức khen thưởng",
    parameters=(
        whose_parameter(Whose.AWARDEE),
        Parameter("form", "Hình thức", Takes.CHOICE, FORMS, required=True, default="giay_khen"),
        authority_parameter("authority", "Của người đứng đầu", Authority.ISSUER),
        Parameter(
            "under",
            "Theo kế hoạch",
            Takes.CHOICE,
            as_choices(HeldUnder),
            default=str(HeldUnder.THIS),
        ),
    ),
    reads=("awards", "namesakes"),
    sentence=_say_holds,
    evaluate=_evaluate_holds,
)


def _say_not_yet(given: Given) -> str:
    return (
        "Chưa được khen thưởng cho cùng thành tích (không tính hình thức mà kế hoạch chọn người, "
        "tập thể được khen từ đó)."
    )


def _evaluate_not_yet(given: Given, facts: Facts) -> Judgement:
    """No award in force for the same words of achievement (Luật 06/2022/QH15, Điều 5: not several
    rewards for one achievement); another award under this plan is for a person to judge."""
    held = [one for one in _held(given, facts, Whose.AWARDEE) if not one.is_lower]
    who, achievement = facts.candidate.name, fold(facts.candidate.achievement)
    same = [one for one in held if achievement and one.achievement == achievement]
    if same:
        return not_met(f"{who} đã được khen thưởng cho chính thành tích này.", _links(same))
    if facts.is_person(Whose.AWARDEE):
        near = [
            one
            for one in _nearly_held(facts, Whose.AWARDEE)
            if achievement and one.achievement == achievement and not one.is_lower
        ]
        if near:
            return needs_person(f"{who} chưa được khen thưởng; {NEAR_NAME}.", _links(near))
    here = [one for one in held if one.plan == facts.known.plan.key]
    if here:
        return needs_person(
            f"{who} đã được khen thưởng theo kế hoạch này; cần xem có phải cùng một thành tích.",
            _links(here),
        )
    return met(f"Sổ khen thưởng chưa có khen thưởng nào cho thành tích này của {who}.")


NOT_ALREADY_AWARDED = Rule(
    key="not_already_awarded",
    label="Chưa được khen thưởng cho cùng thành tích",
    parameters=(),
    reads=("awards", "namesakes"),
    sentence=_say_not_yet,
    evaluate=_evaluate_not_yet,
    guards=True,
)


def _say_chosen(given: Given) -> str:
    how_far = Chosen(given.get("how_far") or Chosen.PROPOSED).label.lower()
    subject = SUBJECT[Whose(given.get("whose") or Whose.BODY)].rstrip(",")
    return f"{subject} là tập thể được chọn: {how_far} cùng hình thức này."


def _evaluate_chosen(given: Given, facts: Facts) -> Judgement:
    """The body is awarded the same form as a collective; or proposed for it, where that is
    enough."""
    whose = given.get("whose") or Whose.BODY
    seen = facts.about(facts.known.chosen, whose)
    who = facts.places[whose].name
    links = [Evidence(f"Hồ sơ của {one.name} ({one.status})", one.url) for one in seen]
    if any(one.is_awarded for one in seen):
        return met(f"{who} đã được tặng cùng hình thức này.", links)
    if not seen:
        return not_met(f"{who} không được đề nghị hình thức này.")
    if (given.get("how_far") or Chosen.PROPOSED) == Chosen.AWARDED:
        return needs_person(f"{who} đang được đề nghị, chưa có quyết định.", links)
    return met(f"{who} đang được đề nghị cùng hình thức này.", links)


COLLECTIVE_CHOSEN = Rule(
    key="collective_chosen",
    label="Thuộc tập thể được chọn",
    parameters=(
        whose_parameter(Whose.BODY, Whose.AWARDEE, Whose.ISSUER),
        Parameter(
            "how_far", "Đến bước", Takes.CHOICE, as_choices(Chosen), default=str(Chosen.PROPOSED)
        ),
    ),
    reads=("chosen",),
    sentence=_say_chosen,
    evaluate=_evaluate_chosen,
)

RULES = (HOLDS_AWARD, COLLECTIVE_CHOSEN, NOT_ALREADY_AWARDED)
