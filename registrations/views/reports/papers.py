"""Downloads of a report: PDF, Word, and its list as Excel."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from paperwork.downloads import content_response
from paperwork.official_documents.description import OfficialDocument
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from registrations.models import ProgressReport, ReportSending
from registrations.reports.content import content_of, lines_workbook, shown_to
from registrations.reports.papers import paper_title, report_document
from registrations.views.lookups import report_by, report_sending_by


@require_GET
@guarded(find=report_by)
def report_pdf(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """What the person is shown of a report, to print and sign."""
    return _paper(shown_to(request.user, report), document_pdf, "pdf")


@require_GET
@guarded(find=report_by)
def report_word(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """The same to be edited further."""
    return _paper(shown_to(request.user, report), document_word, "docx")


@require_GET
@guarded(find=report_sending_by)
def report_version_pdf(request: SignedInRequest, sending: ReportSending) -> HttpResponse:
    """A sending as it was, to print."""
    return _paper(sending, document_pdf, "pdf")


@require_GET
@guarded(find=report_sending_by)
def report_version_word(request: SignedInRequest, sending: ReportSending) -> HttpResponse:
    """The same as Word."""
    return _paper(sending, document_word, "docx")


@require_GET
@guarded(find=report_sending_by)
def report_version_sheet(request: SignedInRequest, sending: ReportSending) -> HttpResponse:
    """All lines of a sending as Excel."""
    title = f"Danh sách {paper_title(sending.report, sending)}"
    return content_response(lines_workbook(sending), title=title, extension="xlsx")


def _paper(
    shown: ProgressReport | ReportSending,
    setting: Callable[[OfficialDocument], bytes],
    extension: str,
) -> HttpResponse:
    paper = content_of(shown)
    return content_response(
        setting(report_document(paper)),
        title=paper_title(paper.report, paper.words),
        extension=extension,
    )
