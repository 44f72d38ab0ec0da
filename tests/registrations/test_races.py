"""What holds when two people press at the same moment."""

import time

import pytest
from django.core.exceptions import ValidationError

from audit.models import Event
from campaigns.roles import Role
from registrations import filing, reviewing
from registrations.consolidation import sending
from registrations.consolidation.sending import gather, send
from registrations.models import Consolidation, Registration
from tests.campaigns.factories import person
from tests.racing import at_once
from tests.registrations.factories import district, line, registered

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
    slow_check(filing, "_refuse_empty")

    def press():
        return filing.submit(Registration.objects.get(pk=registration.pk), actor=head)

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    assert Event.objects.about(registration).count() == 1


def test_of_accepting_and_returning_at_once_only_one_happens(slow_check):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    staff, colleague = place.office_staff(), place.office_staff()
    slow_check(reviewing.clock, "now")

    def of(actor):
        return {"registration": Registration.objects.get(pk=registration.pk), "actor": actor}

    outcomes = at_once(
        lambda: reviewing.accept(**of(staff)),
        lambda: reviewing.give_back(**of(colleague), reason="Thiếu tiến độ"),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NotPossible"]
    event = Event.objects.about(registration).get()
    registration.refresh_from_db()
    assert registration.status == event.to_status


def test_two_first_savings_of_one_unit_make_one_registration_and_a_sentence(slow_check):
    place = district()
    school = place.schools[0]
    head, clerk = person(Role.UNIT_HEAD, school), person(Role.CLERK, school)
    slow_check(filing, "takes_part")

    def saving(actor, name):
        fresh = filing.new_registration(place.letter, school)
        filing.save_draft(fresh, actor=actor, values={}, lines=[line(place.letter, 1, name)])

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
    slow_check(sending, "_is_late")

    def press():
        return send(Consolidation.objects.get(pk=consolidation.pk), actor=staff, covering_text="")

    outcomes = at_once(press, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Event", "NoneType"]
    consolidation.refresh_from_db()
    assert consolidation.version == 1
    assert consolidation.lines.count() == 3
