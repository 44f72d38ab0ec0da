"""The nouns of awarding."""

from awards.models.award_forms import (
    AwardForm,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from awards.models.conduct import Violation, YearRating
from awards.models.decisions import AwardDecision
from awards.models.dossiers import Appraisal, Dossier, DossierDocument
from awards.models.law import BaseSalary, BonusRate, LawVersion

__all__ = [
    "Appraisal",
    "AwardDecision",
    "AwardForm",
    "BaseSalary",
    "BonusRate",
    "Dossier",
    "DossierDocument",
    "LawVersion",
    "Quota",
    "QuotaException",
    "RequiredDocument",
    "Requirement",
    "Violation",
    "YearRating",
]
