"""Names that scanning spoiled: how near one is to another, letter by letter. Pure; names folded.

Wrong diacritics are gone with folding. What is left are letters taken for others of like shape
("Chl" for "Chi"), joined or parted words, and single letters lost. Places differ by as little
("Hòa Bình", "Hòa Minh"), so that the words that tell one body from the next, the last two, may
differ in less than the rest, and only in letters of like shape is a name taken to be the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# Letters that are taken for each other; what is drawn alike costs half of another letter.
_ALIKE = frozenset(
    frozenset(pair)
    for group in ("il1jt", "ceo0", "hbn", "nur", "vy", "gq9", "ft", "s5", "z2", "b8", "b6")
    for pair in ((one, other) for one in group for other in group if one != other)
)
_SHAPES = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"))
_HALF, _WHOLE = 0.5, 1.0
# A name may be spoiled in a letter of every twelve, and in no more than three.
_LETTERS_AN_ERROR, _ERRORS_AT_MOST = 12, 3.0
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A name that another may be a spoiled writing of. `by_shape`: the words that tell it from
    others differ in nothing but letters of like shape."""

    name: str
    distance: float
    by_shape: bool


class Shelf:
    """Names to look among, by the words that tell them from others: of most names these alone
    need be compared."""

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
                whole = distance(shaped, shape, limit)
                if name != spoiled and whole <= limit:
                    found.append(Near(name, whole, by_shape=telling <= _HALF))
        return sorted(found, key=lambda one: (one.distance, one.name))


def _of_the_end(letters: str, telling: str) -> float:
    """How far the end of a spoiled name is from the words that tell another, spaces aside. One
    error or two of half leave one of three parts whole."""
    size = len(telling)
    if size > 2:
        third, last = size // 3, letters[-size - 1 :]
        parts = (telling[:third], telling[third : 2 * third], telling[2 * third :])
        if not any(part in last for part in parts):
            return _WHOLE + _HALF
    return min(
        distance(letters[-length:], telling, _WHOLE) for length in (size - 1, size, size + 1)
    )


def distance(one: str, other: str, limit: float) -> float:
    """How many letters must be changed, added or left out; those of like shape, and spaces, count
    half. Beyond the limit any number above it."""
    if other.startswith(one) or one.startswith(other):
        return min(_WHOLE * abs(len(one) - len(other)), limit + _WHOLE)
    # What both begin and end with costs nothing; most names begin alike.
    begin = next(at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1)
    one, other = one[begin:], other[begin:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    before = [place * _WHOLE for place in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [row * _WHOLE]
        lost = _HALF if letter == " " else _WHOLE
        for at, against in enumerate(other, 1):
            added = _HALF if against == " " else _WHOLE
            line.append(
                min(
                    before[at] + lost,
                    line[at - 1] + added,
                    before[at - 1] + _change(letter, against),
                )
            )
        if min(line) > limit:
            return min(line)
        before = line
    return before[-1]


def _change(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _HALF if frozenset((one, other)) in _ALIKE else _WHOLE


def _shape(name: str) -> str:
    for drawn, like in _SHAPES:
        name = name.replace(drawn, like)
    return name
