"""Notices about decisions on awards, sent after a step."""

from django.dispatch import receiver
from django.urls import reverse

from audit.models import Event
from audit.transitions import step_taken
from awards.models import AwardDecision
from campaigns.notices import people_acting_for
from notifications.delivery import post
from organisation.models.memberships import Role


@receiver(step_taken, sender=AwardDecision)
def tell_of_decision(event: Event, subject: AwardDecision, **_: object) -> None:
    """Notify the leader of what to sign, staff of the outcome. Units are notified of each dossier's
    own step."""
    link = reverse("awards:decision_detail", args=[subject.pk])
    body = subject.issuing_body
    what = subject.get_kind_display().lower()
    if event.verb == "present":
        leaders = people_acting_for(body, Role.LEADER)
        post(leaders, f"Dự thảo quyết định chờ ký: {what} theo {subject.plan}.", link)
        return
    staff = people_acting_for(body, Role.NOI_VU_STAFF)
    if event.verb == "send_back":
        post(staff, f"Dự thảo quyết định được trả lại: {event.reason[:300]}", link)
    elif event.verb == "decline_item":
        post(staff, f"{event.label}. {event.reason[:300]}", link)
    elif event.verb == "issue":
        post(staff, f"Đã ban hành {subject}: {what}.", link)
