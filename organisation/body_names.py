"""Which of some bodies a cell means: "UBND H. Giồng Riềng" is "Ủy ban nhân dân huyện Giồng Riềng".

Pure. The bodies are given with their names; what fits several of them is not guessed.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperwork.vietnamese import fold

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


@dataclass(frozen=True, slots=True)
class Found:
    """The one body that is meant; or, where none or several are, `keys` of those that fit."""

    keys: tuple[int, ...]

    @property
    def key(self) -> int | None:
        """The body's key, where only one fits."""
        return self.keys[0] if len(self.keys) == 1 else None


class BodyNames:
    """The names under which some bodies may stand in a file, the fullest first."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._levels: tuple[dict[str, set[int]], ...] = tuple(defaultdict(set) for _ in range(3))
        for key, called in names.items():
            for name in filter(None, called):
                for level, form in zip(self._levels, _forms(name), strict=True):
                    level[form].add(key)

    def meant_by(self, text: str) -> Found:
        """Which body a cell means: by its whole name, else without what kind of body it is, else
        without the kind of its unit too."""
        fitting: tuple[int, ...] = ()
        for form, level in zip(_forms(text), self._levels, strict=True):
            fitting = tuple(sorted(level.get(form, ())))
            if fitting:
                break
        return Found(fitting)


def _forms(name: str) -> tuple[str, str, str]:
    spelled = fold(_NUMBERING.sub("", name))
    for abbreviation, words in _SPELLED:
        spelled = abbreviation.sub(words, spelled)
    whole = _SIGNS.sub(" ", spelled).strip()
    place = _COMMITTEE.sub("", whole)
    return whole, place, _UNIT.sub("", place)
