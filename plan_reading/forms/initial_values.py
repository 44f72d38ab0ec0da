"""Initial values of forms, from what was read. Pure."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import Deadline, DeadlineKind, EventKind
from campaigns.rules.due_dates import Boundary, CountedIn
from plan_reading.grammar.bodies import level_of
from plan_reading.values import DocumentRead, DueDeadline, QuotaRead, SectionRead, Span
from screens.fields import Initial

ROWS_AT_MOST = 60
_CLAUSE_ENDS = " :.;"


@dataclass(frozen=True, slots=True)
class ProposedSection:
    """A section as a plan keeps it: the smaller points stand in its text."""

    kind: str
    printed_number: str
    heading: str
    text: str
    span: Span


def day_of(printed: str, issued_on: date | None) -> tuple[date | None, str, bool]:
    """The day of a printed one, whether it is a day or a month, and whether the text states it
    whole: "2026-04" is the last of April; "--11-15", every year, the first on or after the
    document's day."""
    parts = [int(part) for part in re.findall(r"\d+", printed)]
    try:
        if printed.startswith("--") and len(parts) == 2:
            if issued_on is None:
                return None, Deadline.Precision.DAY, False
            day = date(issued_on.year, parts[0], parts[1])
            if day < issued_on:
                day = date(issued_on.year + 1, parts[0], parts[1])
            return day, Deadline.Precision.DAY, False
        if len(parts) == 2:
            year, month = parts
            last = monthrange(year, month)[1]
            return date(year, month, last), Deadline.Precision.MONTH, True
        return (date(parts[0], parts[1], parts[2]) if parts else None), Deadline.Precision.DAY, True
    except (IndexError, ValueError):
        return None, Deadline.Precision.DAY, False


def deadline_values(one: DueDeadline, issued_on: date | None) -> tuple[Initial, float]:
    """What the row of a deadline begins with, and how sure that is."""
    kind = one.kind if one.kind in DeadlineKind.values else ""
    values: Initial = {"kind": kind, "title": one.title.strip()[:250]}
    if one.days_after is not None:
        values |= {
            "days_after": one.days_after,
            "event": one.event if one.event in EventKind.values else "",
            "counted_in": (
                CountedIn.WORKING_DAYS if one.in_working_days else CountedIn.CALENDAR_DAYS
            ),
        }
        return values, one.confidence
    day, precision, is_whole = day_of(one.due_on, issued_on)
    boundary = one.boundary if one.boundary in Boundary.values else Boundary.THROUGH
    values |= {"due_on": day, "precision": precision, "boundary": boundary}
    return values, one.confidence if is_whole else min(one.confidence, 0.6)


def campaign_days(one: DocumentRead) -> tuple[date | None, date | None, Span | None]:
    """From when to when the campaign runs: as said of the whole, else by its phases."""
    day = one.issued_on.value if one.issued_on else None
    whole = [phase for phase in one.phases if not phase.name] or list(one.phases)
    starts = [found for phase in whole if (found := first_day(phase.starts_on, day))]
    ends = [found for phase in whole if (found := day_of(phase.ends_on, day)[0])]
    span = whole[0].span if whole else None
    return min(starts, default=None), max(ends, default=None), span


def first_day(printed: str, issued_on: date | None) -> date | None:
    """The day on which something begins; of a month its first."""
    day, precision, _ = day_of(printed, issued_on)
    return day.replace(day=1) if day and precision == Deadline.Precision.MONTH else day


def registration_form_of(one: DocumentRead) -> str:
    """What units register, by the attached forms, else by what a deadline asks for."""
    said = " ".join(form.title for form in one.forms).casefold()
    asked = " ".join(
        deadline.title for deadline in one.deadlines if deadline.kind == DeadlineKind.REGISTRATION
    ).casefold()
    if re.search(r"mô hình|sáng kiến|giải pháp", said or asked):
        return RegistrationForm.INITIATIVES
    if "đăng ký" in said or "đăng ký" in asked:
        return RegistrationForm.PLEDGE
    return RegistrationForm.NONE


