"""The checklist of a dossier: the papers its form of award asks for, attached as files, one for a
whole list where the plan allows it."""

from django.core.files import File
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit import clock, transitions
from awards.decisions.item_order import in_official_order
from awards.models import Dossier, DossierDocument, RequiredDocument
from awards.models.award_forms import Awardee
from awards.permissions import may_edit_dossier
from paperwork.uploads import check_upload, storage_name


def lay_out(dossier: Dossier) -> None:
    """Create a row for each paper that applies; rows that no longer apply are deleted unless
    filled."""
    needed = RequiredDocument.objects.filter(
        Q(awardee=Awardee.BOTH) | Q(awardee=dossier.awardee_kind), award_form=dossier.award_form
    )
    if not dossier.is_enterprise:
        needed = needed.exclude(condition=RequiredDocument.Condition.ENTERPRISE)
    dossier.documents.exclude(required_document__in=needed).filter(file="").delete()
    have = set(dossier.documents.values_list("required_document_id", flat=True))
    DossierDocument.objects.bulk_create(
        DossierDocument(dossier=dossier, required_document=required)
        for required in needed
        if required.pk not in have
    )


def places_of(document: DossierDocument) -> list[DossierDocument]:
    """The places that one paper fills: its own, and where it is one for a whole list those of the
    others on it that can still be edited. In a fixed order, so that two who fill them at once do
    not wait for each other in a circle."""
    nomination = document.dossier.nomination_id
    if not (document.required_document.is_shared and nomination):
        return [document]
    shared = DossierDocument.objects.filter(
        Q(pk=document.pk) | Q(dossier__status__in=("draft", "returned")),
        required_document=document.required_document_id,
        dossier__nomination=nomination,
    )
    return list(shared.select_related("dossier", "required_document").order_by("dossier_id"))


def listed_on(document: DossierDocument) -> list[Dossier]:
    """The dossiers that a paper is for, in the order of a decision's list."""
    if not (document.required_document.is_shared and document.dossier.nomination_id):
        return [document.dossier]
    together = Dossier.objects.filter(nomination=document.dossier.nomination_id)
    return in_official_order(together.exclude(status="withdrawn").with_bodies())


def attach(document: DossierDocument, *, file: File, actor: User) -> int:
    """Attach a file to one paper of a dossier, in place of an earlier one; to all dossiers of a
    list where the paper is one for the list. Returns the number of dossiers that have it now.

    Raises UploadRefused for a wrong type or size, Refused where the dossier was submitted.
    """
    checked = check_upload(file)
    places = places_of(document)
    with transaction.atomic():
        stored = document.file.storage.save(storage_name(checked, folder="dossiers"), file)
        for place in places:
            _put(place, stored, checked.original_name[:200], actor)
    return len(places)


def _put(place: DossierDocument, stored: str, original_name: str, actor: User) -> None:
    def change(_: Dossier) -> None:
        replaced = place.file.name
        place.file = stored
        place.original_name = original_name
        place.attached_at = clock.now()
        place.attached_by = actor
        place.checked_at = place.checked_by = None
        place.problem = ""
        place.save()
        if replaced:
            transaction.on_commit(lambda: _drop_unless_used(place, replaced))

    transitions.revise(
        place.dossier, actor=actor, permission=may_edit_dossier, change=change, edits=False
    )


def _drop_unless_used(place: DossierDocument, name: str) -> None:
    """Delete a file that no row refers to any more; rows of a list share one."""
    if not DossierDocument.objects.filter(file=name).exists():
        place.file.storage.delete(name)
