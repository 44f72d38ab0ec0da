"""Reader of the phases of a campaign, and its whole period."""

import re
from collections.abc import Sequence
from datetime import date

from plan_reading.grammar.days import FULL_DAY_RE, as_day, month_text
from plan_reading.grammar.due import PERIOD
from plan_reading.text.lines import Paragraph
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import PhaseRead

PHASE = re.compile(
    r"^[-–+•*\s]*(?:[a-zđ]\)\s*|\d+[.)]\s*)?(?P<name>(?:Đợt|Giai đoạn|Đợt thi đua)\s*"
    r"(?:cao điểm\s*)?(?:thứ\s+)?(?:\d+|[IVX]+|nhất|hai|một))\b",
    re.IGNORECASE,
)


def read_phases(
    mended: Mended, paragraphs: Sequence[Paragraph], issued_on: date | None
) -> list[PhaseRead]:
    """The phases, and the whole period of the campaign as one without a name."""
    found: list[PhaseRead] = []
    for paragraph in paragraphs:
        name = PHASE.match(paragraph.text)
        period = _period_in(paragraph.text, issued_on)
        if period is None:
            continue
        starts, ends, at, until = period
        span = mended.span(paragraph.start + at, paragraph.start + until)
        if name:
            called = " ".join(name["name"].split())
            found.append(PhaseRead(called, starts, ends, span))
        elif not any(one.name == "" for one in found) and _is_campaigns(paragraph.text):
            found.append(PhaseRead("", starts, ends, span))
    return found


def _is_campaigns(text: str) -> bool:
    return bool(re.search(r"thi\s+đua|phát\s+động|phong\s+trào|thời\s+gian", text, re.IGNORECASE))


def _period_in(text: str, issued_on: date | None) -> tuple[str, str, int, int] | None:
    for match in PERIOD.finditer(text):
        rest = text[match.end() :]
        ends, length = _day_or_month(rest)
        if not ends:
            continue
        opening, _ = _day_or_month(
            re.sub(r"^từ\s+(?:ngày\s+)?", "", match.group(), flags=re.IGNORECASE)
        )
        from_issue = re.search(r"ban\s+hành|từ\s+nay|ký", match.group(), re.IGNORECASE)
        starts = opening or (issued_on.isoformat() if from_issue and issued_on else "")
        return starts, ends, match.start(), match.end() + length
    return None


def _day_or_month(text: str) -> tuple[str, int]:
    day = FULL_DAY_RE.match(text)
    if day and (value := as_day(day)):
        return value.isoformat(), day.end()
    month = re.match(
        r"(?:tháng\s*)?(?P<month>0?[1-9]|1[0-2])\s*(?:năm\s*|[/.\-]\s*)(?P<year>(?:19|20)\d{2})",
        text,
        re.IGNORECASE,
    )
    if month:
        return month_text(month), month.end()
    return "", 0
