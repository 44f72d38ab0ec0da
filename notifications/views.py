"""The list of a person's notices."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, signed_in
from audit import clock
from notifications.models import Notice
from screens.filters import paginate


@signed_in
def notice_list(request: SignedInRequest) -> HttpResponse:
    """All of the person's notices, the latest first."""
    page = paginate(request, Notice.objects.to(request.user))
    return render(request, "notifications/notice_list.html", {"page": page})


@signed_in
@require_POST
def notice_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and redirect to its page."""
    notice = get_object_or_404(Notice.objects.to(request.user), pk=pk)
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=("read_at",))
    is_ours = url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None)
    return redirect(notice.link if is_ours else reverse("notifications:notice_list"))


@signed_in
@require_POST
def notices_read(request: SignedInRequest) -> HttpResponse:
    """Mark all of the person's notices as read."""
    Notice.objects.to(request.user).unread().update(read_at=clock.now())
    return redirect("notifications:notice_list")
