"""Matching of body names: "UBND H. Giồng Riềng" in a cell is "Ủy ban nhân dân huyện Giồng Riềng".

Pure. The bodies are given with their names; what fits several of them is not guessed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperwork.vietnamese import fold, spelling_key

if TYPE_CHECKING:
    from organisation.models import IssuingBody

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}|[ivx]{1,5})\s*[.)/:\-–]\s*", re.IGNORECASE)
_SPELLED = (
    (re.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (re.compile(r"\btx\b\.?"), "thị xã"),
    (re.compile(r"\btp\b\.?"), "thành phố"),
    (re.compile(r"\btt\b\.?(?=\s*\w)"), "thị trấn"),
    (re.compile(r"\bh\.\s*"), "huyện "),
    (re.compile(r"\bp\.\s*"), "phường "),
    (re.compile(r"\bx\.\s*"), "xã "),
    (re.compile(r"\bgd\s*&\s*[dđ]t\b"), "giáo dục và đào tạo"),
    (re.compile(r"&"), " và "),
)
_COMMITTEE = re.compile(r"^uy ban nhan dan ")
_UNIT = re.compile(r"^(huyen|thanh pho|thi xa|quan|xa|phuong|thi tran|tinh) ")
# A spelling key may hold a tone that no letter takes on.
_WORDS = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a match: the only body that fits, or the `keys` of several, or none. Where
    `is_near` is set the name is spelled with other diacritics than theirs: a person must say."""

    keys: tuple[int, ...]
    is_near: bool = False

    @property
    def key(self) -> int | None:
        """The body's key, where only one fits."""
        return self.keys[0] if len(self.keys) == 1 and not self.is_near else None


class BodyNames:
    """The names by which some bodies may be written in a file."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._folded: tuple[dict[str, set[int]], ...] = tuple(
            defaultdict(set) for _ in range(_LEVELS)
        )
        self._spelled: tuple[dict[str, set[int]], ...] = tuple(
            defaultdict(set) for _ in range(_LEVELS)
        )
        self._by_first_word: dict[str, list[tuple[_Form, int]]] = defaultdict(list)
        for key, called in names.items():
            for name in filter(None, called):
                form = _Form.of(name)
                if not form.folded:
                    continue
                self._by_first_word[form.folded[0]].append((form, key))
                for level in range(_LEVELS):
                    self._folded[level][form.folded_text(level)].add(key)
                    self._spelled[level][form.spelled_text(level)].add(key)

    @classmethod
    def of(cls, bodies: "Iterable[IssuingBody]") -> "BodyNames":
        """The names of bodies by primary key: the full name and the short name."""
        return cls({body.pk: (body.name, body.short_name) for body in bodies})

    def meant_by(self, text: str) -> Found:
        """The body that a cell names: by its full name, else by the name without the kind of body,
        else also without the kind of its unit. The exact spelling decides: Phú Thành and Phú Thạnh
        are two communes. What is typed without diacritics means any body that fits."""
        form = _Form.of(text)
        for level in range(_LEVELS):
            if fitting := self._spelled[level].get(form.spelled_text(level)):
                return Found(tuple(sorted(fitting)))
        for level in range(_LEVELS):
            if fitting := self._folded[level].get(form.folded_text(level)):
                return Found(tuple(sorted(fitting)), is_near=form.has_diacritics(_LEVELS - 1))
        return Found(())

    def named_within(self, text: str) -> Found:
        """The bodies that a longer text names anywhere, exactly or without diacritics. A longer
        name wins over a shorter one that it contains."""
        within = _Form.of(text)
        found: dict[int, int] = {}
        for start, word in enumerate(within.folded):
            for form, key in self._by_first_word.get(word, ()):
                if form.stands_in(within, start):
                    found[key] = max(found.get(key, 0), len(" ".join(form.folded)))
        longest = max(found.values(), default=0)
        return Found(tuple(sorted(key for key, length in found.items() if length == longest)))


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a name, spelled and folded, with abbreviations written out. `starts` are the
    words with which its three forms begin: the whole, without the kind of body, and also without
    the kind of unit."""

    spelled: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, int, int]

    @classmethod
    def of(cls, name: str) -> "_Form":
        """The forms of a name as it is written somewhere."""
        text = unicodedata.normalize("NFC", _NUMBERING.sub("", name)).casefold()
        for abbreviation, words in _SPELLED:
            text = abbreviation.sub(words, text)
        spelled = tuple(spelling_key(word) for word in _WORDS.findall(text))
        folded = tuple(map(fold, spelled))
        whole = " ".join(folded)
        place = _COMMITTEE.sub("", whole)
        bare = _UNIT.sub("", place)
        first, second = (len(folded) - len(part.split()) for part in (place, bare))
        return cls(spelled, folded, (0, first, second))

    def spelled_text(self, level: int) -> str:
        """The words of a level, as spelled."""
        return " ".join(self.spelled[self.starts[level] :])

    def folded_text(self, level: int) -> str:
        """The words of a level, without diacritics."""
        return " ".join(self.folded[self.starts[level] :])

    def has_diacritics(self, level: int) -> bool:
        """Whether any word of a level is typed with diacritics."""
        return self.spelled_text(level) != self.folded_text(level)

    def stands_in(self, text: "_Form", start: int) -> bool:
        """Whether a longer text names this from a word on: spelled so, or without diacritics."""
        words = slice(start, start + len(self.folded))
        if text.folded[words] != self.folded:
            return False
        bare = slice(start + self.starts[-1], start + len(self.folded))
        own = self.spelled[self.starts[-1] :]
        return text.spelled[bare] in (own, self.folded[self.starts[-1] :])
