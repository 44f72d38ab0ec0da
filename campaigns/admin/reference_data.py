"""Admin of days off (with import and export by Excel) and of fields of administrative reform."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from campaigns.models import DayOff, ReformArea, ReformAreaSet
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.vietnamese import day_in
from screens.admin_imports import AdminImports
from screens.model_imports import ModelImport


class DayOffImport(ModelImport[DayOff]):
    """An import of days off and make-up working days, identified by their day."""

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
        """The stored day."""
        day = day_in(row["day"])
        return DayOff.objects.filter(day=day).first() if day else None


class YearFilter(admin.SimpleListFilter):
    """The days of one year."""

    title = "năm"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """The years that have any day, the latest first."""
        years = DayOff.objects.dates("day", "year", order="DESC")
        return [(str(first.year), str(first.year)) for first in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """All days, or those of the chosen year."""
        year = self.value() or ""
        return queryset.filter(day__year=int(year)) if year.isdecimal() else queryset


@admin.register(DayOff)
class DayOffAdmin(AdminImports):
    """Public holidays, substitute days off and make-up working days, year by year, each with the
    document that announced it."""

    imports = ((DayOffImport, "tu-excel", "import"),)
    list_display = ("day", "weekday", "kind", "name", "source")
    list_filter = (YearFilter, "kind")
    search_fields = ("name", "source")
    date_hierarchy = "day"
    list_per_page = 50

    @admin.display(description="thứ")
    def weekday(self, row: DayOff) -> str:
        """The day of the week, by which a wrong date is seen."""
        return WEEKDAYS[row.day.weekday()]


WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class ReformAreaInline(admin.TabularInline):
    model = ReformArea
    extra = 0


@admin.register(ReformAreaSet)
class ReformAreaSetAdmin(admin.ModelAdmin):
    list_display = ("name", "from_year", "to_year", "source")
    search_fields = ("name",)
    inlines = (ReformAreaInline,)
