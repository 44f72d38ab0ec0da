"""The lines of Biểu 2."""

from django.db import models

from campaigns.models import ReformArea
from registrations.models.registrations import Registration


class InitiativeKind(models.TextChoices):
    """What a line registers."""

    MODEL = "model", "Mô hình"
    SOLUTION = "solution", "Giải pháp"
    INITIATIVE = "initiative", "Sáng kiến"


class Initiative(models.Model):
    """A model, solution or initiative that a unit registers in one field: a line of Biểu 2."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="initiatives", verbose_name="bản đăng ký"
    )
    area = models.ForeignKey(
        ReformArea, models.PROTECT, related_name="initiatives", verbose_name="lĩnh vực"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    kind = models.CharField(
        "loại", max_length=20, choices=InitiativeKind, default=InitiativeKind.INITIATIVE
    )
    name = models.CharField("tên mô hình, giải pháp, sáng kiến", max_length=500)
    expected_completion = models.CharField(
        "dự kiến về tiến độ hoàn thành",
        max_length=120,
        blank=True,
        help_text="Ngày, tháng hoặc quý, ví dụ: 30/9/2020, tháng 9/2020, quý III/2020",
    )
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        verbose_name = "mô hình, giải pháp, sáng kiến"
        verbose_name_plural = "mô hình, giải pháp, sáng kiến"
        ordering = ("registration", "area__position", "position", "pk")
        indexes = (models.Index(fields=["area", "registration"], name="initiative_by_area"),)

    def __str__(self) -> str:
        return self.name
