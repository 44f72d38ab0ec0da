"""Combination of the findings on single requirements to one finding for a candidate. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from awards.rules.findings import Answer

# Told beside the others; it settles who comes first, not who may be awarded.
PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to one requirement, with where it stands among the others: its kind, the group of
    which one is enough ("" for none), and its branch in that group ("" where it is one alone)."""

    kind: str
    alternative: str
    branch: str
    answer: Answer


def overall(judged: Iterable[Judged]) -> Answer:
    """The answer to all requirements together.

    Each must be met that stands alone; of an alternative group one branch, and in a branch all. A
    priority does not count. Without requirements there is nothing that is not met.
    """
    alone: list[Answer] = []
    groups: dict[str, dict[str, list[Answer]]] = {}
    for number, one in enumerate(judged):
        if one.kind == PRIORITY:
            continue
        if not one.alternative:
            alone.append(one.answer)
            continue
        branches = groups.setdefault(one.alternative, {})
        branches.setdefault(one.branch or f"#{number}", []).append(one.answer)
    for branches in groups.values():
        alone.append(any_of(all_of(answers) for answers in branches.values()))
    return all_of(alone)


def all_of(answers: Iterable[Answer]) -> Answer:
    """One not met spoils all; else one open leaves it open."""
    given = set(answers)
    if Answer.NOT_MET in given:
        return Answer.NOT_MET
    return Answer.NEEDS_PERSON if Answer.NEEDS_PERSON in given else Answer.MET


def any_of(answers: Iterable[Answer]) -> Answer:
    """One met is enough; else one open leaves it open."""
    given = set(answers)
    if Answer.MET in given or not given:
        return Answer.MET
    return Answer.NEEDS_PERSON if Answer.NEEDS_PERSON in given else Answer.NOT_MET
