"""Word's automatic numbers, which are printed before a paragraph and are not in its text.

A file keeps them as lists (ECMA-376, part 1, 17.9): a paragraph, or its style, names a list (`num`)
and a level; the list is of a kind (`abstractNum`) that says how each level counts and looks. Lists
of one kind count on together, but where one sets its own beginning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

LEVELS = 9
# No list of a plan counts so far; beyond it Roman numbers and letters are no numbers any more.
_MOST, _MOST_ROMAN, _MOST_LETTERS = 99_999, 3_999, 26 * 5
# "Điều %1." has a few letters; what is longer is no number.
_LABEL_AT_MOST = 40
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_BULLETS = "-–—+•*"


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level counts and looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    is_legal: bool = False
    # Begins anew after a level above this one has counted: 0 never, None after any.
    restarts_after: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list: of what kind, and its levels where it changes them."""

    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbers:
    """The numbers of a file's paragraphs; asked once for each, in their order."""

    def __init__(
        self, numbering: BaseOxmlElement | None = None, styles: BaseOxmlElement | None = None
    ) -> None:
        self._styles = {one.get(qn("w:styleId")) or "": one for one in _each(styles, "w:style")}
        self._kinds = {
            one.get(qn("w:abstractNumId")) or "": one for one in _each(numbering, "w:abstractNum")
        }
        self._nums = {one.get(qn("w:numId")) or "": one for one in _each(numbering, "w:num")}
        self._usual_style = next((key for key, one in self._styles.items() if _is_usual(one)), "")
        self._lists: dict[str, _List | None] = {}
        self._counted: dict[str, dict[int, int]] = {}  # of each kind, the levels' counts
        self._begun: set[tuple[str, int]] = set()  # lists that have begun at their own number

    def label(self, paragraph: BaseOxmlElement) -> str:
        """The number of the next paragraph as printed ("1.2.", "a)", "-"); "" where it has none."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, level = found
        known = self._list(number)
        if known is None or level not in known.levels:
            return ""
        counts = self._count(number, known, level)
        return _printed(known.levels, counts, level)

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, else its style's."""
        properties = paragraph.find(qn("w:pPr"))
        own = _number_of(properties)
        style = _value(properties, "w:pStyle") or self._usual_style
        of_style, named_by = self._of_style(style)
        number = own[0] if own[0] is not None else of_style[0]
        if number is None or number == "0":
            return None
        level = own[1] if own[1] is not None else of_style[1]
        if own[0] is None and own[1] is None:
            level = self._level_of_style(number, named_by, level)
        return (number, level or 0) if 0 <= (level or 0) < LEVELS else None

    def _of_style(self, style: str) -> tuple[tuple[str | None, int | None], str]:
        """The list and the level that a style gives, and the style that names them: it or one that
        it is based on."""
        level: int | None = None
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            number, at = _number_of(self._styles[style].find(qn("w:pPr")))
            level = at if level is None else level
            if number is not None:
                return (number, level), style
            style = _value(self._styles[style], "w:basedOn")
        return (None, level), ""

    def _level_of_style(self, number: str, style: str, level: int | None) -> int | None:
        """The level that is bound to the style; else the one that the style says."""
        known = self._list(number)
        bound = [at for at, one in known.levels.items() if one.style == style] if known else []
        return bound[0] if style and bound else level

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._made(number)
        return self._lists[number]

    def _made(self, number: str) -> _List | None:
        num = self._nums.get(number)
        if num is None:
            return None
        kind = self._kind_behind(_value(num, "w:abstractNumId"))
        if kind is None:
            return None
        levels = dict(_levels(self._kinds[kind]))
        starts = {}
        for override in _each(num, "w:lvlOverride"):
            at = _whole(override.get(qn("w:ilvl")))
            if at is None or not 0 <= at < LEVELS:
                continue
            levels.update((at, one) for _, one in _levels(override))
            start = _whole(_value(override, "w:startOverride"))
            if start is not None:
                starts[at] = start
        return _List(kind, levels, starts)

    def _kind_behind(self, kind: str) -> str | None:
        """A kind that only points to a style of lists is the kind that this style names."""
        seen: set[str] = set()
        while kind in self._kinds and kind not in seen:
            seen.add(kind)
            link = _value(self._kinds[kind], "w:numStyleLink")
            if not link:
                return kind
            (number, _), _ = self._of_style(link)
            num = self._nums.get(number or "")
            kind = _value(num, "w:abstractNumId") if num is not None else ""
        return None

    def _count(self, number: str, known: _List, level: int) -> dict[int, int]:
        """Count on; what stands deeper begins anew."""
        counts = self._counted.setdefault(known.kind, {})
        for at, start in known.starts.items():
            if at <= level and (number, at) not in self._begun:
                self._begun.add((number, at))
                counts.pop(at, None)
                if at < level:
                    counts[at] = start
        start = known.starts.get(level, known.levels[level].start)
        counts[level] = min(counts[level] + 1 if level in counts else start, _MOST)
        for deeper in range(level + 1, LEVELS):
            after = known.levels[deeper].restarts_after if deeper in known.levels else None
            if after is None or level < after:
                counts.pop(deeper, None)
        return counts


