"""Background tasks of notices, run by `manage.py db_worker`."""

from django_tasks import task

from notifications.mail import send_due


@task()
def send_mail() -> None:
    """Send the mail that is due; what could not be delivered is tried again later."""
    if next_try := send_due():
        send_mail.using(run_after=next_try).enqueue()
