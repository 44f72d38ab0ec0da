"""From which address somebody tries to sign in, so that guessing is stopped where it comes from."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the caller; behind our own proxy, the one that the proxy saw.

    Only the last hop is believed: whatever stands before it a caller may have written himself.
    """
    if settings.BEHIND_PROXY:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if hops[-1].strip():
            return hops[-1].strip()
    return request.META["REMOTE_ADDR"]
