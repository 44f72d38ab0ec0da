"""Lineage of plans: which plan can be the parent of another, and what a plan takes over from its
parent. Pure: values in, sentences and values out."""

from datetime import date, timedelta


def parent_objection(
    *, plan_path: str, issuing_body_path: str, parent_path: str, parent_body_path: str
) -> str | None:
    """Why a plan cannot have a parent, or None where it can.

    Takes tree paths: of the plan ("" while it is new), of its issuing body, of the parent plan
    and of the parent's issuing body. A parent is never the plan itself nor one of its own
    descendants, and its issuing body stands above the plan's.
    """
    if plan_path and parent_path == plan_path:
        return "Kế hoạch không thể là cấp trên của chính nó."
    if plan_path and parent_path.startswith(plan_path):
        return (
            "Kế hoạch cấp trên đã chọn lại đang thực hiện chính kế hoạch này, nên sẽ thành vòng "
            "khép kín. Hãy chọn kế hoạch khác."
        )
    is_above = issuing_body_path.startswith(parent_body_path)
    if not is_above or issuing_body_path == parent_body_path:
        return (
            "Kế hoạch cấp trên phải do một cơ quan cấp trên của cơ quan ban hành lập. Hãy chọn kế "
            "hoạch của cấp trên, hoặc để trống nếu không có."
        )
    return None


def proposed_day(last_day: date, *, days_earlier: int, today: date) -> date:
    """The last day that a body sets for those below it, so that it can itself be in time above.

    Takes the last day above and the number of calendar days to stay ahead of it. It is never in
    the past while the day above is not, and never later than the day above.
    """
    return min(last_day, max(today, last_day - timedelta(days=days_earlier)))


def proposed_term(days_after: int, *, days_earlier: int) -> int:
    """The same for a term of so many days after an event; not less than none."""
    return max(0, days_after - days_earlier)


# Nghị định 30/2020/NĐ-CP, Phụ lục III, Phần I: a công văn bears no abbreviation of its kind.
KIND_ABBREVIATIONS = {"plan": "KH", "decision": "QĐ", "guidance": "HD"}


def symbol_of(kind: str, body_symbol: str) -> str:
    """The symbol of a body's documents of a kind: KH-UBND; empty where the body has none."""
    abbreviation = KIND_ABBREVIATIONS.get(kind)
    if not body_symbol or not abbreviation:
        return body_symbol
    return f"{abbreviation}-{body_symbol}"
