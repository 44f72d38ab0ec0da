"""Drafts of a dossier's papers: written in the portal, then attached to the dossier."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import User
from audit import transitions
from audit.transitions import refuse_older
from awards.dossiers.checklist import attach, listed_on, places_of
from awards.dossiers.papers.documents import paper_of
from awards.dossiers.papers.text import TO_BE_WRITTEN
from awards.models import Dossier, DossierDocument
from awards.permissions import may_edit_dossier
from paperwork.official_page import document_pdf


def write_words(
    document: DossierDocument,
    *,
    words: Mapping[str, str],
    actor: User,
    seen: int | None = None,
) -> None:
    """Save the text of a paper; of a paper for a whole list, for each dossier on it.

    `seen` is the revision that was shown where they were typed. Raises EditedMeanwhile where
    others are stored by now, and Refused where the dossier can no longer be edited.
    """
    with transaction.atomic():
        for place in places_of(document):
            _write(place, words, actor, seen if place.pk == document.pk else None)
    document.refresh_from_db(fields=["wording", "revision"])


def use_made(document: DossierDocument, *, actor: User) -> int:
    """Set the paper as PDF out of its words and attach it; returns the number of dossiers that have
    it now. Raises ValidationError where something is still left to be written."""
    if any(TO_BE_WRITTEN in text for text in document.wording.values()):
        raise ValidationError(
            f"Còn chỗ chưa viết: hãy thay “{TO_BE_WRITTEN}” bằng nội dung, hoặc xóa đi."
        )
    listed = listed_on(document)
    votes = document.wording.get("votes", "").strip().splitlines()
    if votes and len(votes) != len(listed):
        raise ValidationError(
            f"Kết quả biểu quyết có {len(votes):02d} dòng, danh sách có {len(listed):02d} tập thể, "
            "cá nhân: hãy ghi mỗi tập thể, cá nhân một dòng, hoặc để trống."
        )
    pdf = document_pdf(paper_of(document, listed))
    name = f"{document.required_document.get_made_as_display()}.pdf"
    return attach(document, file=SimpleUploadedFile(name, pdf, "application/pdf"), actor=actor)


def _write(place: DossierDocument, words: Mapping[str, str], actor: User, seen: int | None) -> None:
    def change(_: Dossier) -> None:
        # Read again under the lock of its dossier.
        stored = DossierDocument.objects.get(pk=place.pk)
        refuse_older(stored, seen)
        stored.wording = dict(words)
        stored.count_edit(actor)
        stored.save(update_fields=["wording", "revision", "edited_by", "edited_at"])

    transitions.revise(
        place.dossier, actor=actor, permission=may_edit_dossier, change=change, edits=False
    )
