"""Terms of an initiative's name: one term for all phrases that mean the same.

Pure but for reading the table of phrases once. A term is a word of [a-z0-9_], so that terms can be
stored divided by spaces and asked for in SQL.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from paperwork.vietnamese import fold

TABLE = Path(__file__).with_name("vocabulary.yaml")
LIGHT_WEIGHT = 0.4
# A syllable outside the table is a part of some word: it says something, but less than a phrase.
LONE_SYLLABLE_WEIGHT = 0.6

_EITHER_I = re.compile(r"(?<![aeou])y$")
_SYLLABLES = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is spelt, with its terms; a silent phrase has none."""

    syllables: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table of phrases, found by their syllables without marks."""

    phrases: dict[tuple[str, ...], tuple[Phrase, ...]]
    light: frozenset[str]
    heavy: frozenset[str]
    longest: int

    def weight(self, term: str) -> float:
        """The weight of a shared term."""
        if term in self.light:
            return LIGHT_WEIGHT
        return 1.0 if term in self.heavy else LONE_SYLLABLE_WEIGHT


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of vocabulary.yaml, loaded once a process."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    spelt = [
        (phrase, tuple(meaning.split("+")))
        for meaning, phrases in table["meanings"].items()
        for phrase in phrases
    ]
    spelt += [(phrase, (fold(phrase).replace(" ", "_"),)) for phrase in table["compounds"]]
    spelt += [(phrase, ()) for phrase in table["silent"]]
    phrases: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for text, terms in spelt:
        phrase = Phrase(tuple(_syllables(text)), terms)
        key = tuple(_bare(syllable) for syllable in phrase.syllables)
        phrases[key] = (*phrases.get(key, ()), phrase)
    light = frozenset(table["light"])
    named = {term for _, terms in spelt for term in terms}
    return Vocabulary(phrases, light, frozenset(named - light), max(map(len, phrases)))


def terms_of(name: str) -> tuple[str, ...]:
    """The terms of a name, each once, in the order in which they first appear.

    Numbers give none of their own ("từ 15 ngày xuống 10 ngày"); a name of silent words alone gives
    an empty tuple.
    """
    return tuple(dict.fromkeys(_read(_syllables(name), vocabulary())))


def stored_terms(name: str) -> str:
    """The terms as the database stores them: sorted, separated by single spaces."""
    return " ".join(sorted(terms_of(name)))


def _read(syllables: list[str], table: Vocabulary) -> Iterator[str]:
    bare = [_bare(syllable) for syllable in syllables]
    unmarked = bare == syllables
    place = 0
    while place < len(syllables):
        phrase = _longest_at(place, syllables, bare, unmarked, table)
        if phrase:
            yield from phrase.terms
            place += len(phrase.syllables)
            continue
        if not bare[place].isdecimal() and len(bare[place]) > 1:
            yield bare[place]
        place += 1


def _longest_at(
    place: int, syllables: list[str], bare: list[str], unmarked: bool, table: Vocabulary
) -> Phrase | None:
    for length in range(min(table.longest, len(bare) - place), 0, -1):
        end = place + length
        found = table.phrases.get(tuple(bare[place:end]), ())
        for phrase in found:
            if phrase.syllables == tuple(syllables[place:end]):
                return phrase
        # Longer phrases may differ in where a mark stands (hóa, hoá; kỹ, kĩ), or in typing slips.
        if found and (length > 1 or unmarked):
            return found[0]
    return None


@lru_cache(maxsize=20_000)
def _bare(syllable: str) -> str:
    """A syllable without marks, and with i for y where both are written (kỹ, kĩ). Vietnamese has
    some thousands of syllables, so most are known."""
    return _EITHER_I.sub("i", fold(syllable))


def _syllables(text: str) -> list[str]:
    return _SYLLABLES.findall(unicodedata.normalize("NFC", text).lower())


A_BATCH = 1000


def renew_terms(initiatives: Any) -> int:
    """Recompute the terms of every name in a QuerySet and write those that differ. Returns their
    number.

    Takes the QuerySet of the model, or that of its state in a migration.
    """
    renewed, last = 0, 0
    rows = initiatives.order_by("pk").only("pk", "name", "terms")
    while some := list(rows.filter(pk__gt=last)[:A_BATCH]):
        last = some[-1].pk
        stale = [line for line in some if line.terms != stored_terms(line.name)]
        for line in stale:
            line.terms = stored_terms(line.name)
        initiatives.bulk_update(stale, ["terms"])
        renewed += len(stale)
    return renewed
