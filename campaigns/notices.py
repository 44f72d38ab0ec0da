"""The wording of notices about plans, sent when a step was taken."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse

from accounts.models import User
from audit import clock
from audit.door import step_taken
from audit.models import Event
from campaigns.models import DeadlineExtension, IssuingBody, Membership, Plan
from campaigns.models.memberships import MembershipQuerySet
from campaigns.plans.extending import bodies_bound_by
from campaigns.plans.timetable import Timetable
from campaigns.roles import ORGANISERS, UNIT_ROLES, Role
from notifications.posting import post


def people_at(bodies: list[IssuingBody], *roles: Role) -> list[User]:
    """The active people who hold one of the roles at one of the bodies or at its successor."""
    return _people(Membership.objects.speaking_for(bodies, *roles))


def people_acting_for(body: IssuingBody, *roles: Role) -> list[User]:
    """The active people at a body or at an office that acts for it, in one of the roles."""
    return _people(Membership.objects.acting_for([body], *roles))


def people_speaking_for(bodies: list[IssuingBody]) -> list[User]:
    """The active people who file, organise or lead for one of the bodies."""
    return _people(Membership.objects.acting_for(bodies, *UNIT_ROLES, *ORGANISERS))


def _people(memberships: MembershipQuerySet) -> list[User]:
    in_force = memberships.valid_on(clock.today()).filter(user__is_active=True)
    return [membership.user for membership in in_force.select_related("user")]


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
    elif event.verb == "extend_deadline":
        _tell_of_extension(event, subject, link)
    elif event.verb == "record_event":
        _tell_of_days(event, subject, link)


def _tell_of_extension(event: Event, plan: Plan, link: str) -> None:
    """Those who were given more time hear until when, and why."""
    extension = DeadlineExtension.objects.select_related("deadline__plan", "body").get(
        pk=event.details["extension"]
    )
    bodies = [extension.body] if extension.body else bodies_bound_by(extension.deadline)
    post(
        people_speaking_for(bodies),
        f"{plan.issuing_body} gia hạn “{extension.deadline}” theo {plan} đến hết ngày "
        f"{extension.last_day:%d/%m/%Y}. Lý do: {extension.reason}",
        link,
    )


def _tell_of_days(event: Event, plan: Plan, link: str) -> None:
    """Those for whom a day has become definite hear it."""
    timetable = Timetable([plan])
    for deadline in timetable.deadlines_of(plan):
        if deadline.event == event.details["event"]:
            post(
                people_speaking_for(bodies_bound_by(deadline)),
                f"{event.label}. Hạn “{deadline}” theo {plan}: đến hết ngày "
                f"{timetable.last_day(deadline):%d/%m/%Y}.",
                link,
            )
