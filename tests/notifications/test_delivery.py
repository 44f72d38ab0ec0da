"""Notices reach the portal of each person once, and the mail of those who have an address."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from audit import clock
from notifications import delivery
from notifications.delivery import NO_MAIL, post
from notifications.models import Mail, Notice
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_worker_has_come_yet(monkeypatch):
    monkeypatch.setattr(delivery, "send_mail", SimpleNamespace(enqueue=lambda: None))


def test_each_person_is_told_once(working_day):
    working_day("2020-05-08")
    first, second = UserFactory(), UserFactory()
    assert post([first, second, first], "Kế hoạch chờ ký", "/ke-hoach/1/") == 2
    assert {notice.recipient for notice in Notice.objects.all()} == {first, second}
    notice = Notice.objects.to(first).get()
    assert (notice.text, notice.link, notice.read_at) == ("Kế hoạch chờ ký", "/ke-hoach/1/", None)
    assert clock.now() - notice.created_at < timedelta(minutes=1)


def test_nobody_to_tell_is_nothing_to_do():
    assert post([], "Kế hoạch chờ ký") == 0
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def test_mail_is_queued_with_the_notice_for_those_with_an_address(mailoutbox):
    people = [UserFactory(email="a@example.vn"), UserFactory(email="b@example.vn"), UserFactory()]
    post(people, "Kế hoạch chờ ký")
    assert sorted(Mail.objects.values_list("address", flat=True)) == [
        "a@example.vn",
        "b@example.vn",
    ]
    assert mailoutbox == []  # a worker sends it


def test_without_a_mail_server_nothing_is_queued(settings):
    settings.EMAIL_BACKEND = NO_MAIL
    post([UserFactory(email="a@example.vn")], "Kế hoạch chờ ký")
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 0)


def test_a_sentence_too_long_for_the_portal_is_cut_there_and_whole_in_the_mail():
    long = "Phát động thi đua " * 40
    post([UserFactory(email="a@example.vn")], long)
    kept = Notice.objects.get().text
    assert len(kept) == 500
    assert kept.endswith("…")
    assert long.startswith(kept.removesuffix("…"))
    assert Mail.objects.get().text == long
