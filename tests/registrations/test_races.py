"""What holds when two people press at the same moment."""

import time

import pytest
from django.core.exceptions import ValidationError

from audit.models import Event
from organisation.models.memberships import Role
from registrations import count_sheet, review, submission
from registrations.consolidation import consolidation_steps, snapshot
from registrations.consolidation.comparison import beside
from registrations.consolidation.consolidation_steps import gather, send
from registrations.models import Consolidation, Registration, Sending
from registrations.replacement import reopen
from tests.campaigns.factories import person
from tests.races import at_once
from tests.registrations.factories import InitiativeFactory, district, line, registered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow_check(monkeypatch):
    """Make a step dwell between its check and its writing, so that without a lock two would meet
    there for certain."""

    def dwell(module, name: str) -> None:
        check = getattr(module, name)

        def dwelling(*args, **kwargs):
            answer = check(*args, **kwargs)
            time.sleep(0.3)
            return answer

        monkeypatch.setattr(module, name, dwelling)

    return dwell


def test_of_two_submissions_of_one_registration_one_is_a_step_and_the_other_nothing(slow_check):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "draft")
    head = person(Role.UNIT_HEAD, place.schools[0])
    slow_check(submission, "_refuse_empty")

    def press():
        return submission.submit(Registration.objects.get(pk=registration.pk), actor=head)

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    assert Event.objects.about(registration).count() == 1


