"""The calendar of days off, by which terms in working days are counted."""

from django.core.exceptions import ValidationError
from django.db import models

from campaigns.rules.working_days import WorkingCalendar, is_weekend


class DayOffQuerySet(models.QuerySet):
    """QuerySet of days off."""

    def calendar(self) -> WorkingCalendar:
        """All days off as the calendar that the arithmetic of terms uses. One query."""
        days_off, worked = {}, set()
        for day, kind, name in self.values_list("day", "kind", "name"):
            if kind == DayOff.Kind.WORKED:
                worked.add(day)
            else:
                days_off[day] = name
        return WorkingCalendar(days_off, frozenset(worked))


class DayOff(models.Model):
    """A day that is not as its weekday says: a holiday, a day off in its place, or a weekend day
    worked to make up for one.

    Ordinary weekends are not written down. Holidays are those of Điều 112 Bộ luật Lao động 2019;
    the days of Tết, the days off in place of others and the swapped ones are announced anew each
    year, so they are data, each with its source.
    """

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "nghỉ lễ, tết"
        IN_PLACE = "in_place", "nghỉ bù, nghỉ hoán đổi"
        WORKED = "worked", "làm bù"

    day = models.DateField(
        "ngày", unique=True, error_messages={"unique": "Ngày này đã có trong lịch nghỉ."}
    )
    kind = models.CharField("loại", max_length=10, choices=Kind)
    name = models.CharField("dịp", max_length=120, help_text="Ví dụ: Tết Nguyên đán Canh Tý")
    source = models.CharField(
        "nguồn", max_length=250, help_text="Văn bản thông báo lịch nghỉ của năm đó"
    )

    objects = DayOffQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "lịch nghỉ lễ, làm bù"
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.get_kind_display()} ({self.name})"

    def clean(self) -> None:
        """Only a weekend day can be a make-up working day. Raises ValidationError."""
        if self.day and self.kind == self.Kind.WORKED and not is_weekend(self.day):
            raise ValidationError({"day": "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."})