def _is_usual(style: BaseOxmlElement) -> bool:
    """Whether it is the style of paragraphs that name none."""
    is_default = style.get(qn("w:default")) in ("1", "true", "on")
    return is_default and style.get(qn("w:type")) == "paragraph"


def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    """The number as it stands on paper."""
    this = levels[level]
    if this.form == "bullet":
        mark = this.text.strip()[:1]
        return mark if mark and mark in _BULLETS else "-"
    if this.form == "none" or len(this.text) > _LABEL_AT_MOST:
        return ""
    said = this.text
    for at in range(level + 1):
        if f"%{at + 1}" not in said or at not in levels:
            continue
        count = counts.get(at, levels[at].start)
        form = "decimal" if this.is_legal else levels[at].form
        said = said.replace(f"%{at + 1}", _written(count, form))
    said = " ".join(said.split())
    return said if len(said) <= _LABEL_AT_MOST else ""


def _written(count: int, form: str) -> str:
    """A number as its form writes it; forms that plans do not use as plain digits."""
    if form in ("upperRoman", "lowerRoman") and 0 < count <= _MOST_ROMAN:
        said = ""
        for worth, sign in _ROMAN:
            times, count = divmod(count, worth)
            said += sign * times
        return said if form == "upperRoman" else said.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < count <= _MOST_LETTERS:
        times, place = divmod(count - 1, 26)
        letter = chr(ord("a") + place) * (times + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("none", "bullet"):
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _levels(owner: BaseOxmlElement) -> Iterator[tuple[int, _Level]]:
    for one in _each(owner, "w:lvl"):
        at = _whole(one.get(qn("w:ilvl")))
        if at is None or not 0 <= at < LEVELS:
            continue
        start = _whole(_value(one, "w:start"))
        form = next((each.get(qn("w:val")) for each in one.iter(qn("w:numFmt"))), None)
        legal = one.find(qn("w:isLgl"))
        yield (
            at,
            _Level(
                start=1 if start is None else start,
                form=form or "decimal",
                text=_value(one, "w:lvlText"),
                is_legal=legal is not None and is_on(legal),
                restarts_after=_whole(_value(one, "w:lvlRestart")),
                style=_value(one, "w:pStyle"),
            ),
        )


def _number_of(properties: BaseOxmlElement | None) -> tuple[str | None, int | None]:
    """The list and the level that properties name; None of what they do not."""
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None, None
    return _value(numbered, "w:numId") or None, _whole(_value(numbered, "w:ilvl"))


def is_on(switch: BaseOxmlElement) -> bool:
    """Whether a switch of Word's ("w:b", "w:vanish") is on; it is by standing there."""
    return switch.get(qn("w:val")) not in ("0", "false", "off", "none")


def _each(owner: BaseOxmlElement | None, name: str) -> list[BaseOxmlElement]:
    return owner.findall(qn(name)) if owner is not None else []


def _value(owner: BaseOxmlElement | None, name: str) -> str:
    found = owner.find(qn(name)) if owner is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _whole(said: str | None) -> int | None:
    """A whole number of a file, which may say anything; None where it is none or far too large."""
    if not said or not said.isascii() or not said.isdecimal() or len(said) > 6:
        return None
    return min(int(said), _MOST)
