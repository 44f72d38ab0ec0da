"""manage.py load_demonstration: the five campaigns into an empty database, and the sign-ins."""

from django.core.management.base import BaseCommand, CommandError

from dashboard.demonstration.fixture_files import FixtureError
from dashboard.demonstration.loader import load_demonstration
from dashboard.demonstration.people import SignIn, shared_password, sign_ins

HEADINGS = SignIn("Tên đăng nhập", "Họ và tên", "Vai trò", "Cơ quan, đơn vị")


class Command(BaseCommand):
    """Load the demonstration once; on a later run keep the data. Print the sign-ins either way."""

    help = "Nạp dữ liệu trình diễn vào cơ sở dữ liệu còn trống và in các tên đăng nhập."

    def handle(self, *args: object, **options: object) -> None:
        """Load, then print. A fixture file with an error stops the command, nothing written."""
        try:
            written = load_demonstration()
        except FixtureError as trouble:
            raise CommandError(f"Dữ liệu trình diễn có lỗi – {trouble}") from trouble
        if written:
            self.stdout.write("Đã nạp dữ liệu trình diễn.")
        else:
            self.stdout.write("Cơ sở dữ liệu đã có dữ liệu: giữ nguyên, không nạp lại.")
        rows = sign_ins()
        if rows:
            self.stdout.write("")
            self._print_table(rows)
            self.stdout.write(f"\nMật khẩu chung của phần trình diễn: {shared_password()}")

    def _print_table(self, rows: list[SignIn]) -> None:
        cells = [[row.username, row.full_name, row.role, row.body] for row in (HEADINGS, *rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(4)]
        cells.insert(1, ["-" * width for width in widths])
        for row in cells:
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write(line.rstrip())
