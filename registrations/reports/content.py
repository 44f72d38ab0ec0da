"""The content of a report, on screen and on paper: as it was sent, or as it would be sent now."""

from django.db.models import F, Q, QuerySet

from accounts.models import User
from paperwork.workbooks import Column, FormSheet, write_workbook
from registrations.models import ProgressReport, ReportedUnit, ReportSending, Timeliness
from registrations.permissions import may_write_report
from registrations.reports.figures import Figures, as_unit, live_figures, sent_figures, unit_rows
from registrations.reports.papers import (
    LIST_AT_MOST,
    ListedLine,
    ListedUnit,
    ReportContent,
    subject_of,
)
from registrations.reports.sources import Sources, live_lines, sources_of
from registrations.workflow import PROGRESS

NOT_IN_TIME = (Timeliness.LATE, Timeliness.MISSING)


def current_content(report: ProgressReport) -> ReportContent:
    """The content of a report as it would be sent now."""
    sources = sources_of(report)
    units = sources.own_units()
    lines = live_lines(sources)
    return ReportContent(
        report,
        report,
        live_figures(sources, units),
        [_listed(row) for row in lines[:LIST_AT_MOST]],
        lines.count(),
        late_units(sources, units),
        _by_unit(sources.gathered_lines()),
    )


def sent_content(sending: ReportSending) -> ReportContent:
    """The content of a report as it was sent."""
    lines = sent_lines(sending)
    return ReportContent(
        sending.report,
        sending,
        sent_figures(sending),
        [_listed(row) for row in lines[:LIST_AT_MOST]],
        lines.count(),
        sent_late_units(sending),
        _by_unit(sending.lines.all()),
    )


def shown_to(user: User, report: ProgressReport) -> ProgressReport | ReportSending:
    """The version of a report that a person sees: its writers see the current text, all others the
    last sending."""
    if report.can_be_edited and may_write_report(user, report):
        return report
    return report.sendings.filter(version=report.version).first() or report


def content_of(shown: ProgressReport | ReportSending) -> ReportContent:
    """The content of a report, or of a sending."""
    return sent_content(shown) if isinstance(shown, ReportSending) else current_content(shown)


def late_units(sources: Sources, own: list[ReportedUnit]) -> list[ListedUnit]:
    """The units late or missing now: the body's own, then those that reports from below name."""
    mine = [one for one in own if {one.registered, one.reported} & set(NOT_IN_TIME)]
    below = not_in_time(sources.gathered_units().order_by("body__path"))
    return [_unit(one) for one in (*mine, *below)]


def sent_late_units(sending: ReportSending) -> list[ListedUnit]:
    """The units late or missing in a sending."""
    return [_unit(one) for one in not_in_time(sending.units.all())]


def not_in_time(units: QuerySet) -> QuerySet:
    """Units that were late with something, or are missing."""
    return units.filter(Q(registered__in=NOT_IN_TIME) | Q(reported__in=NOT_IN_TIME))


def sent_lines(sending: ReportSending) -> QuerySet:
    """The lines of a sending, in the columns of `live_lines`."""
    return (
        sending.lines.order_by("area__position", "body__path", "pk")
        .annotate(by_area=F("area__position"), by_body=F("body__path"), unit=F("body__name"))
        .values_list(
            "by_area", "by_body", "unit", "name", "state", "percent", "expected_on", "completed_on"
        )
    )


def _by_unit(lines: QuerySet) -> list[tuple[str, Figures]]:
    return [as_unit(row) for row in unit_rows(lines)]


def _listed(row: tuple) -> ListedLine:
    return ListedLine(name=row[3], unit=row[2], state=row[4], percent=row[5])


def _unit(one: ReportedUnit) -> ListedUnit:
    return ListedUnit(one.name, one.registered, one.reported)


COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("unit", "Đơn vị", 34),
    Column("name", "Tên mô hình, giải pháp, sáng kiến", 56),
    Column("state", "Tình trạng", 18),
    Column("percent", "Tỷ lệ (%)", 10, "number"),
    Column("completed_on", "Ngày hoàn thành", 16),
)


def lines_workbook(sending: ReportSending) -> bytes:
    """All lines of a sending as a workbook."""
    report = sending.report
    return write_workbook(
        [
            FormSheet(
                sheet_name="Danh sách",
                title_lines=(
                    "DANH SÁCH MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
                    f"KÈM THEO BÁO CÁO {subject_of(report).upper()}",
                ),
                body_name=report.body.name,
                columns=COLUMNS,
                rows=[
                    {
                        "unit": row[2],
                        "name": row[3],
                        "state": PROGRESS.label(row[4]),
                        "percent": row[5],
                        "completed_on": f"{row[7]:%d/%m/%Y}" if row[7] else "",
                    }
                    for row in sent_lines(sending)
                ],
                landscape=True,
                signer_lines=(),
            )
        ]
    )
