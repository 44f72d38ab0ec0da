"""Lineage of plans: which plan can be the parent of another, and the symbol of a body's own plan.
Pure: values in, sentences and values out."""


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


# Nghị định 30/2020/NĐ-CP, Phụ lục III, Phần I: a công văn bears no abbreviation of its kind.
KIND_ABBREVIATIONS = {"plan": "KH", "decision": "QĐ", "guidance": "HD"}


def symbol_of(kind: str, body_symbol: str) -> str:
    """The symbol of a body's documents of a kind: KH-UBND; empty where the body has none."""
    abbreviation = KIND_ABBREVIATIONS.get(kind)
    if not body_symbol or not abbreviation:
        return body_symbol
    return f"{abbreviation}-{body_symbol}"
