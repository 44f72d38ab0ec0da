"""From the values of a URL to the thing that a page is about."""

from accounts.models import User
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


def dossier_by(user: User, pk: int) -> Dossier:
    """A dossier out of what the person may see, with what permissions look at. Raises
    DoesNotExist, as all of these do."""
    return Dossier.objects.visible_to(user).with_bodies().get(pk=pk)


def document_by(user: User, pk: int) -> DossierDocument:
    """A paper of a dossier that the person may see."""
    document = DossierDocument.objects.select_related("required_document").get(pk=pk)
    document.dossier = dossier_by(user, document.dossier_id)
    return document


def plan_by(user: User, plan_pk: int) -> Plan:
    """A plan that the person may see."""
    return Plan.objects.visible_to(user).with_bodies().get(pk=plan_pk)


def award_form_by(user: User, pk: int) -> AwardForm:
    """A form of award of a plan that the person may see."""
    plans = Plan.objects.visible_to(user)
    forms = AwardForm.objects.select_related("plan__issuing_body", "plan__receiving_body")
    return forms.get(pk=pk, plan__in=plans)


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
