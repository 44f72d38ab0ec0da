"""The choice of the body for which a person works now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, signed_in
from organisation.middleware import SESSION_KEY
from organisation.scope import scope_of


@require_POST
@signed_in
def choose_body(request: SignedInRequest) -> HttpResponse:
    """Store the chosen body in the session; without a choice, the person works for all their
    bodies. Only a body at which the person holds a role today can be chosen."""
    bodies = {str(body.pk): body for body in scope_of(request.user).all_bodies}
    body = bodies.get(request.POST.get("body", ""))
    if body is not None:
        request.session[SESSION_KEY] = body.pk
        messages.success(request, f"Bạn đang làm việc cho {body}.")
    else:
        request.session.pop(SESSION_KEY, None)
        messages.success(request, "Bạn đang làm việc cho tất cả đơn vị của mình.")
    return redirect("desk")
