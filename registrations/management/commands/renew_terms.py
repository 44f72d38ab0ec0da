"""manage.py renew_terms: the stored terms of all initiatives, after vocabulary.yaml has changed."""

from django.core.management.base import BaseCommand

from registrations.models import Initiative
from registrations.similarity.terms import renew_terms


class Command(BaseCommand):
    """Reads every name anew and writes the terms that differ."""

    help = "Bring the terms by which similar initiatives are found up to date."

    def handle(self, *args: object, **options: object) -> None:
        """Renew them and say how many differed."""
        renewed = renew_terms(Initiative.objects.all())
        self.stdout.write(f"{renewed} initiatives had stale terms.")
