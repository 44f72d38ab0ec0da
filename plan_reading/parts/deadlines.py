"""Reader of deadlines, each with its kind and for whom it applies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from paperwork.vietnamese import UPPER_LETTERS
from plan_reading.grammar.due import AFTER_EVENT, day_in_cell, days_in_clause, event_of
from plan_reading.parts.duties import charged, charged_below, kind_due, titled
from plan_reading.parts.phases import PHASE
from plan_reading.text.lines import Paragraph
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import DueDeadline

_SHORT_HEADING = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)]")
_LONG_HEADING = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)*)\s*[.)]")
# Columns of a table of duties.
_DUE_COLUMN = re.compile(r"thời\s+(?:hạn|gian)|hoàn\s+thành|tiến\s+độ|^hạn", re.IGNORECASE)
_WHO_COLUMN = re.compile(r"đơn\s+vị|cơ\s+quan|chủ\s+trì|thực\s+hiện", re.IGNORECASE)
_WORK_COLUMN = re.compile(r"công\s+việc|nội\s+dung|^việc|nhiệm\s+vụ", re.IGNORECASE)
_STOP = re.compile(
    rf"(?<=[^\d.][.])\s+(?=[{UPPER_LETTERS}\-–(])|(?<=\d[.])\s+(?=[{UPPER_LETTERS}])|(?<=;)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands: its start in the text, and what is said around it."""

    start: int
    heading: str
    paragraph: str
    issued_on: date | None
    whose: str = ""  # who is charged with what stands here


def read_deadlines(
    mended: Mended, paragraphs: Sequence[Paragraph], issued_on: date | None
) -> list[DueDeadline]:
    """The deadlines of a text, in their order. Days of citations, of periods and of phases are
    none."""
    found: list[DueDeadline] = []
    heading, whose, columns = "", "", None
    for paragraph in paragraphs:
        text = paragraph.text
        cells = _cells(text)
        if len(cells) > 2 or (columns and len(cells) > 1):
            columns = _columns(cells) or columns
            if columns:
                found += _in_row(mended, paragraph, cells, columns, issued_on)
                continue
        columns = None
        if len(text) < 110 and _SHORT_HEADING.match(text):
            heading = text
        elif _LONG_HEADING.match(text):
            heading = text[:200]
        whose = _whose(text, whose)
        for start, clause in _clauses(text):
            place = _Place(paragraph.start + start, heading, text, issued_on, whose)
            found += _in_clause(mended, clause, place)
    return found


def _whose(text: str, before: str) -> str:
    """Who is charged from this paragraph on: points go on under the heading that names somebody."""
    if not _SHORT_HEADING.match(text):
        return before
    named = charged_below(text)
    return named or ("" if _LONG_HEADING.match(text) else before)


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """A paragraph's clauses; the stops of days and of abbreviations end none."""
    start = 0
    for match in _STOP.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _in_clause(mended: Mended, clause: str, place: _Place) -> Iterator[DueDeadline]:
    contexts = (place.heading, "" if PHASE.match(place.paragraph) else place.paragraph)
    who = charged(clause, place.paragraph, place.heading) or place.whose
    since = 0
    for match in AFTER_EVENT.finditer(clause):
        yield DueDeadline(
            kind=kind_due(clause[: match.start()], match["event"], clause, contexts),
            title=titled(clause),
            for_whom=who,
            span=mended.span(place.start + match.start(), place.start + match.end()),
            days_after=int(match["days"]),
            in_working_days=bool(match["working"]),
            event=event_of(match["event"]),
            event_words=" ".join(match["event"].split()),
        )
    days = days_in_clause(clause, place.issued_on)
    for order, (said, boundary, start, end, sure) in enumerate(days):
        until = days[order + 1][2] if order + 1 < len(days) else len(clause)
        behind = "" if len(days) > 1 else clause[end:until]
        yield DueDeadline(
            kind=kind_due(clause[since:start], behind, clause, contexts),
            title=titled(clause),
            for_whom=who,
            span=mended.span(place.start + start, place.start + end),
            due_on=said,
            boundary=boundary,
            confidence=sure,
        )
        since = end


def _cells(text: str) -> list[str]:
    return text.strip("\t").split("\t") if "\t" in text else []


def _columns(cells: Sequence[str]) -> tuple[int, int | None, int | None] | None:
    """Of a table's first row the columns of the day, of who, of the work; None where it has no
    day."""

    def column(words: re.Pattern[str], *taken: int | None) -> int | None:
        return next(
            (
                place
                for place, cell in enumerate(cells)
                if place not in taken and len(cell) < 60 and words.search(cell.strip())
            ),
            None,
        )

    if any(re.search(r"\d{4}", cell) for cell in cells):
        return None
    day = column(_DUE_COLUMN)
    if day is None:
        return None
    work = column(_WORK_COLUMN, day)
    return day, column(_WHO_COLUMN, day, work), work


def _in_row(
    mended: Mended,
    row: Paragraph,
    cells: Sequence[str],
    columns: tuple[int, int | None, int | None],
    issued_on: date | None,
) -> Iterator[DueDeadline]:
    at, who, work = columns
    if at >= len(cells):
        return
    found = day_in_cell(cells[at], issued_on)
    if not found:
        return
    said, boundary, sure = found
    duty = cells[work] if work is not None and work < len(cells) else ""
    yield DueDeadline(
        kind=kind_due(duty, "", row.text, ()),
        title=titled(duty or row.text.replace("\t", " ")),
        for_whom=" ".join(cells[who].split()).strip(" -–")
        if who is not None and who < len(cells)
        else "",
        span=mended.span(row.start, row.end),
        due_on=said,
        boundary=boundary,
        confidence=sure,
    )
