"""The figures of a report: counted in SQL over live lines, or over those frozen with a sending."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from campaigns.models import Plan, ReformArea
from registrations.count_sheet import areas_of
from registrations.models import (
    InitiativeKind,
    InitiativeProgress,
    ReportedUnit,
    ReportSending,
    Timeliness,
)
from registrations.reports.sources import Sources
from registrations.workflow import PROGRESS


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of initiatives by state; such figures can be added."""

    registered: int = 0
    in_progress: int = 0
    completed: int = 0
    dropped: int = 0
    in_phase: int = 0
    recognised: int = 0
    percent_total: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.registered + self.in_progress + self.completed + self.dropped

    @property
    def average(self) -> int:
        """The average progress in per cent, without dropped initiatives."""
        counted = self.total - self.dropped
        return round(self.percent_total / counted) if counted else 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(Figures.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The numbers of units asked to register and to report, and of those that did, late ones among
    them."""

    asked_to_register: int = 0
    registered: int = 0
    registered_late: int = 0
    asked_to_report: int = 0
    reported: int = 0
    reported_late: int = 0

    def __add__(self, other: "UnitFigures") -> "UnitFigures":
        names = UnitFigures.__dataclass_fields__
        return UnitFigures(*(getattr(self, name) + getattr(other, name) for name in names))

    def __bool__(self) -> bool:
        return bool(self.asked_to_register or self.asked_to_report)


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """All figures of a report."""

    by_area: list[tuple[ReformArea, Figures]]
    by_kind: list[tuple[str, Figures]]
    units: UnitFigures = field(default_factory=UnitFigures)

    @property
    def knows_recognition(self) -> bool:
        """Whether there are figures of recognition: councils meet late in a campaign."""
        return bool(self.total.recognised)

    @property
    def total(self) -> Figures:
        """The sum of all fields."""
        return sum((one for _, one in self.by_area), Figures())


Rows = Mapping[tuple[int, str], Figures]


def live_figures(sources: Sources, own_units: Iterable[ReportedUnit]) -> ReportFigures:
    """The figures as they would be sent now: the body's own, and those of the reports it accepted.
    `own_units` are those of the sources, loaded once by callers that show them too."""
    rows = [_rows(sources.own_lines(), "done", "is_in_phase", "known_recognised")]
    units = count_units(own_units)
    if sources.gathers:
        rows.append(_rows(sources.gathered_lines(), "percent", "in_phase", "is_recognised"))
        units += _unit_sums(sources.gathered_units())
    return _figures(sources.report.plan, rows, units)


def sent_figures(sending: ReportSending) -> ReportFigures:
    """The figures of a sending."""
    rows = [_rows(sending.lines.all(), "percent", "in_phase", "is_recognised")]
    return _figures(sending.report.plan, rows, _unit_sums(sending.units.all()))


def _figures(plan: Plan, rows: Iterable[Rows], units: UnitFigures) -> ReportFigures:
    by_area: dict[int, Figures] = defaultdict(Figures)
    by_kind: dict[str, Figures] = defaultdict(Figures)
    for found in rows:
        for (area, kind), one in found.items():
            by_area[area] += one
            by_kind[kind] += one
    areas = [(area, by_area.get(area.pk, Figures())) for area in areas_of(plan, by_area)]
    kinds = [(label, by_kind.get(kind, Figures())) for kind, label in InitiativeKind.choices]
    return ReportFigures(areas, kinds, units)


def _rows(lines: QuerySet, percent: str, in_phase: str, is_recognised: str) -> Rows:
    """The figures of each field and kind, in one query."""
    counted = (
        lines.order_by().values("area", "kind").annotate(**_sums(percent, in_phase, is_recognised))
    )
    return {(row["area"], row["kind"]): _figures_in(row) for row in counted}


def _sums(percent: str, in_phase: str, is_recognised: str) -> dict[str, Any]:
    """The columns of figures, for `annotate` over grouped lines."""
    return {
        **{f"n_{state}": Count("pk", filter=Q(state=state)) for state in PROGRESS.states},
        "n_in_phase": Count("pk", filter=Q(**{in_phase: True})),
        "n_recognised": Count("pk", filter=Q(**{is_recognised: True})),
        "n_percent": Sum(percent, filter=~Q(state=InitiativeProgress.Status.DROPPED)),
    }


def _figures_in(row: Mapping[str, Any]) -> Figures:
    return Figures(
        **{state: row[f"n_{state}"] for state in PROGRESS.states},
        in_phase=row["n_in_phase"],
        recognised=row["n_recognised"],
        percent_total=row["n_percent"] or 0,
    )


def unit_rows(lines: QuerySet) -> QuerySet:
    """A row for each unit that frozen lines name, in the order of the tree; to be cut into pages in
    the database, and read by `as_unit`."""
    return (
        lines.order_by()
        .values("body__path", "body__name")
        .annotate(**_sums("percent", "in_phase", "is_recognised"))
        .order_by("body__path")
    )


def as_unit(row: Mapping[str, Any]) -> tuple[str, Figures]:
    """The name and the figures of a unit."""
    return row["body__name"], _figures_in(row)


def count_units(units: Iterable[ReportedUnit]) -> UnitFigures:
    """The figures of units given as a list."""
    found = UnitFigures()
    for unit in units:
        found += UnitFigures(
            asked_to_register=unit.registered != Timeliness.NOT_ASKED,
            registered=unit.registered in (Timeliness.IN_TIME, Timeliness.LATE),
            registered_late=unit.registered == Timeliness.LATE,
            asked_to_report=unit.reported != Timeliness.NOT_ASKED,
            reported=unit.reported in (Timeliness.IN_TIME, Timeliness.LATE),
            reported_late=unit.reported == Timeliness.LATE,
        )
    return found


def _unit_sums(units: QuerySet) -> UnitFigures:
    arrived = (Timeliness.IN_TIME, Timeliness.LATE)
    sums = units.order_by().aggregate(
        n_asked_to_register=Count("pk", filter=~Q(registered="")),
        n_registered=Count("pk", filter=Q(registered__in=arrived)),
        n_registered_late=Count("pk", filter=Q(registered=Timeliness.LATE)),
        n_asked_to_report=Count("pk", filter=~Q(reported="")),
        n_reported=Count("pk", filter=Q(reported__in=arrived)),
        n_reported_late=Count("pk", filter=Q(reported=Timeliness.LATE)),
    )
    return UnitFigures(**{name.removeprefix("n_"): number for name, number in sums.items()})


# --- What differs ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that differs."""

    label: str
    before: str
    after: str


_LABELS: tuple[tuple[str, str], ...] = (
    ("total", "Tổng số đã đăng ký"),
    ("registered", "Chưa thực hiện"),
    ("in_progress", "Đang thực hiện"),
    ("completed", "Hoàn thành"),
    ("dropped", "Thôi thực hiện"),
    ("in_phase", "Hoàn thành trong kỳ"),
    ("recognised", "Được công nhận"),
    ("average", "Hoàn thành bình quân (%)"),
)
_UNIT_LABELS: tuple[tuple[str, str], ...] = (
    ("registered", "Đơn vị đã đăng ký"),
    ("registered_late", "Đơn vị đăng ký muộn"),
    ("reported", "Đơn vị đã báo cáo"),
    ("reported_late", "Đơn vị báo cáo muộn"),
)


def difference(before: ReportFigures, after: ReportFigures) -> list[Changed]:
    """Which figures differ: of all fields together, of each field, of the units. Pure."""
    found = list(_changed(_LABELS, before.total, after.total, ""))
    old = {area.pk: one for area, one in before.by_area}
    for area, one in after.by_area:
        found += _changed(_LABELS, old.get(area.pk, Figures()), one, f"{area}: ")
    found += _changed(_UNIT_LABELS, before.units, after.units, "")
    return found


def _changed(
    labels: Iterable[tuple[str, str]], before: object, after: object, prefix: str
) -> Iterable[Changed]:
    for name, label in labels:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            words = f"{prefix}{label[0].lower()}{label[1:]}" if prefix else label
            yield Changed(words, str(was), str(now))
