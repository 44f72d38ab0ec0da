"""From the values of a URL to the thing that a page is about."""

from campaigns.models import IssuingBody, Plan
from registrations.filing import new_registration
from registrations.models import Consolidation, Registration


def registration_by(pk: int) -> Registration:
    """A registration with what permissions look at. Raises DoesNotExist."""
    return Registration.objects.with_bodies().get(pk=pk)


def registration_of(plan_pk: int, body_pk: int) -> Registration:
    """A body's live registration under an issued plan, or one not yet begun.

    Raises DoesNotExist where there is no such plan or body.
    """
    found = Registration.objects.live().with_bodies().filter(plan=plan_pk, body=body_pk).first()
    if found is not None:
        return found
    plan = Plan.objects.issued().with_bodies().get(pk=plan_pk)
    return new_registration(plan, IssuingBody.objects.get(pk=body_pk))


def consolidation_by(pk: int) -> Consolidation:
    """A consolidation with what permissions look at. Raises DoesNotExist."""
    return Consolidation.objects.with_bodies().get(pk=pk)
