"""The public page behind the QR code: that an award was given, and nothing more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import open_to_all
from accounts.sign_in_address import client_address
from register.public_check import asks_too_often, confirmed


@require_GET
@open_to_all
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm an award by its code. An unknown code gets one plain page, whatever is wrong with
    it; who asks too often is told to wait."""
    if asks_too_often(client_address(request)):
        response = render(request, "register/check_wait.html", status=429)
        response["Retry-After"] = "60"
    else:
        award = confirmed(code)
        response = render(
            request, "register/check.html", {"award": award}, status=200 if award else 404
        )
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
