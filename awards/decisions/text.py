"""The text of a decision on awards, article by article."""

from collections import Counter

from audit import clock
from awards.models import AwardDecision, DecisionItem, DecisionKind, Meeting, Result
from awards.models.law import law_for
from decisions.papers import earlier_of, own_bases, reason_of
from paperwork.vietnamese import official_date
from paperwork.vietnamese_numbers import dong

_KINDS = {"collective": "tập thể", "individual": "cá nhân"}


def subject_of(decision: AwardDecision) -> str:
    """What a first decision is about (trích yếu)."""
    year = decision.plan.issued_on.year if decision.plan.issued_on else clock.today().year
    return f"Về việc khen thưởng tập thể, cá nhân có thành tích trong phong trào thi đua năm {year}"


def legal_bases(decision: AwardDecision) -> tuple[str, ...]:
    """The bases as entered, one a line; else the law in force on the day, the plan and the
    minutes."""
    return own_bases(decision) or tuple(suggested_bases(decision))


def suggested_bases(decision: AwardDecision) -> list[str]:
    """The law by the day of the decision, the plan, and the meetings that voted; of a later
    decision the one that it changes."""
    found = []
    law = law_for(decision.issued_on or clock.today())
    if law is not None:
        found.append(f"Căn cứ {law.law}")
        found.append(f"Căn cứ Nghị định số {law.decree.removeprefix('NĐ ')}")
    plan = decision.plan
    day = f" {official_date(plan.issued_on)}" if plan.issued_on else ""
    found.append(
        f"Căn cứ {plan.get_kind_display()} số {plan.reference}{day} của {plan.issuing_body}"
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


def articles(decision: AwardDecision, items: list[DecisionItem]) -> list[str]:
    """The articles of a decision."""
    return [
        _first_article(decision, items),
        _second_article(decision, items),
        f"Các cơ quan, đơn vị thuộc {decision.issuing_body.name} và các tập thể, cá nhân có tên "
        "trong danh sách chịu trách nhiệm thi hành Quyết định này.",
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
            f"Đính chính danh sách kèm theo {earlier_of(decision)} đối với {_count(items)} như "
            f"danh sách kèm theo Quyết định này.{why}"
        )
    if decision.kind == DecisionKind.REVOKE:
        return (
            f"Hủy bỏ việc khen thưởng {_count(items)} tại {earlier_of(decision)} (có danh sách kèm "
            f"theo); thu hồi giấy khen, bằng khen và tiền thưởng đã trao.{why}"
        )
    forms: dict[str, list[DecisionItem]] = {}
    for item in items:
        forms.setdefault(item.form_name, []).append(item)
    said = "; ".join(f"{form} cho {_count(group)}" for form, group in forms.items())
    achievements = {item.achievement.strip().rstrip(".") for item in items}
    whatfor = f" {_lower(achievements.pop())}" if len(achievements) == 1 else ""
    return f"Tặng {_lower(said)}{whatfor} (có danh sách kèm theo)."


def _second_article(decision: AwardDecision, items: list[DecisionItem]) -> str:
    if decision.kind != DecisionKind.AWARD:
        return "Quyết định này có hiệu lực kể từ ngày ký."
    total = sum(item.bonus or 0 for item in items)
    if not total:
        return "Quyết định này có hiệu lực kể từ ngày ký."
    return (
        f"Tiền thưởng kèm theo là {dong(total)}, chi từ quỹ thi đua, khen thưởng của "
        f"{decision.issuing_body.name}. Quyết định này có hiệu lực kể từ ngày ký."
    )


def _count(items: list[DecisionItem]) -> str:
    counted = Counter(item.awardee_kind for item in items)
    return " và ".join(
        f"{counted[kind]:02d} {said}" for kind, said in _KINDS.items() if counted[kind]
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
