"""Widths of lines in Times New Roman, and the best line breaks of a long title. Pure.

The decree measures rules by the text above them, and a title looks right only in lines of about
the same length. Both the PDF and the Word file take their breaks and rules from here, so that they
agree without asking any font of the machine.
"""

import unicodedata
from collections.abc import Sequence

from paperwork.vietnamese import single_spaced

# Advance widths in thousandths of the type size; Times New Roman and its metric twins agree.
_REGULAR = {
    180: "'",
    250: " .,\u00a0",
    278: "ijlt;:/",
    333: "Ifr-()‘’",
    389: "Js",
    408: '"',
    444: "acez“”",
    529: "ơ",
    542: "ư",
    556: "FPS",
    564: "+",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    776: "Ư",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "—…",
}
_BOLD = {
    250: " .,\u00a0",
    278: "il/'",
    333: "fjt;:-()‘’",
    389: "Is",
    444: "cerz",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "m&",
    944: "M",
    1000: "W—…%",
}
# A clerk does not break these: words of two syllables that titles are full of, and a small word
# from what it leads to.
_COMPOUNDS = frozenset(
    {
        *(
            "cải cách",
            "cách hành",
            "hành chính",
            "thủ tục",
            "thi đua",
            "khen thưởng",
            "chuyên đề",
            "cao điểm",
        ),
        *("phong trào", "phát động", "thực hiện", "nhiệm vụ", "công tác", "kế hoạch", "địa bàn"),
        *("giải pháp", "sáng kiến", "mô hình", "chất lượng", "nâng cao", "đẩy mạnh", "kiểm soát"),
        *("ủy ban", "nhân dân", "hội đồng", "giáo dục", "đào tạo", "nội vụ", "thống kê", "đăng ký"),
        *("chủ tịch", "giấy khen", "bằng khen", "tập thể", "cá nhân", "danh sách", "thành tích"),
        *("số lượng", "lĩnh vực", "tổ chức", "cơ quan", "đơn vị", "công chức", "viên chức"),
    }
)
_LEADS_ON = frozenset({"và", "về", "của", "trên", "tại", "trong", "với", "cho", "năm", "v/v"})
_OTHER = 500  # digits, most small letters
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
# Tones and the marks of â, ă, ê, ô stand over or under a letter and take no room of their own.
_HORN = "\u031b"

# A rule under a name or a title is "từ 1/3 đến 1/2 độ dài của dòng chữ" (Phụ lục I, Phần I,
# Mục II, khoản 2, 5).
RULE_SHARE = 0.35


def length_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give the length of one line of text, in the unit of `size`."""
    widths = _WIDTHS[bold]
    total = 0
    for letter in unicodedata.normalize("NFC", text):
        total += widths.get(_without_tone(letter), _OTHER)
    return total * size / 1000


def _without_tone(letter: str) -> str:
    """Give ơ for ở, e for ệ: the letter whose width it has."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts[1:] else parts[0]


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into as few lines as the room allows, and these as even as may be.

    Names and words of two syllables are not torn. What is longer than the room stays whole, on a
    line of its own.
    """
    words = single_spaced(text).split(" ") if text.strip() else []
    parts = _kept_together(words)
    if any(length_of(part, size, bold=bold) > room for part in parts):
        parts = words
    if not parts:
        return ()
    fewest = len(_filled(parts, size, room, bold))
    narrow, wide = 0.0, room
    while wide - narrow > size / 10:
        middle = (narrow + wide) / 2
        if len(_filled(parts, size, middle, bold)) > fewest:
            narrow = middle
        else:
            wide = middle
    return tuple(_filled(parts, size, wide, bold))


def _kept_together(words: Sequence[str]) -> list[str]:
    parts: list[str] = []
    before = ""
    for word in words:
        if before and _bound(before, word):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
        before = word
    return parts


def _bound(first: str, second: str) -> bool:
    if "-" in (first, second):  # "Thi đua - Khen thưởng": no line begins or ends with the dash
        return True
    pair = f"{first} {second}"
    is_name = first.istitle() and second.istitle()
    return is_name or first.lower() in _LEADS_ON or pair.lower().strip(" ,;.") in _COMPOUNDS


def _filled(parts: Sequence[str], size: float, room: float, bold: bool) -> list[str]:
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]} {part}"
        if length_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def lines_taken(text: str, size: float, room: float) -> int:
    """Tell on how many lines running text comes to stand in a column as wide as `room`."""
    words = single_spaced(text).split(" ") if text.strip() else []
    return len(_filled(words, size, room, bold=False)) if words else 0


def rule_length(lines: Sequence[str], size: float, *, bold: bool = False) -> float:
    """Give the length of the rule under lines of text, in the unit of `size`."""
    return RULE_SHARE * max((length_of(line, size, bold=bold) for line in lines), default=0.0)
