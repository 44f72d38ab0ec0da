"""Background tasks, run by `manage.py db_worker`."""

from django_tasks import task

from register import batches


@task()
def set_certificates(key: int) -> None:
    """Set the certificates of a batch as one file."""
    batches.run(key)


def hand_over(key: int) -> None:
    """Put a batch into the queue of the workers."""
    set_certificates.enqueue(key)
