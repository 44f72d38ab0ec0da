"""Models of awards."""

from awards.models.appraisals import Appraisal, DeclaredConflict, Holds, RequirementAnswer
from awards.models.award_forms import (
    AwardForm,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from awards.models.conduct import Violation, YearRating
from awards.models.councils import AwardCouncil, AwardCouncilMember, VotingRule
from awards.models.decisions import AwardDecision, AwardFund, DecisionItem, DecisionKind
from awards.models.dossiers import Dossier, DossierDocument, Nomination
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
    "DecisionItem",
    "DecisionKind",
    "DeclaredConflict",
    "Dossier",
    "DossierDocument",
    "Holds",
    "LawVersion",
    "Meeting",
    "MeetingItem",
    "Nomination",
    "Presence",
    "Quota",
    "QuotaException",
    "Recusal",
    "RequiredDocument",
    "Requirement",
    "RequirementAnswer",
    "Result",
    "Urn",
    "Violation",
    "VotingRule",
    "YearRating",
]
