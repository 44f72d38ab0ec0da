"""What holds when two people press at the same moment over a report."""

import time

import pytest

from audit.transitions import carry_out
from registrations.models import ProgressReport, ReportKind
from registrations.reports import report_steps
from registrations.workflow import REPORT
from tests.races import at_once
from tests.registrations.factories import district, registered
from tests.registrations.reports.factories import accepted, report_of, sent, writer_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow(monkeypatch):
    """Let every freezing dwell, so that without a lock two would meet there for certain."""
    freeze = report_steps.freeze

    def dwelling(*args, **kwargs):
        time.sleep(0.3)
        return freeze(*args, **kwargs)

    monkeypatch.setattr(report_steps, "freeze", dwelling)


def again(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.get(pk=report.pk)


def test_a_double_click_on_send_freezes_once(slow):
    place = district()
    registered(place.letter, place.schools[0], "2")
    report = report_of(place.letter, place.schools[0])
    writer = writer_of(place.schools[0])

    def press():
        return report_steps.send(again(report), actor=writer)

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    assert [one.version for one in report.sendings.all()] == [1]
    assert report.sendings.get().lines.count() == 2


def test_of_two_who_save_at_once_the_second_is_told():
    place = district()
    report = report_of(place.letter, place.schools[0])
    one, other = writer_of(place.schools[0]), writer_of(place.schools[0])
    seen = report.revision

    def save(actor, text):
        report_steps.save_draft(
            again(report), actor=actor, words=report_steps.Words(text), seen=seen
        )

    outcomes = at_once(lambda: save(one, "Của một người"), lambda: save(other, "Của người kia"))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "EditedMeanwhile",
        "NoneType",
    ]
    (refusal,) = [found for found in outcomes if found is not None]
    assert again(report).text == refusal.stored.text


def test_accepting_and_returning_at_once_only_one_happens():
    place = district()
    report = sent(place.letter, place.schools[0])
    staff, colleague = writer_of(place.office), writer_of(place.office)
    outcomes = at_once(
        lambda: report_steps.accept(again(report), actor=staff),
        lambda: report_steps.give_back(again(report), actor=colleague, reason="Thiếu số liệu"),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NotPossible"]
    counts = again(report).accepted_version == 1
    assert counts == (again(report).status == "accepted")


def test_a_correction_accepted_while_the_body_above_sends_is_counted_whole_or_not_at_all(slow):
    place = district()
    school, staff = place.schools[0], writer_of(place.office)
    registered(place.letter, school, "2")
    report = accepted(place.letter, school)
    writer = writer_of(school)
    carry_out(REPORT, "correct", report, actor=writer)
    report_steps.send(report, actor=writer)
    above = report_steps.new_report(place.plan, place.office, ReportKind.INTERIM.value, None)
    report_steps.save_draft(above, actor=staff, words=report_steps.Words("Tổng hợp"))
    at_once(
        lambda: report_steps.accept(again(report), actor=staff),
        lambda: report_steps.send(again(above), actor=staff),
    )
    assert again(report).accepted_version == 2
    assert above.sendings.get().lines.count() == 2
