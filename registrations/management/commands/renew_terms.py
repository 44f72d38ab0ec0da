"""manage.py renew_terms: the stored terms of all initiatives, after vocabulary.yaml has changed."""

from django.core.management.base import BaseCommand

from registrations.models import Initiative
from registrations.similarity.terms import renew_terms


class Command(BaseCommand):
    """Recompute the terms of every name and write those that differ."""

    help = "Bring the terms by which similar initiatives are found up to date."

    def handle(self, *args: object, **options: object) -> None:
        """Renew the terms and print how many differed."""
        renewed = renew_terms(Initiative.objects.all())
        self.stdout.write(f"{renewed} initiatives had stale terms.")
