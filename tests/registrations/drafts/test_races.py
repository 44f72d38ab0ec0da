"""What holds when two people write, submit or answer at the same moment."""

import time

import pytest

from audit.models import Event
from audit.transitions import carry_out
from organisation.models.memberships import Role
from registrations import replacement, review, submission
from registrations.models import Initiative, Registration
from registrations.workflow import REGISTRATION
from tests.campaigns.factories import person
from tests.races import at_once
from tests.registrations.factories import district, line, registered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dwelling(monkeypatch):
    """Make a function dwell before it returns, so that without a lock two would meet there."""

    def dwell(module, name: str) -> None:
        original = getattr(module, name)

        def slowly(*args, **kwargs):
            answer = original(*args, **kwargs)
            time.sleep(0.3)
            return answer

        monkeypatch.setattr(module, name, slowly)

    return dwell


def kinds(outcomes) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_of_two_who_save_what_both_opened_at_once_one_is_told_of_the_other(dwelling):
    place = district()
    school = place.schools[0]
    registration = registered(place.letter, school, "1", "draft")
    head, clerk = person(Role.UNIT_HEAD, school), person(Role.CLERK, school)
    dwelling(submission, "_write_lines")

    def saving(actor, name):
        own = Registration.objects.get(pk=registration.pk)
        lines = [line(place.letter, 1, name)]
        submission.save_draft(own, actor=actor, values={}, lines=lines, seen=0)

    outcomes = at_once(lambda: saving(head, "của trưởng"), lambda: saving(clerk, "của văn thư"))
    assert kinds(outcomes) == ["EditedMeanwhile", "NoneType"]
    registration.refresh_from_db()
    winner = head if outcomes[0] is None else clerk
    assert (registration.revision, registration.edited_by) == (1, winner)
    assert [one.name for one in registration.initiatives.all()] == [
        "của trưởng" if winner == head else "của văn thư"
    ]


def test_saving_against_submitting_never_changes_what_was_submitted(dwelling):
    place = district()
    school = place.schools[0]
    registration = registered(place.letter, school, "1", "draft")
    head, clerk = person(Role.UNIT_HEAD, school), person(Role.CLERK, school)
    dwelling(submission, "_refuse_empty")
    said_before = registration.initiatives.get().name

    def save():
        own = Registration.objects.get(pk=registration.pk)
        submission.save_draft(
            own, actor=clerk, values={}, lines=[line(place.letter, 1, "sau")], seen=0
        )

    outcomes = at_once(
        lambda: submission.submit(Registration.objects.get(pk=registration.pk), actor=head), save
    )
    registration.refresh_from_db()
    assert registration.status == "submitted"
    now = registration.initiatives.get().name
    # Either the saving came first and was submitted, or it was refused.
    assert (kinds(outcomes), now) in [
        (["Event", "NoneType"], "sau"),
        (["Event", "Refused"], said_before),
    ]


def test_submitting_again_against_a_second_return_leaves_one_answer(dwelling):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "returned")
    head, staff = person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()
    dwelling(submission, "_refuse_empty")

    def own():
        return Registration.objects.get(pk=registration.pk)

    outcomes = at_once(
        lambda: submission.submit(own(), actor=head),
        lambda: review.give_back(own(), actor=staff, reason="Lần hai"),
    )
    registration.refresh_from_db()
    # The return finds it returned already (nothing happens), or submitted by then (it is a step).
    events = list(Event.objects.about(registration).values_list("verb", flat=True))
    assert (kinds(outcomes), registration.status, events) in [
        (["Event", "NoneType"], "submitted", ["submit"]),
        (["Event", "Event"], "returned", ["submit", "return"]),
    ]


def test_of_accepting_and_withdrawing_at_once_only_one_happens(dwelling):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    head, staff = person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()
    dwelling(review.clock, "now")

    def own():
        return Registration.objects.get(pk=registration.pk)

    outcomes = at_once(
        lambda: review.accept(own(), actor=staff),
        lambda: carry_out(REGISTRATION, "withdraw", own(), actor=head),
    )
    assert kinds(outcomes) == ["Event", "NotPossible"]
    registration.refresh_from_db()
    assert registration.status == Event.objects.about(registration).get().to_status


def test_two_who_begin_a_change_at_once_work_on_the_same_draft(dwelling):
    place = district()
    school = place.schools[0]
    accepted = registered(place.letter, school, "2")
    head, clerk = person(Role.UNIT_HEAD, school), person(Role.CLERK, school)
    dwelling(replacement, "next_version")

    def begin(actor):
        return replacement.reopen(Registration.objects.get(pk=accepted.pk), actor=actor)

    first, second = at_once(lambda: begin(head), lambda: begin(clerk))
    assert first == second
    assert Registration.objects.count() == 2
    assert first.initiatives.count() == 2


def test_of_two_who_accept_a_change_at_once_one_replaces_and_nothing_is_exchanged_twice(dwelling):
    place = district()
    school = place.schools[0]
    accepted = registered(place.letter, school, "1")
    head = person(Role.UNIT_HEAD, school)
    draft = replacement.reopen(accepted, actor=head)
    row = draft.initiatives.get()
    typed = Initiative(area=row.area, kind=row.kind, name="Tên mới", pk=row.pk)
    submission.save_draft(draft, actor=head, values={}, lines=[typed])
    submission.submit(draft, actor=head)
    staff, colleague = place.office_staff(), place.office_staff()
    dwelling(review.clock, "now")
    key = accepted.initiatives.get().pk

    def accept(actor):
        return review.accept(Registration.objects.get(pk=draft.pk), actor=actor)

    assert kinds(at_once(lambda: accept(staff), lambda: accept(colleague))) == ["Event", "NoneType"]
    accepted.refresh_from_db()
    assert accepted.status == "superseded"
    assert [(one.pk, one.name) for one in draft.initiatives.all()] == [(key, "Tên mới")]
