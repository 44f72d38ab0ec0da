"""Who registers under a plan, at whose desk, and by which day."""

from datetime import date

import pytest

from campaigns.models import ParticipantGroup, Plan
from campaigns.models.timetable import DeadlineKind, EventKind, PlanEvent
from organisation.models.memberships import Role
from registrations.models import Registration
from registrations.participation import (
    desk_for,
    expected_at,
    last_day_for,
    open_to_register,
    takes_part,
)
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PlanFactory,
    RecipientFactory,
    person,
    school,
)
from tests.registrations.factories import district, province, registered

pytestmark = pytest.mark.django_db


# --- Who takes part -------------------------------------------------------------------------------


def test_a_recipient_that_must_register_takes_part():
    recipient = RecipientFactory()
    assert takes_part(recipient.plan, recipient.body)


def test_a_recipient_that_only_gathers_does_not_register_itself():
    recipient = RecipientFactory(must_register=False, consolidates=True)
    assert not takes_part(recipient.plan, recipient.body)


def test_a_body_named_by_a_group_of_participants_takes_part_without_being_a_recipient():
    plan, body = PlanFactory(), BodyFactory()
    assert not takes_part(plan, body)
    plan.groups.create(kind=ParticipantGroup.Kind.COLLECTIVE, name="Các xã").bodies.add(body)
    assert takes_part(plan, body)


@pytest.mark.parametrize("status", ["draft", "awaiting_signature"])
def test_nobody_takes_part_before_the_plan_is_issued(status):
    recipient = RecipientFactory(plan__status=status)
    assert not takes_part(recipient.plan, recipient.body)


def test_nobody_takes_part_where_the_plan_asks_for_no_registration():
    recipient = RecipientFactory(plan__registration_form="none")
    assert not takes_part(recipient.plan, recipient.body)


# --- Whose desk -----------------------------------------------------------------------------------


def test_what_is_sent_goes_to_the_issuer_where_nobody_gathers_in_between():
    place = district()
    assert desk_for(place.plan, place.communes[0]) == place.body
    assert desk_for(place.letter, place.schools[0]) == place.office


def test_what_is_sent_goes_to_the_nearest_recipient_above_that_gathers():
    place = province()
    far, near = place.districts[0], place.communes[0]
    hamlet_school = school("Trường Mầm non Thử", near)
    assert desk_for(place.plan, near) == far
    assert desk_for(place.plan, hamlet_school) == far
    place.plan.recipients.filter(body=near).update(consolidates=True)
    assert desk_for(place.plan, hamlet_school) == near


def test_a_body_that_gathers_sends_its_own_to_the_desk_above_it():
    place = province()
    assert desk_for(place.plan, place.districts[0]) == place.body


def test_each_participant_is_expected_at_exactly_the_desk_to_which_it_sends():
    place = province()
    first, second = place.districts
    assert list(expected_at(place.plan, place.body)) == [first, second]
    assert list(expected_at(place.plan, first)) == place.communes
    assert list(expected_at(place.plan, second)) == []


def test_below_a_nearer_gatherer_nobody_is_expected_at_the_farther_one():
    place = province()
    near = place.communes[0]
    hamlet_school = school("Trường Mầm non Thử", near)
    RecipientFactory(plan=place.plan, body=hamlet_school)
    place.plan.recipients.filter(body=near).update(consolidates=True)
    assert list(expected_at(place.plan, place.districts[0])) == place.communes
    assert list(expected_at(place.plan, near)) == [hamlet_school]
    for body in (*place.districts, *place.communes, hamlet_school):
        assert body in expected_at(place.plan, desk_for(place.plan, body))


def test_a_recipient_that_issued_a_plan_of_its_own_does_not_gather_under_the_one_it_received():
    place = province()
    first, commune = place.districts[0], place.communes[0]
    own = PlanFactory(issuing_body=first, under=place.plan, status="draft")
    assert desk_for(place.plan, commune) == first
    assert list(expected_at(place.plan, first)) == place.communes
    Plan.objects.filter(pk=own.pk).update(status="issued")
    assert desk_for(place.plan, commune) == place.body
    assert commune in expected_at(place.plan, place.body)


# --- By which day ---------------------------------------------------------------------------------


def test_before_a_day_ends_on_the_day_before_it():
    deadline = DeadlineFactory(due_on=date(2020, 5, 12), boundary="before")
    assert last_day_for(deadline.plan, BodyFactory(), "registration") == date(2020, 5, 11)


def test_through_a_day_ends_on_that_day():
    deadline = DeadlineFactory(due_on=date(2020, 3, 31), boundary="through")
    assert last_day_for(deadline.plan, BodyFactory(), "registration") == date(2020, 3, 31)


