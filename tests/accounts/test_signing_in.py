"""Signing in and out, as a person meets it."""

import pytest
from django.urls import reverse

from tests.accounts.factories import UserFactory

LOGIN = reverse("accounts:login")
LOGOUT = reverse("accounts:logout")
WRONG_PASSWORD = "Tên đăng nhập hoặc mật khẩu không đúng"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(username="thu.truong", full_name="Lê Thị Hòa", password="DungMatKhau@1")


def sign_in(client, password, **more):
    return client.post(LOGIN, {"username": "thu.truong", "password": password, **more})


def test_the_sign_in_page_asks_in_vietnamese(client):
    content = client.get(LOGIN).content.decode()
    assert "Đăng nhập" in content
    assert "Mật khẩu" in content


def test_the_right_password_leads_to_the_desk(client, person):
    assert sign_in(client, "DungMatKhau@1").url == reverse("desk")


def test_one_returns_to_the_page_that_was_asked_for(client, person):
    plans = reverse("campaigns:plan_list")
    asked = client.get(plans)
    assert asked.url == f"{LOGIN}?next={plans}"
    assert sign_in(client, "DungMatKhau@1", next=plans).url == plans


def test_nobody_is_led_to_another_site(client, person):
    response = sign_in(client, "DungMatKhau@1", next="https://example.com/")
    assert response.url == reverse("desk")


def test_a_wrong_password_gets_a_clear_sentence_and_the_name_typed_stays(client, person):
    response = sign_in(client, "sai")
    content = response.content.decode()
    assert response.status_code == 200
    assert WRONG_PASSWORD in content
    assert 'value="thu.truong"' in content


def test_a_name_that_does_not_exist_gets_the_same_sentence(client):
    assert WRONG_PASSWORD in sign_in(client, "sai").content.decode()


def test_who_may_no_longer_sign_in_gets_the_same_sentence(client, person):
    person.is_active = False
    person.save()
    assert WRONG_PASSWORD in sign_in(client, "DungMatKhau@1").content.decode()


def test_too_many_wrong_passwords_lock_the_name_even_against_the_right_one(
    client, person, settings
):
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    answers = [sign_in(client, "sai") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    locked = sign_in(client, "DungMatKhau@1")
    assert locked.status_code == 429
    assert "Tạm khóa đăng nhập" in locked.content.decode()


def test_a_lock_on_one_name_does_not_lock_a_colleague_in_the_same_office(client, person, settings):
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    UserFactory(username="dong.nghiep", password="MatKhauKhac@1")
    for _ in range(3):
        sign_in(client, "sai")
    colleague = client.post(LOGIN, {"username": "dong.nghiep", "password": "MatKhauKhac@1"})
    assert colleague.url == reverse("desk")


def test_signing_out_is_a_button_not_a_link(client, person):
    client.force_login(person)
    assert client.get(LOGOUT).status_code == 405
    assert client.get(reverse("desk")).status_code == 200
    assert client.post(LOGOUT).url == LOGIN
    assert client.get(reverse("desk")).status_code == 302


def test_who_is_signed_in_does_not_see_the_sign_in_page(client, person):
    client.force_login(person)
    assert client.get(LOGIN).url == reverse("desk")


def test_ones_own_page_names_the_person_and_the_way_to_a_new_password(client, person):
    client.force_login(person)
    content = client.get(reverse("accounts:profile")).content.decode()
    assert "Lê Thị Hòa" in content
    assert reverse("accounts:password_change") in content


def test_a_new_password_takes_the_place_of_the_old_one(client, person):
    client.force_login(person)
    response = client.post(
        reverse("accounts:password_change"),
        {
            "old_password": "DungMatKhau@1",
            "new_password1": "MatKhauMoi@2020",
            "new_password2": "MatKhauMoi@2020",
        },
    )
    assert response.url == reverse("accounts:password_change_done")
    person.refresh_from_db()
    assert person.check_password("MatKhauMoi@2020")
