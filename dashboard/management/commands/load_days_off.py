"""manage.py load_days_off: public holidays, days off in place of them, days worked for others."""

from django.core.management.base import BaseCommand, CommandError

from dashboard.demonstration.fixture_files import FixtureError
from dashboard.demonstration.reference_data import load_days_off


class Command(BaseCommand):
    """Add the days of fixtures/days_off.yaml that are not in the calendar yet; change none."""

    help = "Nạp lịch nghỉ lễ, nghỉ bù, làm bù 2020–2026; ngày đã có thì giữ nguyên."

    def handle(self, *args: object, **options: object) -> None:
        """Load, and say how many were new. A file with an error stops the command."""
        try:
            number = load_days_off()
        except FixtureError as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"Đã thêm {number} ngày vào lịch nghỉ.")
