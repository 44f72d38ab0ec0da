"""From the values of a URL to the thing that a page is about."""

from dataclasses import dataclass
from typing import Any

from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.models import (
    Consolidation,
    EvidenceFile,
    Initiative,
    ProgressReport,
    Registration,
    ReportSending,
)
from registrations.models.reports import SLUGS
from registrations.reports.report_steps import new_report
from registrations.submission import new_registration

KINDS = {slug: kind for kind, slug in SLUGS.items()}


def registration_by(pk: int) -> Registration:
    """A registration with what permissions look at. Raises DoesNotExist."""
    return Registration.objects.with_bodies().get(pk=pk)


def _editable() -> Any:
    """Registrations with what the form of one shows besides."""
    return Registration.objects.with_bodies().select_related("edited_by", "replaces")


def registration_of(plan_pk: int, body_pk: int) -> Registration:
    """A body's latest live registration under an issued plan, or one not yet begun.

    Raises DoesNotExist where there is no such plan or body.
    """
    found = _editable().latest_of(plan_pk, body_pk)
    if found is not None:
        return found
    plan = Plan.objects.issued().with_bodies().get(pk=plan_pk)
    return new_registration(plan, IssuingBody.objects.get(pk=body_pk))


def consolidation_by(pk: int) -> Consolidation:
    """A consolidation with what permissions look at. Raises DoesNotExist."""
    return Consolidation.objects.with_bodies().get(pk=pk)


@dataclass(frozen=True, slots=True)
class Unit:
    """A body under a plan."""

    plan: Plan
    body: IssuingBody


def unit_by(plan_pk: int, body_pk: int) -> Unit:
    """A body under an issued plan. Raises DoesNotExist."""
    plan = Plan.objects.issued().with_bodies().get(pk=plan_pk)
    return Unit(plan, IssuingBody.objects.get(pk=body_pk))


def report_by(pk: int) -> ProgressReport:
    """A report with what permissions look at. Raises DoesNotExist."""
    return ProgressReport.objects.with_bodies().get(pk=pk)


def report_of(plan_pk: int, body_pk: int, kind: str, phase_pk: int) -> ProgressReport:
    """A body's report of a kind and phase (0: none) under an issued plan, or one not yet begun.

    Raises DoesNotExist where there is no such plan, body, kind or phase.
    """
    if kind not in KINDS:
        raise ProgressReport.DoesNotExist
    found = ProgressReport.objects.with_bodies().filter(
        plan=plan_pk, body=body_pk, kind=KINDS[kind], phase=phase_pk or None
    )
    report = found.first()
    if report is not None:
        return report
    unit = unit_by(plan_pk, body_pk)
    phase = unit.plan.phases.get(pk=phase_pk) if phase_pk else None
    return new_report(unit.plan, unit.body, KINDS[kind], phase)


def initiative_by(pk: int) -> Initiative:
    """An initiative with its progress and what permissions look at. Raises DoesNotExist."""
    found = Initiative.objects.with_origin().select_related("area", "progress__updated_by")
    return found.get(pk=pk)


def evidence_by(pk: int) -> EvidenceFile:
    """A file of evidence with what permissions look at. Raises DoesNotExist."""
    origin = "progress__initiative__registration"
    return EvidenceFile.objects.select_related(
        f"{origin}__plan__issuing_body",
        f"{origin}__plan__receiving_body",
        f"{origin}__body",
        f"{origin}__received_by",
    ).get(pk=pk)


def report_sending_by(pk: int, version: int) -> ReportSending:
    """A sending of a report, by its number. Raises DoesNotExist."""
    sending = ReportSending.objects.get(report=pk, version=version)
    sending.report = report_by(pk)
    return sending
