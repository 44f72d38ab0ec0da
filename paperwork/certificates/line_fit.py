"""Fitting of the lines that differ from page to page: type sizes to choose from, and line breaks.

The page is tried at the largest sizes first and steps down level by level, all lines together, so
that they keep their proportions. A name is rather set smaller on one line than broken in two.
"""

from dataclasses import dataclass
from functools import lru_cache

from paperwork.certificates.description import Certificate, CertificateTooLong
from paperwork.certificates.line_breaks import clean, lines_within
from paperwork.certificates.scene import POINTS_A_MM
from paperwork.certificates.typefaces import Style, width_of

INK, RED = "#14110f", "#b3121d"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one of the varying texts is set: its sizes in points by level; how many lines at most;
    down to what part of its size one line is rather shrunk than broken; how much narrower than
    the page it stands on each side; the least room above it (mm), and its part in what is spare."""

    style: Style
    sizes: tuple[float, ...]
    lines: int
    shrinks_to: float
    indent: float
    leading: float
    gap: float
    stretch: float
    colour: str = INK
    tracking: float = 0.0
    in_capitals: bool = False
    # The least size in points, however long the text is: what hangs on a wall is read from afar.
    floor: float = 0.0


LEVELS = 8
# Before a text is refused its lines become wider (mm on each side) and stand closer: the title and
# the gaps have given way by then.
_WIDER = (0.0, 0.0, 0.0, 0.0, 4.0, 9.0, 14.0, 18.0)
_TIGHTER = (1.0, 1.0, 1.0, 1.0, 1.0, 0.96, 0.92, 0.88)
KINDS = {
    "authority": Kind(
        Style.BOLD,
        (19.5, 18.6, 17.6, 16.6, 15.6, 14.6, 13.6, 12.6),
        lines=2,
        shrinks_to=0.8,
        indent=32,
        leading=1.32,
        gap=1.2,
        stretch=1.0,
        colour=RED,
        tracking=0.012,
        in_capitals=True,
    ),
    "awardee": Kind(
        Style.BOLD,
        (31.0, 29.5, 28.0, 26.0, 24.0, 22.0, 19.5, 17.0),
        lines=3,
        shrinks_to=0.74,
        indent=32,
        leading=1.24,
        gap=0.6,
        stretch=0.75,
    ),
    "awardee_detail": Kind(
        Style.REGULAR,
        (16.5, 16.0, 15.5, 15.0, 14.4, 13.8, 13.4, 13.0),
        lines=3,
        shrinks_to=0.94,
        indent=40,
        leading=1.3,
        gap=0.2,
        stretch=0.3,
        floor=13.0,
    ),
    "achievement": Kind(
        Style.REGULAR,
        (17.5, 17.0, 16.5, 15.8, 15.2, 14.8, 14.4, 14.0),
        lines=5,
        shrinks_to=0.97,
        indent=42,
        leading=1.36,
        gap=1.0,
        stretch=0.65,
        floor=14.0,
    ),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A text set in lines: sizes in points, heights in millimetres; `rise` is from its top to the
    first baseline."""

    lines: tuple[str, ...]
    style: Style
    size: float
    leading: float
    rise: float
    height: float
    gap: float
    stretch: float
    colour: str
    tracking: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line with the size at which it fits."""

    text: str
    size: float


def body_blocks(certificate: Certificate, level: int, width: float) -> list[Block] | None:
    """The varying texts at a level, those that are empty left out; None where one does not fit."""
    blocks = []
    for name, kind in KINDS.items():
        text = clean(getattr(certificate, name))
        if kind.in_capitals:
            text = text.upper()
        if not text:
            continue
        block = _block(text, name, level, width)
        if block is None:
            return None
        blocks.append(block)
    return blocks


def set_within(
    text: str, style: Style, size: float, room: float, *, most: int, tracking: float = 0.0
) -> list[str] | None:
    """Break a text into lines that fit a room in millimetres; None where they do not."""

    def measure(part: str) -> float:
        return (width_of(part, style, tracking) + tracking) * size / POINTS_A_MM

    return lines_within(text, room, measure, most=most)


def set_line(text: str, style: Style, size: float, room: float, *, least: float = 0.6) -> SetLine:
    """One line, set smaller where it is too wide. Raises CertificateTooLong where it would have to
    be set in less than `least` of its size."""
    width = width_of(text, style) * size / POINTS_A_MM
    if width <= room:
        return SetLine(text, size)
    if width * least > room:
        raise CertificateTooLong(
            f"Dòng “{text}” quá dài, không in vừa giấy. Hãy rút gọn hoặc ngắt thành nhiều dòng."
        )
    return SetLine(text, size * room / width)


@lru_cache(maxsize=10_000)
def _block(text: str, name: str, level: int, page_width: float) -> Block | None:
    kind = KINDS[name]
    size = kind.sizes[level]
    room = page_width - 2 * (kind.indent - _WIDER[level])
    wide = width_of(text, kind.style, kind.tracking) * size / POINTS_A_MM
    lines: list[str] | None
    shrunk = size * room / wide if wide else size
    if wide * kind.shrinks_to <= room and min(size, shrunk) >= kind.floor:
        lines, size = [text], min(size, shrunk)
    else:
        # Several lines are set a little smaller than one, or they would outweigh the title.
        size = max(size * 0.94, kind.floor)
        lines = set_within(text, kind.style, size, room, most=kind.lines, tracking=kind.tracking)
    if lines is None:
        return None
    em = size / POINTS_A_MM
    leading = kind.leading * em * _TIGHTER[level]
    rise = leading * 0.5 + em * 0.34
    return Block(
        tuple(lines),
        kind.style,
        size,
        leading,
        rise,
        leading * len(lines),
        kind.gap,
        kind.stretch,
        kind.colour,
        kind.tracking,
    )
