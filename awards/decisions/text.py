"""The text of a decision on awards, article by article."""

from collections import Counter
from collections.abc import Iterable

from audit import clock
from awards.models import (
    AwardDecision,
    AwardForm,
    BaseSalary,
    BonusRate,
    DecisionItem,
    DecisionKind,
    Meeting,
    Result,
)
from awards.models.law import law_for
from decisions.legal_texts import LegalText, Topic, WithSource, cited, texts_on
from decisions.models import in_the_name_of
from decisions.papers import earlier_of, own_bases, proposal_line, reason_of
from organisation.models.bodies import BodyKind
from paperwork.vietnamese import in_a_sentence, official_date
from paperwork.vietnamese_numbers import dong, dong_in_words

# The kinds of awardees in the order of a decision's list.
KINDS = {"collective": "tập thể", "individual": "cá nhân"}


def subject_of(decision: AwardDecision, items: list[DecisionItem]) -> str:
    """What a first decision gives, to whom and for what (trích yếu)."""
    given = given_to(items) or "khen thưởng tập thể, cá nhân"
    return (
        f"Về việc {_lower(given)} có thành tích xuất sắc trong phong trào thi đua cải cách hành "
        f"chính {decision.plan.years.said}"
    )


def given_to(items: list[DecisionItem], *, with_authority: bool = False) -> str:
    """What is given to how many: "Tặng Bằng khen cho 14 tập thể và 26 cá nhân"; "" of no items.
    With several forms each is named once, in the order of the list."""
    forms: dict[str, list[DecisionItem]] = {}
    for item in items:
        name = item.form_name if with_authority else form_alone(item)
        forms.setdefault(name, []).append(item)
    said = "; ".join(f"{form} cho {counted(group)}" for form, group in forms.items())
    return f"Tặng {said}" if said else ""


def form_alone(item: DecisionItem) -> str:
    """The form of an award without whose it is: "Bằng khen"."""
    return str(item.dossier.award_form.get_name_display())


def legal_bases(decision: AwardDecision) -> tuple[str, ...]:
    """What was entered, a line each, else what is suggested; on whose proposal, last."""
    bases = own_bases(decision) or tuple(suggested_bases(decision))
    return (*bases, *proposal_line(decision))


def suggested_bases(decision: AwardDecision) -> list[str]:
    """The law by the day of the decision, the plan with its title, and the meetings that voted; of
    a later decision the one that it changes."""
    found = cited(laws_of(decision))
    plan = decision.plan
    day = f" {official_date(plan.issued_on)}" if plan.issued_on else ""
    found.append(
        f"Căn cứ {plan.get_kind_display()} số {plan.reference}{day} của {plan.issuing_body} "
        f"{in_a_sentence(plan.title)}"
    )
    if decision.changes is not None:
        return [*found, f"Căn cứ {earlier_of(decision)}"]
    meetings = Meeting.objects.filter(
        items__result=Result.PASSED, items__dossier__decided_in__decision=decision.pk
    ).select_related("council")
    for meeting in meetings.distinct().order_by("held_on"):
        number = f" số {meeting.minutes_number}/BB-HĐTĐKT" if meeting.minutes_number else ""
        found.append(
            f"Căn cứ Biên bản họp{number} "
            f"{official_date(meeting.minutes_signed_on or meeting.held_on)} của "
            f"{meeting.council.name}"
        )
    return found


def laws_of(decision: AwardDecision) -> list[LegalText]:
    """The laws that hold on the day of a decision; that on local government where a committee's
    chairman decides. One query."""
    is_of_committee = decision.issuing_body.kind == BodyKind.PEOPLES_COMMITTEE
    topics = (
        *((Topic.LOCAL_GOVERNMENT,) if is_of_committee else ()),
        Topic.EMULATION_LAW,
        Topic.EMULATION_DECREE,
    )
    return texts_on(decision.issued_on or clock.today(), topics)


