"""Files that belong to a plan: the signed scan, and what was issued with it."""

from django.conf import settings
from django.db import models

from accounts.models import User
from campaigns.models.plans import Plan


class PlanAttachmentQuerySet(models.QuerySet):
    """QuerySet of files of plans."""

    def visible_to(self, user: User) -> "PlanAttachmentQuerySet":
        """Files of the plans that the person may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user).values("pk"))


class PlanAttachment(models.Model):
    """A file of a plan. The signed scan exists only after issue, so files may be added then; none
    may be removed any more."""

    class Kind(models.TextChoices):
        SIGNED_SCAN = "signed_scan", "Bản ký, đóng dấu (bản quét)"
        ANNEX = "annex", "Phụ lục, biểu mẫu kèm theo"
        OTHER = "other", "Tài liệu liên quan"

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="attachments", verbose_name="kế hoạch"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.SIGNED_SCAN)
    title = models.CharField("tên tài liệu", max_length=200)
    file = models.FileField("tệp", max_length=200)
    size = models.PositiveIntegerField("cỡ tệp (byte)", editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đính kèm"
    )
    added_at = models.DateTimeField("đính kèm lúc")

    objects = PlanAttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "tài liệu kèm theo"
        verbose_name_plural = "tài liệu kèm theo"
        ordering = ("plan", "pk")

    def __str__(self) -> str:
        return self.title
