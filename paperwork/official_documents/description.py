"""The description of an official document as plain values, from which its PDF and its Word file are
made.

Parts and their wording follow Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I. Whatever both files must
have in common (where a name is broken, how a list is closed, what stays together on a page) is
decided here; the two renderers only set type.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import ClassVar

from paperwork.official_documents.line_lengths import balanced, length_of, lines_taken
from paperwork.vietnamese import (
    BLANK_DAY,
    in_a_sentence,
    name_lines,
    official_date,
    official_number,
    short_committee,
    single_spaced,
    unbroken,
)

MM = 72 / 25.4  # points

# The page in millimetres: within "20 - 25, 30 - 35, 15 - 20" (Mục I, khoản 3).
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
TEXT_WIDTH = 210 - LEFT - RIGHT
# The masthead: tên cơ quan on the left, quốc hiệu on the right; the foot in two halves.
BODY_COLUMN, STATE_COLUMN = 64, TEXT_WIDTH - 64
FOOT_COLUMN = TEXT_WIDTH // 2

# Widths that a table's columns may have (mm): the style sheet of the PDF knows these.
COLUMN_WIDTHS = (12, 20, 40, 44, 48, 60, 88, 100, 148)

END_OF_TEXT = "./."
# Up to so many lines, nơi nhận and the signature stay on one page together; a longer list may run
# on to the next page under its first lines, the signature never.
WHOLE_FOOT = 30
# Heights in points: a line of the capacity or name, of nơi nhận, its title, room for signature and
# seal.
SIGNER_LINE, RECIPIENT_LINE, RECIPIENTS_TITLE, ROOM_TO_SIGN = 16.1, 12.65, 13.8, 71

_MARK = re.compile(r"(?P<dash>[-–—•*])\s+|(?P<mark>\+|[a-zđ]{1,2}\)|\d+(?:\.\d+)*[.)]|\(\d+\))\s+")
_CLOSING = " .,;:/"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number: level 1 "I. MỤC ĐÍCH, YÊU CẦU", 2 "1. Mục đích", 3
    "4.1. Đối với …:" or "a) Đối với …:" (Phụ lục I, Mục V, 6b); level 0 is the "QUYẾT ĐỊNH:" in the
    middle of its line (Mẫu 1.2)."""

    text: str
    number: str = ""
    level: int = 1
    form: ClassVar[str] = "heading"

    @property
    def printed(self) -> str:
        """Number and text as they stand on paper."""
        text = single_spaced(self.text)
        text = text.upper() if self.level <= 1 else text
        if self.level == 3 and text:
            text = f"{text.rstrip(_CLOSING)}:"
        number = self.number.strip().rstrip(".)")
        if not number:
            return text
        return f"{number}{')' if number.isalpha() and number.islower() else '.'} {text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; `mark` is the sign of a point ("-", "+", "a)", "1.1.") or, set in
    bold, the number of an article ("Điều 1.")."""

    text: str
    mark: str = ""
    form: ClassVar[str] = "paragraph"

    @property
    def opening(self) -> str:
        """What stands first and in bold: "Điều 1." (Phụ lục I, Mục V, 6b); "" in other text."""
        return self.mark.replace(" ", "\u00a0") if self.mark.startswith("Điều ") else ""

    @property
    def rest(self) -> str:
        """What follows the opening."""
        return f"\u00a0{unbroken(self.text)}" if self.opening else self.printed

    @property
    def printed(self) -> str:
        """The paragraph with its mark, which the first line never leaves behind."""
        text = unbroken(self.text)
        return f"{self.mark}\u00a0{text}" if self.mark else text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width (one of `COLUMN_WIDTHS`), whether its cells are
    centred or, as sums are, set to the right."""

    heading: str
    width: int
    centred: bool = False
    right: bool = False

    def __post_init__(self) -> None:
        if self.width not in COLUMN_WIDTHS:
            raise ValueError(f"No column is {self.width} mm wide; see COLUMN_WIDTHS.")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain cells. The columns' widths add up to the text's width (`TEXT_WIDTH`)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    form: ClassVar[str] = "table"

    @property
    def cells(self) -> list[list[tuple[Column, str]]]:
        """The rows, each cell with its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and whether it must share a page with what follows it."""

    block: Block
    keeps_with_next: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn, chức vụ ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") and the name; both may be blank."""

    lines: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """What is annexed, on pages of its own: "Phụ lục I", its title, its text."""

    title: str
    body: tuple[Block, ...]
    number: str = ""

    @property
    def name(self) -> str:
        """The line over the title (Mục III, khoản 1)."""
        return f"Phụ lục {self.number}".strip()

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title in capitals, in even lines."""
        return balanced(self.title.upper(), 14, TEXT_WIDTH * MM, bold=True)


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document with a kind ("Kế hoạch", Mẫu 1.4) or, with an empty kind, a công văn (Mẫu 1.5).

    `addressees` stand after "Kính gửi:", in a tờ trình below its subject. `number` and `day` may be
    blank: a draft leaves room for both. `authority` is the thẩm quyền ban hành between the subject
    and the bases of a decision (Mẫu 1.2). A list that goes with a decision has neither number nor
    day of its own: `goes_with` names the decision, and is printed below its subject. `recipients`
    are the lines of nơi nhận without dash and closing sign, the line of the archive last. With a
    `countersignature` two sign beside each other (biên bản, Mẫu 1.9: thư ký on the left, chủ tọa
    on the right), and nơi nhận stands below.
    """

    issuing_body: str
    symbol: str
    subject: str
    superior_body: str = ""
    number: str = ""
    place: str = ""
    day: date | None = None
    kind: str = ""
    addressees: tuple[str, ...] = ()
    authority: str = ""
    legal_bases: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)
    countersignature: Signature | None = None
    drafter_mark: str = ""
    appendices: tuple[Appendix, ...] = ()
    goes_with: str = ""

    @property
    def title(self) -> str:
        """What the file is called: kind, number, subject."""
        if self.goes_with:
            return f"{self.kind} {in_a_sentence(self.subject, after='')}"
        reference = official_number(self.number or "…", self.symbol)
        return f"{self.kind or 'Công văn'} số {reference} {in_a_sentence(self.subject)}"

    # Masthead (Mục II, khoản 2, 3, 4 and 5)

    @property
    def superior_lines(self) -> tuple[str, ...]:
        """Cơ quan chủ quản, its common words abbreviated as khoản 2 has it."""
        return _name_in_lines([short_committee(self.superior_body)], bold=False)

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        """The issuing body in full; a People's Committee breaks before its place."""
        return _name_in_lines(name_lines(self.issuing_body), bold=True)

    @property
    def number_line(self) -> str:
        """Số, ký hiệu, with room where there is no number yet; a list has none."""
        if self.goes_with or not (self.number or self.symbol):
            return ""
        return f"Số: {official_number(self.number, self.symbol)}"

    @property
    def place_line(self) -> str:
        """Địa danh and day, with room where there is no day yet; a list and minutes have none
        (Phụ lục III, Mẫu 1.9: when and where is said in the text)."""
        if self.goes_with or self.kind.casefold() == "biên bản":
            return ""
        day = official_date(self.day) if self.day else BLANK_DAY
        return f"{self.place}, {day}" if self.place else day[0].upper() + day[1:]

    @property
    def place_lines(self) -> tuple[str, ...]:
        """The same in one line, or in two where the place is too long for its half of the page."""
        if not self.place or length_of(self.place_line, 13) <= STATE_COLUMN * MM:
            return (self.place_line,)
        return (f"{self.place},", self.place_line.removeprefix(f"{self.place}, "))

    @property
    def subject_lines(self) -> tuple[str, ...]:
        """Trích yếu of a document with a kind, in even lines."""
        return balanced(self.subject, 14, TEXT_WIDTH * MM, bold=True)

    @property
    def authority_lines(self) -> tuple[str, ...]:
        """Thẩm quyền ban hành in capitals, in even lines."""
        return balanced(self.authority.upper(), 14, TEXT_WIDTH * MM, bold=True)

    @property
    def letter_subject_lines(self) -> tuple[str, ...]:
        """Trích yếu of a công văn, after "V/v", under its number."""
        room = (BODY_COLUMN - 2) * MM
        return balanced(f"V/v {in_a_sentence(self.subject, after='V/v')}", 12, room)

    @property
    def addressee_lines(self) -> tuple[str, ...]:
        """Kính gửi: one stands on the same line, several under each other with dashes."""
        names = [name.strip(_CLOSING) for name in self.addressees]
        if len(names) <= 1:
            return tuple(names)
        return (*(f"- {name};" for name in names[:-1]), f"- {names[-1]}.")

    # Text (Mục II, khoản 6)

    @property
    def basis_lines(self) -> tuple[str, ...]:
        """Căn cứ: each ends with a semicolon, the last with a full stop."""
        lines = [unbroken(basis.strip(_CLOSING)) for basis in self.legal_bases]
        if not lines:
            return ()
        return (*(f"{line};" for line in lines[:-1]), f"{lines[-1]}.")

    @property
    def placed_body(self) -> list[Placed]:
        """The text, closed by "./.", with its last two lines bound to the signature."""
        return placed(closed(self.body), bound_to_foot=True)

    # Foot (Mục II, khoản 7 and 9)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """Nơi nhận, each with dash and closing sign; the archive's line carries the drafter."""
        names = [_with_colon(name.strip(_CLOSING)) for name in self.recipients]
        if not names:
            return ()
        last = f"- {names[-1]}." + (f" {self.drafter_mark}" if self.drafter_mark else "")
        return (*(f"- {name};" for name in names[:-1]), last)

    @property
    def recipients_beside_signature(self) -> tuple[str, ...]:
        """The lines of nơi nhận that share a page with the signature."""
        lines = self.recipient_lines
        if self.countersignature:
            return ()
        taken = sum(lines_taken(line, 11, (FOOT_COLUMN - 4) * MM) for line in lines)
        if taken <= WHOLE_FOOT:
            return lines
        height = SIGNER_LINE * (len(self.signature.lines) + 1) + ROOM_TO_SIGN
        return lines[: ceil((height - RECIPIENTS_TITLE) / RECIPIENT_LINE)]

    @property
    def recipients_running_on(self) -> tuple[str, ...]:
        """The further lines of a list too long to stand whole beside the signature."""
        return self.recipient_lines[len(self.recipients_beside_signature) :]

    @property
    def issued_with_lines(self) -> tuple[str, ...]:
        """What stands under an appendix's title (Mục III, khoản 1, điểm c), in even lines."""
        kind = self.kind or "Công văn"
        reference = official_number(self.number, self.symbol)
        day = official_date(self.day) if self.day else BLANK_DAY
        # A decision is the Chủ tịch's, not the committee's, where its authority says so.
        issuer = self.authority or self.issuing_body
        text = f"(Kèm theo {kind} số {reference} {day} của {issuer})"
        return balanced(text, 14, TEXT_WIDTH * MM)

    @property
    def goes_with_lines(self) -> tuple[str, ...]:
        """With what a list goes, in brackets under its subject, in even lines."""
        return balanced(f"({self.goes_with})", 14, TEXT_WIDTH * MM) if self.goes_with else ()

    @property
    def placed_appendices(self) -> list[tuple[Appendix, list[Placed]]]:
        """The appendices, each with its text closed as the document's own is."""
        return [(one, placed(closed(one.body), bound_to_foot=False)) for one in self.appendices]


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Cut typed text into paragraphs, one a line, with the marks of points separated from the
    words.

    "- …", "+ …", "a) …" and "1.1. …" are points; every kind of dash or bullet prints as "-".
    """
    found = []
    for line in text.splitlines():
        line = line.strip()
        mark = _MARK.match(line)
        if mark:
            sign = "-" if mark["dash"] else mark["mark"]
            found.append(Paragraph(line[mark.end() :], sign))
        elif line:
            found.append(Paragraph(line))
    return tuple(found)


def closed(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text with the sign "./." at its end (Phụ lục III, Mẫu 1.4, 1.5). It ends a sentence: a
    text that ends with a table or a heading is left as it is."""
    if not body:
        return ()
    last = body[-1]
    if isinstance(last, Paragraph):
        return (*body[:-1], Paragraph(last.text.rstrip(_CLOSING) + END_OF_TEXT, last.mark))
    return body


