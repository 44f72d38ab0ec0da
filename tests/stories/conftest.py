"""A browser, the demonstration data, and people who sit down at the portal."""

import os
import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from tests.stories.people import Person

BROWSER = os.environ.get("PORTAL_TEST_BROWSER") or shutil.which("chromium")


def pytest_collection_modifyitems(items):
    """Say plainly that the stories were not played where there is no browser."""
    if not BROWSER:
        missing = pytest.mark.skip(
            reason="no Chromium on this machine: the stories were not played"
        )
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium: test tools cannot download their own."""
    return {
        **browser_type_launch_args,
        "executable_path": BROWSER,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def no_session_left(django_db_setup, django_db_blocker):
    """At the very end: while the browser's driver runs its event loop, Django keeps a connection of
    its own for code under it, beside the one from before. PostgreSQL does not take a database away
    while a session is left in it, so both are ended."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            connection.close()


@pytest.fixture
def demonstration(no_session_left, transactional_db, settings, capsys):
    """The five campaigns, on the working day of the demonstration."""
    settings.PORTAL_TODAY = "2020-05-13"
    call_command("load_demonstration")
    capsys.readouterr()


@pytest.fixture
def sit_down(browser, live_server, demonstration):
    """`sit_down("noivu.cuchi")` gives a person signed in at a browser of his own."""
    contexts = []

    def arrive(username: str, **context_options) -> Person:
        context = browser.new_context(base_url=live_server.url, locale="vi-VN", **context_options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        person = Person(context.new_page())
        person.sign_in(username)
        return person

    yield arrive
    for context in contexts:
        context.close()
