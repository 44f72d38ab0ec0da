"""The nouns of awarding."""

from awards.models.award_forms import (
    AwardForm,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from awards.models.decisions import AwardDecision
from awards.models.dossiers import Appraisal, Dossier, DossierDocument

__all__ = [
    "Appraisal",
    "AwardDecision",
    "AwardForm",
    "Dossier",
    "DossierDocument",
    "Quota",
    "QuotaException",
    "RequiredDocument",
    "Requirement",
]
