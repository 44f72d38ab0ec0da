"""From the values of a URL to the thing that a page is about."""

from awards.models import Dossier, DossierDocument
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
    """An issued plan. Raises DoesNotExist."""
    return Plan.objects.issued().with_bodies().get(pk=plan_pk)
