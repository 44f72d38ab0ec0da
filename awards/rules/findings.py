"""Findings: met, not met, or for a person to judge. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What was found for one requirement."""

    MET = "met"
    NOT_MET = "not_met"
    NEEDS_PERSON = "needs_person"

    @property
    def label(self) -> str:
        """As it stands on a page."""
        return LABELS[self]


LABELS = {
    Answer.MET: "Đạt",
    Answer.NOT_MET: "Chưa đạt",
    Answer.NEEDS_PERSON: "Cần người xem xét",
}


# Instead of what tells of a violation, for those who may not know of it.
FOR_OFFICES = "Cơ quan thường trực xem xét nội dung này."


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that a finding rests on; `url` is "" where it has no page."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one requirement (by its key), the sentence that explains it, and on what it
    rests. A `confidential` finding is about a violation: only desks at or above the body read it
    (`hidden_from_others`). `contradiction` is the sentence about a contradiction within the plan,
    if any."""

    requirement: int
    answer: Answer
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    confidential: bool = False
    contradiction: str = ""

    @property
    def public_sentence(self) -> str:
        """The sentence as it may stand where also the proposing unit reads it."""
        return FOR_OFFICES if self.confidential else self.sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be awarded: `kind` "collective" or "individual"; the body is the collective itself,
    or where the person works. `achievement` and `dossier_id` are empty before there is a
    dossier."""

    kind: str
    name: str
    title: str
    body_id: int
    honoree_id: int | None = None
    is_enterprise: bool = False
    achievement: str = ""
    dossier_id: int | None = None


def hidden_from_others(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as one reads them who may not know of violations."""
    return tuple(
        Finding(one.requirement, Answer.NEEDS_PERSON, FOR_OFFICES) if one.confidential else one
        for one in findings
    )
