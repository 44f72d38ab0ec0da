"""The parts of a plan's text with their headings, as a printed plan has them. Pure.

Sections keep the numbers that were printed, with their faults; the heading over several of them
("I. MỤC ĐÍCH, YÊU CẦU") is not kept and is put together from what they are. Where no section has a
number, all are numbered here, in the order of the decree: I, II … over 1, 2 ….
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from campaigns.models import PlanSection
from paperwork.official_documents.description import Block, Heading, Paragraph, paragraphs_of

Kind = PlanSection.Kind
TIME = "time"  # what a section about time is; the model has no kind for it

ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)

# The word by which a part's heading names each kind; the order is that of the parts of a plan
# that numbers none, and where what the text does not say is put in.
_WORDS = {
    Kind.PURPOSE: "Mục đích",
    Kind.REQUIREMENT: "Yêu cầu",
    Kind.THEME: "Chủ đề",
    Kind.OBJECTIVE: "Mục tiêu",
    Kind.PARTICIPANTS: "Đối tượng",
    Kind.CONTENT: "Nội dung",
    TIME: "Thời gian",
    Kind.CRITERIA: "Tiêu chuẩn",
    Kind.AWARDS: "Khen thưởng",
    Kind.DOSSIER: "Hồ sơ",
    Kind.BUDGET: "Kinh phí",
    Kind.IMPLEMENTATION: "Tổ chức thực hiện",
}
_ORDER = {kind: place for place, kind in enumerate(_WORDS)}
# A heading of these words only is completed: "ĐỐI TƯỢNG, NỘI DUNG THI ĐUA".
_OF_EMULATION = {"Chủ đề", "Mục tiêu", "Đối tượng", "Nội dung", "Thời gian", "Tiêu chuẩn"}
# What stands in one part where the plan itself numbers nothing.
_FAMILIES = (
    {Kind.PURPOSE, Kind.REQUIREMENT},
    {Kind.THEME, Kind.OBJECTIVE},
    {Kind.CRITERIA, Kind.AWARDS},
)
_ABOUT_TIME = re.compile(r"thời (gian|hạn)|tiến độ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be printed: what it is, its printed number, its heading, its text."""

    kind: str
    heading: str
    blocks: tuple[Block, ...]
    number: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """The number by its levels: "III.2.a" gives III, 2, a."""
        return tuple(step for step in self.number.replace(" ", "").strip(".)").split(".") if step)


def parts_of(sections: Iterable[PlanSection]) -> list[Part]:
    """A plan's sections as parts."""
    return [_part(section) for section in sections]


def _part(section: PlanSection) -> Part:
    heading = section.heading or section.get_kind_display()
    kind = section.kind
    if kind == Kind.IMPLEMENTATION and _ABOUT_TIME.match(heading):
        kind = TIME
    blocks = paragraphs_of(section.text)
    if kind == Kind.THEME:
        blocks = tuple(replace(block, text=quoted(block.text)) for block in blocks)
    return Part(kind, heading, blocks, section.printed_number)


def quoted(theme: str) -> str:
    """A campaign's theme in the quotation marks it is printed with."""
    theme = theme.strip()
    return theme if theme.startswith(("“", '"')) else f"“{theme.rstrip('.')}”."


def body_of(parts: Sequence[Part], unsaid: Sequence[Part], *, in_a_letter: bool) -> list[Block]:
    """The text: the plan's parts and, numbered along with them, those that they leave unsaid.

    In a plan that numbers its parts, what it leaves unsaid follows under the next numbers; in one
    that numbers none it stands where its kind belongs. A letter has no parts, only 1, 2, ….
    """
    if any(part.number for part in parts):
        return _as_printed([*parts, *_numbered_on(parts, unsaid)])
    placed = list(parts)
    for part in unsaid:
        later = (
            place
            for place, other in enumerate(placed)
            if _ORDER.get(other.kind, 0) > _ORDER[part.kind]
        )
        placed.insert(next(later, len(placed)), part)
    return _as_printed(_numbered_as_points(placed) if in_a_letter else _renumbered(placed))


