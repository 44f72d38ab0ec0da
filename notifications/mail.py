"""The mail that waits: sent one by one, tried again later, given up after some attempts."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Min

from audit import clock
from notifications.models import LONGEST_TEXT, Mail, Notice

logger = logging.getLogger(__name__)

SUBJECT = "Cổng thi đua cải cách hành chính: có việc mới"
# After each failed attempt, how long until the next; after the last the mail is given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# Taken in one run; a server that says nothing holds up no more than the time-out of one of them.
MOST = 200
REFUSED = "Máy chủ thư từ chối địa chỉ này."
UNREACHABLE = "Không nối được với máy chủ thư."


def send_due() -> datetime | None:
    """Send the mail that is due. One refused address stops nobody; a server that cannot be reached
    ends the run, and all that waits is tried again. Gives when the next attempt is due; None where
    nothing waits any more."""
    connection = get_connection(fail_silently=False)
    sent_any = True
    try:
        for key in list(Mail.objects.due(clock.now()).values_list("pk", flat=True)[:MOST]):
            if not _send(key, connection):
                sent_any = False
                break
    finally:
        connection.close()
    if not sent_any:
        _put_off_the_rest()
    return Mail.objects.filter(state=Mail.State.QUEUED).aggregate(next=Min("next_try_at"))["next"]


def _send(key: int, connection: BaseEmailBackend) -> bool:
    """Send one mail; its row is locked meanwhile, so that two workers do not send it twice. Gives
    whether the server can be reached."""
    with transaction.atomic():
        mail = Mail.objects.select_for_update(of=("self",)).get(pk=key)
        if mail.state != Mail.State.QUEUED:
            return True
        mail.attempts += 1
        try:
            EmailMessage(SUBJECT, mail.text, None, [mail.address], connection=connection).send()
        except smtplib.SMTPRecipientsRefused as refusal:
            codes = [code for code, _ in refusal.recipients.values()]
            for_good = all(code >= 500 for code in codes)
            _failed(mail, REFUSED, for_good=for_good)
            return True
        except (OSError, smtplib.SMTPException) as trouble:
            # Neither address nor text: the log holds what went wrong, not whom it was about.
            logger.warning("Mail could not be sent: %s", type(trouble).__name__)
            _failed(mail, UNREACHABLE)
            return False
        mail.state, mail.sent_at, mail.problem = Mail.State.SENT, clock.now(), ""
        mail.save()
    return True


def _failed(mail: Mail, problem: str, *, for_good: bool = False) -> None:
    mail.problem = problem
    if for_good or mail.attempts > len(WAITS):
        mail.state = Mail.State.FAILED
        _tell_the_sender(mail)
    else:
        mail.next_try_at = clock.now() + WAITS[mail.attempts - 1]
    mail.save()


def _put_off_the_rest() -> None:
    now = clock.now()
    Mail.objects.due(now).update(next_try_at=now + WAITS[0])


def _tell_the_sender(mail: Mail) -> None:
    """Who acted is told whom the mail did not reach; in the portal that person has the notice."""
    if mail.sender is None:
        return
    text = (
        f"Thư báo đến {mail.recipient} ({mail.address}) không gửi được: {mail.problem} Trên cổng "
        f"người này vẫn có thông báo: {mail.text}"
    )
    Notice.objects.create(recipient=mail.sender, text=text[:LONGEST_TEXT], created_at=clock.now())
