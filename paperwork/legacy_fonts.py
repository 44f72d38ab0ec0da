"""Text of old Vietnamese fonts: TCVN3 (.VnTime) and VNI (VNI-Times), as signs of Latin-1, and what
it is in Unicode.

TCVN 5712:1993 (VN3) gives each letter one sign; capitals with a tone have none, so a font of their
own (.VnTimeH) shows small letters as capitals. VNI writes a vowel and, behind it, one sign for its
mark and tone.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class LegacyFonts(StrEnum):
    """A family of old fonts, by what people call it."""

    TCVN3 = ".VnTime (TCVN3)"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ¡¢§£¤¥¦",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_CIRCUMFLEXES = {
    "â": _CIRCUMFLEX,
    "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
}
_BREVES = {
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIRS = {
    **{vowel + sign: vowel + mark for vowel in "aeouy" for sign, mark in _TONES.items()},
    **{vowel + sign: _VNI_ALONE[vowel] + mark for vowel in "ôö" for sign, mark in _TONES.items()},
    **{vowel + sign: vowel + mark for vowel in "aeo" for sign, mark in _CIRCUMFLEXES.items()},
    **{"a" + sign: "a" + mark for sign, mark in _BREVES.items()},
}
_VNI_SIGNS = re.compile(f"{'|'.join(_VNI_PAIRS)}|[{''.join(_VNI_ALONE)}]", re.IGNORECASE)
# What stands in no Vietnamese text in Unicode: these behind a letter, and a vowel with two marks,
# but for those of "hoà", "khoá", "loã".
_TCVN3_SIGNS = re.compile("[A-Za-z](?:[¸µ¶·¹¨¾»¼½ª«¬¡¢§£¤¥¦ÞßÆÇËÎÏÑÖØÜ]|©(?=[a-z]))")
_VNI_EVIDENCE = re.compile("|".join(_VNI_PAIRS.keys() - {"oà", "oá", "oã"}), re.IGNORECASE)
_QUOTED = re.compile("(?<![A-Za-z])«([^«»]*)»")
_SPACES = re.compile(r"(\s+)")
# One sign may be a slip; two in a sheet are none.
_ENOUGH = 2

Cell = tuple[int, int]  # row and column, counted from 1


@dataclass(slots=True)
class Converted:
    """The rows of a sheet with their texts in Unicode: the cells that were in an old font, and
    those of which only somebody who sees them can tell."""

    rows: list[list[object]]
    cells: set[Cell] = field(default_factory=set)
    doubtful: dict[Cell, LegacyFonts] = field(default_factory=dict)


def fonts_called(font: str) -> LegacyFonts | None:
    """The family to which a font belongs by its name; None for any that shows Unicode."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return LegacyFonts.TCVN3
    return LegacyFonts.VNI if re.match(r"vni[ -]", name) else None


def shows_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals: .VnTimeH."""
    return fonts_called(font) is LegacyFonts.TCVN3 and font.strip().endswith("H")


def is_unicode(text: str) -> bool:
    """Whether a text has Vietnamese letters that no old font has."""
    return any(ord(sign) > 0xFF and sign.isalpha() for sign in unicodedata.normalize("NFC", text))


def evidence_in(text: str) -> dict[LegacyFonts, int]:
    """How often a text has what only a text of these fonts has, in words without letters that none
    of them has."""
    if text.isascii():
        return {}
    text = _QUOTED.sub(r" \1 ", text)
    text = " ".join(word for word in text.split() if not is_unicode(word))
    tcvn3, vni = len(_TCVN3_SIGNS.findall(text)), len(_VNI_EVIDENCE.findall(text))
    found = {LegacyFonts.TCVN3: tcvn3, LegacyFonts.VNI: vni}
    return {fonts: count for fonts, count in found.items() if count}


def in_unicode(text: str, fonts: LegacyFonts, *, capitals: bool = False) -> str:
    """The text in Unicode; words that have letters of Unicode already stay."""
    parts = [
        part if is_unicode(part) else _word_in_unicode(part, fonts) for part in _SPACES.split(text)
    ]
    text = unicodedata.normalize("NFC", "".join(parts))
    return text.upper() if capitals else text


def _word_in_unicode(word: str, fonts: LegacyFonts) -> str:
    if fonts is LegacyFonts.TCVN3:
        return "".join(_TCVN3.get(sign, sign) for sign in word)
    return _VNI_SIGNS.sub(_from_vni, word)


def converted(values: Sequence[Sequence[object]], fonts: Mapping[Cell, str]) -> Converted:
    """The texts of a sheet in Unicode. `fonts` names the old font of a cell, where the workbook has
    it; a pasted text has another by now, and is known by its signs, with those of the sheet."""
    found = Converted([list(row) for row in values])
    evidence: dict[Cell, dict[LegacyFonts, int]] = {}
    total: Counter[LegacyFonts] = Counter()
    for cell, text in _texts(found.rows):
        if seen := evidence_in(text):
            evidence[cell] = seen
            total.update(seen)
    for cell, text in _texts(found.rows):
        font = fonts.get(cell, "")
        is_mixed = is_unicode(text)
        called = None if is_mixed or text.isascii() else fonts_called(font)
        if called is None and cell in evidence:
            seen = evidence[cell]
            called = max(seen, key=lambda one: (seen[one], total[one]))
            if is_mixed and seen[called] < _ENOUGH:
                continue
            if total[called] < _ENOUGH:
                found.doubtful[cell] = called
                continue
        if called is not None:
            row, column = cell
            text = in_unicode(text, called, capitals=shows_capitals(font))
            found.rows[row - 1][column - 1] = text
            found.cells.add(cell)
    return found


def _texts(rows: Sequence[Sequence[object]]) -> Iterator[tuple[Cell, str]]:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, str) and value:
                yield (number, column), value


def _from_vni(found: re.Match[str]) -> str:
    written = found[0].lower()
    letter = _VNI_PAIRS.get(written) or _VNI_ALONE[written]
    return letter if found[0][0].islower() else letter.upper()
