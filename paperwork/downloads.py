"""HTTP responses for files that the portal made, to be saved or printed."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from paperwork.official_documents.description import OfficialDocument
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from paperwork.uploads import safe_download_name

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def content_response(content: bytes, *, title: str, extension: str) -> HttpResponse:
    """Send a paper under a name made from `title`: a PDF opens in the browser, the rest is saved.

    `extension` is "pdf", "docx" or "xlsx".
    """
    response = HttpResponse(content, content_type=CONTENT_TYPES[extension])
    name = safe_download_name(title, extension)
    response.headers["Content-Disposition"] = str(
        content_disposition_header(extension != "pdf", name)
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


# How an official document is set, by the extension of its file.
SETTERS = {"pdf": document_pdf, "docx": document_word}


def document_response(document: OfficialDocument, *, title: str, extension: str) -> HttpResponse:
    """Send an official document, set as `extension` says: "pdf" or "docx"."""
    return content_response(SETTERS[extension](document), title=title, extension=extension)
