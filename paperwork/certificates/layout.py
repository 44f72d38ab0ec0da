"""Layout of the page of a certificate: one function for PDF and preview.

What is alike on every page of a design is laid out once (`frame_of`); what differs is fitted page
by page with the real widths of the type (`face_of`). Everything is placed on a page of about A4;
`Frame.scale` and `Frame.inset` put that on larger paper.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from paperwork.certificates.border import border_shapes
from paperwork.certificates.description import Certificate, CertificateTooLong, Design, Ornament
from paperwork.certificates.line_breaks import clean
from paperwork.certificates.line_fit import (
    INK,
    LEVELS,
    RED,
    Block,
    body_blocks,
    set_line,
    set_within,
)
from paperwork.certificates.ornament import DIVIDER_SIZE, LAUREL_SIZE, divider, laurel
from paperwork.certificates.scene import (
    POINTS_A_MM,
    Code,
    Line,
    Mark,
    Path,
    Picture,
    Shape,
    scaled,
)
from paperwork.certificates.typefaces import Style, face, width_of

A4 = (297.0, 210.0)
_EMBLEM_TOP, _EMBLEM_HEIGHT = 22.6, 20.6
_MASTHEAD, _MOTTO, _GIVES = 13.6, 14.2, 14.6  # points
_FOOT_SIZE, _FOOT_LEADING, _NOTES_SIZE, _NOTES_LEADING = 13.5, 6.0, 11.6, 5.5
_BOTTOM = 24.2  # from the lower edge of the paper to the last baseline
_SIDE = 28.0  # from the side of the paper to what stands outermost
_SIGNATURE_WIDTH, _CODE_SIZE = 108.0, 13.0
_DIVIDER_WIDTH = 104.0
_MIN_GAP = 2.6  # between the last line of the achievement and the foot


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a design share, and where the rest may stand. `width` and `height` are
    those of the page before it is scaled and inset."""

    width: float
    height: float
    scale: float
    inset: tuple[float, float]
    marks: tuple[Mark, ...]
    body_top: float


@dataclass(frozen=True, slots=True)
class TitleMark:
    """The word "TẶNG", the name of the award and the rule under it, as one thing to be placed: it
    is alike on most pages, and drawn once for all that have it."""

    marks: tuple[Mark, ...]
    height: float


@dataclass(frozen=True, slots=True)
class PageFace:
    """One certificate on its page: the title at a height, and the lines that are its own."""

    title: TitleMark
    title_top: float
    shift: tuple[float, float]
    marks: tuple[Mark, ...]
    foot: tuple[Mark, ...] = field(default=())


@lru_cache(maxsize=32)
def frame_of(design: Design) -> Frame:
    """Border, emblem, quốc hiệu and tiêu ngữ of a design."""
    room_across, room_down = design.width - 2 * design.inset, design.height - 2 * design.inset
    scale = min(room_across / A4[0], room_down / A4[1])
    width, height = room_across / scale, room_down / scale
    marks: list[Mark] = []
    if design.draws_border:
        marks += border_shapes(design.border, round(width, 2), round(height, 2))
    middle = width / 2
    y = _EMBLEM_TOP + 6.0
    if design.draws_emblem or design.pre_printed:
        y = _EMBLEM_TOP + _EMBLEM_HEIGHT + 6.8
    if design.draws_emblem:
        marks += _emblem(design, middle)
    shift_x, shift_y = design.shift if design.pre_printed else (0.0, 0.0)
    first, second = (clean(line) for line in design.masthead)
    if first:
        marks.append(_centred(first, middle + shift_x, y + shift_y, Style.BOLD, _MASTHEAD, 0.03))
    last, size, tracking = first, _MASTHEAD, 0.03
    if second:
        y += 6.1
        marks.append(_centred(second, middle + shift_x, y + shift_y, Style.BOLD, _MOTTO, 0.01))
        last, size, tracking = second, _MOTTO, 0.01
    if last:
        y += 2.2
        # A rule as long as the words (Nghị định 98/2023/NĐ-CP, Điều 104).
        half = width_of(last, Style.BOLD, tracking) * size / POINTS_A_MM / 2
        marks.append(_rule(middle + shift_x - half, middle + shift_x + half, y + shift_y))
    inset = ((design.width - width * scale) / 2, (design.height - height * scale) / 2)
    return Frame(width, height, scale, inset, tuple(marks), y + 1.6)


