"""Lookups for views: from the values of a URL to an object that the person may see. Each raises
DoesNotExist."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Subquery

from accounts.models import User
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from campaigns.permissions import works_at_desk
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS, Role
from organisation.scope import scope_of
from registrations.desks import Desk
from registrations.models import (
    Consolidation,
    EvidenceFile,
    Initiative,
    ProgressReport,
    Registration,
    ReportSending,
)
from registrations.models.reports import SLUGS, WRITERS
from registrations.permissions import serves_desk
from registrations.reports.report_steps import new_report
from registrations.submission import new_registration

KINDS = {slug: kind for kind, slug in SLUGS.items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """A body under a plan."""

    plan: Plan
    body: IssuingBody


def registration_by(user: User, pk: int) -> Registration:
    """A registration with what permissions need."""
    return Registration.objects.visible_to(user).with_bodies().get(pk=pk)


def registration_of(user: User, plan_pk: int, body_pk: int) -> Registration:
    """A body's latest live registration under an issued plan; or, for the unit's own people, one
    not yet begun."""
    live = Registration.objects.live().filter(plan=plan_pk, body=body_pk)
    latest = live.order_by("-version").values("pk")[:1]
    visible: Any = Registration.objects.visible_to(user).with_bodies()
    # With what the form of a registration shows besides.
    found = visible.select_related("edited_by", "replaces").filter(pk=Subquery(latest)).first()
    if found is not None:
        return found
    plan = Plan.objects.visible_to(user).issued().with_bodies().get(pk=plan_pk)
    body = IssuingBody.objects.get(pk=body_pk)
    if not scope_of(user).is_at(body, tuple(Role)):
        raise Registration.DoesNotExist
    return new_registration(plan, body)


def initiatives_of(user: User, plan_pk: int, body_pk: int) -> Registration:
    """A body's registration under a plan by which initiatives are registered: a pledge has no
    Biểu 2."""
    registration = registration_of(user, plan_pk, body_pk)
    if registration.plan.registration_form != RegistrationForm.INITIATIVES:
        raise ObjectDoesNotExist
    return registration


def consolidation_by(user: User, pk: int) -> Consolidation:
    """A consolidation with what permissions need."""
    return Consolidation.objects.visible_to(user).with_bodies().get(pk=pk)


def desk_by(user: User, plan_pk: int, body_pk: int) -> Desk:
    """The desk of a body under an issued plan, for those who work there."""
    desk = Desk(_issued_plan(plan_pk), IssuingBody.objects.get(pk=body_pk))
    if not serves_desk(user, desk):
        raise Plan.DoesNotExist
    return desk


def progress_unit_by(user: User, plan_pk: int, body_pk: int) -> Unit:
    """A body under an issued plan, for its people, who stands above it, and who receives under the
    plan."""
    unit = Unit(_issued_plan(plan_pk), IssuingBody.objects.get(pk=body_pk))
    scope, plan = scope_of(user), unit.plan
    if not (
        scope.is_at(unit.body, tuple(Role))
        or scope.oversees(unit.body)
        or scope.reads(unit.body)
        or works_at_desk(user, plan, plan.issuing_body, ORGANISERS)
    ):
        raise Plan.DoesNotExist
    return unit


def reporting_unit_by(user: User, plan_pk: int, body_pk: int) -> Unit:
    """A body under an issued plan that the person may see, for those who write its reports."""
    body = IssuingBody.objects.get(pk=body_pk)
    if not scope_of(user).acts_for(body, WRITERS):
        raise Plan.DoesNotExist
    return Unit(Plan.objects.visible_to(user).issued().with_bodies().get(pk=plan_pk), body)


def report_by(user: User, pk: int) -> ProgressReport:
    """A report with what permissions need."""
    return ProgressReport.objects.visible_to(user).with_bodies().get(pk=pk)


def report_of(user: User, plan_pk: int, body_pk: int, kind: str, phase_pk: int) -> ProgressReport:
    """A body's report of a kind and phase (0: none) under an issued plan; or, for those who write
    its reports, one not yet begun."""
    if kind not in KINDS:
        raise ProgressReport.DoesNotExist
    visible = ProgressReport.objects.visible_to(user).with_bodies().select_related("edited_by")
    found = visible.filter(
        plan=plan_pk, body=body_pk, kind=KINDS[kind], phase=phase_pk or None
    ).first()
    if found is not None:
        return found
    unit = reporting_unit_by(user, plan_pk, body_pk)
    phase = unit.plan.phases.get(pk=phase_pk) if phase_pk else None
    return new_report(unit.plan, unit.body, KINDS[kind], phase)


def report_sending_by(user: User, pk: int, version: int) -> ReportSending:
    """A sending of a report, by its number."""
    report = report_by(user, pk)
    sending = ReportSending.objects.get(report=report, version=version)
    sending.report = report
    return sending


def initiative_by(user: User, pk: int) -> Initiative:
    """An initiative with its progress and what permissions look at."""
    visible = Initiative.objects.visible_to(user).with_origin()
    return visible.select_related("area", "progress__edited_by").get(pk=pk)


def evidence_by(user: User, pk: int) -> EvidenceFile:
    """A file of evidence with what permissions need."""
    origin = "progress__initiative__registration"
    visible = EvidenceFile.objects.visible_to(user)
    return visible.select_related(
        f"{origin}__plan__issuing_body",
        f"{origin}__plan__receiving_body",
        f"{origin}__body",
        f"{origin}__received_by",
    ).get(pk=pk)


def _issued_plan(pk: int) -> Plan:
    return Plan.objects.issued().with_bodies().get(pk=pk)
