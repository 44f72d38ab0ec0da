"""Fields of administrative reform (lĩnh vực CCHC): sets that change with the years."""

from django.db import models


class ReformAreaSet(models.Model):
    """A list of fields as one programme or form names them: 7 in the forms of 2020, 6 in
    Nghị quyết 76/NQ-CP for 2021–2030. A plan chooses one."""

    name = models.CharField("tên bộ lĩnh vực", max_length=150, unique=True)
    source = models.CharField("căn cứ", max_length=250, blank=True)
    from_year = models.PositiveSmallIntegerField("từ năm", null=True, blank=True)
    to_year = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)

    class Meta:
        verbose_name = "bộ lĩnh vực cải cách hành chính"
        verbose_name_plural = "bộ lĩnh vực cải cách hành chính"
        ordering = ("from_year", "name")

    def __str__(self) -> str:
        return self.name


class ReformArea(models.Model):
    """One field of a set, in the set's order."""

    area_set = models.ForeignKey(
        ReformAreaSet, models.CASCADE, related_name="areas", verbose_name="bộ lĩnh vực"
    )
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("lĩnh vực", max_length=250)
    counts_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tương ứng khi thống kê với",
        help_text="Chỉ dùng để so sánh giữa các giai đoạn; lĩnh vực gốc được giữ nguyên.",
    )

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ("area_set", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["area_set", "position"],
                name="area_position_once",
                violation_error_message="Thứ tự này đã có lĩnh vực khác.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}. {self.name}"
