"""Matching of body names: "UBND H. Giồng Riềng" in a cell is "Ủy ban nhân dân huyện Giồng Riềng".

Pure. The bodies are given with their names; what fits several of them is not guessed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperwork.vietnamese import fold

if TYPE_CHECKING:
    from organisation.models import IssuingBody

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}|[ivx]{1,5})\s*[.)/:\-–]\s*")
_SPELLED = (
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"\btx\b\.?"), "thi xa"),
    (re.compile(r"\btp\b\.?"), "thanh pho"),
    (re.compile(r"\btt\b\.?(?=\s*\w)"), "thi tran"),
    (re.compile(r"\bh\.\s*"), "huyen "),
    (re.compile(r"\bp\.\s*"), "phuong "),
    (re.compile(r"\bx\.\s*"), "xa "),
    (re.compile(r"\bgd\s*&\s*dt\b"), "giao duc va dao tao"),
    (re.compile(r"&"), " va "),
)
_COMMITTEE = re.compile(r"^uy ban nhan dan ")
_UNIT = re.compile(r"^(huyen|thanh pho|thi xa|quan|xa|phuong|thi tran|tinh) ")
_SIGNS = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a match: the only body that fits, or the `keys` of several, or none."""

    keys: tuple[int, ...]

    @property
    def key(self) -> int | None:
        """The body's key, where only one fits."""
        return self.keys[0] if len(self.keys) == 1 else None


class BodyNames:
    """The names by which some bodies may be written in a file."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._levels: tuple[dict[str, set[int]], ...] = tuple(defaultdict(set) for _ in range(3))
        self._spelled: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        self._folded: list[tuple[str, int]] = []
        for key, called in names.items():
            for name in filter(None, called):
                self._spelled[key].add(_bare_words(name))
                self._folded.append((fold(name), key))
                for level, form in zip(self._levels, _forms(name), strict=True):
                    level[form].add(key)

    @classmethod
    def of(cls, bodies: "Iterable[IssuingBody]") -> "BodyNames":
        """The names of bodies by primary key: the full name and the short name."""
        return cls({body.pk: (body.name, body.short_name) for body in bodies})

    def meant_by(self, text: str) -> Found:
        """The body that a cell names: by its full name without diacritics, else by the name without
        the kind of body, else also without the kind of its unit. Of several, those spelled exactly
        like the cell: Phú Thành and Phú Thạnh are two communes."""
        fitting: set[int] = set()
        for form, level in zip(_forms(text), self._levels, strict=True):
            fitting = level.get(form, set())
            if fitting:
                break
        if len(fitting) > 1:
            words = _bare_words(text)
            fitting = {key for key in fitting if words in self._spelled[key]} or fitting
        return Found(tuple(sorted(fitting)))

    def named_within(self, text: str) -> Found:
        """The bodies that a longer text names anywhere, without regard to diacritics. A longer name
        wins over a shorter one that it contains."""
        text = fold(text)
        found = [(len(name), key) for name, key in self._folded if name in text]
        longest = max((length for length, _ in found), default=0)
        return Found(tuple(sorted({key for length, key in found if length == longest})))


def _bare_words(name: str) -> tuple[str, ...]:
    """The words of a name as spelled, without the kind of body and unit."""
    words = _WORDS.findall(unicodedata.normalize("NFC", name).casefold())
    return tuple(words[-len(_forms(name)[2].split()) :])


def _forms(name: str) -> tuple[str, str, str]:
    spelled = fold(_NUMBERING.sub("", name))
    for abbreviation, words in _SPELLED:
        spelled = abbreviation.sub(words, spelled)
    whole = _SIGNS.sub(" ", spelled).strip()
    place = _COMMITTEE.sub("", whole)
    return whole, place, _UNIT.sub("", place)
