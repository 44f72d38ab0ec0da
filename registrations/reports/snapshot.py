"""The snapshot of a report's text and figures on the day it is sent."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
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
COPIED_OF_UNIT = ("body_id", "name", "registered", "reported")


def freeze(report: ProgressReport, *, actor: User, at: datetime) -> ReportSending:
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
    own = sources.own_lines().select_related("progress", "registration")
    lines = [_frozen(line, sending) for line in own.order_by("area__position", "position", "pk")]
    ReportedLine.objects.bulk_create(lines, batch_size=BATCH)
    # What comes from below may be a province's: it is copied in parts.
    gathered = sources.gathered_lines().order_by("area__position", "body__path", "pk")
    _copy(gathered, COPIED, sending)
    units = sources.own_units()
    for unit in units:
        unit.sending = sending
    ReportedUnit.objects.bulk_create(units, batch_size=BATCH)
    below = sources.gathered_units().order_by("body__path", "pk")
    _copy(below, COPIED_OF_UNIT, sending)
    EvidenceFile.objects.filter(
        progress__initiative__in=[line.initiative_id for line in lines], reported_in=None
    ).update(reported_in=report)
    return sending


def _frozen(line: Any, sending: ReportSending) -> ReportedLine:
    """One of the body's own initiatives, as it stands."""
    progress = getattr(line, "progress", None)
    return ReportedLine(
        sending=sending,
        initiative=line,
        body_id=line.registration.body_id,
        area_id=line.area_id,
        kind=line.kind,
        name=line.name,
        state=line.state,
        percent=line.done,
        expected_on=progress.expected_on if progress else None,
        completed_on=progress.completed_on if progress else None,
        in_phase=line.is_in_phase,
        is_recognised=line.known_recognised,
    )


def _copy(rows: QuerySet, columns: tuple[str, ...], sending: ReportSending) -> None:
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        part = rows.filter(pk__in=keys[start : start + BATCH]).values(*columns)
        rows.model.objects.bulk_create([rows.model(sending=sending, **row) for row in part])
