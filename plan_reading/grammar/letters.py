"""Vietnamese letters for patterns: ranges of Unicode mix capitals with small ones."""

import unicodedata

_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
LOWER_LETTERS = "bcdđfghjklmnpqrstvwxz" + "".join(
    unicodedata.normalize("NFC", vowel + mark) for vowel in _VOWELS for mark in _MARKS
)
UPPER_LETTERS = LOWER_LETTERS.upper()
