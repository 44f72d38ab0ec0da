"""The day and the district with which the tests of progress begin."""

import pytest

from tests.registrations.factories import District, district


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


@pytest.fixture
def place() -> District:
    return district()
