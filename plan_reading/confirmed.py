"""What a person has confirmed of a text that was read: whole plans, not yet anywhere.

Rows are unsaved instances without their plan; what awards/ makes of the text is given in values.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.transitions import Values
from awards.confirmed_awards import ConfirmedAward
from campaigns.models import Deadline, LegalBasis, ParticipantGroup, Phase, Plan, PlanSection
from campaigns.plans.drafts.parts import Receiving
from organisation.models import IssuingBody


@dataclass(frozen=True, slots=True)
class ConfirmedPlan:
    """A document of a text as it is to become a plan: under `parent`, or under another of the same
    text (`under`, its place in the list). `corrected` counts the values that the person changed."""

    issuing_body: IssuingBody
    values: Values
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
