"""Lookups for views: from the values of a URL to an object."""

from accounts.models import User
from awards.councils.permissions import may_set_up_council
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
    """A dossier out of what the person may see, with what permissions need. Raises DoesNotExist, as
    all of these do."""
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


def body_by(user: User, body_pk: int) -> IssuingBody:
    """A body whose council the person may set up. Raises DoesNotExist."""
    body = IssuingBody.objects.get(pk=body_pk)
    if not may_set_up_council(user, body):
        raise IssuingBody.DoesNotExist
    return body


def council_by(user: User, pk: int) -> AwardCouncil:
    """A council with what permissions need. Raises DoesNotExist."""
    return AwardCouncil.objects.visible_to(user).with_body().get(pk=pk)


def meeting_by(user: User, pk: int) -> Meeting:
    """A meeting with what permissions need. Raises DoesNotExist."""
    return Meeting.objects.visible_to(user).with_council().get(pk=pk)


def attendance_by(user: User, pk: int) -> Attendance:
    """Somebody invited to a meeting, with what permissions need. Raises DoesNotExist."""
    attendance = Attendance.objects.select_related("user").get(pk=pk)
    attendance.meeting = meeting_by(user, attendance.meeting_id)
    return attendance


def decision_by(user: User, pk: int) -> AwardDecision:
    """A decision with what permissions need. Raises DoesNotExist."""
    return AwardDecision.objects.visible_to(user).with_bodies().get(pk=pk)


def item_by(user: User, pk: int) -> DecisionItem:
    """A line of a decision, with what permissions need. Raises DoesNotExist."""
    item = DecisionItem.objects.select_related("dossier").get(pk=pk)
    item.decision = decision_by(user, item.decision_id)
    return item
