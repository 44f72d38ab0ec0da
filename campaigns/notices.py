"""The wording of notices about plans, sent when a step was taken."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse

from accounts.models import User
from audit.door import step_taken
from audit.models import Event
from campaigns.models import IssuingBody, Membership, Plan
from campaigns.roles import ORGANISERS, UNIT_ROLES, Role
from notifications.posting import post


def people_at(bodies: list[IssuingBody], *roles: Role) -> list[User]:
    """The active people who hold one of the roles at one of the bodies."""
    return [
        membership.user
        for membership in Membership.objects.filter(
            body__in=bodies, role__in=roles, user__is_active=True
        ).select_related("user")
    ]


def people_acting_for(body: IssuingBody, *roles: Role) -> list[User]:
    """The active people at a body or at an office that acts for it, in one of the roles."""
    return [
        membership.user
        for membership in Membership.objects.acting_for(body, *roles)
        .filter(user__is_active=True)
        .select_related("user")
    ]


@receiver(step_taken, sender=Plan)
def tell_of_plan(event: Event, subject: Plan, **_: Any) -> None:
    """Leaders hear of a plan to sign, recipients of one that was issued."""
    link = reverse("campaigns:plan_detail", args=[subject.pk])
    if event.verb == "submit_for_signature":
        leaders = people_acting_for(subject.issuing_body, Role.LEADER)
        post(leaders, f"Kế hoạch chờ ký: {subject.title}", link)
    elif event.verb == "issue":
        bodies = [recipient.body for recipient in subject.recipients.select_related("body")]
        people = people_at(bodies, *UNIT_ROLES, *ORGANISERS)
        post(people, f"{subject.issuing_body} gửi {subject}: {subject.title}", link)
