"""The user account. What a person may do where is a membership, in organisation/."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models

from paperwork.text_signs import validate_persons_name
from paperwork.vietnamese import name_key


class User(AbstractUser):
    """A person with one sign-in. Vietnamese names are kept whole, not split in first and last."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=150, validators=[validate_persons_name])
    name_key = models.CharField("khóa sắp xếp theo tên", max_length=600, editable=False)
    job_title = models.CharField("chức vụ", max_length=150, blank=True)

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ("name_key", "pk")
        indexes = (models.Index(fields=["name_key"], name="user_by_given_name"),)

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Update the sort key, by which people are listed in the order of given names."""
        self.name_key = name_key(self.full_name)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The whole name, family name first."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name, by which Vietnamese people address each other."""
        return self.full_name.split()[-1] if self.full_name.split() else self.username
