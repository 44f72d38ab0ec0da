"""Conflicts between a plan and the plan that it carries out, or within a plan. Pure: facts in,
sentences out. Conflicts are shown with both dates; people correct them, the portal changes
nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models


class Rule(models.TextChoices):
    """The rules that a plan may break, as a heading over the sentence."""

    DUE_AFTER_PARENT = "due_after_parent", "Thời hạn sau thời hạn của cấp trên"
    ISSUED_AFTER_PARENTS_DUE = "issued_after_parents_due", "Ban hành khi cấp trên đã hết hạn"
    DUE_BEFORE_PLAN = "due_before_plan", "Thời hạn trước ngày của kế hoạch"
    PHASE_OUTSIDE = "phase_outside", "Đợt ngoài thời gian thi đua"
    PERIOD_BEYOND_PARENT = "period_beyond_parent", "Thi đua quá thời gian của cấp trên"
    QUOTA_ABOVE_PARENT = "quota_above_parent", "Số lượng vượt mức cấp trên cho phép"
    RULES_CONTRADICT = "rules_contradict", "Tiêu chuẩn khen thưởng mâu thuẫn nhau"
    BASIS_ISSUED_LATER = "basis_issued_later", "Căn cứ ban hành sau kế hoạch"
    PARENT_NOT_IN_TEXT = "parent_not_in_text", "Kế hoạch cấp trên không khớp phần căn cứ"
    PARENT_REPLACED = "parent_replaced", "Kế hoạch cấp trên đã được thay thế"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that does not fit: the rule, the sentence, and the two values set against each
    other, as they are shown (days as 15/05/2020); the second is empty where there is only one."""

    rule: Rule
    sentence: str
    own: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: what is due, as printed, and the last day in time (None: not known yet)."""

    kind: str
    title: str
    printed: str
    last_day: date | None
    days_after: int | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; either end may be open."""

    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A document in the legal bases: how it is named there, its day, and whether it is the parent
    (None where it is no plan of the portal)."""

    name: str
    issued_on: date | None
    is_parent: bool | None


# What a body asks of those below it must be in its hands before it is due above: it registers
# them before it registers or consolidates itself.
DUE_ABOVE = {
    "registration": ("registration", "consolidation"),
    "consolidation": ("consolidation", "registration"),
    "interim_report": ("interim_report",),
    "recognition": ("recognition",),
    "dossier": ("dossier",),
    "final_report": ("final_report",),
}


def dues_after_parent(
    name: str, dues: Iterable[Due], parent_name: str, parent_dues: Iterable[Due]
) -> Iterator[Conflict]:
    """Deadlines that end after the ones which the parent sets for the same thing.

    Where the parent sets several of a kind (one a phase), the first is held against the first, the
    second against the second. Two terms counted from one event are compared by their length.
    """
    dues, parent_dues = _in_time(dues), _in_time(parent_dues)
    for kind, kinds_above in DUE_ABOVE.items():
        own = [due for due in dues if due.kind == kind]
        for kind_above in kinds_above:
            above = [due for due in parent_dues if due.kind == kind_above]
            for place, due in enumerate(own):
                if not above:
                    continue
                higher = above[min(place, len(above) - 1)]
                if _is_later(due, higher):
                    yield Conflict(
                        Rule.DUE_AFTER_PARENT,
                        f"“{due.title}” của {name} là {due.printed}{_ends(due)}; {parent_name} "
                        f"cần “{higher.title}” {higher.printed}{_ends(higher)}.",
                        _value(due),
                        _value(higher),
                    )


def issued_after_parents_dues(
    name: str, issued_on: date | None, parent_name: str, parent_dues: Iterable[Due]
) -> Iterator[Conflict]:
    """Registering and consolidating that was over above before the plan was even issued."""
    for due in parent_dues:
        if due.kind not in ("registration", "consolidation"):
            continue
        if issued_on and due.last_day and issued_on > due.last_day:
            yield Conflict(
                Rule.ISSUED_AFTER_PARENTS_DUE,
                f"{_first(name)} đề ngày {issued_on:%d/%m/%Y}; khi đó “{due.title}” theo "
                f"{parent_name} ({due.printed}) đã hết hạn.",
                f"{issued_on:%d/%m/%Y}",
                _value(due),
            )


def dues_before_plan(name: str, issued_on: date | None, dues: Iterable[Due]) -> Iterator[Conflict]:
    """Deadlines that had passed on the plan's own day."""
    for due in dues:
        if issued_on and due.last_day and due.last_day < issued_on:
            yield Conflict(
                Rule.DUE_BEFORE_PLAN,
                f"“{due.title}” là {due.printed}{_ends(due)}, trước ngày của {name}.",
                _value(due),
                f"{issued_on:%d/%m/%Y}",
            )


