"""Reorganisations: a decision of a higher authority, and the successions between bodies it
makes."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisation.models.bodies import IssuingBody
from organisation.models.succession import successions_behind


class ReorganisationKind(models.TextChoices):
    """Kinds of reorganisation (Luật Tổ chức chính quyền địa phương: nhập, chia, giải thể, đổi
    tên)."""

    RENAME = "rename", "Đổi tên"
    MERGE = "merge", "Sáp nhập"
    SPLIT = "split", "Chia tách"
    ABOLISH = "abolish", "Chấm dứt"


class Reorganisation(models.Model):  # type: ignore[django-manager-missing]
    """A reorganisation of bodies, with its day and its legal basis.

    Written by `organisation.reorganisation.acts` only. The bodies that it ended and began refer to
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


class BodySuccessionQuerySet(models.QuerySet):
    """QuerySet of successions."""

    def behind(self, bodies: Iterable[int], day: date) -> "BodySuccessionQuerySet":
        """All successions that led to the bodies with these keys by a day, at any distance. One
        query."""
        return self.filter(pk__in=successions_behind(bodies, day))


class BodySuccession(models.Model):
    """What became of a body: renamed, merged or split into a successor.

    The whole of it went over, and then the successor's people stand where it stood; or a part,
    and then they may read what was its own (`organisation.scope`).
    """

    class Extent(models.TextChoices):
        WHOLE = "whole", "Toàn bộ"
        PART = "part", "Một phần"

    predecessor = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="successions", verbose_name="đơn vị cũ"
    )
    successor = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="origins", verbose_name="đơn vị mới"
    )
    extent = models.CharField("phạm vi", max_length=10, choices=Extent, default=Extent.WHOLE)
    effective_on = models.DateField("từ ngày")
    legal_basis = models.CharField("căn cứ pháp lý", max_length=250, blank=True)
    reorganisation = models.ForeignKey(
        "organisation.Reorganisation",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successions",
        verbose_name="lần sắp xếp",
    )

    objects = BodySuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = "kế thừa giữa các đơn vị"
        verbose_name_plural = "kế thừa giữa các đơn vị"
        constraints = (
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="Hai đơn vị này đã được ghi nhận kế thừa.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_to_another",
                violation_error_message="Một đơn vị không thể kế thừa chính nó.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
