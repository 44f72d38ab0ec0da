"""The nouns of awarding."""

from awards.models.award_forms import (
    AwardForm,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from awards.models.conduct import Violation, YearRating
from awards.models.councils import AwardCouncil, AwardCouncilMember, CouncilRole, VotingRule
from awards.models.decisions import AwardDecision, AwardFund, DecisionItem, DecisionKind
from awards.models.dossiers import Appraisal, Dossier, DossierDocument
from awards.models.law import BaseSalary, BonusRate, LawVersion
from awards.models.meetings import (
    Attendance,
    Ballot,
    Choice,
    Meeting,
    MeetingItem,
    Presence,
    Recusal,
    Result,
    Urn,
)

__all__ = [
    "Appraisal",
    "Attendance",
    "AwardCouncil",
    "AwardCouncilMember",
    "AwardDecision",
    "AwardForm",
    "AwardFund",
    "Ballot",
    "BaseSalary",
    "BonusRate",
    "Choice",
    "CouncilRole",
    "DecisionItem",
    "DecisionKind",
    "Dossier",
    "DossierDocument",
    "LawVersion",
    "Meeting",
    "MeetingItem",
    "Presence",
    "Quota",
    "QuotaException",
    "Recusal",
    "RequiredDocument",
    "Requirement",
    "Result",
    "Urn",
    "Violation",
    "VotingRule",
    "YearRating",
]
