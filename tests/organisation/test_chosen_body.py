"""Who holds roles at several bodies chooses for which of them he works now."""

import pytest
from django.urls import reverse

from organisation.models import Membership
from organisation.models.memberships import Role
from registrations.models import Registration
from tests.campaigns.factories import PlanFactory, RecipientFactory, person
from tests.registrations.factories import RegistrationFactory

pytestmark = pytest.mark.django_db

URL = "organisation:choose_body"


@pytest.fixture
def clerk(cu_chi, working_day):
    """A clerk of the commune who also heads the first school."""
    user = person(Role.CLERK, cu_chi.commune)
    Membership.objects.create(user=user, body=cu_chi.first_school, role=Role.UNIT_HEAD)
    return user


@pytest.fixture
def drafts(cu_chi):
    """A draft of each of the two bodies."""
    plan = PlanFactory(issuing_body=cu_chi.district)
    for body in (cu_chi.commune, cu_chi.first_school):
        RecipientFactory(plan=plan, body=body)
    return {
        body.pk: RegistrationFactory(plan=plan, body=body)
        for body in (cu_chi.commune, cu_chi.first_school)
    }


def choose(client, body=""):
    response = client.post(reverse(URL), {"body": body})
    assert response.url == reverse("desk")


def opened(client, registration: Registration) -> int:
    return client.get(
        reverse("registrations:registration_detail", args=[registration.pk])
    ).status_code


def test_only_the_chosen_body_is_worked_for_until_all_are_again(client, cu_chi, clerk, drafts):
    client.force_login(clerk)
    of_commune, of_school = drafts[cu_chi.commune.pk], drafts[cu_chi.first_school.pk]
    assert (opened(client, of_commune), opened(client, of_school)) == (200, 200)
    choose(client, cu_chi.commune.pk)
    assert (opened(client, of_commune), opened(client, of_school)) == (200, 404)
    choose(client)
    assert (opened(client, of_commune), opened(client, of_school)) == (200, 200)


def test_the_menu_offers_ones_bodies_and_shows_the_choice(client, cu_chi, clerk):
    client.force_login(clerk)
    choose(client, cu_chi.commune.pk)
    content = client.get(reverse("desk")).content.decode()
    assert "Làm việc cho" in content
    assert f'<span class="my-menu__place">{cu_chi.commune}</span>' in content
    assert f'value="{cu_chi.first_school.pk}"' in content


def test_who_has_one_body_is_asked_nothing(client, cu_chi, working_day):
    client.force_login(person(Role.CLERK, cu_chi.commune))
    assert "Làm việc cho" not in client.get(reverse("desk")).content.decode()


@pytest.mark.parametrize("forged", ["district", "nonsense"])
def test_nothing_is_gained_by_naming_a_body_that_is_not_ones_own(
    client, cu_chi, clerk, drafts, forged
):
    client.force_login(clerk)
    choose(client, cu_chi.district.pk if forged == "district" else "x")
    assert "chosen_body_id" not in client.session
    assert opened(client, drafts[cu_chi.commune.pk]) == 200
    assert client.get(reverse("campaigns:plan_create")).status_code == 404


def test_a_choice_ends_with_the_role(client, cu_chi, clerk, drafts):
    client.force_login(clerk)
    choose(client, cu_chi.commune.pk)
    clerk.memberships.filter(body=cu_chi.commune).update(valid_to="2020-05-01")
    assert opened(client, drafts[cu_chi.commune.pk]) == 404
    assert opened(client, drafts[cu_chi.first_school.pk]) == 200


def test_a_choice_is_not_carried_to_the_next_person_at_the_same_browser(client, cu_chi, clerk):
    client.force_login(clerk)
    choose(client, cu_chi.commune.pk)
    client.force_login(person(Role.UNIT_HEAD, cu_chi.second_school))
    assert "chosen_body_id" not in client.session
