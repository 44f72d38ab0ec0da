"""Lines of a cleaned text, joined in paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperwork.vietnamese import LOWER_LETTERS

# What begins a paragraph of its own: points, numbers, headings.
_POINT = re.compile(
    r"^(?:[-–—•+*]\s|\(?[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]\s?\S|[IVXLC]{1,5}[.)]\s)"
)
_ENDS = re.compile(r"[.;:!?…”\"/]\s*$")
# What a sentence never ends with, when a page does.
_OPEN = re.compile(r"(?:,|-| (?:và|của|hoặc|ngày|tháng|năm|số|trước|đến|hết|là|từ|gửi|về))$")
# No line and no paragraph of a plan is longer; what is, is read in pieces, so that a text without
# any end takes no longer than one of many lines.
_LINE_AT_MOST, _PARAGRAPH_AT_MOST = 2000, 3000
_SMALL = re.compile(f"[{LOWER_LETTERS}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its text without margins, where that begins and ends."""

    text: str
    start: int
    end: int
    # How many blank lines stand before it.
    gap: int = 0

    @property
    def is_caps(self) -> bool:
        """Whether it is written in capitals."""
        letters = [sign for sign in self.text if sign.isalpha()]
        return len(letters) > 2 and sum(sign.isupper() for sign in letters) >= 0.9 * len(letters)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `text` is as long as its passage, a space for each break, so
    that a place in it is a place in the mended text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a passage that are not blank."""
    found: list[Line] = []
    gap, place = 0, start
    for raw, is_whole in _pieces(text[start:end]):
        stripped = raw.strip()
        if not any(sign.isalnum() or sign in "….-–" for sign in stripped):
            stripped = ""
        if stripped:
            begins = place + raw.index(stripped[0])
            found.append(Line(stripped, begins, begins + len(stripped), gap))
            gap = 0
        else:
            gap += 1
        place += len(raw) + is_whole
    return found


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The lines, and those too long in several; whether a sign of its end follows."""
    for raw in text.split("\n"):
        for at in range(0, len(raw) - _LINE_AT_MOST, _LINE_AT_MOST):
            yield raw[at : at + _LINE_AT_MOST], False
        rest = max(0, (len(raw) - 1) // _LINE_AT_MOST) * _LINE_AT_MOST
        yield raw[rest:], True


def paragraphs_of(text: str, lines: Sequence[Line]) -> list[Paragraph]:
    """The lines put together: a line goes on with what the one before it left open, also over the
    end of a page."""
    return [
        Paragraph(text[group[0].start : group[-1].end].replace("\n", " "), group[0].start)
        for group in _grouped(lines)
    ]


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        is_full = group and line.end - group[0].start > _PARAGRAPH_AT_MOST
        if group and (is_full or not _goes_on(group[-1], line)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: Line, line: Line) -> bool:
    if "\t" in before.text or "\t" in line.text:  # rows of tables
        return False
    if _POINT.match(line.text) or before.is_caps != line.is_caps:
        return False
    if _ENDS.search(before.text):
        return False
    if _SMALL.match(line.text[0]) or line.text[0] in "(,;":
        return True
    if line.gap:
        return bool(_OPEN.search(before.text))
    return True
