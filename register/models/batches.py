"""Batches of certificates, made in the background as one file to print."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import User
from audit import clock

# A worker tells of itself far more often than this; one that is silent so long was stopped.
SILENCE = timedelta(seconds=90)
KEPT = timedelta(days=7)


class CertificateBatchQuerySet(models.QuerySet):
    """QuerySet of batches."""

    def visible_to(self, user: User) -> "CertificateBatchQuerySet":
        """What a person may see: those that they ordered."""
        return self.filter(created_by=user)

    def unfinished(self) -> "CertificateBatchQuerySet":
        """Batches that wait or are being set."""
        return self.filter(finished_at=None, cancelled_at=None)

    def abandoned(self) -> "CertificateBatchQuerySet":
        """Batches on which nobody works any more, though they are not finished."""
        return self.unfinished().filter(heard_at__lt=clock.now() - SILENCE)

    def worn_out(self) -> "CertificateBatchQuerySet":
        """Batches whose file has been kept long enough."""
        return self.filter(created_at__lt=clock.now() - KEPT)


class CertificateBatch(models.Model):
    """Certificates of many awards, to be set as one file. How far it has come are facts: when it
    was finished or cancelled, how many pages are done, what went wrong."""

    title = models.CharField("tên tệp", max_length=200)
    records = models.JSONField("khen thưởng", default=list, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người in"
    )
    created_at = models.DateTimeField("lập lúc")
    heard_at = models.DateTimeField("tiến triển lúc")
    attempt = models.PositiveSmallIntegerField("lần chạy", default=0)
    done = models.PositiveIntegerField("số trang đã xong", default=0)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    problem = models.TextField("lý do không in được", blank=True)
    file = models.FileField("tệp", max_length=200, blank=True)

    objects = CertificateBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt in giấy khen, bằng khen"
        verbose_name_plural = "lượt in giấy khen, bằng khen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(cancelled_at=None),
                name="batch_finished_or_cancelled",
                violation_error_message="Lượt in đã hủy thì không hoàn thành.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def count(self) -> int:
        """How many certificates it holds."""
        return len(self.records)

    @property
    def is_under_way(self) -> bool:
        """Whether there is something still to wait for."""
        return self.finished_at is None and self.cancelled_at is None

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 * self.done // max(self.count, 1)
