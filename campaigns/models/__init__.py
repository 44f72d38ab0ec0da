"""Models of campaigns."""

from campaigns.models.attachments import PlanAttachment
from campaigns.models.plan_contents import (
    LegalBasis,
    ParticipantGroup,
    PlanSection,
    RecipientLine,
)
from campaigns.models.plans import Plan
from campaigns.models.recipients import Recipient, Reminder
from campaigns.models.reform_areas import ReformArea, ReformAreaSet
from campaigns.models.timetable import Deadline, DeadlineExtension, Phase, PlanEvent
from campaigns.models.working_calendar import DayOff

__all__ = [
    "DayOff",
    "Deadline",
    "DeadlineExtension",
    "LegalBasis",
    "ParticipantGroup",
    "Phase",
    "Plan",
    "PlanAttachment",
    "PlanEvent",
    "PlanSection",
    "Recipient",
    "RecipientLine",
    "ReformArea",
    "ReformAreaSet",
    "Reminder",
]
