"""A session ends while somebody writes: the page stays, and the person signs in again over it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.factories import UserFactory

LOGIN = reverse("accounts:login")
AGAIN = reverse("accounts:sign_in_again")
SESSION = reverse("accounts:session")
PROFILE = reverse("accounts:profile")
PASSWORD = "DungMatKhau@1"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(username="thu.truong", password=PASSWORD)


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_a_page_that_is_open_is_told_that_the_session_is_over_and_is_given_no_other_page(
    client, headers
):
    response = client.get(PROFILE, headers=headers)
    assert response.status_code == 401
    assert response.content.decode() == "Phiên làm việc đã hết: hãy đăng nhập lại."


def test_the_page_of_one_person_does_nothing_in_the_name_of_another(client, person):
    client.force_login(person)
    other = UserFactory()
    htmx = {"HX-Request": "true"}
    page_of = {"X-Signed-In-As": str(person.pk)}
    assert client.get(PROFILE, headers={**htmx, **page_of}).status_code == 200
    client.force_login(other)
    assert client.get(PROFILE, headers={**htmx, **page_of}).status_code == 401
    assert client.get(SESSION, headers=page_of).status_code == 401


def test_who_sent_a_form_too_late_returns_to_the_page_of_the_form(client):
    response = client.post(
        reverse("notifications:notices_read"),
        headers={"Referer": "http://testserver/ke-hoach/?p=2"},
    )
    assert response.url == f"{LOGIN}?next=/ke-hoach/%3Fp%3D2"


def test_who_was_led_here_by_another_site_does_not_return_there(client):
    response = client.post(
        reverse("notifications:notices_read"), headers={"Referer": "https://example.com/"}
    )
    assert response.url == f"{LOGIN}?next="


def test_signing_in_over_a_page_gives_it_the_token_of_the_new_session(person):
    client = Client(enforce_csrf_checks=True)
    token = client.get(SESSION).json()["token"]
    data = {"username": "thu.truong", "password": PASSWORD, "csrfmiddlewaretoken": token}
    again = client.post(AGAIN, data)
    assert again.status_code == 200
    assert client.get(SESSION, headers={"X-Signed-In-As": str(person.pk)}).status_code == 200
    renewed = {"csrfmiddlewaretoken": again.json()["token"]}
    assert client.post(reverse("notifications:notices_read"), renewed).status_code == 302


def test_a_wrong_password_over_a_page_is_told_in_a_sentence(client, person):
    response = client.post(AGAIN, {"username": "thu.truong", "password": "sai"})
    assert response.status_code == 422
    assert "không đúng" in response.json()["said"]


def test_a_page_holds_whose_it_is_and_the_way_to_sign_in_again(client, person):
    client.force_login(person)
    content = client.get(PROFILE).content.decode()
    assert f'data-person="{person.pk}"' in content
    assert AGAIN in content
    assert AGAIN not in Client().get(LOGIN).content.decode()
