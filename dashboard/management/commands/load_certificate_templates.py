"""manage.py load_certificate_templates: the common templates of giấy khen and bằng khen."""

from django.core.management.base import BaseCommand, CommandError

from dashboard.demonstration.certificate_templates import load_certificate_templates
from dashboard.demonstration.fixture_files import FixtureError


class Command(BaseCommand):
    """Add what fixtures/certificate_templates.yaml holds and is not there yet; change nothing."""

    help = "Nạp mẫu giấy khen, bằng khen dùng chung; mẫu đã có thì giữ nguyên."

    def handle(self, *args: object, **options: object) -> None:
        """Load, and say how many were new. A file with an error stops the command."""
        try:
            number = load_certificate_templates()
        except FixtureError as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"Đã thêm {number} mẫu giấy khen, bằng khen.")
