"""Writing down, once, what a report says and counts on the day on which it is sent."""

from datetime import datetime
from typing import Any

from registrations.models import (
    EvidenceFile,
    ProgressReport,
    ReportedLine,
    ReportedUnit,
    ReportSending,
)
from registrations.models.report_sendings import frozen_words
from registrations.reports.sources import sources_of

BATCH = 1000
COPIED = (
    "initiative_id",
    "body_id",
    "area_id",
    "kind",
    "name",
    "state",
    "percent",
    "expected_on",
    "completed_on",
    "in_phase",
    "is_recognised",
)


def freeze(report: ProgressReport, *, actor: Any, at: datetime) -> ReportSending:
    """Write the sending of a report's version: its words, the body's own initiatives as far as they
    have come, the lines and units of the reports that it accepted, and who is late or missing.

    The evidence of its own initiatives is sent with it, and can no more be taken back. Call it in
    the transaction that sends.
    """
    sources = sources_of(report)
    sending = ReportSending.objects.create(
        report=report,
        version=report.version,
        file=report.file.name,
        original_name=report.original_name,
        sent_at=at,
        sent_by=actor,
        **frozen_words(report),
    )
    own = (
        sources.own_lines()
        .select_related("progress", "registration")
        .order_by("area__position", "position", "pk")
    )
    lines = [
        ReportedLine(
            sending=sending,
            initiative=line,
            body_id=line.registration.body_id,
            area_id=line.area_id,
            kind=line.kind,
            name=line.name,
            state=line.state,
            percent=line.done,
            expected_on=_of(line, "expected_on"),
            completed_on=_of(line, "completed_on"),
            in_phase=line.is_in_phase,
            is_recognised=line.known_recognised,
        )
        for line in own
    ]
    own_keys = [line.initiative_id for line in lines]
    gathered = sources.gathered_lines().order_by("area__position", "body__path", "pk")
    lines += [ReportedLine(sending=sending, **row) for row in gathered.values(*COPIED)]
    ReportedLine.objects.bulk_create(lines, batch_size=BATCH)
    units = sources.own_units()
    for unit in units:
        unit.sending = sending
    below = sources.gathered_units().order_by("body__path", "pk")
    units += [
        ReportedUnit(sending=sending, **row)
        for row in below.values("body_id", "name", "registered", "reported")
    ]
    ReportedUnit.objects.bulk_create(units, batch_size=BATCH)
    EvidenceFile.objects.filter(progress__initiative__in=own_keys, reported_in=None).update(
        reported_in=report
    )
    return sending


def _of(line: Any, name: str) -> Any:
    progress = getattr(line, "progress", None)
    return getattr(progress, name) if progress else None
