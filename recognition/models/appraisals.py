"""Appraisals: a council member's scores and opinion of an initiative."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from recognition.models.councils import Criterion
from recognition.models.recognitions import Recognition


class Appraisal(models.Model):
    """One member's scores and opinion; may be changed until the council concludes. Others see it
    once all are in, or once it has concluded."""

    recognition = models.ForeignKey(
        Recognition, models.CASCADE, related_name="appraisals", verbose_name="sáng kiến"
    )
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người chấm"
    )
    total = models.DecimalField("tổng điểm", max_digits=6, decimal_places=2)
    in_favour = models.BooleanField("đề nghị công nhận")
    opinion = models.TextField("nhận xét")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "phiếu chấm"
        verbose_name_plural = "phiếu chấm"
        ordering = ("recognition", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["recognition", "appraiser"],
                name="appraised_once",
                violation_error_message="Bạn đã chấm sáng kiến này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraiser}: {self.total}"


class AppraisalScore(models.Model):
    """The points of one appraisal by one criterion."""

    appraisal = models.ForeignKey(
        Appraisal, models.CASCADE, related_name="scores", verbose_name="phiếu chấm"
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="+", verbose_name="tiêu chí"
    )
    points = models.DecimalField("điểm", max_digits=5, decimal_places=2, default=Decimal(0))

    class Meta:
        verbose_name = "điểm theo tiêu chí"
        verbose_name_plural = "điểm theo tiêu chí"
        ordering = ("appraisal", "criterion__position")
        constraints = (
            models.UniqueConstraint(
                fields=["appraisal", "criterion"],
                name="scored_once_a_criterion",
                violation_error_message="Tiêu chí này đã có điểm.",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="points_not_negative",
                violation_error_message="Điểm không được âm.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class DeclaredConflict(models.Model):
    """A member's own statement that they should not appraise an initiative, with the reason."""

    recognition = models.ForeignKey(
        Recognition, models.CASCADE, related_name="declared_conflicts", verbose_name="sáng kiến"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người khai"
    )
    reason = models.CharField("lý do", max_length=500)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "khai xung đột lợi ích"
        verbose_name_plural = "khai xung đột lợi ích"
        ordering = ("recognition", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["recognition", "user"],
                name="conflict_declared_once",
                violation_error_message="Bạn đã khai xung đột lợi ích với sáng kiến này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.reason}"
