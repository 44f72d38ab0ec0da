"""The receiving body's side: accepting and returning a registration."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import guarded
from audit.steps import reason_in, take
from registrations import reviewing
from registrations.models import Registration
from registrations.permissions import may_review, may_see_registration
from registrations.views.lookups import registration_by


def _page_of(registration: Registration) -> str:
    return reverse("registrations:registration_detail", args=[registration.pk])


@require_POST
@guarded(find=registration_by, see=may_see_registration, do=may_review)
def registration_accept(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Accept."""
    return take(
        request,
        lambda: reviewing.accept(registration, actor=request.user),
        done=f"Đã tiếp nhận bản đăng ký của {registration.body}.",
        then=_page_of(registration),
    )


@require_POST
@guarded(find=registration_by, see=may_see_registration, do=may_review)
def registration_return(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Return with a reason."""
    return take(
        request,
        lambda: reviewing.give_back(registration, actor=request.user, reason=reason_in(request)),
        done=f"Đã trả lại bản đăng ký cho {registration.body}.",
        then=_page_of(registration),
    )
