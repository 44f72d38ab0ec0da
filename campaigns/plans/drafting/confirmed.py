"""What a person has confirmed of a text that was read: whole plans, not yet anywhere.

Rows are unsaved instances without their plan; what awards/ makes of the text is told in values.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from campaigns.models import (
    Deadline,
    IssuingBody,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanSection,
)
from campaigns.plans.drafting.parts import Receiving


@dataclass(frozen=True, slots=True)
class ConfirmedQuota:
    """How many of an award: `level` where the number holds for one level only; `exceptions` are
    bodies with their own numbers."""

    awardee: str
    limit: int
    per: str
    level: str = ""
    exceptions: tuple[tuple[IssuingBody, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmedAward:
    """A form of award with its authority, quotas and papers. `authority_body` None: the body that
    issues the plan."""

    name: str
    authority_title: str
    printed_as: str
    authority_body: IssuingBody | None
    awardee: str
    original_sets: int
    quotas: tuple[ConfirmedQuota, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmedPlan:
    """A document of a text as it is to become a plan: under `parent`, or under another of the same
    text (`under`, its place in the list). `corrected` counts the values that the person changed."""

    issuing_body: IssuingBody
    values: dict[str, Any]
    parent: Plan | None = None
    under: int | None = None
    bases: Sequence[LegalBasis] = ()
    phases: Sequence[Phase] = ()
    deadlines: Sequence[Deadline] = ()
    groups: Sequence[ParticipantGroup] = ()
    sections: Sequence[PlanSection] = ()
    receiving: Sequence[Receiving] = ()
    lines: Sequence[str] = ()
    awards: Sequence[ConfirmedAward] = field(default=())
    corrected: int = 0
