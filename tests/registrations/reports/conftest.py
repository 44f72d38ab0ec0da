"""The day, the district, and a school's initiatives with which the tests of reports begin."""

import pytest

from registrations.models import Initiative
from tests.registrations.factories import District, district, registered
from tests.registrations.progress.factories import doing


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def place() -> District:
    return district()


@pytest.fixture
def lines(place) -> list[Initiative]:
    """Three initiatives of a school: completed, half done, not begun; two in the first field."""
    found = list(registered(place.letter, place.schools[0], "21").initiatives.order_by("pk"))
    doing(found[0], "completed")
    doing(found[1], "in_progress", 50)
    return found
