"""A plan on paper: as PDF to be printed, as Word to be edited further."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from campaigns.models import Plan
from campaigns.plans.paper.document import paper_title, plan_document
from campaigns.views.lookups import plan_by
from paperwork.downloads import content_response
from paperwork.official_documents.pdf import document_pdf
from paperwork.official_documents.word import document_word


@require_GET
@guarded(find=plan_by)
def plan_pdf(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The plan as Nghị định 30/2020/NĐ-CP lays it out."""
    content = document_pdf(plan_document(plan))
    return content_response(content, title=paper_title(plan), extension="pdf")


@require_GET
@guarded(find=plan_by)
def plan_word(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The same document as a Word file."""
    content = document_word(plan_document(plan))
    return content_response(content, title=paper_title(plan), extension="docx")