def test_a_deadline_for_the_body_goes_before_one_for_its_group_and_that_before_one_for_all():
    plan, named, grouped, other = PlanFactory(), BodyFactory(), BodyFactory(), BodyFactory()
    group = plan.groups.create(kind="collective", name="Các phòng")
    group.bodies.add(named, grouped)
    due = {"plan": plan, "boundary": "through"}
    DeadlineFactory(**due, due_on=date(2020, 5, 12))
    DeadlineFactory(**due, due_on=date(2020, 5, 15), group=group)
    DeadlineFactory(**due, due_on=date(2020, 5, 10), body=named)
    last_days = [last_day_for(plan, body, "registration") for body in (named, grouped, other)]
    assert last_days == [date(2020, 5, 10), date(2020, 5, 15), date(2020, 5, 12)]


def test_the_first_kind_for_which_a_day_is_set_holds():
    registration = DeadlineFactory(due_on=date(2020, 5, 12), boundary="through")
    plan, body = registration.plan, BodyFactory()
    kinds = (DeadlineKind.CONSOLIDATION, DeadlineKind.REGISTRATION)
    assert last_day_for(plan, body, *kinds) == date(2020, 5, 12)
    DeadlineFactory(plan=plan, kind="consolidation", due_on=date(2020, 5, 20), boundary="through")
    assert last_day_for(plan, body, *kinds) == date(2020, 5, 20)


def test_a_relative_deadline_is_unknown_until_its_event_happens():
    plan, body = PlanFactory(), BodyFactory()
    DeadlineFactory(
        plan=plan, kind="dossier", due_on=None, days_after=15, event=EventKind.RANKING_PUBLISHED
    )
    assert last_day_for(plan, body, "dossier") is None
    PlanEvent.objects.create(
        plan=plan, kind=EventKind.RANKING_PUBLISHED, happened_on=date(2020, 12, 20)
    )
    assert last_day_for(plan, body, "dossier") == date(2021, 1, 4)


def test_without_a_deadline_there_is_no_last_day():
    assert last_day_for(PlanFactory(), BodyFactory(), "registration") is None


# --- What a unit is asked to do -------------------------------------------------------------------


def test_a_unit_is_invited_to_the_plans_it_takes_part_in_nearest_deadline_first(working_day):
    working_day("2020-05-08")
    body = BodyFactory()
    late, soon, open_ended = (RecipientFactory(body=body).plan for _ in range(3))
    DeadlineFactory(plan=late, due_on=date(2020, 6, 30), boundary="through")
    DeadlineFactory(plan=soon, due_on=date(2020, 5, 12), boundary="before")
    RecipientFactory(body=body, plan__status="draft")
    RecipientFactory(body=body, plan__registration_form="none")
    RecipientFactory(body=body, must_register=False)
    PlanFactory()
    invitations = open_to_register([body])
    assert [invitation.plan for invitation in invitations] == [soon, late, open_ended]
    assert [invitation.due.sentence for invitation in invitations[:2]] == [
        "còn 3 ngày",
        "còn 53 ngày",
    ]
    assert invitations[2].due is None


def test_an_invitation_shows_what_was_begun_but_not_what_was_withdrawn():
    recipient = RecipientFactory()
    plan, body = recipient.plan, recipient.body
    registered(plan, body, status="withdrawn")
    assert open_to_register([body])[0].registration is None
    begun = Registration.objects.create(
        plan=plan, body=body, received_by=plan.issuing_body, version=2
    )
    assert open_to_register([body])[0].registration == begun


def test_an_invitation_counts_the_day_set_for_the_units_own_group():
    first, second = RecipientFactory(), BodyFactory()
    plan = first.plan
    RecipientFactory(plan=plan, body=second)
    group = plan.groups.create(kind="collective", name="Các trường")
    group.bodies.add(second)
    DeadlineFactory(plan=plan, due_on=date(2020, 5, 12), boundary="through")
    DeadlineFactory(plan=plan, due_on=date(2020, 5, 15), boundary="through", group=group)
    days = {found.body: found.due.last_day for found in open_to_register([first.body, second])}
    assert days == {first.body: date(2020, 5, 12), second: date(2020, 5, 15)}


def test_the_number_of_queries_for_invitations_does_not_grow_with_the_plans(
    django_assert_num_queries,
):
    body = BodyFactory()
    person(Role.UNIT_HEAD, body)

    def invited(times: int) -> None:
        for _ in range(times):
            plan = RecipientFactory(body=body).plan
            DeadlineFactory(plan=plan)

    invited(1)
    with django_assert_num_queries(6):
        assert len(open_to_register([body])) == 1
    invited(2)
    with django_assert_num_queries(6):
        assert len(open_to_register([body])) == 3
