"""Fuzzy matching of names that scanning spoiled, letter by letter. Pure; names folded.

Wrong diacritics are gone with folding. What is left are letters taken for others of like shape
("Chl" for "Chi"), joined or parted words, and single letters lost. Places differ by as little
("Hòa Bình", "Hòa Minh"), so that the words that tell one body from the next, the last two, may
differ in less than the rest, and only in letters of like shape is a name taken to be the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# Letters that are taken for each other; what is drawn alike costs half of another letter.
_ALIKE = str.maketrans(
    {
        letter: group[0]
        for group in ("il1jtf", "ceo0", "hbnur86", "vy", "gq9", "s5", "z2")
        for letter in group
    }
    | {" ": None}
)
_SHAPES = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"))
_HALF, _WHOLE = 0.5, 1.0
# A name may be spoiled in a letter of every twelve, and in no more than three.
_LETTERS_AN_ERROR, _ERRORS_AT_MOST = 12, 3.0
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A name that another may be a spoiled writing of. `by_shape`: its distinctive words differ
    only in letters of similar shape."""

    name: str
    distance: float
    by_shape: bool


class Shelf:
    """Names to look among, by their distinctive words: for most names only these need to be
    compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_end: dict[str, list[tuple[str, str]]] = {}
        for name in names:
            shape = _shape(name)
            self._by_end.setdefault("".join(shape.split()[-2:]), []).append((name, shape))

    def near(self, spoiled: str) -> list[Near]:
        """The names that a spoiled one may be, the nearest first; itself is none of them."""
        if len(spoiled) < _SHORTEST:
            return []
        limit = min(max(1.0, len(spoiled) / _LETTERS_AN_ERROR), _ERRORS_AT_MOST)
        shaped = _shape(spoiled)
        letters = shaped.replace(" ", "")
        found = []
        for end, names in self._by_end.items():
            telling = _of_the_end(letters, end)
            if telling > _WHOLE:
                continue
            for name, shape in names:
                whole = distance(shaped, shape)
                if name != spoiled and whole <= limit:
                    found.append(Near(name, whole, by_shape=telling <= _HALF))
        return sorted(found, key=lambda one: (one.distance, one.name))


def _of_the_end(letters: str, telling: str) -> float:
    """How far the end of a spoiled name is from the distinctive words of another, without spaces.
    One error or two of half leave one of three parts whole."""
    size = len(telling)
    if size > 2:
        third, last = size // 3, letters[-size - 1 :]
        parts = (telling[:third], telling[third : 2 * third], telling[2 * third :])
        if not any(part in last for part in parts):
            return _WHOLE + _HALF
    return min(distance(letters[-length:], telling) for length in (size - 1, size, size + 1))


def distance(one: str, other: str) -> float:
    """How many letters must be changed, added or left out; those of like shape, and spaces, count
    half: the mean of the distances with such differences and without them."""
    drawn = Levenshtein.distance(one.translate(_ALIKE), other.translate(_ALIKE))
    return (Levenshtein.distance(one, other) + drawn) / 2


def _shape(name: str) -> str:
    for drawn, like in _SHAPES:
        name = name.replace(drawn, like)
    return name
