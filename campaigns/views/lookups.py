"""Lookups for views: from the values of a URL to an object that the person may see. Each raises
DoesNotExist."""

from accounts.models import User
from campaigns.models import Deadline, Plan, PlanAttachment, Recipient
from campaigns.permissions import may_draft_plans


def plan_by(user: User, pk: int) -> Plan:
    """A plan with the bodies that permissions need."""
    return Plan.objects.visible_to(user).with_bodies().get(pk=pk)


def plan_and_part_by(user: User, pk: int, part: str) -> tuple[Plan, str]:
    """A plan and the key of one of its parts."""
    return plan_by(user, pk), part


def recipient_by(user: User, pk: int) -> Recipient:
    """A recipient with its plan and body."""
    recipients = Recipient.objects.visible_to(user)
    return recipients.select_related("plan__issuing_body", "body").get(pk=pk)


def attachment_by(user: User, pk: int) -> PlanAttachment:
    """A file with its plan and what permissions need."""
    attachments = PlanAttachment.objects.visible_to(user)
    return attachments.select_related("plan__issuing_body", "plan__receiving_body").get(pk=pk)


def deadline_by(user: User, pk: int) -> Deadline:
    """A deadline with its plan."""
    deadlines = Deadline.objects.visible_to(user).select_related("group", "body")
    deadline = deadlines.get(pk=pk)
    deadline.plan = Plan.objects.with_bodies().get(pk=deadline.plan_id)
    return deadline


def drafter_by(user: User) -> User:
    """The person, where they may draft plans; others get 404."""
    if not may_draft_plans(user):
        raise Plan.DoesNotExist
    return user