def _numbered_on(parts: Sequence[Part], unsaid: Sequence[Part]) -> list[Part]:
    tops = [part.steps[0] for part in parts if part.steps]
    romans = [ROMAN.index(top) + 1 for top in tops if top in ROMAN]
    if romans:
        return [
            replace(part, number=ROMAN[min(max(romans) + step, len(ROMAN) - 1)])
            for step, part in enumerate(unsaid)
        ]
    last = max((int(top) for top in tops if top.isdecimal()), default=0)
    return [replace(part, number=str(last + step)) for step, part in enumerate(unsaid, start=1)]


def _numbered_as_points(parts: Sequence[Part]) -> list[Part]:
    if len(parts) == 1:
        return [replace(parts[0], heading="")]
    return [replace(part, number=str(number)) for number, part in enumerate(parts, start=1)]


def _renumbered(parts: Sequence[Part]) -> list[Part]:
    numbered = []
    for top, (_, family) in enumerate(groupby(parts, key=_family)):
        members = list(family)
        roman = ROMAN[min(top, len(ROMAN) - 1)]
        numbered += [
            replace(part, number=roman if len(members) == 1 else f"{roman}.{number}")
            for number, part in enumerate(members, start=1)
        ]
    return numbered


def _family(part: Part) -> int:
    for number, family in enumerate(_FAMILIES):
        if part.kind in family:
            return -1 - number
    return _ORDER.get(part.kind, len(_ORDER))


def _as_printed(parts: Sequence[Part]) -> list[Block]:
    """The parts under their headings, numbers as they stand."""
    blocks: list[Block] = []
    for members in _in_tops(parts):
        first = members[0]
        has_roman = bool(first.steps) and first.steps[0] in ROMAN
        if has_roman and len(first.steps) > 1:
            blocks.append(Heading(_title_of(members), first.steps[0], level=1))
        clause = ""
        for part in members:
            steps = part.steps[1:] if has_roman else part.steps
            if has_roman and not steps and part is first:
                blocks += [Heading(part.heading, first.steps[0], level=1), *part.blocks]
                continue
            if len(steps) > 1 and steps[0] != clause:
                alike = [one for one in members if one.steps[-len(steps) :][:1] == steps[:1]]
                blocks.append(Heading(_title_of(alike), steps[0], level=2))
            clause = steps[0] if steps else clause
            blocks += [*_heading_of(part, steps), *part.blocks]
    return blocks


def _heading_of(part: Part, steps: tuple[str, ...]) -> list[Block]:
    if not part.heading:
        return []
    if len(steps) <= 1:
        return [Heading(part.heading, "".join(steps), level=2)]
    number = steps[-1] if steps[-1].isalpha() else ".".join(steps)
    return [Heading(part.heading, number, level=3)]


def _in_tops(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts by their Roman number. One that counts back begins again, even under the number
    before it (III.4, then III.1); one without a number belongs to what it follows."""
    tops: list[list[Part]] = []
    top, clause = None, 0
    for part in parts:
        roman = part.steps[0] if part.steps and part.steps[0] in ROMAN else ""
        own = part.steps[1] if roman and len(part.steps) > 1 else ""
        counts_back = own.isdecimal() and int(own) < clause
        if not tops or (part.steps and (roman != top or counts_back or not own) and roman):
            tops.append([])
            top, clause = roman, 0
        clause = int(own) if own.isdecimal() else clause
        tops[-1].append(part)
    return tops


def _title_of(parts: Sequence[Part]) -> str:
    """What a heading over parts says: "Mục đích, yêu cầu", "Tiêu chuẩn thi đua"."""
    kinds = list(dict.fromkeys(part.kind for part in parts))
    if set(kinds) == {TIME, Kind.IMPLEMENTATION}:
        kinds = [Kind.IMPLEMENTATION]
    elif len(kinds) > 1 and Kind.IMPLEMENTATION in kinds:
        kinds.remove(Kind.IMPLEMENTATION)
    words = [_WORDS[kind] for kind in kinds]
    title = ", ".join([words[0], *(word.lower() for word in words[1:])])
    if words == [_WORDS[Kind.DOSSIER]]:
        return f"{title} khen thưởng"
    return f"{title} thi đua" if set(words) <= _OF_EMULATION else title


def joined_text(parts: Iterable[Part]) -> str:
    """Everything that the parts say, in one string to be searched."""
    texts = [
        block.printed
        for part in parts
        for block in part.blocks
        if isinstance(block, Heading | Paragraph)
    ]
    return " ".join(" ".join([*(part.heading for part in parts), *texts]).split())
