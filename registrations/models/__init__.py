"""Models of registrations, consolidations and reports."""

from registrations.models.consolidations import ConsolidatedLine, Consolidation
from registrations.models.initiatives import Initiative
from registrations.models.list_lines import InitiativeKind
from registrations.models.progress import EvidenceFile, InitiativeProgress
from registrations.models.registrations import PledgedPerson, Registration
from registrations.models.report_sendings import (
    ReportedLine,
    ReportedUnit,
    ReportSending,
    Timeliness,
)
from registrations.models.reports import ProgressReport, ReportKind
from registrations.models.sendings import (
    ConsolidatedCount,
    ConsolidatedPerson,
    ConsolidatedUnit,
    Sending,
    UnitState,
)

__all__ = [
    "ConsolidatedCount",
    "ConsolidatedLine",
    "ConsolidatedPerson",
    "ConsolidatedUnit",
    "Consolidation",
    "EvidenceFile",
    "Initiative",
    "InitiativeKind",
    "InitiativeProgress",
    "PledgedPerson",
    "ProgressReport",
    "Registration",
    "ReportKind",
    "ReportSending",
    "ReportedLine",
    "ReportedUnit",
    "Sending",
    "Timeliness",
    "UnitState",
]
