"""manage.py load_provinces: the provinces of today and before, with what each was formed from."""

from django.core.management.base import BaseCommand, CommandError

from dashboard.demonstration.fixture_files import FixtureError
from dashboard.demonstration.provinces import load_provinces


class Command(BaseCommand):
    """Add the provinces of fixtures/provinces.yaml that are not there yet; change none in use."""

    help = "Nạp danh mục 34 tỉnh, thành phố (và 63 trước 01/7/2025); đơn vị đã có thì giữ nguyên."

    def handle(self, *args: object, **options: object) -> None:
        """Load, and say how many were new. A file with an error stops the command."""
        try:
            provinces = load_provinces()
        except FixtureError as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"Đã thêm {provinces.added} tỉnh, thành phố qua các thời kỳ.")
        for name in provinces.still_running:
            self.stdout.write(
                f"{name} đang có đơn vị trực thuộc nên chưa ghi ngày chấm dứt: hãy dùng thao tác "
                "Sáp nhập hoặc Đổi tên trong phần quản trị."
            )
