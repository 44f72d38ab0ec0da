"""The signs of text that comes in: typed, pasted, or read in a file.

What nobody sees is taken away, and letters are composed (NFC); in names only letters that a
Vietnamese paper may carry are taken.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError

# Excel writes a sign that XML cannot hold as _x000D_, and a true "_x" as _x005F_x.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Control signs but the ends of lines and the tab, signs of format (U+200B to U+200F, U+FEFF, the
# soft hyphen ...), and halves of a pair.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_SEEN_CONTROLS = frozenset("\n\r\t")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")

_IN_PERSONS_NAMES = frozenset(" -.'’ʼ()")
_IN_BODIES_NAMES = _IN_PERSONS_NAMES | frozenset('0123456789,&/–—"“”‘«»[]:;+')
_SCRIPTS = (
    ("CYRILLIC", "chữ Nga"),
    ("GREEK", "chữ Hy Lạp"),
    ("CJK", "chữ Hán"),
    ("HIRAGANA", "chữ Nhật"),
    ("KATAKANA", "chữ Nhật"),
    ("HANGUL", "chữ Triều Tiên"),
    ("FULLWIDTH", "chữ khổ rộng"),
)


def without_unseen_signs(text: str) -> str:
    """The text composed (NFC), with one kind of line end, and without signs that nobody sees."""
    text = _LINE_ENDS.sub("\n", _ESCAPED.sub(_unescaped, text))
    if not text.isascii() or not text.isprintable():
        text = "".join(sign for sign in text if is_seen(sign))
    return unicodedata.normalize("NFC", text)


def is_seen(sign: str) -> bool:
    """Whether a sign shows, or parts words or lines."""
    return sign in _SEEN_CONTROLS or unicodedata.category(sign) not in _UNSEEN


def tidied(text: str, *, has_lines: bool = False) -> str:
    """The text as it is kept, whatever way it came in: without unseen signs, with single spaces and
    none at the ends. Where it `has_lines` these stay, and their number."""
    lines = [" ".join(line.split()) for line in without_unseen_signs(text).split("\n")]
    return ("\n" if has_lines else " ").join(lines if has_lines else filter(None, lines)).strip()


def validate_persons_name(name: str) -> None:
    """Raise ValidationError, which names the sign, where a person's name has another sign than
    Latin letters with their marks, spaces, hyphens, dots, apostrophes or brackets."""
    _refuse_signs(name, _IN_PERSONS_NAMES)


def validate_bodys_name(name: str) -> None:
    """The same of the name of a body or a collective, which may have digits and punctuation."""
    _refuse_signs(name, _IN_BODIES_NAMES)


def _refuse_signs(name: str, allowed: frozenset[str]) -> None:
    for sign in unicodedata.normalize("NFC", name):
        if sign not in allowed and not _is_latin(sign):
            raise ValidationError(_sentence(sign), code="sign")


def _is_latin(sign: str) -> bool:
    if unicodedata.combining(sign):
        return True
    return sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN ")


def _sentence(sign: str) -> str:
    called = unicodedata.name(sign, "")
    script = next((words for begins, words in _SCRIPTS if called.startswith(begins)), "")
    if script:
        return f"Tên có “{sign}” là {script}, không phải chữ cái tiếng Việt. Hãy gõ lại chữ này."
    if sign.isdigit():
        return f"Tên người không có chữ số: “{sign}”. Hãy bỏ chữ số này."
    return f"Tên không được có ký hiệu “{sign}”. Hãy bỏ hoặc gõ lại ký hiệu này."


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