def face_of(design: Design, certificate: Certificate) -> PageFace:
    """Fit one certificate on the page. Raises CertificateTooLong, NoSuchLetter."""
    frame = frame_of(design)
    shift = design.shift if design.pre_printed else (0.0, 0.0)
    foot, foot_top = _foot(design, certificate, frame)
    room = foot_top - _MIN_GAP - frame.body_top
    for level in range(LEVELS):
        title = _title(clean(design.gives), clean(certificate.title).upper(), level, frame.width)
        blocks = body_blocks(certificate, level, frame.width)
        if title is None or blocks is None:
            continue
        spare = room - title.height - sum(block.height + block.gap for block in blocks)
        if spare >= 0:
            marks, title_top = _placed(frame, blocks, title, spare, shift)
            return PageFace(title, title_top, shift, marks, foot)
    raise CertificateTooLong(
        f"Nội dung giấy của “{clean(certificate.awardee)}” quá dài, không in vừa một trang. Hãy "
        "rút gọn tên, chức danh hoặc thành tích."
    )


def _placed(
    frame: Frame,
    blocks: list[Block],
    title: TitleMark,
    spare: float,
    shift: tuple[float, float],
) -> tuple[tuple[Mark, ...], float]:
    """The blocks downward, with the room that is left over shared out between them; the title
    stands after the first."""
    authority, *others = blocks
    weights = sum(block.stretch for block in blocks) + _TITLE_STRETCH + _END_STRETCH
    # More than this between two lines pulls the page apart: the rest stays above and below.
    share = min(spare / weights, 3.4)
    rest = spare - share * weights
    marks: list[Mark] = []
    y = frame.body_top + rest * 0.45
    middle = frame.width / 2 + shift[0]
    y = _draw_block(marks, authority, y + authority.gap + authority.stretch * share, middle, shift)
    y += _TITLE_STRETCH * share
    title_top = y
    y += title.height
    for block in others:
        y = _draw_block(marks, block, y + block.gap + block.stretch * share, middle, shift)
    return tuple(marks), title_top


_TITLE_STRETCH, _END_STRETCH = 0.35, 1.1


def _draw_block(
    marks: list[Mark], block: Block, top: float, middle: float, shift: tuple[float, float]
) -> float:
    """Draw a block's lines under each other; give where it ends."""
    for number, line in enumerate(block.lines):
        baseline = top + block.rise + number * block.leading + shift[1]
        marks.append(
            _centred(line, middle, baseline, block.style, block.size, block.tracking, block.colour)
        )
    return top + block.height


@lru_cache(maxsize=64)
def _title(gives: str, title: str, level: int, width: float) -> TitleMark | None:
    """The award's name as large as the level has it, over its rule; None where it is too wide."""
    size = _TITLE_SIZES[level]
    room = width - 2 * _SIDE - 12
    lines = set_within(title, Style.BLACK, size, room, most=2, tracking=0.035)
    if lines is None:
        return None
    middle = width / 2
    marks: list[Mark] = []
    em, y = size / POINTS_A_MM, 0.0
    if gives:
        # The air around the word gives way before the texts do.
        air = 0.8 if level < LEVELS - 3 else -0.6
        y += 5.4 + air
        marks.append(_centred(gives, middle, y, Style.BOLD, _GIVES, 0.09))
        # Clear of the dots below this line, and of the accents above the next.
        y += face(Style.BOLD).reach(gives)[0] * _GIVES / POINTS_A_MM + 0.8 + air
    y += face(Style.BLACK).reach(lines[0])[1] * em
    for number, line in enumerate(lines):
        y += em * 1.14 if number else 0.0
        marks.append(_centred(line, middle, y, Style.BLACK, size, 0.035, RED))
    scale = _DIVIDER_WIDTH / DIVIDER_SIZE[0]
    top = y + face(Style.BLACK).reach(lines[-1])[0] * em + 2.6
    marks += scaled(divider(), scale, middle - _DIVIDER_WIDTH / 2, top)
    return TitleMark(tuple(marks), top + DIVIDER_SIZE[1] * scale)


