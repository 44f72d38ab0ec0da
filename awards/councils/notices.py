"""Notices about meetings, sent after a step."""

from django.dispatch import receiver
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from audit.transitions import step_taken
from awards.models import Meeting
from campaigns.notices import people_acting_for
from notifications.delivery import post
from organisation.models.memberships import Role


@receiver(step_taken, sender=Meeting)
def tell_of_meeting(event: Event, subject: Meeting, **_: object) -> None:
    """Notify invited members of a meeting, of its changes and its opening; staff of its result."""
    link = reverse("awards:meeting_detail", args=[subject.pk])
    invited = list(User.objects.filter(pk__in=subject.attendances.values("user"), is_active=True))
    when = f"{subject.held_at:%H:%M} ngày {subject.held_on:%d/%m/%Y}, {subject.place}"
    name = subject.council.name
    if event.verb == "call":
        post(invited, f"Mời dự họp {name}: {subject.title}. {when}.", link)
    elif event.verb == "change":
        post(invited, f"Giấy mời họp {name} đã sửa: {subject.title}. {when}.", link)
    elif event.verb == "call_off":
        post(invited, f"Hủy phiên họp {name} {when}: {event.reason[:300]}", link)
    elif event.verb == "open" and not subject.on_paper:
        vote = reverse("awards:meeting_vote", args=[subject.pk])
        post(invited, f"{name} đã khai mạc; mời biểu quyết: {subject.title}.", vote)
    elif event.verb == "close":
        staff = people_acting_for(subject.council.body, Role.NOI_VU_STAFF)
        post(staff, f"{name} đã biểu quyết xong: {subject.title}.", link)
