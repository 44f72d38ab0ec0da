"""The demonstration, loaded once a module and taken back at its end."""

import pytest
from django.db import transaction

from campaigns.models import Plan
from dashboard.demonstration.loader import load_demonstration
from organisation.models import IssuingBody


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker):
    """The demonstration in the test database, for as long as a module's tests run."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demonstration()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded_once, db):
    """A database that holds the demonstration and nothing else; the test may write in it."""


@pytest.fixture
def plan(demonstration):
    """Find a plan by its symbol and number: plan("3925/KH-UBND")."""

    def find(reference: str) -> Plan:
        number, symbol = reference.split("/")
        return Plan.objects.get(number=number, symbol=symbol)

    return find


@pytest.fixture
def body(demonstration):
    """Find a body by its name, among those that exist on a day of the campaigns of 2020."""

    def find(name: str) -> IssuingBody:
        return IssuingBody.objects.exclude(valid_from__year__gte=2025).get(name=name)

    return find
