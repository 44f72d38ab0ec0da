"""Quality of the similarity score, measured on pairs that people have labelled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from registrations.similarity.candidates import sieve_for
from registrations.similarity.score import is_specific_enough, likeness
from registrations.similarity.terms import terms_of

ALIKE = ("same", "reworded")
APART = ("topic", "unrelated")
LABELS = ALIKE + APART


@dataclass(frozen=True, slots=True)
class Pair:
    """A registered name and a name asked for, their label, and their score."""

    one: str
    other: str
    label: str
    field: int
    held_out: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairs_in(path: Path) -> Iterator[Pair]:
    """The pairs of a file, every second entry of which is held out.

    Raises ValueError for an entry with a label that is not one of ours.
    """
    for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
        if unknown := set(entry) - {"field", "idea", *LABELS}:
            raise ValueError(f"Entry {number + 1} has unknown labels: {sorted(unknown)}")
        for label in LABELS:
            for other in entry.get(label, ()):
                yield Pair(
                    entry["idea"],
                    other,
                    label,
                    entry["field"],
                    held_out=number % 2 == 1,
                    likeness=_as_found(terms_of(other), terms_of(entry["idea"])),
                )


def _as_found(asked: tuple[str, ...], stored: tuple[str, ...]) -> float:
    """How alike one finds a stored name when asking for another; what the sieve holds back, not."""
    if not is_specific_enough(asked) or not sieve_for(asked).lets_through(stored):
        return 0.0
    return likeness(asked, stored)


def quality(pairs: Iterable[Pair], threshold: float, labels: Iterable[str] = ALIKE) -> Quality:
    """Precision and recall at a threshold. With one label only, its own recall; precision then
    counts against it all that should not have been shown."""
    wanted = shown = mistaken = 0
    for pair in pairs:
        is_shown = pair.likeness >= threshold
        if pair.label in labels:
            wanted += 1
            shown += is_shown
        elif pair.label in APART:
            mistaken += is_shown
    return Quality(
        precision=shown / (shown + mistaken) if shown else 0.0,
        recall=shown / wanted if wanted else 0.0,
    )
