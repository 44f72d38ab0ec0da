"""The log of steps, written by `audit.transitions` and never changed; and `Edited`, the base of
models edited in forms, which counts their revisions."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone

from accounts.models import User
from audit import clock

APPEND_ONLY = "The log is append-only."


class AppendOnlyQuerySet(models.QuerySet):
    """A QuerySet whose rows are never updated or deleted."""

    def update(self, **kwargs: object) -> NoReturn:
        """Refuse: the log is append-only."""
        raise PermissionDenied(APPEND_ONLY)

    def delete(self) -> NoReturn:
        """Refuse: the log is append-only."""
        raise PermissionDenied(APPEND_ONLY)


class AppendOnly(models.Model):
    """A model whose rows are written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Raises PermissionDenied for a row that exists."""
        if self.pk:
            raise PermissionDenied(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refuse: the log is append-only."""
        raise PermissionDenied(APPEND_ONLY)


class EventQuerySet(AppendOnlyQuerySet):
    """QuerySet of the log."""

    def about(self, subject: models.Model) -> "EventQuerySet":
        """The steps of one object, oldest first, with their actors."""
        return (
            self.filter(
                subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk
            )
            .select_related("actor")
            .order_by("pk")
        )


class Event(AppendOnly):
    """One step: who took it, when, from which status to which, and why."""

    subject_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name="loại")
    subject_id = models.PositiveBigIntegerField("mã")
    subject = GenericForeignKey("subject_type", "subject_id")
    verb = models.CharField("bước", max_length=40)
    label = models.CharField("việc đã làm", max_length=120)
    from_status = models.CharField("từ trạng thái", max_length=30)
    to_status = models.CharField("đến trạng thái", max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thực hiện"
    )
    reason = models.TextField("lý do", blank=True)
    details = models.JSONField("chi tiết", default=dict, blank=True)
    at = models.DateTimeField("lúc")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "bước đã thực hiện"
        verbose_name_plural = "nhật ký"
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_of_subject"),
        )

    def __str__(self) -> str:
        return f"{self.label} ({timezone.localtime(self.at):%d/%m/%Y})"


class Edited(models.Model):
    """What people edit in a form: each change counts, so that two who edit at once notice.

    A form carries the `revision` that it showed; `audit.transitions.revise` refuses an older one.
    """

    revision = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người sửa cuối",
    )
    edited_at = models.DateTimeField("sửa lần cuối lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def count_edit(self, actor: User) -> None:
        """Note a change that is being made, and whose it is; the caller saves."""
        self.revision += 1
        self.edited_by = actor
        self.edited_at = clock.now()
