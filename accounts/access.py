"""Access to views: every view declares who may see its page and who may act on it.

What a person may see is a query (`visible_to` of the noun): a page finds its thing among that, and
answers 404 outside it. What a person may do is a predicate that answers with a `Verdict`, which is
true or false and, when false, says why in a sentence for the person who asked; then the page
answers 403 with the reason (design, law 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something is allowed and, if not, the Vietnamese sentence that says why."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal with its reason."""
    return Verdict(False, reason)


def verdict(allowed: bool, reason: str) -> Verdict:
    """Yes when `allowed`, else a refusal with `reason`."""
    return YES if allowed else no(reason)


class Refused(PermissionDenied):
    """Raised where a verdict says no; carries the sentence that the 403 page shows."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


Thing = TypeVar("Thing")
Predicate = Callable[[User, Thing], Verdict]
View = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """The request of a person who has signed in, as all views get it but those open to all."""

    user: User


@dataclass(frozen=True, slots=True)
class Access:
    """The access that a view declared, read by the walk over all URLs."""

    kind: str  # "open", "signed in" or "guarded"
    find: str = ""
    do: str = ""


def open_to_all(view: View) -> View:
    """Declare a page for everybody, signed in or not."""
    view = login_not_required(view)
    view.access = Access("open")  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare a page for everyone who has signed in; its queries are narrowed by `visible_to`."""
    view.access = Access("signed in")  # type: ignore[attr-defined]
    return view


def guarded(
    *,
    find: Callable[..., Thing],
    do: Predicate[Thing] | None = None,
) -> Callable[[View], View]:
    """Declare a page about one object.

    `find(user, **values of the URL)` returns the object among those that the person may see;
    DoesNotExist means 404. `do` is the permission to act on it; a refusal means 403. The view is
    called as `view(request, thing)`.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guard(request: SignedInRequest, **url_values: Any) -> HttpResponseBase:
            try:
                thing = find(request.user, **url_values)
            except ObjectDoesNotExist as missing:
                raise Http404 from missing
            if do is not None:
                answer = do(request.user, thing)
                if not answer:
                    raise Refused(answer.reason)
            return view(request, thing)

        guard.access = Access(  # type: ignore[attr-defined]
            "guarded", find.__name__, do.__name__ if do else ""
        )
        return guard

    return declare


def client_address(request: HttpRequest) -> str:
    """The address of the caller; behind our own proxy, the one that the proxy saw.

    Only the last hop is trusted: callers can write whatever they like before it.
    """
    if settings.BEHIND_PROXY:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if hops[-1].strip():
            return hops[-1].strip()
    return request.META["REMOTE_ADDR"]
