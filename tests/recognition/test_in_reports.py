"""What was recognised is counted in reports, and frozen with them."""

import pytest

from registrations.reports.figures import live_figures, sent_figures
from registrations.reports.sources import sources_of
from tests.recognition.factories import before, council, recognised
from tests.registrations.reports.factories import accepted, report_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def test_a_report_counts_what_was_recognised_and_hands_it_on_upward():
    around = council()
    place, school, sister = around.place, *around.place.schools[:2]
    recognised(around, school, "2")
    before(around, sister, "1")
    reports = [accepted(place.letter, one) for one in (school, sister)]
    counted = [sent_figures(report.sendings.get()).total.recognised for report in reports]
    assert counted == [2, 0]
    above = sources_of(report_of(place.plan, place.office))
    figures = live_figures(above, above.own_units())
    assert (figures.total.total, figures.total.recognised) == (3, 2)
    assert figures.knows_recognition
