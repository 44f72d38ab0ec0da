"""The nouns of recognition."""

from recognition.models.appraisals import Appraisal, AppraisalScore, DeclaredConflict
from recognition.models.councils import CouncilMember, CouncilRole, Criterion, InitiativeCouncil
from recognition.models.decisions import DecisionItem, DecisionKind, RecognitionDecision
from recognition.models.library import LibraryEntry, LibraryFile
from recognition.models.recognitions import Author, Recognition, Scope

__all__ = [
    "Appraisal",
    "AppraisalScore",
    "Author",
    "CouncilMember",
    "CouncilRole",
    "Criterion",
    "DecisionItem",
    "DecisionKind",
    "DeclaredConflict",
    "InitiativeCouncil",
    "LibraryEntry",
    "LibraryFile",
    "Recognition",
    "RecognitionDecision",
    "Scope",
]
