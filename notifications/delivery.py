"""Sending notices: into the portal, and by e-mail to those who have an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.mail import send_mass_mail
from django.utils.text import Truncator

from accounts.models import User
from audit import clock
from notifications.models import LONGEST_TEXT, Notice

SUBJECT = "Cổng thi đua cải cách hành chính: có việc mới"


@dataclass(frozen=True, slots=True)
class Letter:
    """A text for some people, with a link to the page that it is about."""

    recipients: Iterable[User]
    text: str
    link: str = ""


def post(recipients: Iterable[User], text: str, link: str = "") -> int:
    """Write one notice to each recipient and mail it to those with an address. A notice longer
    than the portal keeps (titles and reasons are long) is cut there; the mail has all of it.

    Call it after commit. Mail that cannot be delivered raises, so that the log shows it; the
    notices in the portal are written first and stay. Returns the number of notices written.
    """
    return post_all([Letter(recipients, text, link)])


def post_all(letters: Iterable[Letter]) -> int:
    """As `post`, for several texts at once: the notices in one query, the mail over one connection.
    A person gets each letter once. Returns how many notices were written."""
    sent = [
        (person, letter)
        for letter in letters
        for person in {person.pk: person for person in letter.recipients}.values()
    ]
    Notice.objects.bulk_create(
        Notice(
            recipient=person,
            text=Truncator(letter.text).chars(LONGEST_TEXT),
            link=letter.link,
            created_at=clock.now(),
        )
        for person, letter in sent
    )
    send_mass_mail(
        [(SUBJECT, letter.text, None, [person.email]) for person, letter in sent if person.email]
    )
    return len(sent)
