"""From the values of a URL to the thing that a page is about."""

from awards.models import (
    Attendance,
    AwardCouncil,
    AwardDecision,
    AwardForm,
    DecisionItem,
    Dossier,
    DossierDocument,
    Meeting,
)
from campaigns.models import Plan
from organisation.models import IssuingBody


def dossier_by(pk: int) -> Dossier:
    """A dossier with what permissions look at. Raises DoesNotExist."""
    return Dossier.objects.with_bodies().get(pk=pk)


def document_by(pk: int) -> DossierDocument:
    """A paper with its dossier and what permissions look at. Raises DoesNotExist."""
    document = DossierDocument.objects.select_related("required_document").get(pk=pk)
    document.dossier = dossier_by(document.dossier_id)
    return document


def plan_by(plan_pk: int) -> Plan:
    """A plan with what permissions look at. Raises DoesNotExist."""
    return Plan.objects.with_bodies().get(pk=plan_pk)


def award_form_by(pk: int) -> AwardForm:
    """A form of award with its plan and what permissions look at. Raises DoesNotExist."""
    return AwardForm.objects.select_related("plan__issuing_body", "plan__receiving_body").get(pk=pk)


def body_by(body_pk: int) -> IssuingBody:
    """A body. Raises DoesNotExist."""
    return IssuingBody.objects.get(pk=body_pk)


def council_by(pk: int) -> AwardCouncil:
    """A council with what permissions look at. Raises DoesNotExist."""
    return AwardCouncil.objects.with_body().get(pk=pk)


def meeting_by(pk: int) -> Meeting:
    """A meeting with what permissions look at. Raises DoesNotExist."""
    return Meeting.objects.with_council().get(pk=pk)


def attendance_by(pk: int) -> Attendance:
    """Somebody invited to a meeting, with what permissions look at. Raises DoesNotExist."""
    attendance = Attendance.objects.select_related("user").get(pk=pk)
    attendance.meeting = meeting_by(attendance.meeting_id)
    return attendance


def decision_by(pk: int) -> AwardDecision:
    """A decision with what permissions look at. Raises DoesNotExist."""
    return AwardDecision.objects.with_bodies().get(pk=pk)


def item_by(pk: int) -> DecisionItem:
    """A line of a decision, with what permissions look at. Raises DoesNotExist."""
    item = DecisionItem.objects.select_related("dossier").get(pk=pk)
    item.decision = decision_by(item.decision_id)
    return item
