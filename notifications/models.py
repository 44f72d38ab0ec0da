"""Notices to people."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User

LONGEST_TEXT = 500


class NoticeQuerySet(models.QuerySet):
    """QuerySet of notices."""

    def to(self, user: User | AnonymousUser) -> "NoticeQuerySet":
        """Notices to a person."""
        return self.filter(recipient=user)

    def unread(self) -> "NoticeQuerySet":
        """Notices that have not been opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """A sentence to a person, with a link to the page that it is about."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notices",
        verbose_name="người nhận",
    )
    text = models.CharField("nội dung", max_length=LONGEST_TEXT)
    link = models.CharField("trang liên quan", max_length=200, blank=True)
    created_at = models.DateTimeField("lúc gửi")
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ("-pk",)
        indexes = (models.Index(fields=["recipient", "read_at"], name="notice_unread"),)

    def __str__(self) -> str:
        return self.text
