"""Evidence for rules: plain values, gathered for all candidates before any rule is evaluated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from awards.rules.findings import Answer, Candidate, Evidence
from awards.rules.vocabulary import Whose
from paperwork.vietnamese import fold, is_nearly_the_name, spelling_key


@dataclass(frozen=True, slots=True)
class RegistrationSeen:
    """A body's registration under the plan or one that carries it out; who is named on it."""

    body: str
    is_accepted: bool
    status: str
    is_late: bool
    people: frozenset[str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeSeen:
    """An initiative of an accepted registration: how far it is, its field by the plan's numbering
    (0 where the field is none of the plan's), and its authors' names by their keys."""

    name: str
    how_far: str
    area: int
    authors: frozenset[str]
    decision: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RankSeen:
    """A body's place in a published ranking, and its rank in that of the year before."""

    body: str
    publisher: int
    kind: str
    year: int
    rank: int | None
    group: str
    rank_before: int | None = None
    contradiction: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PublishedSeen:
    """A published ranking."""

    publisher: int
    kind: str
    year: int
    published_on: date
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AwardSeen:
    """An award in force, from the register. `person` is the key of a person's name, "" for a
    collective; `is_lower` where this form of award chooses among its holders."""

    form_kind: str
    called: str
    issuer: int
    plan: int | None
    person: str
    honoree: int | None
    achievement: str
    decision: str
    decided_on: date
    is_lower: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class RatingSeen:
    """How a year of a body ("" as person) or of a person there was rated."""

    year: int
    grade: str
    person: str
    source: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ViolationSeen:
    """A violation of a body ("" as person) or of a person there."""

    kind: str
    happened_on: date
    is_concluded: bool
    person: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ChosenSeen:
    """A collective's dossier for the same form of award: whether the award was given."""

    name: str
    status: str
    is_awarded: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class TaxSeen:
    """The tax office's confirmation in a dossier."""

    is_attached: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """The plan: its days, the years of its campaign, whether units register under it in the
    portal, and for what kinds of participants it is."""

    key: int
    name: str
    first_day: date
    last_day: date
    years: tuple[int, ...]
    registers: bool
    parents: frozenset[int] = frozenset()
    group_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """One or more bodies under a name, with those whose duties they took over."""

    name: str
    bodies: frozenset[int]


@dataclass(frozen=True, slots=True)
class BranchSeen:
    """The answer to one branch of alternatives, asked of a candidate's body as a collective."""

    alternative: str
    branch: str
    answer: Answer
    sentences: tuple[str, ...]


# What a rule adds where a name differs from the candidate's in diacritics only.
NEAR_NAME = "cần người xem xét, có người tên gần giống"

Seen = TypeVar("Seen")
ByBody = Mapping[int, tuple[Seen, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around a form of award, by body, gathered once for all candidates."""

    plan: PlanSeen
    registrations: ByBody[RegistrationSeen] = field(default_factory=dict)
    initiatives: ByBody[InitiativeSeen] = field(default_factory=dict)
    ranks: ByBody[RankSeen] = field(default_factory=dict)
    published: tuple[PublishedSeen, ...] = ()
    awards: ByBody[AwardSeen] = field(default_factory=dict)
    namesakes: Mapping[str, tuple[AwardSeen, ...]] = field(default_factory=dict)
    ratings: ByBody[RatingSeen] = field(default_factory=dict)
    violations: ByBody[ViolationSeen] = field(default_factory=dict)
    chosen: ByBody[ChosenSeen] = field(default_factory=dict)
    groups: ByBody[str] = field(default_factory=dict)
    tax: Mapping[int, TaxSeen] = field(default_factory=dict)
    levels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a rule may look at for one candidate, on a day."""

    candidate: Candidate
    on: date
    places: Mapping[str, Place]
    authorities: Mapping[str, frozenset[int]]
    known: Known
    branches: tuple[BranchSeen, ...] = ()

    def about(self, table: ByBody[Seen], whose: str) -> list[Seen]:
        """What a table holds of the bodies that are meant."""
        return [one for body in sorted(self.places[whose].bodies) for one in table.get(body, ())]

    def called(self, whose: str) -> str:
        """The name of whom the evidence is about: the person, or the body."""
        if self.is_person(whose):
            return self.candidate.name
        return self.places[whose].name

    def is_person(self, whose: str) -> bool:
        """Whether a rule asks of the person, not of a body."""
        return whose == Whose.AWARDEE and self.candidate.kind == "individual"

    @property
    def person(self) -> str:
        """The key of the candidate's name; "" for a collective."""
        return spelling_key(self.candidate.name) if self.candidate.kind == "individual" else ""

    def is_near(self, person: str) -> bool:
        """Whether a person's name differs from the candidate's in diacritics only. What is known of
        such a person is a question, never an answer."""
        return is_nearly_the_name(person, self.candidate.name)

    @property
    def namesakes(self) -> tuple[AwardSeen, ...]:
        """Awards of persons of the candidate's name or nearly of it, wherever they work."""
        return self.known.namesakes.get(fold(self.candidate.name), ())


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule says of one candidate."""

    answer: Answer
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    confidential: bool = False


def met(sentence: str, evidence: Iterable[Evidence] = ()) -> Judgement:
    """It is met."""
    return Judgement(Answer.MET, sentence, tuple(evidence))


def not_met(sentence: str, evidence: Iterable[Evidence] = ()) -> Judgement:
    """It is not met, as far as the portal knows today."""
    return Judgement(Answer.NOT_MET, sentence, tuple(evidence))


def needs_person(sentence: str, evidence: Iterable[Evidence] = ()) -> Judgement:
    """Somebody has to look."""
    return Judgement(Answer.NEEDS_PERSON, sentence, tuple(evidence))
