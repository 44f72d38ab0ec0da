"""Signing in and out, the person's own page, and the page that gives the reason for a refusal."""

from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeDoneView,
    PasswordChangeView,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from accounts.access import open_to_all, signed_in

login = open_to_all(LoginView.as_view(redirect_authenticated_user=True))
logout = open_to_all(LogoutView.as_view())
password_change = signed_in(
    PasswordChangeView.as_view(success_url=reverse_lazy("accounts:password_change_done"))
)
password_change_done = signed_in(PasswordChangeDoneView.as_view())


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own page: name, sign-in, memberships."""
    return render(request, "accounts/profile.html")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 403 page, with the reason of the verdict."""
    reason = getattr(exception, "reason", "")
    return render(request, "403.html", {"reason": reason}, status=403)