def placed(body: tuple[Block, ...], *, bound_to_foot: bool) -> list[Placed]:
    """The blocks, with what must not be parted by the end of a page.

    A heading stays with what it heads. The signature is never alone on a page: at least two lines
    of the text go with it, however short the last paragraphs are.
    """
    bound_from = len(body)
    if bound_to_foot:
        lines = 0
        while bound_from and lines < 2:
            bound_from -= 1
            lines += _lines_at_least(body[bound_from])
    return [
        Placed(block, index >= bound_from or isinstance(block, Heading))
        for index, block in enumerate(body)
    ]


def _lines_at_least(block: Block) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    if isinstance(block, Heading):
        return 0
    return lines_taken(block.printed, 14, TEXT_WIDTH * MM)


def _name_in_lines(parts: list[str], *, bold: bool) -> tuple[str, ...]:
    room = (BODY_COLUMN - 2) * MM
    whole = " ".join(parts).upper()
    if length_of(whole, 12, bold=bold) <= room:
        return (whole,) if whole else ()
    return tuple(line for part in parts for line in balanced(part.upper(), 12, room, bold=bold))


def _with_colon(name: str) -> str:
    """ "Lưu VT, PNV" is printed "Lưu: VT, PNV" (khoản 9, điểm d)."""
    return re.sub(r"^Lưu\s*:?\s+", "Lưu: ", name)
