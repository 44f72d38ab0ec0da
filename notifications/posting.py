"""Sending notices: into the portal, and by e-mail to those who have an address."""

from collections.abc import Iterable

from django.core.mail import send_mass_mail
from django.utils.text import Truncator

from accounts.models import User
from audit import clock
from notifications.models import LONGEST_TEXT, Notice

SUBJECT = "Cổng thi đua cải cách hành chính: có việc mới"


def post(recipients: Iterable[User], text: str, link: str = "") -> int:
    """Write one notice to each recipient and mail it to those with an address. A notice longer
    than the portal keeps (titles and reasons are long) is cut there; the mail has all of it.

    Call it after commit. Mail that cannot be delivered raises, so that the log shows it; the
    notices in the portal are written first and stay. Returns how many people were told.
    """
    people = {person.pk: person for person in recipients}.values()
    kept = Truncator(text).chars(LONGEST_TEXT)
    Notice.objects.bulk_create(
        Notice(recipient=person, text=kept, link=link, created_at=clock.now()) for person in people
    )
    send_mass_mail([(SUBJECT, text, None, [person.email]) for person in people if person.email])
    return len(people)
