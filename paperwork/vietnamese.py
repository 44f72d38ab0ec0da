"""How official Vietnamese writes dates and document numbers, and in what order names are listed.

Pure functions: they take text and give text or sort keys.
"""

import re
import unicodedata
from datetime import date

# Room to write the number by pen: a draft is printed before the clerk enters it in the register.
BLANK_NUMBER = "\u00a0" * 8
BLANK_DAY = "ngày …… tháng …… năm ………"

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# The order of tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SYLLABLES = re.compile(r"[^\W_]+")
# The same with the signs over and under its letters, decomposed.
_SYLLABLE_SIGNS = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")

# What tells namesakes apart, behind a family name and a given name at least.
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LETTER_AT_END = re.compile(r"(?<=\S)\s+([A-NP-TV-XZĐ])$")

# Openings of titles before which a citation puts no "về".
_SAYS_ITSELF = ("về ", "quy định ", "sửa đổi", "hướng dẫn ", "phê duyệt ", "ban hành ")

# Every sign that is written over or under a letter, and đ, which is a letter of its own.
_BARE: dict[int, str | None] = {
    **{sign: None for sign in range(0x300, 0x1F000) if unicodedata.combining(chr(sign))},
    ord("đ"): "d",
}

# Every letter with every tone, for patterns: ranges of Unicode mix capitals with small letters.
_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
LOWER_LETTERS = "bcdđfghjklmnpqrstvwxz" + "".join(
    unicodedata.normalize("NFC", vowel + mark) for vowel in _VOWELS for mark in _MARKS
)
UPPER_LETTERS = LOWER_LETTERS.upper()

# A day as people and programs write it, folded.
_TIME = r"(?:[ t]00:00(?::00)?(?:\.0+)?)?"
_DAY = re.compile(rf"^(?:ngay )?(\d{{1,2}}) ?[/.-] ?(\d{{1,2}}) ?[/.-] ?(\d{{4}}){_TIME}$")
_WRITTEN = re.compile(r"^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$")
_ISO = re.compile(rf"^(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}$")

# Sorts before any digit of a syllable: a shorter part of a name comes first.
_END_OF_PART = "00"

# One syllable: (kind, letters or number, tone); kind 0 for a number, 1 for a word.
SyllableKey = tuple[int, tuple[int, ...], int]


def official_date(day: date) -> str:
    """Give the day as it stands at the head of a document: "ngày 05 tháng 5 năm 2020".

    A zero goes before days under 10 and before months 1 and 2 only
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def official_short_date(day: date) -> str:
    """Give the day in figures, with the same zeros: "12/5/2020", "05/01/2020"."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def day_in(text: str) -> date | None:
    """The day that a text means: 05/11/2019, "ngày 05 tháng 11 năm 2019", 2019-11-05; None where it
    means none. A year of two digits is not guessed."""
    folded = fold(text)
    found = _DAY.match(folded) or _WRITTEN.match(folded)
    iso = _ISO.match(folded)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None


def official_number(number: str, symbol: str) -> str:
    """Join a document's number and symbol: "3925/KH-UBND".

    Numbers under 10 get a zero in front (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II,
    khoản 3). A printed form such as "35a" or "0125" stays as it is. A blank number leaves room
    to be filled by pen; without a symbol the number stands alone.
    """
    number, symbol = number.strip(), symbol.strip()
    if len(number) == 1 and number.isdecimal():
        number = f"0{number}"
    if not symbol:
        return number
    return f"{number or BLANK_NUMBER}/{symbol}"


# What is not parted by the end of a line: a date, a number from its word, and words that are read
# as one.
_UNBROKEN = re.compile(
    r"\b(?:ngày (?:\d{1,2}|…+) tháng (?:\d{1,2}|…+) năm (?:\d{4}|…+)"
    r"|(?:số|Điều|khoản|điểm|năm|tháng) [\d\u00a0…]|điểm [a-zđ]\b"
    r"|[ỦU]y ban|[Kk]ết quả|[Mm]ột cửa|[Hh]ội đồng|[Cc]hủ tịch)"
)
_PLAIN_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def single_spaced(text: str) -> str:
    """The text with one space where there are several, and none around it. The room for a number
    that is written by pen stays (`str.split` would take it away)."""
    return _PLAIN_SPACES.sub(" ", text).strip(" ")


def unbroken(text: str) -> str:
    """The text for a paragraph of a paper, in which dates, numbers and words that are read as one
    do not break at the end of a line."""
    return _UNBROKEN.sub(lambda found: found[0].replace(" ", "\u00a0"), single_spaced(text))


def short_committee(name: str) -> str:
    """A superior body as it is printed over another's name, its common words abbreviated (Nghị
    định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2): "UBND huyện Củ Chi"."""
    return name.replace("Ủy ban nhân dân", "UBND")


def name_lines(body_name: str) -> list[str]:
    """Break the name of a People's Committee where documents break it.

    "Ủy ban nhân dân huyện Củ Chi" gives ["Ủy ban nhân dân", "huyện Củ Chi"]; any other name is
    one line and wraps where it must.
    """
    name = single_spaced(body_name)
    for kind in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        place = name[len(kind) :].strip()
        if name.lower().startswith(kind.lower()) and place:
            return [name[: len(kind)], place]
    return [name] if name else []


