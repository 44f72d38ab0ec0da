"""Notices reach the portal of each person once, and the mail of those who have an address."""

from datetime import timedelta

import pytest

from audit import clock
from notifications.delivery import post
from notifications.models import Notice
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_each_person_is_told_once(working_day):
    working_day("2020-05-08")
    first, second = UserFactory(), UserFactory()
    assert post([first, second, first], "Kế hoạch chờ ký", "/ke-hoach/1/") == 2
    assert {notice.recipient for notice in Notice.objects.all()} == {first, second}
    notice = Notice.objects.to(first).get()
    assert (notice.text, notice.link, notice.read_at) == ("Kế hoạch chờ ký", "/ke-hoach/1/", None)
    assert clock.now() - notice.created_at < timedelta(minutes=1)


def test_nobody_to_tell_is_nothing_to_do(mailoutbox):
    assert post([], "Kế hoạch chờ ký") == 0
    assert (Notice.objects.count(), mailoutbox) == (0, [])


def test_those_with_an_address_are_mailed_each_alone(mailoutbox):
    post(
        [UserFactory(email="a@example.vn"), UserFactory(email="b@example.vn"), UserFactory()],
        "Kế hoạch chờ ký",
    )
    assert [letter.to for letter in mailoutbox] == [["a@example.vn"], ["b@example.vn"]]
    assert mailoutbox[0].body == "Kế hoạch chờ ký"
    assert mailoutbox[0].subject == "Cổng thi đua cải cách hành chính: có việc mới"


def test_a_sentence_too_long_for_the_portal_is_cut_there_and_whole_in_the_mail(mailoutbox):
    long = "Phát động thi đua " * 40
    post([UserFactory(email="a@example.vn")], long)
    kept = Notice.objects.get().text
    assert len(kept) == 500
    assert kept.endswith("…")
    assert long.startswith(kept.removesuffix("…"))
    assert mailoutbox[0].body == long


def test_mail_that_cannot_be_sent_is_not_hushed_up_and_the_notices_stay(monkeypatch):
    def broken(letters):
        raise ConnectionError("mail server is down")

    monkeypatch.setattr("notifications.delivery.send_mass_mail", broken)
    with pytest.raises(ConnectionError):
        post([UserFactory(email="a@example.vn")], "Kế hoạch chờ ký")
    assert Notice.objects.count() == 1
