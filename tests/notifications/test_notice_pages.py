"""A person reads his own notices, and nobody else's."""

import pytest
from django.urls import reverse

from audit import clock
from notifications.models import Notice
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db

LIST = reverse("notifications:notice_list")


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def notice_to(person, text="Kế hoạch chờ ký", link=LIST):
    return Notice.objects.create(recipient=person, text=text, link=link, created_at=clock.now())


def opened(notice):
    return reverse("notifications:notice_open", args=[notice.pk])


def test_the_list_shows_ones_own_notices_the_latest_first(client, person):
    notice_to(person, "Việc thứ nhất")
    notice_to(person, "Việc thứ hai")
    notice_to(UserFactory(), "Việc của người khác")
    content = client.get(LIST).content.decode()
    assert content.index("Việc thứ hai") < content.index("Việc thứ nhất")
    assert "Việc của người khác" not in content


def test_opening_a_notice_marks_it_as_read_and_leads_to_its_page(client, person):
    notice = notice_to(person, link="/ke-hoach/1/")
    assert client.post(opened(notice)).url == "/ke-hoach/1/"
    notice.refresh_from_db()
    first_time = notice.read_at
    assert first_time is not None
    client.post(opened(notice))
    notice.refresh_from_db()
    assert notice.read_at == first_time


def test_a_notice_of_another_is_not_found_and_stays_unread(client, person):
    notice = notice_to(UserFactory())
    assert client.post(opened(notice)).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("link", ["", "https://example.com/", "//example.com/"])
def test_a_notice_never_leads_out_of_the_portal(client, person, link):
    assert client.post(opened(notice_to(person, link=link))).url == LIST


def test_a_notice_is_not_marked_as_read_by_following_a_link(client, person):
    assert client.get(opened(notice_to(person))).status_code == 405
    assert client.get(reverse("notifications:notices_read")).status_code == 405


def test_all_of_ones_own_are_marked_as_read_at_once(client, person):
    notice_to(person)
    notice_to(person)
    others = notice_to(UserFactory())
    assert client.post(reverse("notifications:notices_read")).url == LIST
    assert list(Notice.objects.unread()) == [others]


def test_the_list_asks_no_more_of_the_database_for_three_than_for_one(
    client, person, django_assert_num_queries
):
    notice_to(person)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    notice_to(person)
    notice_to(person)
    with django_assert_num_queries(6):
        client.get(LIST)
