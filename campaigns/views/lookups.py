"""From the values of a URL to the thing that a page is about."""

from campaigns.models import Plan, Recipient


def plan_by(pk: int) -> Plan:
    """A plan with the bodies that permissions look at. Raises DoesNotExist."""
    return Plan.objects.with_bodies().get(pk=pk)


def recipient_by(pk: int) -> Recipient:
    """A recipient with its plan and body. Raises DoesNotExist."""
    return Recipient.objects.select_related("plan__issuing_body", "body").get(pk=pk)
