"""The typefaces of certificates: their files, and the widths and kerning of their letters.

Vollkorn has a weight for each task and all Vietnamese letters (Debian: fonts-vollkorn); where it is
not installed, Liberation Serif stands in. Its figures are old-style by default; official numbers
want lining ones, so the character map is changed to name those before the font is used.
"""

import subprocess
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from paperwork.certificates.description import NoSuchLetter

_WANTED, _STAND_IN = "Vollkorn", "Liberation Serif"


class Style(StrEnum):
    """The styles a certificate is set in."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Bold Italic"
    BLACK = "Black"


_READ_LATER = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "GPOS")
_STAND_IN_STYLES = {Style.BLACK: "Bold"}


@dataclass(slots=True)
class Face:
    """One style of the type. Widths and heights are parts of the size (em)."""

    style: Style
    data: bytes
    cap_height: float
    _font: TTFont
    _glyphs: dict[int, str]
    _units: int
    _kerning: "_Kerning"
    _advances: dict[str, float] = field(default_factory=dict)
    _outlines: dict[str, str] = field(default_factory=dict)

    def advance(self, letter: str) -> float:
        """How wide a letter is. Raises NoSuchLetter."""
        if letter not in self._advances:
            width = self._font["hmtx"][self._glyph(letter)][0]
            self._advances[letter] = width / self._units
        return self._advances[letter]

    def kern(self, left: str, right: str) -> float:
        """How much nearer (below zero) or farther the second letter stands to the first."""
        pair = self._kerning.between(self._glyph(left), self._glyph(right))
        return pair / self._units

    def reach(self, text: str) -> tuple[float, float]:
        """How far a text goes below its baseline and above it, with every sign on its letters."""
        glyphs = self._font.getGlyphSet()
        pen = BoundsPen(glyphs)
        for letter in text:
            glyphs[self._glyph(letter)].draw(pen)
        _, low, _, high = pen.bounds or (0, 0, 0, 0)
        return max(-low / self._units, 0.0), high / self._units

    def outline(self, letter: str) -> str:
        """The letter as an SVG path in units of 1/1000 em, upward positive."""
        if letter not in self._outlines:
            glyphs = self._font.getGlyphSet()
            pen = SVGPathPen(glyphs, ntos=lambda value: f"{value * 1000 / self._units:.0f}")
            glyphs[self._glyph(letter)].draw(pen)
            self._outlines[letter] = pen.getCommands()
        return self._outlines[letter]

    def _glyph(self, letter: str) -> str:
        try:
            return self._glyphs[ord(letter)]
        except KeyError:
            raise NoSuchLetter(
                f"Bộ chữ in giấy khen không có ký tự “{letter}”. Hãy sửa lại tên hoặc nội dung."
            ) from None


class _Kerning:
    """The pairs of a font's GPOS table that `kern` names, looked up as they are asked for."""

    def __init__(self, font: TTFont) -> None:
        self._known: dict[tuple[str, str], int] = {}
        self._tables = list(_pair_tables(font))

    def between(self, left: str, right: str) -> int:
        """The adjustment in units of the font."""
        pair = (left, right)
        if pair not in self._known:
            self._known[pair] = self._look_up(left, right)
        return self._known[pair]

    def _look_up(self, left: str, right: str) -> int:
        for table in self._tables:
            if left not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                for record in pairs:
                    if record.SecondGlyph == right:
                        return _horizontal(record.Value1)
                continue
            first = table.ClassDef1.classDefs.get(left, 0)
            second = table.ClassDef2.classDefs.get(right, 0)
            value = _horizontal(table.Class1Record[first].Class2Record[second].Value1)
            # A table of classes that has nothing to say of the second glyph lets the next speak.
            if value or second:
                return value
        return 0


def _pair_tables(font: TTFont) -> Any:
    if "GPOS" not in font:
        return
    table = font["GPOS"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for found in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(found, "ExtSubTable", found)
            if subtable.LookupType == 2:
                yield subtable


def _horizontal(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0


@lru_cache(maxsize=len(Style))
def face(style: Style) -> Face:
    """The type in a style, opened once a process."""
    font = TTFont(str(_file(style)), recalcTimestamp=False)
    _use_lining_figures(font)
    kerning = _Kerning(font)
    units = font["head"].unitsPerEm
    cap_height = getattr(font["OS/2"], "sCapHeight", 0) or round(units * 0.66)
    stored = BytesIO()
    font.save(stored)
    for table in _READ_LATER:
        # Two threads must not read the file at once, as they would when they first ask.
        if table in font:
            font[table]
    return Face(
        style, stored.getvalue(), cap_height / units, font, font.getBestCmap(), units, kerning
    )


def _file(style: Style) -> Path:
    """Where fontconfig has the style."""
    for family, name in ((_WANTED, style), (_STAND_IN, _STAND_IN_STYLES.get(style, style))):
        asked = ["fc-match", "-f", "%{family}|%{file}", f"{family}:style={name}"]
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        families, _, path = found.partition("|")
        if family in families:
            return Path(path)
    return Path(path)


def _use_lining_figures(font: TTFont) -> None:
    lining = _substitutes(font, "lnum")
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in range(ord("0"), ord("9") + 1):
                if code in table.cmap:
                    table.cmap[code] = lining.get(table.cmap[code], table.cmap[code])


def _substitutes(font: TTFont, feature: str) -> dict[str, str]:
    """What a feature puts in place of single glyphs."""
    found: dict[str, str] = {}
    if "GSUB" not in font:
        return found
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            for index in record.Feature.LookupListIndex:
                for one in table.LookupList.Lookup[index].SubTable:
                    found.update(getattr(getattr(one, "ExtSubTable", one), "mapping", {}))
    return found


@lru_cache(maxsize=50_000)
def width_of(text: str, style: Style, tracking: float = 0.0) -> float:
    """How wide a text is, in parts of its size, with kerning; `tracking` is added between
    letters."""
    type_ = face(style)
    width = sum(type_.advance(letter) for letter in text)
    width += sum(type_.kern(one, other) for one, other in pairwise(text))
    return width + tracking * max(len(text) - 1, 0)
