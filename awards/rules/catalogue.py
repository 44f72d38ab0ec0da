"""The closed catalogue of rules that a plan's requirements choose from. Data and pure functions."""

from collections.abc import Mapping
from typing import Any

ATTESTED = "attested"


def is_attested(rule: str) -> bool:
    """Whether a person answers it, not a rule."""
    return rule in ("", ATTESTED)


def objections_to(rule: str, parameters: Mapping[str, Any], *, kind: str) -> list[str]:
    """What is wrong with a requirement's rule and parameters, as sentences; empty where all is
    right. `kind` is the requirement's own (criterion, disqualifier ...)."""
    if is_attested(rule):
        return []
    return [f"Không có quy tắc “{rule}”."]


def sentence_of(rule: str, parameters: Mapping[str, Any]) -> str:
    """What a rule with these parameters looks at, as a Vietnamese sentence."""
    return "Người thẩm định xem xét, xác nhận."
