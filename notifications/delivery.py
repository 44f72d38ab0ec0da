"""Sending notices: into the portal, and by e-mail to those who have an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.text import Truncator

from accounts.models import User
from audit import clock
from audit.transitions import acting_person
from notifications.models import LONGEST_TEXT, Mail, Notice
from notifications.tasks import send_mail

# Set where no mail server is configured: nothing is queued then.
NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class Letter:
    """A text for some people, with a link to the page that it is about."""

    recipients: Iterable[User]
    text: str
    link: str = ""


def post(recipients: Iterable[User], text: str, link: str = "") -> int:
    """Write one notice to each recipient, and queue it as mail for those with an address. A notice
    longer than the portal keeps (titles and reasons are long) is cut there; the mail has all of it.

    Returns the number of notices written.
    """
    return post_all([Letter(recipients, text, link)])


def post_all(letters: Iterable[Letter]) -> int:
    """As `post`, for several texts at once: the notices in one query, the mail in another. A person
    gets each letter once. A worker sends the mail; who acts is told where it cannot be delivered.
    Returns how many notices were written."""
    sent = [
        (person, letter)
        for letter in letters
        for person in {person.pk: person for person in letter.recipients}.values()
    ]
    now = clock.now()
    with transaction.atomic():
        Notice.objects.bulk_create(
            Notice(
                recipient=person,
                text=Truncator(letter.text).chars(LONGEST_TEXT),
                link=letter.link,
                created_at=now,
            )
            for person, letter in sent
        )
        if settings.EMAIL_BACKEND == NO_MAIL:
            return len(sent)
        mails = [
            Mail(
                recipient=person,
                sender=acting_person(),
                address=person.email,
                text=letter.text,
                created_at=now,
                next_try_at=now,
            )
            for person, letter in sent
            if person.email
        ]
        if mails:
            Mail.objects.bulk_create(mails)
            send_mail.enqueue()
    return len(sent)
