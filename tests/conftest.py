"""What every test stands on."""

import os

import pytest
from django.core.cache import cache

# Playwright keeps an event loop in the thread of the test; Django's guard against it does not fit.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def uploads_in_a_folder_of_the_test(settings, tmp_path):
    """No test leaves a file behind."""
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture(autouse=True)
def counts_begin_anew():
    """How often somebody asked is forgotten between tests."""
    cache.clear()


@pytest.fixture
def working_day(settings):
    """Set the portal's working day: `working_day("2020-05-13")`."""

    def choose(day: str) -> None:
        settings.PORTAL_TODAY = day

    choose("2020-05-08")
    return choose
