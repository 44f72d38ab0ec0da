"""Notices to people."""

from datetime import datetime

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


class MailQuerySet(models.QuerySet):
    """QuerySet of mails."""

    def due(self, now: datetime) -> "MailQuerySet":
        """Mails that wait and whose time has come, the oldest first."""
        return self.filter(state=Mail.State.QUEUED, next_try_at__lte=now).order_by("pk")


class Mail(models.Model):
    """A notice as it goes out by e-mail: queued together with the notice, sent by a worker. The
    rows are the log of what went to whom."""

    class State(models.TextChoices):
        """What became of it."""

        QUEUED = "queued", "Chờ gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails", verbose_name="người nhận"
    )
    # Who is told where it cannot be delivered.
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="người làm việc được báo",
    )
    address = models.EmailField("địa chỉ")
    text = models.TextField("nội dung")
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    created_at = models.DateTimeField("lúc lập")
    next_try_at = models.DateTimeField("gửi từ lúc")
    sent_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)
    problem = models.CharField("lý do không gửi được", max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư điện tử"
        verbose_name_plural = "thư điện tử đã gửi, chờ gửi"
        ordering = ("-pk",)
        indexes = (models.Index(fields=["state", "next_try_at"], name="mail_due"),)

    def __str__(self) -> str:
        return f"Thư đến {self.address}"
