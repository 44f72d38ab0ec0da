"""Whose page a request comes from, and what a page is told whose person is no longer signed in."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

# A page's scripts say for whom it was made: somebody else may have signed in since.
PAGE_OF = "X-Signed-In-As"
SESSION_OVER = "Phiên làm việc đã hết: hãy đăng nhập lại."


def is_of_this_session(request: HttpRequest) -> bool:
    """Whether the page that asks was made for the person who is signed in now; a request that does
    not say for whom its page was made is taken at its word."""
    page_of = request.headers.get(PAGE_OF, "")
    return not page_of or page_of == str(request.user.pk)


def asks_from_within_a_page(request: HttpRequest) -> bool:
    """Whether a script asks, which would put a page of signing in into the page that is open."""
    from_htmx = request.headers.get("HX-Request") == "true"
    return from_htmx or request.headers.get("Accept") == "application/json"


def session_over() -> HttpResponse:
    """401, upon which the page asks to sign in again (static/js/session.js)."""
    return HttpResponse(SESSION_OVER, status=401, content_type="text/plain; charset=utf-8")


def page_before(request: HttpRequest) -> str:
    """The page of the portal from which something was sent, "" where that is not known."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