def in_a_sentence(title: str, *, after: str = "về") -> str:
    """Give a document's title as it goes on within a sentence: "về phát động thi đua …".

    Titles that say themselves what the document does ("Quy định …", "Về việc …") take no word
    before them; after "V/v", or an empty `after`, none does. An abbreviation keeps its capitals.
    """
    title = single_spaced(title)
    if after == "V/v":
        title = re.sub(r"^(V/v|[Vv]ề việc|[Vv]ề)\s+", "", title)
    words = title.split(maxsplit=1)
    if words and not words[0].isupper():
        title = title[0].lower() + title[1:]
    if not title or after in ("", "V/v") or title.startswith(_SAYS_ITSELF):
        return title
    return f"{after} {title}"


def fold(text: str) -> str:
    """Give the text as people type it in a hurry: lower case, no diacritics, single spaces.

    "Sáng  kiến Đổi mới" gives "sang kien doi moi"; composed and decomposed input give the same.
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return " ".join(decomposed.translate(_BARE).split())


def spelling_key(text: str) -> str:
    """Give what makes two names the same name: their letters with every diacritic, whatever the
    case, the spaces, the Unicode form, and the letter of the syllable that carries the tone.

    "Hoà", "HÒA" and decomposed "Hòa" are one name; Thúy, Thùy and Thủy are three.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", " ".join(map(_tone_last, decomposed.split())))


def is_nearly_the_name(name: str, other: str) -> bool:
    """Whether two names differ, but in diacritics only. They may be one name written wrongly; only
    a person can tell. Takes spelling keys as well as names."""
    return fold(name) == fold(other) and spelling_key(name) != spelling_key(other)


def _tone_last(word: str) -> str:
    """A decomposed word with the tones of its syllables behind their last letters."""
    return _SYLLABLE_SIGNS.sub(_with_tone_last, word) if _TONE_RANK.keys() & set(word) else word


def _with_tone_last(found: re.Match[str]) -> str:
    tones = [sign for sign in found[0] if sign in _TONE_RANK]
    return "".join([*(sign for sign in found[0] if sign not in _TONE_RANK), *tones])


def collate_key(text: str) -> tuple[tuple[SyllableKey, ...], str]:
    """Give a sort key for Vietnamese alphabetical order (… d đ e ê … o ô ơ … u ư …).

    Syllable by syllable, first the letters, then the tone, as dictionaries do; numbers count by
    value, so that "Khu phố 2" comes before "Khu phố 10"; punctuation and case do not count.
    """
    composed = unicodedata.normalize("NFC", text)
    syllables = tuple(_syllable_key(part) for part in _SYLLABLES.findall(composed.lower()))
    return syllables, composed


def person_sort_key(full_name: str) -> tuple[tuple[SyllableKey, ...], ...]:
    """Give a sort key for a person's name: given name, then middle names, then family name.

    Vietnamese lists stand in the order of the given name, which is written last. What tells
    namesakes of a unit apart is no name and counts last: a capital letter ("Nguyễn Thị Bình A"), or
    words in brackets ("(con)"). Y, O and U are given names.
    """
    names = " ".join(_IN_BRACKETS.sub(" ", full_name).split())
    marks = " ".join(_IN_BRACKETS.findall(full_name))
    letter = _LETTER_AT_END.search(names)
    if letter and " " in names[: letter.start()]:
        names, marks = names[: letter.start()], f"{letter[1]} {marks}"
    syllables, _ = collate_key(names)
    parts = (syllables[-1:], syllables[1:-1], syllables[:1])
    told_apart, _ = collate_key(marks)
    return (*parts, told_apart) if told_apart else parts


def name_key(full_name: str) -> str:
    """The sort key of a person's name in hexadecimal digits: given name first, then the middle
    names, then the family name, in the Vietnamese alphabet with its tones."""
    return _END_OF_PART.join(
        "".join(_syllable_text(syllable) for syllable in part)
        for part in person_sort_key(full_name)
    )


def _syllable_key(syllable: str) -> SyllableKey:
    if syllable.isdecimal():
        return 0, (int(syllable),), 0
    letters: list[int] = []
    tone = 0
    for sign in unicodedata.normalize("NFD", syllable):
        if sign in _TONE_RANK:
            tone = _TONE_RANK[sign]
        elif unicodedata.combining(sign) and letters:
            letters[-1] = _rank_with_mark(letters[-1], sign)
        else:
            letters.append(_LETTER_RANK.get(sign, len(_ALPHABET) + ord(sign)))
    return 1, tuple(letters), tone


def _rank_with_mark(rank: int, mark: str) -> int:
    """Turn the rank of a, e, o, u into that of ă, â, ê, ô, ơ, ư; other marks change nothing."""
    if rank >= len(_ALPHABET):
        return rank
    composed = unicodedata.normalize("NFC", _ALPHABET[rank] + mark)
    return _LETTER_RANK.get(composed, rank)


def _syllable_text(syllable: SyllableKey) -> str:
    kind, values, tone = syllable
    if kind == 0:
        return f"01{min(values[0], 0xFFFFFFFF):08x}"
    letters = "".join(f"{min(value + 2, 0xFF):02x}" for value in values)
    return f"{letters}01{tone:02x}"
