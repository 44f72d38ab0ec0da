"""What a report counts: drawn from the data, frozen when sent, and summed upward."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit.transitions import EditedMeanwhile, carry_out
from organisation.models import BodySuccession
from registrations.initiative_registries import recognised_initiatives
from registrations.models import EvidenceFile, Registration, ReportSending
from registrations.progress import evidence
from registrations.progress.updates import report as report_progress
from registrations.reports import report_steps
from registrations.reports.figures import (
    Changed,
    Figures,
    UnitFigures,
    difference,
    live_figures,
    sent_figures,
)
from registrations.reports.sources import sources_of
from registrations.workflow import REPORT
from tests.awards.factories import picture
from tests.campaigns.factories import PhaseFactory, RecipientFactory, person, school
from tests.registrations.factories import registered
from tests.registrations.progress.factories import doing, said
from tests.registrations.reports.factories import (
    accepted,
    report_of,
    sent,
    sent_again,
    writer_of,
)

pytestmark = pytest.mark.django_db


def live(report):
    sources = sources_of(report)
    return live_figures(sources, sources.own_units())


def last(report) -> ReportSending:
    return report.sendings.get(version=report.version)


# --- A unit's own ---------------------------------------------------------------------------------


def test_a_units_figures_are_drawn_from_its_accepted_initiatives(place, lines):
    registered(place.plan, place.communes[0], "5")
    figures = live(report_of(place.letter, place.schools[0]))
    assert figures.total == Figures(1, 1, 1, 0, in_phase=1, recognised=0, percent_total=150)
    assert (figures.total.total, figures.total.average) == (3, 50)
    assert [one.total for _, one in figures.by_area] == [2, 1, 0, 0, 0, 0, 0]
    assert [(label, one.total) for label, one in figures.by_kind] == [
        ("Mô hình", 0),
        ("Giải pháp", 0),
        ("Sáng kiến", 3),
    ]
    assert not figures.units
    assert not figures.knows_recognition


def test_what_waits_for_acceptance_counts_nowhere(place):
    registered(place.letter, place.schools[0], "3", "submitted")
    assert live(report_of(place.letter, place.schools[0])).total == Figures()


def test_only_what_was_completed_in_the_phase_counts_for_it(place, lines):
    doing(lines[1], "completed", completed_on=date(2020, 6, 5))
    phase = PhaseFactory(plan=place.letter, starts_on=date(2020, 5, 5), ends_on=date(2020, 5, 31))
    figures = live(report_of(place.letter, place.schools[0], phase=phase))
    assert (figures.total.completed, figures.total.in_phase) == (2, 1)


def test_recognition_is_counted_where_an_app_above_knows_of_it(place, lines):
    asked = type(lines[0]).objects.filter(pk=lines[0].pk).values("pk")
    known_above = recognised_initiatives.register(lambda: asked)
    try:
        report = sent(place.letter, place.schools[0])
    finally:
        recognised_initiatives.unregister(known_above)
    frozen = sent_figures(last(report))
    assert (frozen.knows_recognition, frozen.total.recognised) == (True, 1)
    assert not live(report).knows_recognition


def test_what_was_sent_stays_as_it_was(place, lines):
    report = sent(place.letter, place.schools[0], text="Lần một")
    before = sent_figures(last(report))
    doing(lines[2], "completed")
    type(report).objects.filter(pk=report.pk).update(text="Khác")
    assert sent_figures(last(report)) == before
    assert live(report).total.completed == 2
    assert last(report).text == "Lần một"


def test_a_sending_is_written_once(place, lines):
    sending = last(sent(place.letter, place.schools[0]))
    for change in (
        lambda: sending.save(),
        lambda: sending.delete(),
        lambda: ReportSending.objects.update(text="Khác"),
        lambda: sending.lines.update(percent=0),
        lambda: sending.lines.all().delete(),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_evidence_that_went_out_with_a_report_is_not_taken_back(place, lines):
    head = person("unit_head", place.schools[0])
    (file,) = evidence.attach(lines[0], files=[picture()], actor=head)
    report = sent(place.letter, place.schools[0])
    with pytest.raises(ValidationError, match="đã gửi cùng một báo cáo"):
        evidence.take_back(file, actor=head)
    assert EvidenceFile.objects.get().reported_in == report


def test_what_a_body_registered_counts_for_the_one_that_began_with_its_duties(place, lines):
    old = place.schools[0]
    new = school("Trường Tiểu học Mới", place.office)
    type(new).objects.filter(pk=new.pk).update(valid_from=date(2020, 5, 10))
    new.refresh_from_db()
    BodySuccession.objects.create(
        predecessor=old, successor=new, effective_on=date(2020, 5, 10), extent="whole"
    )
    RecipientFactory(plan=place.letter, body=new)
    assert live(report_of(place.letter, new)).total.total == 3


# --- Upward ---------------------------------------------------------------------------------------


def test_a_body_sums_what_it_accepted_and_names_who_is_late_or_missing(place, lines, working_day):
    other = registered(place.letter, place.schools[1], "1")
    Registration.objects.filter(pk=other.pk).update(is_late=True)
    accepted(place.letter, place.schools[0])
    sent(place.letter, place.schools[1])
    sources = sources_of(report_of(place.plan, place.office))
    figures = live_figures(sources, sources.own_units())
    assert figures.total.total == 3
    assert figures.units == UnitFigures(3, 2, 1, 3, 2, 0)
    assert [(unit.body, unit.registered, unit.reported) for unit in sources.own_units()] == [
        (place.schools[0], "in_time", "in_time"),
        (place.schools[1], "late", "in_time"),
        (place.schools[2], "missing", "missing"),
    ]


def test_frozen_figures_count_above_whatever_the_unit_does_since(place, lines):
    accepted(place.letter, place.schools[0])
    doing(lines[1], "completed")
    above = live(report_of(place.plan, place.office))
    assert (above.total.completed, above.total.in_progress) == (1, 1)


def test_three_levels_sum_up_and_each_line_keeps_its_unit(place, lines):
    registered(place.plan, place.office, "001")
    registered(place.plan, place.communes[0], "0002")
    accepted(place.letter, place.schools[0])
    accepted(place.plan, place.office)
    accepted(place.plan, place.communes[0])
    report = sent(place.city_plan, place.body)
    frozen = sent_figures(last(report))
    assert frozen.total.total == 3 + 1 + 2
    assert [one.total for _, one in frozen.by_area] == [2, 1, 1, 2, 0, 0, 0]
    by_unit = [
        line.body for line in last(report).lines.order_by("body__path").select_related("body")
    ]
    assert by_unit == [place.office, *[place.schools[0]] * 3, *[place.communes[0]] * 2]
    assert frozen.units == UnitFigures(6, 3, 0, 6, 3, 0)


def test_a_correction_is_a_new_version_and_the_accepted_one_counts_until_it_is_accepted(
    place, lines
):
    report = accepted(place.letter, place.schools[0])
    above = report_of(place.plan, place.office)
    doing(lines[2], "in_progress", 10)
    sent_again(report)
    assert (report.version, report.accepted_version, report.is_late) == (2, 1, False)
    assert live(above).total.registered == 1
    staff = writer_of(place.office)
    report_steps.give_back(report, actor=staff, reason="Thiếu số liệu")
    assert live(above).total.registered == 1
    report_steps.send(report, actor=writer_of(place.schools[0]))
    report_steps.accept(report, actor=staff)
    assert (report.version, report.accepted_version) == (3, 3)
    assert live(above).total.registered == 0
    assert [one.version for one in report.sendings.all()] == [1, 2, 3]
    changed = difference(sent_figures(report.sendings.first()), sent_figures(last(report)))
    assert changed == [
        Changed("Chưa thực hiện", "1", "0"),
        Changed("Đang thực hiện", "1", "2"),
        Changed("Hoàn thành bình quân (%)", "50", "53"),
        Changed("2. Cải cách thể chế: chưa thực hiện", "1", "0"),
        Changed("2. Cải cách thể chế: đang thực hiện", "0", "1"),
        Changed("2. Cải cách thể chế: hoàn thành bình quân (%)", "0", "10"),
    ]


def test_a_correction_is_given_up_and_the_accepted_words_come_back(place, lines):
    report = accepted(place.letter, place.schools[0], text="Bản đúng")
    actor = writer_of(place.schools[0])
    carry_out(REPORT, "correct", report, actor=actor)
    report_steps.save_draft(report, actor=actor, words=report_steps.Words("Sửa dở"))
    report_steps.keep(report, actor=actor)
    assert (report.status, report.text, report.version) == ("accepted", "Bản đúng", 1)


def test_of_two_phases_each_is_summed_for_its_own(place, lines):
    phases = {
        plan: [PhaseFactory(plan=plan, position=number) for number in (1, 2)]
        for plan in (place.plan, place.letter)
    }
    accepted(place.letter, place.schools[0], phase=phases[place.letter][0])
    first, second = (
        live(report_of(place.plan, place.office, phase=phase)).total.total
        for phase in phases[place.plan]
    )
    assert (first, second) == (3, 0)


def test_a_report_for_both_phases_and_one_for_none_are_not_added(place, lines):
    phase = PhaseFactory(plan=place.letter, position=1)
    accepted(place.letter, place.schools[0])
    accepted(place.letter, place.schools[0], phase=phase)
    above = PhaseFactory(plan=place.plan, position=1)
    assert live(report_of(place.plan, place.office, phase=above)).total.total == 3


def test_what_nobody_wrote_into_the_proposal_is_not_sent(place, lines):
    with pytest.raises(ValidationError, match="còn chỗ chưa viết"):
        sent(place.letter, place.schools[0], text="I. KẾT QUẢ\n[Viết vào đây]")


def test_two_who_write_at_once_are_told(place, lines):
    report = report_of(place.letter, place.schools[0], text="Ban đầu")
    one, other = writer_of(place.schools[0]), writer_of(place.schools[0])
    seen = report.revision
    report_steps.save_draft(report, actor=one, words=report_steps.Words("Của một người"), seen=seen)
    with pytest.raises(EditedMeanwhile) as refusal:
        report_steps.save_draft(
            report, actor=other, words=report_steps.Words("Của người kia"), seen=seen
        )
    assert refusal.value.stored.text == "Của một người"
    report.refresh_from_db()
    assert report.text == "Của một người"


def test_the_days_of_progress_are_frozen_too(place, lines):
    head = person("unit_head", place.schools[0])
    report_progress(
        lines[2], actor=head, said=said(lines[2], percent=5, expected_on=date(2020, 7, 1))
    )
    (line,) = last(sent(place.letter, place.schools[0])).lines.filter(initiative=lines[2])
    assert (line.state, line.percent, line.expected_on) == ("in_progress", 5, date(2020, 7, 1))
