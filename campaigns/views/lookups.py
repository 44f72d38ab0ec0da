"""From the values of a URL to the thing that a page is about."""

from campaigns.models import Plan, PlanAttachment, Recipient


def plan_by(pk: int) -> Plan:
    """A plan with the bodies that permissions look at. Raises DoesNotExist."""
    return Plan.objects.with_bodies().get(pk=pk)


def recipient_by(pk: int) -> Recipient:
    """A recipient with its plan and body. Raises DoesNotExist."""
    return Recipient.objects.select_related("plan__issuing_body", "body").get(pk=pk)


def plan_and_part_by(pk: int, part: str) -> tuple[Plan, str]:
    """A plan and the key of one of its parts. Raises DoesNotExist."""
    return plan_by(pk), part


def attachment_by(pk: int) -> PlanAttachment:
    """A file with its plan and what permissions look at. Raises DoesNotExist."""
    return PlanAttachment.objects.select_related("plan__issuing_body", "plan__receiving_body").get(
        pk=pk
    )
