"""manage.py load_law: laws by date, base salaries and bonus rates."""

from django.core.management.base import BaseCommand, CommandError

from dashboard.demonstration.fixture_files import FixtureError
from dashboard.demonstration.law import load_law


class Command(BaseCommand):
    """Add what fixtures/law.yaml holds and is not there yet; change nothing."""

    help = "Nạp pháp luật theo ngày, mức lương cơ sở, mức tiền thưởng; mức đã có thì giữ nguyên."

    def handle(self, *args: object, **options: object) -> None:
        """Load, and say how many were new. A file with an error stops the command."""
        try:
            number = load_law()
        except FixtureError as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"Đã thêm {number} mục về pháp luật, lương cơ sở, tiền thưởng.")
