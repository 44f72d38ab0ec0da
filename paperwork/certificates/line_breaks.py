"""Breaking a centred text into lines of about equal length, at places where one would breathe.

Pure: widths come from a function that measures.
"""

import unicodedata
from collections.abc import Callable, Sequence

from paperwork.certificates.words import OF_TWO_SYLLABLES

Measure = Callable[[str], float]

# Words that are not left alone at the end of a line before a figure ("năm 2020").
_WITH_FIGURES = frozenset(
    ("năm", "ngày", "tháng", "số", "khoản", "điều", "lần", "khóa", "đợt", "quý", "tổ", "khu", "ấp")
)
# Titles that stay with the name after them.
_WITH_NAMES = frozenset(("ông", "bà", "anh", "chị", "cô", "thầy", "đồng chí"))
_WITHIN_A_WORD = 0.03
_AFTER_A_BREATH = -0.012
_WITHIN_A_NAME = 0.012
_NEVER = 10.0


def clean(text: str) -> str:
    """Give composed letters and single spaces, whatever was typed or pasted."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lines_within(text: str, room: float, measure: Measure, *, most: int) -> list[str] | None:
    """Break a text into the fewest lines that fit `room`, at most `most`; None where they do not.

    Among the ways with so few lines the one with the most even lines is taken; a break after a
    comma is liked, one inside a name (between two capitalised words) or between a word and its
    figure is not.
    """
    words = text.split()
    if not words:
        return []
    reach = [0.0]
    space = measure(" ")
    for word in words:
        reach.append(reach[-1] + measure(word) + space)
    for count in range(1, min(most, len(words)) + 1):
        cuts = _best(words, reach, space, count, room)
        if cuts is not None:
            starts = (0, *cuts[:-1])
            return [" ".join(words[start:end]) for start, end in zip(starts, cuts, strict=True)]
    return None


def _best(
    words: Sequence[str], reach: Sequence[float], space: float, count: int, room: float
) -> tuple[int, ...] | None:
    """Where the lines end in the best way to set the words in exactly so many; None where no way
    fits. `reach[n]` is how far n words go, each with a space behind it."""
    total = len(words)
    ideal = reach[total] / count - space
    # For each number of words set so far: the least cost, and where the lines ended.
    before: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        now: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in (total,) if line == count else range(line, total):
            dislike = _dislike(words, end) if end < total else 0.0
            for start, (cost, cuts) in before.items():
                width = reach[end] - reach[start] - space
                if start >= end or width > room:
                    continue
                full = cost + ((width - ideal) / room) ** 2 + dislike
                if end not in now or full < now[end][0]:
                    now[end] = (full, (*cuts, end))
        before = now
    return before[total][1] if total in before else None


def _dislike(words: Sequence[str], at: int) -> float:
    """What it costs to break before the word `at`."""
    last, following = words[at - 1], words[at]
    if following[0] in "–-—" or (last.lower() in _WITH_FIGURES and following[0].isdigit()):
        return _NEVER
    if last.lower() in _WITH_NAMES or last[-1] in "–-—“(":
        return _NEVER
    if last[-1] in ",;:.":
        return _AFTER_A_BREATH
    if f"{last}_{following.rstrip(',;:.')}".lower() in OF_TWO_SYLLABLES:
        return _WITHIN_A_WORD
    if last[0].isupper() and following[0].isupper():
        return _WITHIN_A_NAME
    return 0.0
