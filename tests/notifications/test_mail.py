"""Mail goes out behind the scenes: a server that refuses or says nothing stops neither a page nor
the others' mail."""

import smtplib
import socket
import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest

from audit import clock
from notifications import delivery, mail
from notifications.delivery import post
from notifications.mail import REFUSED, UNREACHABLE, WAITS, send_due
from notifications.models import Mail, Notice
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_worker_has_come_yet(monkeypatch):
    monkeypatch.setattr(delivery, "send_mail", SimpleNamespace(enqueue=lambda: None))


def queued(*addresses: str, sender=None) -> list[Mail]:
    for address in addresses:
        post([UserFactory(email=address)], "Kế hoạch chờ ký")
    Mail.objects.update(sender=sender)
    return list(Mail.objects.order_by("pk"))


def refusing(*refused: str):
    """A mail backend's message whose server takes all addresses but these."""

    class Message:
        def __init__(self, subject, body, from_email, to, connection):
            self.to = to

        def send(self):
            if self.to[0] in refused:
                raise smtplib.SMTPRecipientsRefused({self.to[0]: (550, b"no such user")})

    return Message


def test_the_worker_sends_each_alone_and_keeps_what_went_to_whom(mailoutbox):
    queued("a@example.vn", "b@example.vn")
    assert send_due() is None
    assert [letter.to for letter in mailoutbox] == [["a@example.vn"], ["b@example.vn"]]
    assert mailoutbox[0].body == "Kế hoạch chờ ký"
    assert mailoutbox[0].subject == "Cổng thi đua cải cách hành chính: có việc mới"
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}
    send_due()
    assert len(mailoutbox) == 2


def test_one_refused_address_stops_nobody_and_the_sender_is_told(monkeypatch):
    sender = UserFactory()
    queued("a@example.vn", "sai@example.vn", "b@example.vn", sender=sender)
    monkeypatch.setattr(mail, "EmailMessage", refusing("sai@example.vn"))
    assert send_due() is None
    assert list(Mail.objects.order_by("pk").values_list("state", "problem")) == [
        ("sent", ""),
        ("failed", REFUSED),
        ("sent", ""),
    ]
    told = Notice.objects.to(sender).get().text
    assert "sai@example.vn" in told
    assert "không gửi được" in told


def test_a_server_that_accepts_and_says_nothing_holds_up_one_time_out_and_all_is_tried_again(
    settings,
):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.listen()
        silent: list[socket.socket] = []
        accepting = threading.Thread(target=lambda: silent.append(server.accept()[0]), daemon=True)
        accepting.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = 1
        first, second = queued("a@example.vn", "b@example.vn")
        next_try = send_due()
        for connection in silent:
            connection.close()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.problem, first.attempts) == ("queued", UNREACHABLE, 1)
    assert (second.state, second.attempts) == ("queued", 0)
    assert clock.now() < next_try <= clock.now() + WAITS[0]


def test_after_some_attempts_a_mail_is_given_up_and_the_sender_told(monkeypatch):
    sender = UserFactory()
    (waiting,) = queued("a@example.vn", sender=sender)

    def unreachable(*_, **__):
        raise ConnectionError

    monkeypatch.setattr(mail.EmailMessage, "send", unreachable)
    for _ in WAITS:
        send_due()
        Mail.objects.update(next_try_at=clock.now() - timedelta(seconds=1))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == ("queued", len(WAITS))
    assert send_due() is None
    waiting.refresh_from_db()
    assert waiting.state == "failed"
    assert "a@example.vn" in Notice.objects.to(sender).get().text