def level_named(name: str) -> str:
    """The level that an exception is for ("cấp xã"); "" where it names a body."""
    said = name.casefold().strip()
    if re.fullmatch(r"(?:đối với\s+)?(?:cấp\s+)?(?:xã|huyện|tỉnh)(?:,\s*phường.*)?", said):
        return level_of(said.replace("cấp", " ").strip())
    return ""


def plan_sections(sections: Sequence[SectionRead]) -> list[ProposedSection]:
    """The sections of a text as a plan keeps them: "4" under "II" is "II.4", what is smaller
    stands in its text, and a heading without text gives way to those under it."""
    told: list[tuple[str, str, list[str], str, Span]] = []
    above = ""
    for order, one in enumerate(sections):
        if one.level == 1:
            above = one.number
            following = sections[order + 1] if order + 1 < len(sections) else None
            if not one.text.strip() and following and following.level > 1:
                continue
        if one.level > 2 and told:
            number, heading, lines, kind, span = told[-1]
            lines += [_point(one), one.text]
            told[-1] = (number, heading, lines, kind, Span(span.start, one.span.end))
            continue
        number = one.number if one.level == 1 or not above else f"{above}.{one.number}"
        told.append((number, one.heading, [one.text], one.kind, one.span))
    return [_told(*one) for one in told]


def _point(one: SectionRead) -> str:
    mark = ")" if one.number.isalpha() else "."
    return f"{one.number}{mark} {one.heading}"


def _told(number: str, heading: str, lines: list[str], kind: str, span: Span) -> ProposedSection:
    text = "\n".join(line for line in lines if line.strip()).strip()
    if not text or len(heading) > 200:
        before, colon, after = heading.partition(":")
        if colon and len(before) <= 200 and after.strip():
            heading, text = before, f"{after.strip()}\n{text}".strip()
        else:
            heading, text = "", f"{heading}\n{text}".strip()
    return ProposedSection(kind or "content", number[:20], heading.strip(_CLAUSE_ENDS), text, span)


def body_of_a_letter(one: DocumentRead, text: str) -> ProposedSection | None:
    """What a letter asks, where it has no sections: from its last basis to its foot."""
    start = max((basis.span.end for basis in one.bases), default=None)
    if one.sections or start is None:
        return None
    ends = [read.span.start for read in (*one.recipients, one.signer) if read]
    end = min(ends, default=one.span.end)
    said = text[start:end].lstrip(" .,;:\n")
    said = re.sub(r"\n?\s*Nơi nhận\s*:?[\s\-–+•*]*$", "", said, flags=re.IGNORECASE)
    said = re.sub(r"\n{2,}", "\n", said).strip()
    return ProposedSection("content", "", "", said, Span(start, end)) if said else None


def signer_title_text(one: DocumentRead, text: str) -> str:
    """Who signs as it is printed, each line after a slash: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH". It
    stands in capitals between nơi nhận and the name; where it does not, the title as read."""
    title = one.signer_title.value if one.signer_title else ""
    if one.signer is None or not one.recipients:
        return title
    start = max(read.span.end for read in one.recipients)
    lines = [line.strip(" .;*") for line in text[start : one.signer.span.start].splitlines()]
    printed = [line for line in lines if line == line.upper() and re.search(r"[^\W\d_]{3}", line)]
    return " / ".join(printed[:3]) or title


def quota_rows(one: DocumentRead) -> Iterator[tuple[QuotaRead, str, int, list[tuple[str, int]]]]:
    """Each quota with the level it holds for, its number, and the bodies with their own: an
    exception for a level is a quota of that level."""
    for quota in one.quotas:
        named = [pair for pair in quota.exceptions if not level_named(pair[0])]
        yield quota, "", quota.limit, named
        for name, limit in quota.exceptions:
            if level := level_named(name):
                yield quota, level, limit, []
