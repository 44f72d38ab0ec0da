"""Middleware that refuses views without a declaration of access, and asks people to sign in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from accounts.session import (
    asks_from_within_a_page,
    is_of_this_session,
    page_before,
    session_over,
)

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


class SignInMiddleware(LoginRequiredMiddleware):
    """Lead who is not signed in to the page of signing in; a page that is open, and asks by script,
    is told 401 instead: what was typed there stays."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Nothing where the view may run, else the answer."""
        shut = super().process_view(request, view_func, view_args, view_kwargs)
        if shut is not None:
            return session_over() if asks_from_within_a_page(request) else shut
        if getattr(view_func, "login_required", True) and not is_of_this_session(request):
            return session_over()
        return None

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """The sign-in page, from which one returns to what was asked for; who sent something
        returns to the page it was sent from, where this machine kept it."""
        if request.method == "POST":
            return redirect_to_login(page_before(request), str(settings.LOGIN_URL))
        return super().handle_no_permission(request, view_func)
