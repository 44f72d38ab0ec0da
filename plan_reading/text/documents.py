"""Division of a text into documents: a letter, a plan and its forms may be in one file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plan_reading.grammar.references import SYMBOL
from plan_reading.text.lines import Line, lines_of

STATE = re.compile(r"C[ỘO]NG\s+H[ÒO]A\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A", re.IGNORECASE)
MOTTO = re.compile(
    r"Đ[ộo]c\s+l[ậa]p\s*[-–—]\s*T[ựu]\s+do\s*[-–—]\s*H[ạa]nh\s+ph[úu]c", re.IGNORECASE
)
# "Số: 3925/KH-UBND", "Số:19/KH-T.Tr", "Số:      /KH-UBND", also beside the state's name.
NUMBER_LINE = re.compile(
    rf"(?:^|\s{{2,}}|\t)S[ốoôó]\s*[:.]?\s*(?P<number>\d{{1,6}}\s?[a-zđ]?(?:/(?:19|20)\d{{2}})?|"
    rf"[.…_\s]*)"
    rf"\s*/\s*(?P<symbol>{SYMBOL})"
)
# In a sentence a number follows the kind of its document ("Kế hoạch số").
_CITED = re.compile(r"[a-zà-ỹđ,(]\s+S[ốo]\s*:?\s*\d", re.IGNORECASE)
# So many lines may stand between the state's name and the number.
_HEAD_LINES = 10
_FORM = re.compile(
    r"^(?:Biểu|Biên|Mẫu|Phụ lục|BIỂU|MẪU|PHỤ LỤC)\s*(?:số\s*)?[\dIVX]+|^T[ÊE]N\s+(?:ĐƠN VỊ|"
    r"CƠ QUAN)|"
    r"^(?:BẢN ĐĂNG KÝ|THỐNG KÊ|TH[ÔỐ]NG KÊ)|^PHỤ LỤC\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A document, or (without a number line) a form attached to the one before."""

    start: int
    end: int
    number_line: Line | None

    @property
    def is_form(self) -> bool:
        """Whether it is a form."""
        return self.number_line is None


def pieces_of(text: str) -> list[Piece]:
    """Cut a text into documents and forms. A text without any head is one document."""
    lines = lines_of(text)
    heads = _heads(lines)
    if not heads:
        return [Piece(0, len(text), None)] if lines else []
    if heads[0][1] is None and heads[0][0] > 0:
        heads = [(0, None), *heads]
    heads[0] = (0, heads[0][1])
    starts = [lines[index].start for index, _ in heads]
    starts[0] = 0
    ends = [*starts[1:], len(text)]
    return [
        Piece(start, end, line) for start, end, (_, line) in zip(starts, ends, heads, strict=True)
    ]


def _heads(lines: Sequence[Line]) -> list[tuple[int, Line | None]]:
    """For each head the index of its first line, and its number line; None of a form."""
    found: list[tuple[int, Line | None]] = []
    taken = -1
    for index, line in enumerate(lines):
        if index <= taken:
            continue
        numbered = _number_near(lines, index) if STATE.search(line.text) else None
        if is_number_line(line):
            numbered = index
        if numbered is not None:
            found.append((_first_line(lines, index, taken), lines[numbered]))
            taken = numbered
        elif STATE.search(line.text) or (_FORM.match(line.text) and found and line.is_caps):
            begins = _first_line(lines, index, taken)
            if found and _is_same_form(lines, found[-1], begins, index):
                continue
            found.append((begins, None))
            taken = index
    return found


def is_number_line(line: Line) -> bool:
    """Whether a line carries a document's own number, and does not cite another's."""
    match = NUMBER_LINE.search(line.text)
    return match is not None and not _CITED.search(line.text[: match.end()])


def _number_near(lines: Sequence[Line], index: int) -> int | None:
    for at in range(max(0, index - 3), min(len(lines), index + _HEAD_LINES)):
        if is_number_line(lines[at]):
            return at
        if at > index and STATE.search(lines[at].text):
            return None
    return None


def _first_line(lines: Sequence[Line], index: int, taken: int) -> int:
    """Back over the names in capitals that stand over the first line of a head."""
    first = index
    while first - 1 > taken and first - 1 >= 0:
        above = lines[first - 1]
        is_head = STATE.search(above.text) or MOTTO.search(above.text) or (above.is_caps and first)
        if not is_head or _signs(above) or len(above.text) > 90:
            break
        first -= 1
    return first


def _signs(line: Line) -> bool:
    """A line of who signed the document before is no head of the next."""
    return bool(
        re.match(r"(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|TRƯỞNG)\b", line.text)
    )


def _is_same_form(
    lines: Sequence[Line], before: tuple[int, Line | None], begins: int, index: int
) -> bool:
    """A form's own title a few lines under the state's name begins no other form."""
    return before[1] is None and index - before[0] < 8 and not STATE.search(lines[index].text)
