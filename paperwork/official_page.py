"""PDF pages in the official layout, rendered from templates without any access to the network."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import RLock
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import get_template
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from paperwork.official_documents.description import OfficialDocument

OFFICIAL_PAGE_CSS = "paperwork/official_page.css"

# Pango's font map must not be used by two threads at once; setting a page keeps one core busy
# anyway, so threads wait here for their turn.
_one_at_a_time = RLock()


class ForbiddenAddress(ValueError):
    """A page asked for a file or an address that paper may not read."""


def paper_folders() -> tuple[Path, ...]:
    """Give the folders whose files a page may use: static/ and templates/paperwork/."""
    base = Path(settings.BASE_DIR)
    return base / "static", base / "templates" / "paperwork"


class PaperFetcher(URLFetcher):
    """Gives a page the files of `paper_folders()` and the images handed over with it.

    An image named "emblem" in `images` (name to bytes) is `<img src="image:emblem">`. Anything
    else, above all http and other files of the machine, raises `ForbiddenAddress`, which
    WeasyPrint logs while it leaves the place empty.
    """

    def __init__(self, images: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self._images = dict(images or {})

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the content behind the address, or raise `ForbiddenAddress`."""
        address = urlsplit(url)
        if address.scheme == "image" and unquote(address.path) in self._images:
            return URLFetcherResponse(url, body=self._images[unquote(address.path)])
        if address.scheme == "file" and not address.netloc:
            path = Path(unquote(address.path)).resolve()
            if any(path.is_relative_to(folder.resolve()) for folder in paper_folders()):
                return super().fetch(url, headers)
        raise ForbiddenAddress(f"A page may not read {url}")


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=32)
def _parsed_stylesheet(path: str, modified_ns: int) -> CSS:
    return CSS(filename=path, font_config=_fonts(), url_fetcher=PaperFetcher())


def _stylesheet(name: str) -> CSS:
    path = Path(get_template(name).origin.name)  # type: ignore[attr-defined]
    return _parsed_stylesheet(str(path), path.stat().st_mtime_ns)


@contextmanager
def laid_out(
    template_name: str,
    context: Mapping[str, object],
    *,
    stylesheets: Sequence[str] = (OFFICIAL_PAGE_CSS,),
    images: Mapping[str, bytes] | None = None,
) -> Iterator[Document]:
    """Lay a template out on pages and give the document, to be measured or written.

    Takes what `render_pdf` takes. The document is to be used inside the `with` block only: the
    fonts are held for this thread that long.
    """
    source = get_template(template_name).render(dict(context))
    with _one_at_a_time:
        page = HTML(
            string=source,
            base_url=f"{paper_folders()[0].as_uri()}/",
            url_fetcher=PaperFetcher(images),
        )
        yield page.render(
            font_config=_fonts(), stylesheets=[_stylesheet(name) for name in stylesheets]
        )


def render_pdf(
    template_name: str,
    context: Mapping[str, object],
    *,
    stylesheets: Sequence[str] = (OFFICIAL_PAGE_CSS,),
    images: Mapping[str, bytes] | None = None,
) -> bytes:
    """Render a template as a PDF and return its bytes.

    `stylesheets` are names in the template folders; relative addresses in the template are read
    from static/; `images` (name to PNG or JPEG bytes) are reached as `image:name`. Title and
    language of the PDF are those of the template (`<title>`, `<html lang="vi">`).
    """
    with laid_out(template_name, context, stylesheets=stylesheets, images=images) as document:
        return document.write_pdf()


OFFICIAL_DOCUMENT_CSS = "paperwork/official_document.css"


def document_pdf(document: OfficialDocument) -> bytes:
    """Set a document on the official page. Bytes of a PDF."""
    return render_pdf(
        "paperwork/official_document.html",
        {"document": document},
        stylesheets=(OFFICIAL_PAGE_CSS, OFFICIAL_DOCUMENT_CSS),
    )
