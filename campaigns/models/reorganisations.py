"""What a decision of higher authority did to bodies on a day: renamed, merged, split, abolished."""

from django.conf import settings
from django.db import models


class ReorganisationKind(models.TextChoices):
    """What was done (Luật Tổ chức chính quyền địa phương: nhập, chia, giải thể, đổi tên)."""

    RENAME = "rename", "Đổi tên"
    MERGE = "merge", "Sáp nhập"
    SPLIT = "split", "Chia tách"
    ABOLISH = "abolish", "Chấm dứt"


class Reorganisation(models.Model):
    """One guided act on bodies, with its day and its legal basis.

    Written by `campaigns.bodies.reorganising` only. The bodies that it ended and began point at
    it (`ended`, `begun`), as do the successions between them.
    """

    kind = models.CharField("việc sắp xếp", max_length=10, choices=ReorganisationKind)
    effective_on = models.DateField("có hiệu lực từ ngày")
    legal_basis = models.CharField("căn cứ pháp lý", max_length=250)
    note = models.TextField("ghi chú", blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ghi nhận",
        help_text="Để trống nếu là dữ liệu nạp sẵn cùng hệ thống",
    )
    recorded_at = models.DateTimeField("ghi nhận lúc")

    class Meta:
        verbose_name = "lần sắp xếp đơn vị"
        verbose_name_plural = "sắp xếp đơn vị"
        ordering = ("-effective_on", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ ngày {self.effective_on:%d/%m/%Y}"
