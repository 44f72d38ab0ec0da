"""The PDF of an official document."""

from paperwork.official_documents.description import OfficialDocument
from paperwork.official_page import OFFICIAL_PAGE_CSS, render_pdf

OFFICIAL_DOCUMENT_CSS = "paperwork/official_document.css"


def document_pdf(document: OfficialDocument) -> bytes:
    """Set a document on the official page. Bytes of a PDF."""
    return render_pdf(
        "paperwork/official_document.html",
        {"document": document},
        stylesheets=(OFFICIAL_PAGE_CSS, OFFICIAL_DOCUMENT_CSS),
    )
