"""Data of a plan that its text does not contain and that must still be printed. Pure.

The rule, fact by fact, so that nothing is lost and nothing is said twice:

- what an amendment has in common with the plan that it amends is that plan's, and not said again;
- participants and the theme are left to the text where it has a section of that kind;
- a phase, a deadline or the whole period is left to the text where the text names its day
  ("12/5/2020", "ngày 12 tháng 5 năm 2020", "tháng 12/2020" for a month, "15 ngày" for a deadline
  that follows an event); whatever day the text does not name is printed from the data.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from campaigns.models import Deadline, ParticipantGroup, Phase, Plan, PlanSection
from campaigns.models.plans import Change
from campaigns.plans.paper.parts import TIME, Part, quoted
from campaigns.rules.due_dates import Boundary
from paperwork.official_documents.description import Block, Column, Paragraph, Table
from paperwork.vietnamese import fold, official_short_date

Kind = PlanSection.Kind
_WORDS = {Boundary.BEFORE: "Trước", Boundary.THROUGH: "Đến hết", Boundary.WITHIN: "Trong"}


def names_day(text: str, day: date) -> bool:
    """Whether the text names a day: in figures or in words, with or without zeros."""
    figures = rf"(?<!\d)0?{day.day}[/.-]0?{day.month}[/.-]{day.year}(?!\d)"
    words = rf"(?<!\d)0?{day.day} tháng 0?{day.month} năm {day.year}(?!\d)"
    return bool(re.search(f"{figures}|{words}", text))


def names_month(text: str, day: date) -> bool:
    """Whether the text names the month of a day: "tháng 12/2020", "tháng 12 năm 2020"."""
    written = rf"tháng 0?{day.month}(/| năm ){day.year}(?!\d)"
    return bool(re.search(written, text, re.IGNORECASE))


def _is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def mentions_end(text: str, day: date) -> bool:
    """Whether the text says that something lasts until the end of a day, or of its month."""
    return names_day(text, day) or (_is_last_of_month(day) and names_month(text, day))


def mentions_period(text: str, starts_on: date | None, ends_on: date) -> bool:
    """Whether the text says how long the campaign lasts: its end, or "năm 2020" for all of it."""
    is_whole_year = starts_on == date(ends_on.year, 1, 1) and ends_on == date(ends_on.year, 12, 31)
    return mentions_end(text, ends_on) or (is_whole_year and f"năm {ends_on.year}" in text)


def mentions_deadline(text: str, deadline: Deadline) -> bool:
    """Whether the text names a deadline's day or month, or the days it is after an event."""
    if deadline.due_on is None:
        return bool(re.search(rf"(?<!\d)0?{deadline.days_after} ngày", text))
    if deadline.precision == Deadline.Precision.MONTH:
        return names_month(text, deadline.due_on) or names_day(text, deadline.due_on)
    return names_day(text, deadline.due_on)


def parts_missing_from(
    plan: Plan,
    text: str,
    *,
    kinds: set[str],
    groups: Sequence[ParticipantGroup],
    phases: Sequence[Phase],
    deadlines: Sequence[Deadline],
) -> list[Part]:
    """The parts made from the data: theme, participants, time; only what the text leaves out.

    `text` is all that the plan's sections say, `kinds` what they are. Whom a letter addresses
    stands under "Kính gửi": give no `groups` for one.
    """
    parts = []
    amended = plan.changed_plan if plan.change == Change.AMENDS else None
    has_own_theme = amended is None or plan.theme != amended.theme
    if plan.theme and has_own_theme and Kind.THEME not in kinds:
        blocks: tuple[Block, ...] = (Paragraph(quoted(plan.theme)),)
        parts.append(Part(Kind.THEME, "Chủ đề thi đua", blocks))
    if groups and Kind.PARTICIPANTS not in kinds:
        parts.append(Part(Kind.PARTICIPANTS, "Đối tượng thi đua", _participants(groups)))
    when = [
        *_period(plan, phases, text),
        *_phases(phase for phase in phases if not mentions_end(text, phase.ends_on)),
        *_deadlines([one for one in deadlines if not mentions_deadline(text, one)]),
    ]
    if when:
        heading = "Các thời hạn khác" if TIME in kinds else "Thời gian thực hiện"
        parts.append(Part(TIME, heading, tuple(when)))
    return parts


def _participants(groups: Iterable[ParticipantGroup]) -> tuple[Block, ...]:
    named: dict[str, list[str]] = {}
    for group in groups:
        named.setdefault(group.get_kind_display(), []).append(group.name.strip(" .;"))
    return tuple(Paragraph(_named(kind, names), "-") for kind, names in named.items())


def _named(kind: str, names: Sequence[str]) -> str:
    """ "Tập thể: A; B."; but "Người dân." where the name says no more than its kind."""
    listed = "; ".join(names)
    if set(fold(listed).replace(",", "").split()) <= set(fold(kind).replace(",", "").split()):
        return f"{listed}."
    return f"{kind}: {listed}."


def _period(plan: Plan, phases: Sequence[Phase], text: str) -> list[Block]:
    if plan.ends_on is None or mentions_period(text, plan.starts_on, plan.ends_on):
        return []
    amended = plan.changed_plan if plan.change == Change.AMENDS else None
    if amended and (plan.starts_on, plan.ends_on) == (amended.starts_on, amended.ends_on):
        return []
    if any(phase.ends_on == plan.ends_on for phase in phases):
        return []
    begins = "ngày ban hành Kế hoạch"
    if plan.starts_on and plan.starts_on != plan.issued_on:
        begins = f"ngày {official_short_date(plan.starts_on)}"
    ends = official_short_date(plan.ends_on)
    return [Paragraph(f"Thời gian thi đua: Từ {begins} đến hết ngày {ends}.")]


def _phases(phases: Iterable[Phase]) -> list[Block]:
    return [
        Paragraph(
            f"{phase.name}: Từ ngày {official_short_date(phase.starts_on)} "
            f"đến hết ngày {official_short_date(phase.ends_on)}.",
            "-",
        )
        for phase in phases
    ]


def _deadlines(deadlines: Sequence[Deadline]) -> list[Block]:
    if not deadlines:
        return []
    rows = [(deadline.title, _when(deadline), _for_whom(deadline)) for deadline in deadlines]
    columns = [("Nội dung", 60), ("Thời hạn", 44), ("Đơn vị thực hiện", 44)]
    if not any(whom for _, _, whom in rows):
        columns = [("Nội dung", 100), ("Thời hạn", 48)]
    return [
        Table(
            (Column("TT", 12, centred=True), *(Column(*column) for column in columns)),
            tuple((str(n), *row[: len(columns)]) for n, row in enumerate(rows, start=1)),
        )
    ]


def _when(deadline: Deadline) -> str:
    if deadline.due_on is None:
        days = deadline.get_counted_in_display()
        return f"{deadline.days_after} {days} kể từ ngày {deadline.get_event_display()}"
    day = deadline.due_on
    named = f"ngày {official_short_date(day)}"
    if deadline.precision == Deadline.Precision.MONTH:
        named = f"tháng {day.month}/{day.year}"
    return f"{_WORDS[Boundary(deadline.boundary)]} {named}"


def _for_whom(deadline: Deadline) -> str:
    return str(deadline.body or deadline.group or "")
