"""A list cut into pages, in the database: how many rows a page has, and which page is asked for."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

# Rows of a list, each a thing with a page of its own.
PAGE_SIZE = 30
# Lines of a table that is read down, as of Biểu 2.
LINES_PER_PAGE = 100


def paginate(
    request: HttpRequest, rows: Any, *, size: int = PAGE_SIZE, parameter: str = "page"
) -> Page[Any]:
    """The page of `rows` that the address asks for by `parameter`; the first, or the last, where
    there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get(parameter))
