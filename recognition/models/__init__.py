"""Models of recognition."""

from recognition.models.appraisals import Appraisal, AppraisalScore, DeclaredConflict
from recognition.models.councils import CouncilMember, Criterion, InitiativeCouncil
from recognition.models.decisions import DecisionItem, DecisionKind, RecognitionDecision
from recognition.models.library import LibraryEntry, LibraryFile
from recognition.models.recognitions import Author, Recognition, Scope

__all__ = [
    "Appraisal",
    "AppraisalScore",
    "Author",
    "CouncilMember",
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
