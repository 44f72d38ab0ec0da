"""manage.py take_up_batches: resume batches whose worker was stopped, delete old files."""

from django.core.management.base import BaseCommand

from register.batches import clear_worn_out, take_up_abandoned
from register.tasks import hand_over


class Command(BaseCommand):
    help = "Hand to the worker again what it was setting when it was stopped, and clear old files."

    def handle(self, **options: object) -> None:
        """Run it before the worker starts, and once a day."""
        taken, cleared = take_up_abandoned(hand_over), clear_worn_out()
        self.stdout.write(f"Taken up again: {taken}; cleared: {cleared}")
