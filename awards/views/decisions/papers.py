"""The papers of a decision (its text, its list, its payment list; PDF, Word, Excel) and the
certificates it gives."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from awards.decisions.papers import (
    decision_document,
    decision_title,
    list_document,
    payment_document,
)
from awards.decisions.permissions import may_see_payments
from awards.decisions.register_entries import record_of
from awards.decisions.workbooks import list_workbook, payment_workbook
from awards.models import AwardDecision, Dossier
from awards.views.lookups import decision_by, dossier_by
from decisions.models import DecisionStatus
from paperwork.downloads import SETTERS, content_response, document_response
from paperwork.official_documents.description import OfficialDocument
from register.certificates import certificates_file
from screens.steps import show_objections

_DOCUMENTS: dict[str, Callable[[AwardDecision], OfficialDocument]] = {
    "quyet-dinh": decision_document,
    "danh-sach": list_document,
    "chi-tien-thuong": payment_document,
}
_SHEETS: dict[str, Callable[[AwardDecision], bytes]] = {
    "danh-sach": list_workbook,
    "chi-tien-thuong": payment_workbook,
}
_TITLES = {
    "quyet-dinh": "",
    "danh-sach": "Danh sách ",
    "chi-tien-thuong": "Danh sách chi tiền thưởng ",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the papers of a decision."""

    decision: AwardDecision
    what: str
    extension: str


def paper_by(user: User, pk: int, what: str, extension: str) -> Paper:
    """One of the papers of a decision, of a payment list for those who see payments. Raises
    DoesNotExist for another kind or extension, and of a draft that was discarded."""
    known = (what in _DOCUMENTS and extension in SETTERS) or (
        what in _SHEETS and extension == "xlsx"
    )
    decision = decision_by(user, pk)
    hidden = what == "chi-tien-thuong" and not may_see_payments(user, decision)
    if not known or hidden or decision.status == DecisionStatus.DISCARDED:
        raise AwardDecision.DoesNotExist
    return Paper(decision, what, extension)


@require_GET
@guarded(find=paper_by)
def decision_paper(request: SignedInRequest, paper: Paper) -> HttpResponse:
    """The paper, set anew from what was signed."""
    title = f"{_TITLES[paper.what]}{decision_title(paper.decision)}"
    if paper.extension == "xlsx":
        content = _SHEETS[paper.what](paper.decision)
        return content_response(content, title=title, extension=paper.extension)
    document = _DOCUMENTS[paper.what](paper.decision)
    return document_response(document, title=title, extension=paper.extension)


@require_GET
@guarded(find=dossier_by)
def certificate(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """The giấy khen or bằng khen of a decided dossier, to print; back to the dossier with a
    sentence where its texts do not fit the page."""
    record = record_of(dossier) if dossier.status == Dossier.Status.DECIDED else None
    if record is None:
        raise Http404
    try:
        printed = certificates_file([record])
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:dossier_detail", dossier.pk)
    return content_response(
        printed,
        title=f"{record.form_name} {record.awardee_name}",
        extension="pdf",
    )
