"""The one way a page is opened: every view declares who may see it and who may act.

A predicate answers with a `Verdict`, which is true or false and, when false, says why in a
sentence for the person who asked. Who may not know of a thing gets 404; who may see it but not do
what he asked gets 403 with the reason (design, law 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase


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


Predicate = Callable[[Any, Any], Verdict]
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Access:
    """What a view declared of itself; the walk over all URLs reads it."""

    kind: str  # "open", "signed in" or "guarded"
    see: str = ""
    do: str = ""


def open_to_all(view: View) -> View:
    """Declare a page for everybody, signed in or not."""
    view = login_not_required(view)
    view.access = Access("open")  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare a page for everyone who has signed in; what it lists is narrowed by its question."""
    view.access = Access("signed in")  # type: ignore[attr-defined]
    return view


def guarded(
    *, find: Callable[..., Any], see: Predicate, do: Predicate | None = None
) -> Callable[[View], View]:
    """Declare a page about one thing.

    `find` turns the URL's values into the thing (DoesNotExist means 404), `see` says who may know
    of it, `do` who may act on it. The view is called as `view(request, thing)`.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guard(request: HttpRequest, **url_values: Any) -> HttpResponseBase:
            try:
                thing = find(**url_values)
            except ObjectDoesNotExist as missing:
                raise Http404 from missing
            if not see(request.user, thing):
                raise Http404
            if do is not None:
                answer = do(request.user, thing)
                if not answer:
                    raise Refused(answer.reason)
            return view(request, thing)

        guard.access = Access(  # type: ignore[attr-defined]
            "guarded", see.__name__, do.__name__ if do else ""
        )
        return guard

    return declare
