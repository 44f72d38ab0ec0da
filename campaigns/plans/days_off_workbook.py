"""The calendar of days off in and out by Excel, for administrators."""

from campaigns.models import DayOff
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.days import day_in
from paperwork.spreadsheet_import.tables import TextRow
from screens.model_imports import ModelImport


class DayOffImport(ModelImport[DayOff]):
    """A sheet of days off and days worked for them, known by their day."""

    name = "campaigns.days_off"
    model = DayOff
    title = "Lịch nghỉ từ tệp Excel"
    columns = (
        ImportColumn("day", "Ngày", 14, required=True),
        ImportColumn("kind", "Loại", 24, required=True),
        ImportColumn("name", "Dịp", 36),
        ImportColumn("source", "Nguồn", 44),
    )

    def known(self, row: TextRow) -> DayOff | None:
        """What is stored of the day."""
        day = day_in(row["day"])
        return DayOff.objects.filter(day=day).first() if day else None