def test_of_accepting_and_returning_at_once_only_one_happens(slow_check):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    staff, colleague = place.office_staff(), place.office_staff()
    slow_check(review.clock, "now")

    def of(actor):
        return {"registration": Registration.objects.get(pk=registration.pk), "actor": actor}

    outcomes = at_once(
        lambda: review.accept(**of(staff)),
        lambda: review.give_back(**of(colleague), reason="Thiếu tiến độ"),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NotPossible"]
    event = Event.objects.about(registration).get()
    registration.refresh_from_db()
    assert registration.status == event.to_status


def test_two_first_savings_of_one_unit_make_one_registration_and_a_sentence(slow_check):
    place = district()
    school = place.schools[0]
    head, clerk = person(Role.UNIT_HEAD, school), person(Role.CLERK, school)
    slow_check(submission, "takes_part")

    def saving(actor, name):
        fresh = submission.new_registration(place.letter, school)
        submission.save_draft(fresh, actor=actor, values={}, lines=[line(place.letter, 1, name)])

    outcomes = at_once(lambda: saving(head, "của thủ trưởng"), lambda: saving(clerk, "của văn thư"))
    refused = [outcome for outcome in outcomes if outcome is not None]
    assert [type(outcome) for outcome in refused] == [ValidationError]
    assert refused[0].messages == ["Đơn vị đã có bản đăng ký theo kế hoạch này."]
    assert Registration.objects.get().initiatives.count() == 1


def test_two_who_begin_a_consolidation_at_once_work_on_the_same_one():
    place = district()
    staff, colleague = place.office_staff(), place.office_staff()
    outcomes = at_once(
        lambda: gather(place.letter, place.office, actor=staff),
        lambda: gather(place.letter, place.office, actor=colleague),
    )
    consolidation = Consolidation.objects.get()
    assert outcomes == [consolidation, consolidation]
    assert Event.objects.about(consolidation).count() == 1


def test_of_two_sendings_of_one_consolidation_one_freezes_its_lines(slow_check):
    place = district()
    registered(place.letter, place.schools[0], "21")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    slow_check(consolidation_steps, "_is_late")

    def press():
        return send(Consolidation.objects.get(pk=consolidation.pk), actor=staff, covering_text="")

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    consolidation.refresh_from_db()
    assert consolidation.version == 1
    assert consolidation.lines.count() == 3


def test_a_registration_accepted_while_the_desk_sends_is_in_the_sending_or_shown_since(slow_check):
    place = district()
    registered(place.letter, place.schools[0], "1")
    late = registered(place.letter, place.schools[1], "2", "submitted")
    staff, colleague = place.office_staff(), place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    slow_check(snapshot, "at_hand")

    outcomes = at_once(
        lambda: send(Consolidation.objects.get(pk=consolidation.pk), actor=staff, covering_text=""),
        lambda: review.accept(Registration.objects.get(pk=late.pk), actor=colleague),
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["Event", "Event"]
    consolidation.refresh_from_db()
    each_line_is_sent_or_named_since(consolidation)


def test_a_newer_version_accepted_while_the_desk_sends_counts_once(slow_check):
    place = district()
    first = registered(place.letter, place.schools[0], "21")
    staff, colleague = place.office_staff(), place.office_staff()
    head = person(Role.UNIT_HEAD, place.schools[0])
    newer = reopen(first, actor=head)
    InitiativeFactory(registration=newer, field=3, position=9)
    submission.submit(newer, actor=head)
    consolidation = gather(place.letter, place.office, actor=staff)
    slow_check(snapshot, "at_hand")

    outcomes = at_once(
        lambda: send(Consolidation.objects.get(pk=consolidation.pk), actor=staff, covering_text=""),
        lambda: review.accept(Registration.objects.get(pk=newer.pk), actor=colleague),
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["Event", "Event"]
    consolidation.refresh_from_db()
    assert consolidation.lines.count() in (3, 4)
    each_line_is_sent_or_named_since(consolidation)


def test_a_consolidation_from_below_accepted_again_while_the_level_above_sends(slow_check):
    place = district()
    registered(place.letter, place.schools[0], "1")
    office, leader, colleague = place.office_staff(), place.staff(), place.staff()
    below = gather(place.letter, place.office, actor=office)
    send(below, actor=office, covering_text="")
    consolidation_steps.accept(below, actor=leader)
    registered(place.letter, place.schools[1], "2")
    send(below, actor=office, covering_text="")
    upward = gather(place.plan, place.body, actor=leader)
    slow_check(snapshot, "at_hand")

    outcomes = at_once(
        lambda: send(Consolidation.objects.get(pk=upward.pk), actor=leader, covering_text=""),
        lambda: consolidation_steps.accept(Consolidation.objects.get(pk=below.pk), actor=colleague),
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["Event", "Event"]
    upward.refresh_from_db()
    assert upward.lines.count() in (1, 3)
    each_line_is_sent_or_named_since(upward)


def test_of_sending_again_and_returning_at_once_one_follows_the_other(slow_check):
    place = district()
    registered(place.letter, place.schools[0], "1")
    staff, above = place.office_staff(), place.staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    consolidation_steps.accept(consolidation, actor=above)
    registered(place.letter, place.schools[1], "1")
    slow_check(consolidation_steps, "_is_late")

    def press_send():
        return send(Consolidation.objects.get(pk=consolidation.pk), actor=staff, covering_text="")

    def press_return():
        found = Consolidation.objects.get(pk=consolidation.pk)
        return consolidation_steps.give_back(found, actor=above, reason="Thiếu")

    sent, returned = at_once(press_send, press_return)
    consolidation.refresh_from_db()
    assert type(sent).__name__ == "Event"
    # Returned after it was sent, or refused because it was not sent yet; never half of each.
    expected = {"Event": "returned", "NotPossible": "sent"}
    assert consolidation.status == expected[type(returned).__name__]
    assert (consolidation.version, consolidation.accepted_version) == (2, 1)
    assert Sending.objects.filter(consolidation=consolidation).count() == 2


def each_line_is_sent_or_named_since(consolidation: Consolidation) -> None:
    """What was sent, with what has changed since, is what counts now; no line is lost or twice."""
    found = beside(consolidation)
    live = count_sheet.list_sheet(count_sheet.at_desk(consolidation.plan, consolidation.body))
    assert found.total.live == len(live)
    assert found.total.sent == consolidation.lines.filter(version=consolidation.version).count()
    assert found.total.sent + sum(told.change for told in found.told) == len(live)
    names = list(consolidation.lines.values_list("name", flat=True))
    assert len(names) == len(set(names))
    units = consolidation.sendings.get(version=consolidation.version).units.registered()
    assert sum(units.values_list("line_count", flat=True)) == found.total.sent
