"""What stands in the way of a plan's steps, asked of the saved plan: the guards of its workflow
that need more than the tree."""

from collections.abc import Mapping
from typing import Any

from audit import clock
from decisions.issue_number import day_objection, number_objection


def number_objection_of(_: Any, given: Mapping[str, Any]) -> str | None:
    """Why the number given is none; one that is missing is asked for elsewhere."""
    return number_objection(given["number"]) if given.get("number") else None


def day_objection_of(_: Any, given: Mapping[str, Any]) -> str | None:
    """Why a plan is not issued on the day given."""
    return day_objection(given["issued_on"], clock.today()) if given.get("issued_on") else None


def symbol_objection_of(plan: Any, _: Mapping[str, Any]) -> str | None:
    """A document is told apart by number and symbol."""
    if plan.symbol.strip():
        return None
    return "Hãy ghi ký hiệu ở phần Thông tin chung trước khi ban hành."


def content_objection_of(plan: Any, _: Mapping[str, Any]) -> str | None:
    """An amendment says what is amended."""
    if plan.change != "amends" or plan.sections.exists():
        return None
    return "Hãy ghi nội dung sửa đổi, bổ sung ở phần Nội dung."