def phases_outside(period: Span, phases: Iterable[Span]) -> Iterator[Conflict]:
    """Phases that begin before the campaign's period or end after it."""
    for phase in phases:
        if period.starts_on and phase.starts_on and phase.starts_on < period.starts_on:
            yield Conflict(
                Rule.PHASE_OUTSIDE,
                f"{phase.name} bắt đầu trước khi phong trào bắt đầu.",
                f"{phase.starts_on:%d/%m/%Y}",
                f"{period.starts_on:%d/%m/%Y}",
            )
        if period.ends_on and phase.ends_on and phase.ends_on > period.ends_on:
            yield Conflict(
                Rule.PHASE_OUTSIDE,
                f"{phase.name} kết thúc sau khi phong trào kết thúc.",
                f"{phase.ends_on:%d/%m/%Y}",
                f"{period.ends_on:%d/%m/%Y}",
            )


def period_beyond_parent(period: Span, parent_period: Span) -> Iterator[Conflict]:
    """A campaign that goes on after the one it carries out has ended."""
    if period.ends_on and parent_period.ends_on and period.ends_on > parent_period.ends_on:
        yield Conflict(
            Rule.PERIOD_BEYOND_PARENT,
            f"{_first(period.name)} kết thúc sau {parent_period.name}.",
            f"{period.ends_on:%d/%m/%Y}",
            f"{parent_period.ends_on:%d/%m/%Y}",
        )


def bases_issued_later(
    name: str, issued_on: date | None, bases: Iterable[Cited]
) -> Iterator[Conflict]:
    """Legal bases that did not exist yet on the plan's own day."""
    for basis in bases:
        if issued_on and basis.issued_on and basis.issued_on > issued_on:
            yield Conflict(
                Rule.BASIS_ISSUED_LATER,
                f"Căn cứ {basis.name} ban hành sau ngày của {name}.",
                f"{issued_on:%d/%m/%Y}",
                f"{basis.issued_on:%d/%m/%Y}",
            )


def parent_not_in_text(
    parent_name: str, parent_day: date | None, bases: Iterable[Cited]
) -> Iterator[Conflict]:
    """A parent that the legal bases do not name, or name by another day."""
    found = [basis for basis in bases if basis.is_parent]
    if not found:
        yield Conflict(
            Rule.PARENT_NOT_IN_TEXT,
            f"Phần căn cứ không dẫn {parent_name}, là kế hoạch cấp trên đã chọn.",
            f"{parent_day:%d/%m/%Y}" if parent_day else parent_name,
        )
    for basis in found:
        if parent_day and basis.issued_on and basis.issued_on != parent_day:
            yield Conflict(
                Rule.PARENT_NOT_IN_TEXT,
                f"Phần căn cứ ghi {basis.name} ngày khác với ngày ban hành của {parent_name}.",
                f"{basis.issued_on:%d/%m/%Y}",
                f"{parent_day:%d/%m/%Y}",
            )


def _first(name: str) -> str:
    """A name at the head of a sentence."""
    return name[:1].upper() + name[1:]


def _in_time(dues: Iterable[Due]) -> list[Due]:
    return sorted(dues, key=lambda due: due.last_day or date.max)


def _is_later(due: Due, higher: Due) -> bool:
    if due.last_day and higher.last_day:
        return due.last_day > higher.last_day
    if due.days_after is None or higher.days_after is None or due.event != higher.event:
        return False
    return due.days_after > higher.days_after


def _ends(due: Due) -> str:
    """The last day, where the printed words do not say it themselves."""
    if due.last_day is None or f"{due.last_day:%d/%m/%Y}" in due.printed:
        return ""
    return f" (ngày cuối {due.last_day:%d/%m/%Y})"


def _value(due: Due) -> str:
    return f"{due.last_day:%d/%m/%Y}" if due.last_day else due.printed
