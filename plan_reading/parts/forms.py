"""Reader of attached forms: their titles and columns."""

import re
from collections.abc import Sequence

from plan_reading.text.documents import MOTTO, STATE
from plan_reading.text.lines import Line
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import FormRead

_COLUMN_WORDS = re.compile(
    r"STT|Số TT|TT\b|Lĩnh vực|Ghi chú|Số lượng|Tên|Họ và tên|Chức vụ|Đơn vị|Nội dung|Tiến độ|"
    r"Dự kiến",
    re.IGNORECASE,
)


def read_form(mended: Mended, lines: Sequence[Line]) -> FormRead | None:
    """The form on these lines; None where it has no title."""
    title = _title(lines)
    if not title:
        return None
    said = " ".join(" ".join(line.text for line in title).split())
    return FormRead(
        title=said.capitalize() if said == said.upper() else said,
        columns=_columns(mended, lines),
        span=mended.span(lines[0].start, lines[-1].end),
    )


def _title(lines: Sequence[Line]) -> list[Line]:
    """The lines in capitals that are neither the unit's name nor the state's."""
    taken: list[Line] = []
    for line in lines[:16]:
        is_head = (
            STATE.search(line.text)
            or MOTTO.search(line.text)
            or re.match(r"T[ÊE]N\s+(?:ĐƠN VỊ|CƠ QUAN)", line.text)
        )
        if line.is_caps and not is_head:
            taken.append(line)
        elif taken:
            break
    return taken


def _columns(mended: Mended, lines: Sequence[Line]) -> tuple[str, ...]:
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"\t|\s*\|\s*|\s{3,}", line.text)]
        cells = [cell for cell in cells if cell and set(cell) - set("-:")]
        if len(cells) >= 2 and sum(bool(_COLUMN_WORDS.search(cell)) for cell in cells) >= 2:
            return tuple(cells)
    return ()
