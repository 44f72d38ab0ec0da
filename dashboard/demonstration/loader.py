"""Loader of the whole demonstration into an empty database, once."""

from django.db import transaction

from accounts.models import User
from dashboard.demonstration.awards import load_award_councils
from dashboard.demonstration.bodies import Surroundings, load_bodies
from dashboard.demonstration.certificate_templates import load_certificate_templates
from dashboard.demonstration.fixture_files import FixtureError
from dashboard.demonstration.law import load_law
from dashboard.demonstration.people import load_people
from dashboard.demonstration.plans import load_plans
from dashboard.demonstration.rankings import load_rankings
from dashboard.demonstration.recognition import load_recognition
from dashboard.demonstration.reference_data import load_days_off, load_reform_areas
from dashboard.demonstration.registrations import load_registrations
from organisation.models import IssuingBody


def load_demonstration() -> bool:
    """Write everything in one transaction; True where it was written.

    Where there is any body already the data is kept as it is, and nothing is written. Raises
    FixtureError, with nothing written, where a fixture file has an error.
    """
    with transaction.atomic():
        if IssuingBody.objects.exists():
            return False
        load_days_off()
        load_law()
        load_certificate_templates()
        area_sets = load_reform_areas()
        bodies = load_bodies()
        people = load_people(bodies)
        around = Surroundings(
            bodies=bodies, area_sets=area_sets, people=people, actor=_administrator(people)
        )
        load_plans(around)
        load_registrations(around)
        load_recognition(around)
        load_award_councils(around)
        load_rankings(around)
    return True


def _administrator(people: dict[str, User]) -> User:
    """Who enters the plans into the portal."""
    for person in people.values():
        if person.is_superuser:
            return person
    raise FixtureError("fixtures/people.yaml: nobody is superuser")
