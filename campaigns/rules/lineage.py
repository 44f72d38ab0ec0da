"""What makes one plan the parent of another. Pure: plans in, sentences out."""

from collections.abc import Mapping
from typing import Any

# The states in which a plan binds: issued, and neither closed nor replaced.
IN_FORCE = ("issued", "summed_up")


def parent_objection(
    *, plan_path: str, issuing_body_path: str, parent_path: str, parent_body_path: str
) -> str | None:
    """Why a plan may not stand under a parent, or None where it may.

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


def parent_objection_of(plan: Any, _: Mapping[str, Any]) -> str | None:
    """The same question of a saved plan and the parent it has in the tree: a workflow's guard."""
    parent = plan.parent
    if parent is None:
        return None
    return parent_objection(
        plan_path=plan.path,
        issuing_body_path=plan.issuing_body.path,
        parent_path=parent.path,
        parent_body_path=parent.issuing_body.path,
    )


def change_objection_of(plan: Any, _: Mapping[str, Any]) -> str | None:
    """Why a plan may not amend or replace the one it names, or None where it may, or names none:
    a body changes its own plans only, and one that is in force."""
    changed = plan.changed_plan
    if changed is None:
        return None
    if changed.issuing_body_id != plan.issuing_body_id:
        return "Chỉ cơ quan đã ban hành kế hoạch mới được sửa đổi hoặc thay thế kế hoạch đó."
    if changed.status not in IN_FORCE:
        return (
            f"{changed} không còn hiệu lực ({changed.get_status_display().lower()}) nên không sửa "
            "đổi, thay thế được nữa."
        )
    return None
