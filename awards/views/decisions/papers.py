"""The papers of a decision: itself, its list, its payment list; as PDF, Word and Excel."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from awards.decisions.papers import (
    decision_document,
    decision_title,
    list_document,
    payment_document,
)
from awards.decisions.permissions import may_see_decision, may_see_payments
from awards.decisions.workbooks import list_workbook, payment_workbook
from awards.models import AwardDecision
from awards.views.lookups import decision_by
from paperwork.downloads import content_response
from paperwork.official_documents.description import OfficialDocument
from paperwork.official_documents.pdf import document_pdf
from paperwork.official_documents.word import document_word

_SETTERS: dict[str, Callable[[OfficialDocument], bytes]] = {
    "pdf": document_pdf,
    "docx": document_word,
}
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


def paper_by(pk: int, what: str, extension: str) -> Paper:
    """One of the papers of a decision. Raises DoesNotExist for another kind or extension."""
    known = (what in _DOCUMENTS and extension in _SETTERS) or (
        what in _SHEETS and extension == "xlsx"
    )
    if not known:
        raise AwardDecision.DoesNotExist
    return Paper(decision_by(pk), what, extension)


def _may_see_paper(user: User, paper: Paper) -> Verdict:
    answer = may_see_decision(user, paper.decision)
    if answer and paper.what == "chi-tien-thuong":
        return may_see_payments(user, paper.decision)
    return answer


@require_GET
@guarded(find=paper_by, see=_may_see_paper)
def decision_paper(request: SignedInRequest, paper: Paper) -> HttpResponse:
    """The paper, set anew from what was signed."""
    if paper.decision.status == "discarded":
        raise Http404
    if paper.extension == "xlsx":
        content = _SHEETS[paper.what](paper.decision)
    else:
        content = _SETTERS[paper.extension](_DOCUMENTS[paper.what](paper.decision))
    title = f"{_TITLES[paper.what]}{decision_title(paper.decision)}"
    return content_response(content, title=title, extension=paper.extension)
