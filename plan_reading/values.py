"""Values read from a text, frozen, each with its passage and its confidence."""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of the text as it was given: from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value, the passage it was read from, and its confidence: 1 where the form leaves no doubt,
    less where it was derived from context."""

    value: T
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Basis:
    """A cited document. `symbol` has the number in front ("2606/QĐ-UBND"); "" for a law that is
    cited by its name."""

    kind: str
    symbol: str
    issued_on: date | None
    issuing_body: str
    title: str
    span: Span
    # Whether the text before the first section rests on it, or it is named further down.
    is_basis: bool = True


@dataclass(frozen=True, slots=True)
class DueDeadline:
    """A deadline. One of: `due_on` as printed ("2020-05-12", "2026-04", "--11-15"), or
    `days_after` an `event`."""

    kind: str
    title: str
    for_whom: str
    span: Span
    due_on: str = ""
    boundary: str = "through"  # before, through, within
    days_after: int | None = None
    in_working_days: bool = False
    event: str = ""
    confidence: float = 1.0
    event_words: str = ""  # as printed


@dataclass(frozen=True, slots=True)
class PhaseRead:
    """A phase of the campaign, or the whole of it (`name` "")."""

    name: str
    starts_on: str
    ends_on: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuotaRead:
    """How many may be awarded; `per` plan, submitting_body or awarded_collective. `exceptions`
    are names of bodies, or a level ("cấp xã"), with their numbers."""

    awardee: str
    limit: int
    per: str
    exceptions: tuple[tuple[str, int], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AwardRead:
    """A form of award and its authority, as printed."""

    name: str  # giay_khen, bang_khen
    authority: str
    span: Span


@dataclass(frozen=True, slots=True)
class DossierRead:
    """The papers of a dossier and the number of original sets."""

    original_sets: int | None
    papers: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section: its number as printed, its heading, what it is about, its text."""

    number: str
    heading: str
    kind: str
    text: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class FormRead:
    """An attached form with its columns."""

    title: str
    columns: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document of a file."""

    span: Span
    kind: str  # plan, letter, decision, guidance
    number: Read[str] | None = None
    symbol: Read[str] | None = None
    issued_on: Read[date] | None = None
    place: Read[str] | None = None
    issuing_body: Read[str] | None = None
    superior_body: Read[str] | None = None
    title: Read[str] | None = None
    theme: Read[str] | None = None
    bases: tuple[Basis, ...] = ()
    references: tuple[Basis, ...] = ()
    parent: Basis | None = None
    participants: tuple[tuple[str, Read[str]], ...] = ()
    phases: tuple[PhaseRead, ...] = ()
    deadlines: tuple[DueDeadline, ...] = ()
    awards: tuple[AwardRead, ...] = ()
    quotas: tuple[QuotaRead, ...] = ()
    dossiers: tuple[DossierRead, ...] = ()
    sections: tuple[SectionRead, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[Read[str], ...] = ()
    signer: Read[str] | None = None
    capacity: Read[str] | None = None
    signer_title: Read[str] | None = None
    forms: tuple[FormRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All documents of a file."""

    text: str
    documents: tuple[DocumentRead, ...] = field(default=())