def open_questions(decision: AwardDecision) -> list[str]:
    """What of the law is to be compared before the decision is signed, in sentences for who drafts
    and signs: texts, rates and salaries that are marked uncertain on its day."""
    day = decision.issued_on or clock.today()
    found: list[WithSource] = [*laws_of(decision)]
    if version := law_for(day):
        found.append(version)
    if decision.kind == DecisionKind.AWARD:
        names = AwardForm.objects.filter(plan=decision.plan_id).values("name")
        found += BonusRate.objects.in_force_on(day).filter(form_name__in=names, is_uncertain=True)
        found += BaseSalary.objects.in_force_on(day).filter(is_uncertain=True)
    return [one.open_question for one in found if one.open_question]


def articles(decision: AwardDecision, items: list[DecisionItem]) -> list[str]:
    """The articles of a decision."""
    office = decision.plan.receiver
    first = (
        f"{in_the_name_of(office)}, thủ trưởng"
        if office.pk != decision.issuing_body_id
        else "Thủ trưởng"
    )
    return [
        _first_article(decision, items),
        _second_article(decision, items),
        f"{first} các cơ quan, đơn vị có liên quan và các {_kinds_in(items)} có tên tại Điều 1 "
        "chịu trách nhiệm thi hành Quyết định này.",
    ]


def authority_of(decision: AwardDecision, items: list[DecisionItem]) -> str:
    """Thẩm quyền ban hành: whose award it is, as its form says; the body where forms differ."""
    titles = {item.dossier.award_form.authority_title for item in items}
    return titles.pop() if len(titles) == 1 else decision.issuing_body.name


def awardee_cell(item: DecisionItem) -> str:
    """An awardee with their unit, in one cell."""
    if item.awardee_body_name == item.awardee_name or not item.awardee_body_name:
        return item.awardee_name
    return f"{item.awardee_name} – {item.awardee_body_name}"


def _first_article(decision: AwardDecision, items: list[DecisionItem]) -> str:
    why = reason_of(decision)
    if decision.kind == DecisionKind.CORRECT:
        return (
            f"Đính chính danh sách kèm theo {earlier_of(decision)} đối với {counted(items)} như "
            f"danh sách kèm theo Quyết định này.{why}"
        )
    if decision.kind == DecisionKind.REVOKE:
        return (
            f"Hủy bỏ việc khen thưởng {counted(items)} tại {earlier_of(decision)} (có danh sách "
            f"kèm theo); thu hồi giấy khen, bằng khen và tiền thưởng đã trao.{why}"
        )
    achievements = {item.achievement.strip().rstrip(".") for item in items}
    whatfor = f" {_lower(achievements.pop())}" if len(achievements) == 1 else ""
    return f"{given_to(items, with_authority=True)}{whatfor} (có danh sách kèm theo)."


def _second_article(decision: AwardDecision, items: list[DecisionItem]) -> str:
    if decision.kind != DecisionKind.AWARD:
        return "Quyết định này có hiệu lực kể từ ngày ký."
    total = sum(item.bonus or 0 for item in items)
    if not total:
        return "Quyết định này có hiệu lực kể từ ngày ký."
    year = (decision.issued_on or clock.today()).year
    return (
        f"Tổng số tiền thưởng kèm theo là {dong(total)} (bằng chữ: {_lower(dong_in_words(total))}),"
        f" chi từ quỹ thi đua, khen thưởng năm {year} của {decision.issuing_body.name}. Quyết định "
        "này có hiệu lực kể từ ngày ký."
    )


def counted(items: Iterable[DecisionItem]) -> str:
    """How many of each kind: "14 tập thể và 26 cá nhân"."""
    counts = Counter(item.awardee_kind for item in items)
    said = [f"{counts[kind]:02d} {name}" for kind, name in KINDS.items() if counts[kind]]
    return " và ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


def _kinds_in(items: Iterable[DecisionItem]) -> str:
    kinds = {item.awardee_kind for item in items}
    return ", ".join(name for kind, name in KINDS.items() if kind in kinds) or "tập thể, cá nhân"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
