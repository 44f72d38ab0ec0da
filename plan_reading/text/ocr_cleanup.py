"""Clean-up of what scanning, copying and markdown do to a text, sign by sign, so that each sign of
the result keeps its position in the original."""

import re
import unicodedata
from dataclasses import dataclass

from plan_reading.values import Span

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DASHES = "\u2010\u2011\u2012\u2212"
_QUOTES = {"„": "“", "‟": "“", "″": "”"}
# Marks of markdown: headings, bold, italics, code, escapes, breaks.
_BREAK = re.compile(r"<br {0,2}/?>", re.IGNORECASE)
_PAGE = re.compile(
    r"(?m)^[ \t]{0,80}(?:-[ ]?\d{1,3}[ ]?-|\d{1,3}|Trang \d{1,3}(?:/\d{1,3})?)[ ]{0,9}$"
)
_MARKDOWN = re.compile(
    r"(?m)^[ \t]{0,3}#{1,6}[ \t]+|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+"
    r"|\\(?=[\\`*_{}\[\]()#+\-.!])|^[ \t]*>[ \t]+"
)


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended text; `origin[i]` is where its sign `i` stood."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The passage of the given text behind one of the mended text."""
        if start >= end:
            place = self.origin[start] if start < len(self.origin) else self._after
            return Span(place, place)
        return Span(self.origin[start], self.origin[end - 1] + 1)

    @property
    def _after(self) -> int:
        return self.origin[-1] + 1 if self.origin else 0


def clean_up(given: str) -> Mended:
    """Mend a text: composed letters, plain digits and spaces, no marks of markdown."""
    dropped = {
        place for mark in _MARKDOWN.finditer(given) for place in range(mark.start(), mark.end())
    }
    breaks = {mark.start() for mark in _BREAK.finditer(given)}
    dropped |= {
        place for mark in _BREAK.finditer(given) for place in range(mark.start(), mark.end())
    }
    signs: list[str] = []
    origin: list[int] = []
    place = 0
    while place < len(given):
        end = place + 1
        while end < len(given) and unicodedata.combining(given[end]):
            end += 1
        if place in breaks:
            signs.append("\n")
            origin.append(place)
        elif place not in dropped:
            for sign in _mended(given[place:end]):
                signs.append(sign)
                origin.append(place)
        place = end
    return Mended(_without_pages("".join(signs)), tuple(origin))


def _without_pages(text: str) -> str:
    """Numbers of pages turned into spaces, so that they stand within no sentence."""

    def blank(match: re.Match[str]) -> str:
        # A document's number may stand alone, its symbol on the next line.
        is_number = re.match(r"\s*/", text[match.end() : match.end() + 20]) or re.search(
            r"[Ss]ố\s*:?\s*$", text[max(0, match.start() - 20) : match.start()]
        )
        return match.group() if is_number else " " * len(match.group())

    return _PAGE.sub(blank, text)


def _mended(cluster: str) -> str:
    sign = cluster[0]
    if sign in _NOTHING or sign == "\r":
        return ""
    if sign in _SPACES or sign == "\f":
        return "\n" if sign == "\f" else " "
    if sign in _DASHES:
        return "-"
    if sign == "|":  # the cells of a table
        return "\t"
    composed = unicodedata.normalize("NFC", cluster)
    return _QUOTES.get(composed, composed.translate(_DIGITS))
