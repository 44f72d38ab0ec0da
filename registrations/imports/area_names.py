"""Matching of a text to a field of reform: "3. Cải cách TTHC" is "Cải cách thủ tục hành chính".
Pure."""

import re
from collections.abc import Mapping

from paperwork.vietnamese import fold

_NUMBERING = re.compile(r"^(?:linh vuc\s*)?(?:(\d{1,2})|[ivx]{1,4})\s*(?:[.)/:\-–]|$)\s*")
ABBREVIATIONS = {
    "cchc": "cai cach hanh chinh",
    "cc": "cai cach",
    "tthc": "thu tuc hanh chinh",
    "cbccvc": "can bo cong chuc vien chuc",
    "cb": "can bo",
    "ccvc": "cong chuc vien chuc",
    "hchc": "hien dai hoa hanh chinh",
    "hdh": "hien dai hoa",
    "tcbm": "to chuc bo may",
    "tcc": "tai chinh cong",
    "cqdt": "chinh quyen dien tu",
    "cpdt": "chinh phu dien tu",
    "cds": "chuyen doi so",
}
# They stand in nearly every field's name and tell none from another.
COMMON = {
    *("cong", "tac", "cai", "cach", "hanh", "chinh", "ve", "nang", "cao", "chat", "luong"),
    *("xay", "dung", "va", "cac"),
}
ENOUGH = 0.6  # of the telling words; below it nothing is guessed


def field_meant(text: str, fields: Mapping[int, str]) -> int | None:
    """The position of the field that a text names, or None where none or more than one fits.

    `fields` maps positions to names. The name decides; a number alone is taken as the position.
    """
    folded = fold(text)
    numbered = _NUMBERING.match(folded)
    number = int(numbered[1]) if numbered and numbered[1] else None
    words = _words(folded[numbered.end() :] if numbered else folded)
    if not words:
        return number if number in fields else None
    scores = {position: _alike(words, _words(fold(name))) for position, name in fields.items()}
    best = max(scores.values(), default=0.0)
    fitting = [position for position, score in scores.items() if score == best]
    if best < ENOUGH:
        return None
    if len(fitting) > 1:
        return number if number in fitting else None
    return fitting[0]


def _words(folded: str) -> frozenset[str]:
    """The distinctive words of a text, abbreviations written out."""
    spelled = " ".join(ABBREVIATIONS.get(word, word) for word in re.findall(r"[a-z0-9]+", folded))
    everything = frozenset(spelled.split())
    return everything - COMMON or everything


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    """How much of two sets of words is shared; words left out of a long name weigh half."""
    shared = len(words & others)
    if not shared:
        return 0.0
    return shared / (len(words) * 0.5 + len(others) * 0.5)
