"""Reader of sections: number, heading, text, and the topic of each."""

import re
from collections.abc import Sequence

from plan_reading.text.lines import Line
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import SectionRead

_HEADINGS = (
    (
        1,
        re.compile(
            r"^(?P<number>(?:PHẦN|Phần)\s+(?:thứ\s+)?[IVX\w]+|[IVXL]{1,5}|"
            r"[A-E])\s*[.):]\s*(?P<heading>.*)$"
        ),
    ),
    (3, re.compile(r"^(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s*[.):]?\s+(?P<heading>.*)$")),
    (2, re.compile(r"^(?P<number>\d{1,2})\s*[.)]\s*(?P<heading>.*)$")),
    (3, re.compile(r"^(?P<number>[a-zđ])\s*\)\s*(?P<heading>.*)$")),
)
KINDS = (
    ("purpose", r"mục\s+(?:đích|tiêu,?\s+mục\s+đích)"),
    ("requirement", r"yêu\s+cầu"),
    ("theme", r"chủ\s+đề|khẩu\s+hiệu"),
    ("objective", r"mục\s+tiêu|chỉ\s+tiêu"),
    ("participants", r"đối\s+tượng|phạm\s+vi"),
    ("dossier", r"hồ\s+sơ"),
    ("awards", r"(?:hình\s+thức|số\s+lượng|cơ\s+cấu|danh\s+hiệu)[^.]*|khen\s+thưởng"),
    ("criteria", r"tiêu\s+ch(?:í|uẩn)|điều\s+kiện"),
    ("budget", r"kinh\s+phí|mức\s+(?:chi|khen)"),
    ("content", r"nội\s+dung"),
    ("implementation", r"tổ\s+chức\s+thực\s+hiện|thời\s+gian|trách\s+nhiệm|tiến\s+độ"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS)


def sections_of(mended: Mended, lines: Sequence[Line]) -> list[SectionRead]:
    """The sections of a text. What stands before the first heading belongs to none."""
    heads = [(index, found) for index, line in enumerate(lines) if (found := _heading(line))]
    sections = []
    above: dict[int, str] = {}
    for order, (index, (level, number, heading)) in enumerate(heads):
        until = heads[order + 1][0] if order + 1 < len(heads) else len(lines)
        body = lines[index + 1 : until]
        # What a heading does not say it has from the nearest one above it.
        above = {of: kind for of, kind in above.items() if of < level}
        kind = kind_of(heading) or (above[max(above)] if above else "")
        above[level] = kind
        last = body[-1] if body else lines[index]
        sections.append(
            SectionRead(
                number=number,
                heading=heading.strip(" :."),
                kind=kind,
                text="\n".join(line.text for line in body),
                level=level,
                span=mended.span(lines[index].start, last.end),
            )
        )
    return sections


def _heading(line: Line) -> tuple[int, str, str] | None:
    for level, pattern in _HEADINGS:
        match = pattern.match(line.text)
        if match and _is_heading(match["heading"], level):
            return level, match["number"], match["heading"]
    return None


def _is_heading(text: str, level: int) -> bool:
    """A heading is short; a numbered sentence is a point of its section."""
    return level == 1 or len(text) <= 130


def kind_of(heading: str) -> str:
    """What a heading says that its section is about; the first word of the list decides."""
    found = [
        (match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(heading))
    ]
    return min(found)[1] if found else ""