_TITLE_SIZES = (60.0, 57.0, 54.0, 50.0, 45.0, 40.0, 35.0, 30.0)


def _foot(design: Design, certificate: Certificate, frame: Frame) -> tuple[tuple[Mark, ...], float]:
    """The signature on the right, decision and code on the left; and how high they reach."""
    across, down = design.foot_shift if design.pre_printed else (0.0, 0.0)
    marks: list[Mark] = []
    bottom = frame.height - _BOTTOM + down
    middle = frame.width - _SIDE - _SIGNATURE_WIDTH / 2 + across
    name = set_line(clean(certificate.signer_name), Style.BOLD, _FOOT_SIZE + 0.5, _SIGNATURE_WIDTH)
    marks.append(_centred(name.text, middle, bottom, Style.BOLD, name.size))
    rows: list[tuple[str, Style, float]] = []
    day = set_line(clean(certificate.place_and_day), Style.ITALIC, _FOOT_SIZE, _SIGNATURE_WIDTH)
    rows.append((day.text, Style.ITALIC, day.size))
    for line in certificate.signer_lines:
        rows += _signer_rows(clean(line).upper())
    y = bottom - _FOOT_LEADING - design.signature_room / frame.scale
    for text, style, size in reversed(rows):
        marks.append(_centred(text, middle, y, style, size))
        y -= _FOOT_LEADING
    marks += _notes(certificate, bottom, across)
    return tuple(marks), y + _FOOT_LEADING - 4.0 - down


def _signer_rows(text: str) -> list[tuple[str, Style, float]]:
    """A line of the signer's title; broken in two where it would be set too small."""
    wide = width_of(text, Style.BOLD) * _FOOT_SIZE / POINTS_A_MM
    lines = [text]
    if wide * 0.84 > _SIGNATURE_WIDTH:
        lines = set_within(text, Style.BOLD, _FOOT_SIZE, _SIGNATURE_WIDTH, most=2) or lines
    return [
        (line.text, Style.BOLD, line.size)
        for line in (set_line(line, Style.BOLD, _FOOT_SIZE, _SIGNATURE_WIDTH) for line in lines)
    ]


def _notes(certificate: Certificate, bottom: float, across: float) -> list[Mark]:
    marks: list[Mark] = []
    left = _SIDE + across
    if certificate.check_address:
        marks.append(Code(certificate.check_address, left, bottom - _CODE_SIZE + 0.6, _CODE_SIZE))
        left += _CODE_SIZE + 4.5
    room = 148.5 - left - 2  # to the middle of the page
    y = bottom - (len(certificate.notes) - 1) * _NOTES_LEADING
    for note in certificate.notes:
        line = set_line(clean(note), Style.ITALIC, _NOTES_SIZE, room)
        marks.append(Line(line.text, left, y, Style.ITALIC, line.size, INK))
        y += _NOTES_LEADING
    return marks


def _emblem(design: Design, middle: float) -> tuple[Mark, ...]:
    if design.ornament == Ornament.IMAGE and design.emblem is not None:
        width = 60.0
        return (Picture(design.emblem, middle - width / 2, _EMBLEM_TOP, width, _EMBLEM_HEIGHT),)
    scale = _EMBLEM_HEIGHT / LAUREL_SIZE[1]
    return scaled(laurel(), scale, middle - LAUREL_SIZE[0] * scale / 2, _EMBLEM_TOP)


def _rule(left: float, right: float, y: float) -> Shape:
    path: Path = (("M", ((left, y),)), ("L", ((right, y),)))
    return Shape(path, stroke=INK, width=0.28)


def _centred(
    text: str,
    middle: float,
    baseline: float,
    style: Style,
    size: float,
    tracking: float = 0.0,
    colour: str = INK,
) -> Line:
    width = width_of(text, style, tracking) * size / POINTS_A_MM
    return Line(text, middle - width / 2, baseline, style, size, colour, tracking)
