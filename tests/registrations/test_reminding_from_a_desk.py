"""Who gathers between a plan's issuer and its units reminds those below his desk, nobody else."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.access import Refused
from campaigns.models import Reminder
from campaigns.plans.tracking.reminders import remind
from organisation.models.memberships import Role
from tests.campaigns.factories import BodyFactory, RecipientFactory, person
from tests.registrations.factories import province, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Giồng Riềng gathers two communes, Hòn Đất one, all under the province's own plan; everyone
    has a head on the portal."""
    made = province(registration_form="pledge")
    other = BodyFactory(name="Ủy ban nhân dân xã Bình Giang", under=made.districts[1])
    RecipientFactory(plan=made.plan, body=other)
    made.communes.append(other)
    for commune in made.communes:
        person(Role.UNIT_HEAD, commune)
    return made


def keys_of(place, *bodies) -> list[int]:
    return [place.plan.recipients.get(body=body).pk for body in bodies]


def test_from_the_desk_between_the_missing_below_it_are_reminded_after_a_look(client, place):
    here, there, elsewhere = place.communes
    registered(place.plan, here, status="submitted")
    client.force_login(person(Role.NOI_VU_STAFF, place.districts[0]))
    desk = reverse("registrations:desk_detail", args=[place.plan.pk, place.districts[0].pk])
    response = client.get(desk)
    assert response.context["to_remind"] == keys_of(place, there)
    url = reverse("campaigns:plan_remind", args=[place.plan.pk])
    chosen = {
        "about": "register",
        "whom": "chosen",
        "don-vi": [*response.context["to_remind"], *keys_of(place, elsewhere)],
    }
    look = client.post(url, chosen)
    assert [one.recipient.body for one in look.context["round"].to] == [there]
    assert not Reminder.objects.exists()
    sent = client.post(url, {**chosen, "send": "1", "message": "Còn hai ngày"})
    assert sent.url == reverse("campaigns:plan_detail", args=[place.plan.pk])
    assert [one.recipient.body for one in Reminder.objects.all()] == [there]


def test_who_neither_issued_the_plan_nor_gathers_under_it_reminds_nobody(place):
    staff = person(Role.NOI_VU_STAFF, place.communes[0])
    chosen = keys_of(place, place.communes[1])
    with pytest.raises(Refused):
        remind(place.plan, about="register", recipients=chosen, message="", actor=staff)
    assert not Reminder.objects.exists()


def test_who_gathers_elsewhere_does_not_reach_another_desks_units(place):
    staff = person(Role.NOI_VU_STAFF, place.districts[1])
    chosen = keys_of(place, place.communes[1])
    with pytest.raises(ValidationError, match="Hãy chọn ít nhất một đơn vị để nhắc"):
        remind(place.plan, about="register", recipients=chosen, message="", actor=staff)
    assert not Reminder.objects.exists()


def test_the_issuer_still_reminds_everybody(place):
    staff = person(Role.NOI_VU_STAFF, place.body)
    round_ = remind(
        place.plan,
        about="register",
        recipients=keys_of(place, *place.communes),
        message="",
        actor=staff,
    )
    assert {one.recipient.body for one in round_.to} == set(place.communes)
