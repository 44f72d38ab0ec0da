"""The preview of an import: what was read in an uploaded workbook, kept until it is confirmed."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(hours=10)  # a working day, as a session is


def expiry() -> datetime:
    """When a preview of this moment is thrown away."""
    return timezone.now() + KEPT_FOR


def new_token() -> str:
    """A name that nobody guesses."""
    return secrets.token_urlsafe(24)


class ImportPreviewQuerySet(models.QuerySet["ImportPreview"]):
    """Previews are kept, found again by their token, and thrown away."""

    def keep(
        self, *, page: str, owner: AbstractBaseUser, lines: Sequence[Any], given: dict[str, Any]
    ) -> "ImportPreview":
        """Keep what was understood, for the tab that shows it; delete what has expired."""
        self.filter(expires_at__lt=timezone.now()).delete()
        return self.create(page=page, owner=owner, lines=lines, given=given)

    def claim(self, token: str, *, page: str, owner: AbstractBaseUser) -> "ImportPreview | None":
        """The preview of a token, its row locked; None where there is none any more: it was
        confirmed, has expired, or is of another page. To be called in a transaction.

        Raises DoesNotExist where it belongs to somebody else.
        """
        found = self.select_for_update().filter(token=token, expires_at__gte=timezone.now()).first()
        if found is None:
            return None
        if found.owner_id != owner.pk:
            raise ImportPreview.DoesNotExist
        return found if found.page == page else None


class ImportPreview(models.Model):
    """The lines of an uploaded workbook as they were shown to its owner in one browser tab, of
    which the page knows the token. Confirming takes in these lines, never what the browser sends,
    and deletes the preview."""

    token = models.CharField("mã", max_length=40, unique=True, default=new_token, editable=False)
    page = models.CharField("trang", max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người tải lên"
    )
    lines = models.JSONField("các dòng", encoder=DjangoJSONEncoder)
    given = models.JSONField("thông tin kèm theo", encoder=DjangoJSONEncoder)
    expires_at = models.DateTimeField("giữ đến", default=expiry, db_index=True)

    objects = ImportPreviewQuerySet.as_manager()

    class Meta:
        verbose_name = "bản xem trước tệp Excel"
        verbose_name_plural = "bản xem trước tệp Excel"

    def __str__(self) -> str:
        return self.page
