"""From the values of a URL to the thing that a page is about."""

from awards.models import AwardForm, Dossier, DossierDocument
from campaigns.models import Plan


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
