"""Rules about registrations and their progress."""

from awards.rules.evidence import (
    NEAR_NAME,
    Facts,
    InitiativeSeen,
    Judgement,
    RegistrationSeen,
    met,
    needs_person,
    not_met,
)
from awards.rules.findings import Evidence
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.rule import Given, Rule, whose_parameter
from awards.rules.vocabulary import SUBJECT, HowFar, Whose

MOST_LINKS = 5


def _say_registered(given: Given) -> str:
    in_time = ", đúng hạn" if given.get("in_time") else ""
    subject = SUBJECT[Whose(given.get("whose") or Whose.AWARDEE)].rstrip(",")
    return (
        f"{subject} có bản đăng ký thi đua theo kế hoạch này, hoặc kế hoạch triển khai kế hoạch "
        f"này, được tiếp nhận{in_time}."
    )


def _evaluate_registered(given: Given, facts: Facts) -> Judgement:
    """Accepted, in time where that is asked; a person must be named in their body's, where the form
    names people at all."""
    whose = given.get("whose") or Whose.AWARDEE
    if not facts.known.plan.registers:
        return needs_person(
            "Kế hoạch không tổ chức đăng ký trên hệ thống; cần xem bản đăng ký bằng giấy."
        )
    seen = facts.about(facts.known.registrations, whose)
    links = [Evidence(f"Bản đăng ký của {one.body} ({one.status})", one.url) for one in seen]
    who = facts.places[whose].name
    accepted = [one for one in seen if one.is_accepted]
    if not accepted:
        status = f"; bản đăng ký đang ở tình trạng “{seen[0].status}”" if seen else ""
        return not_met(f"{who} chưa có bản đăng ký được tiếp nhận{status}.", links)
    good = [one for one in accepted if not (given.get("in_time") and one.is_late)]
    if not good:
        return not_met(f"{who} đăng ký sau hạn.", links)
    if facts.is_person(whose):
        return _of_person(facts, good, links)
    late = " (nộp muộn)" if all(one.is_late for one in good) else ""
    return met(f"{who} đã đăng ký, được tiếp nhận{late}.", links)


def _of_person(facts: Facts, accepted: list[RegistrationSeen], links: list[Evidence]) -> Judgement:
    name = facts.candidate.name
    if any(facts.person in one.people for one in accepted):
        return met(f"{name} có tên trong bản đăng ký đã được tiếp nhận.", links)
    if any(facts.is_near(person) for one in accepted for person in one.people):
        return needs_person(f"{name} chưa có tên trong bản đăng ký của đơn vị; {NEAR_NAME}.", links)
    if any(one.people for one in accepted):
        return not_met(f"{name} không có tên trong bản đăng ký của đơn vị.", links)
    return needs_person(
        f"Đơn vị của {name} đã đăng ký, nhưng mẫu đăng ký không ghi tên từng người.", links
    )


REGISTERED = Rule(
    key="registered",
    label="Có đăng ký thi đua theo kế hoạch này",
    parameters=(
        whose_parameter(Whose.AWARDEE),
        Parameter("in_time", "Phải đúng hạn", Takes.YES),
    ),
    reads=("registrations",),
    sentence=_say_registered,
    evaluate=_evaluate_registered,
)


def _say_initiatives(given: Given) -> str:
    subject = SUBJECT[Whose(given.get("whose") or Whose.AWARDEE)].rstrip(",")
    how_far = HowFar(given.get("how_far") or HowFar.RECOGNISED).label
    areas = given.get("areas") or []
    numbers = ", ".join(str(one) for one in sorted(areas))
    fields = f" thuộc lĩnh vực số {numbers} của kế hoạch" if areas else ""
    return (
        f"{subject} có ít nhất {given.get('count') or 1:02d} mô hình, giải pháp, sáng kiến "
        f"{how_far[:1].lower()}{how_far[1:]}{fields}."
    )


def _evaluate_initiatives(given: Given, facts: Facts) -> Judgement:
    """At least so many that are far enough, in these fields; of a person, those that they are an
    author of."""
    whose = given.get("whose") or Whose.AWARDEE
    count = given.get("count") or 1
    order = HowFar.values
    wanted = given.get("how_far") or HowFar.RECOGNISED
    areas = set(given.get("areas") or ())
    fitting = [
        one
        for one in facts.about(facts.known.initiatives, whose)
        if order.index(one.how_far) >= order.index(wanted) and (not areas or one.area in areas)
    ]
    who = facts.called(whose)
    wanted_said = HowFar(wanted).label.lower()
    if facts.is_person(whose):
        own = [one for one in fitting if facts.person in one.authors]
        without = [one for one in fitting if not one.authors]
        if len(own) < count and without:
            return needs_person(
                f"{who} là tác giả của {len(own):02d} sáng kiến; đơn vị còn "
                f"{len(without):02d} sáng kiến chưa ghi tác giả.",
                _links(without),
            )
        near = [one for one in fitting if any(map(facts.is_near, one.authors)) and one not in own]
        if len(own) < count <= len(own) + len(near):
            return needs_person(
                f"{who} là tác giả của {len(own):02d} sáng kiến {wanted_said}; {NEAR_NAME}.",
                _links(near),
            )
        fitting = own
    have = f"có {len(fitting):02d}" if fitting else "chưa có"
    sentence = f"{who} {have} sáng kiến {wanted_said}"
    if len(fitting) >= count:
        return met(f"{sentence}.", _links(fitting))
    return not_met(f"{sentence}, cần ít nhất {count:02d}.", _links(fitting))


def _links(seen: list[InitiativeSeen]) -> list[Evidence]:
    shown = [
        Evidence(f"{one.name} ({one.decision})" if one.decision else one.name, one.url)
        for one in seen[:MOST_LINKS]
    ]
    more = len(seen) - MOST_LINKS
    return [*shown, Evidence(f"và {more} sáng kiến khác")] if more > 0 else shown


INITIATIVES = Rule(
    key="initiatives",
    label="Có số sáng kiến, giải pháp, mô hình",
    parameters=(
        whose_parameter(Whose.AWARDEE),
        Parameter("count", "Ít nhất", Takes.NUMBER, required=True, default=1, most=100),
        Parameter(
            "how_far",
            "Đến bước",
            Takes.CHOICE,
            as_choices(HowFar),
            required=True,
            default=str(HowFar.RECOGNISED),
        ),
        Parameter("areas", "Trong các lĩnh vực", Takes.AREAS, help_text="Để trống: mọi lĩnh vực"),
    ),
    reads=("initiatives",),
    sentence=_say_initiatives,
    evaluate=_evaluate_initiatives,
)

RULES = (REGISTERED, INITIATIVES)
