"""Registrations for tests."""

import factory

from campaigns.models import ReformArea
from registrations.models import Initiative, Registration
from tests.campaigns.factories import BodyFactory, PlanFactory


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A draft received by the plan's issuing body."""

    class Meta:
        model = Registration

    plan = factory.SubFactory(PlanFactory)
    body = factory.SubFactory(BodyFactory)
    received_by = factory.SelfAttribute("plan.issuing_body")


class InitiativeFactory(factory.django.DjangoModelFactory):
    """A line in the first field of the registration's plan; `field` chooses another (1–7)."""

    class Meta:
        model = Initiative
        exclude = ("field",)

    field = 1
    registration = factory.SubFactory(RegistrationFactory)
    area = factory.LazyAttribute(
        lambda line: ReformArea.objects.get(
            area_set=line.registration.plan.reform_area_set, position=line.field
        )
    )
    name = factory.Sequence(lambda n: f"Sáng kiến thử {n}")
