"""Signing in and out, the person's own page, and the page that gives the reason for a refusal."""

from django.contrib.auth import login as begin_session
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeDoneView,
    PasswordChangeView,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from accounts.access import open_to_all, signed_in
from accounts.session import is_of_this_session

login = open_to_all(LoginView.as_view(redirect_authenticated_user=True))
logout = open_to_all(LogoutView.as_view())
password_change = signed_in(
    PasswordChangeView.as_view(success_url=reverse_lazy("accounts:password_change_done"))
)
password_change_done = signed_in(PasswordChangeDoneView.as_view())


@open_to_all
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Whether the person whose page asks is still signed in, or again: else 401. Either way the
    CSRF token of now, for a page that was made in a session before."""
    status = 200 if request.user.is_authenticated and is_of_this_session(request) else 401
    return JsonResponse({"token": get_token(request)}, status=status)


class SignInAgain(LoginView):
    """Signing in from a page that stays open: answers the new CSRF token, or what was wrong."""

    http_method_names = ["post"]

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Begin the session; the page goes on from where it was."""
        begin_session(self.request, form.get_user())
        return JsonResponse({"token": get_token(self.request)})

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Say what was wrong."""
        said = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
        return JsonResponse({"said": " ".join(said)}, status=422)


sign_in_again = open_to_all(SignInAgain.as_view())


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own page: name, sign-in, memberships."""
    return render(request, "accounts/profile.html")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 403 page, with the reason of the verdict."""
    reason = getattr(exception, "reason", "")
    return render(request, "403.html", {"reason": reason}, status=403)
