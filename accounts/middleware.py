"""Middleware that refuses views without a declaration of access."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

# Django's admin checks its own permissions on every view.
GUARDS_ITSELF = frozenset({"admin"})


class DeclaredAccessMiddleware:
    """Raise for a view that declares no access (design, law 2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponse],
        view_args: object,
        view_kwargs: object,
    ) -> None:
        """Raise where the view carries no declaration."""
        match = request.resolver_match
        namespaces = match.namespaces if match else []
        if not hasattr(view_func, "access") and not GUARDS_ITSELF.intersection(namespaces):
            raise ImproperlyConfigured(
                f"{view_func.__module__}.{view_func.__qualname__}: no access"
            )
