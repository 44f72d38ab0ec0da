"""The library of recognised initiatives, which all units search and copy from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models.plans import organised_by
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of
from paperwork.vietnamese import fold
from recognition.models.recognitions import ORIGIN, Recognition


class LibraryEntryQuerySet(models.QuerySet):
    """QuerySet of the library."""

    def published(self) -> "LibraryEntryQuerySet":
        """Entries that all units see: not withdrawn, and of initiatives still recognised."""
        return self.filter(
            status=LibraryEntry.Status.PUBLISHED,
            recognition__status=Recognition.Status.RECOGNISED,
        )

    def visible_to(self, user: User) -> "LibraryEntryQuerySet":
        """Entries in the library; and those that the person's units or the organisers of the plan
        write."""
        scope = scope_of(user)
        organised = scope.represented_as(*ORGANISERS)
        return self.filter(
            Q(
                status=LibraryEntry.Status.PUBLISHED,
                recognition__status=Recognition.Status.RECOGNISED,
            )
            | Q(recognition__initiative__registration__body__in=scope.bodies_as(*UNIT_ROLES))
            | organised_by(organised, "recognition__council__plan__")
        )

    def with_origin(self) -> "LibraryEntryQuerySet":
        """With what the pages show."""
        return self.select_related(*(f"recognition__{name}" for name in ORIGIN))

    def words_condition(self, words: str) -> Q:
        """A condition on entries that contain each of the words, with or without diacritics."""
        condition = Q()
        for word in fold(words).split():
            condition &= Q(folded__contains=word)
        return condition


class LibraryEntry(HasStatus, Edited):
    """A unit's description of its recognised initiative for others: what it is, how it is done,
    whom to ask. Its status changes through `recognition.library_publication` only."""

    class Status(StatusChoices):
        """The states."""

        DRAFT = "draft", Tone.WAITING, "Bản nháp"
        PUBLISHED = "published", Tone.GOOD, "Trong thư viện"
        WITHDRAWN = "withdrawn", Tone.RETURNED, "Đã rút khỏi thư viện"

    recognition = models.OneToOneField(
        Recognition, models.PROTECT, related_name="library_entry", verbose_name="sáng kiến"
    )
    summary = models.TextField("tóm tắt", help_text="Vấn đề, giải pháp, kết quả đạt được")
    how = models.TextField(
        "cách làm", help_text="Các bước, điều kiện, chi phí để nơi khác làm theo"
    )
    contact = models.CharField(
        "đơn vị liên hệ",
        max_length=250,
        help_text="Tên đơn vị, bộ phận; không ghi số điện thoại cá nhân",
    )
    folded = models.TextField(editable=False, default="")
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    published_on = models.DateField("đưa vào thư viện ngày", null=True, blank=True, editable=False)

    objects = LibraryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "bài trong thư viện sáng kiến"
        verbose_name_plural = "thư viện sáng kiến"
        ordering = ("-published_on", "-pk")
        indexes = (models.Index(fields=["status", "-published_on"], name="library_by_day"),)

    def __str__(self) -> str:
        return self.recognition.initiative.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Update the folded words, by which an entry is found without diacritics."""
        unit = self.recognition.unit
        words = (self.recognition.initiative.name, self.summary, self.how, unit.name)
        self.folded = fold(" ".join(words))
        super().save(*args, **kwargs)

    @property
    def is_in_library(self) -> bool:
        """Whether all units see it, as `published` asks the database."""
        return (
            self.status == self.Status.PUBLISHED
            and self.recognition.status == Recognition.Status.RECOGNISED
        )

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("recognition:entry_detail", args=[self.pk])


class LibraryFile(models.Model):
    """A file of an entry: a form, a manual, pictures."""

    entry = models.ForeignKey(
        LibraryEntry, models.CASCADE, related_name="files", verbose_name="bài trong thư viện"
    )
    title = models.CharField("tên tài liệu", max_length=200)
    file = models.FileField("tệp", max_length=200)
    size = models.PositiveIntegerField("cỡ tệp (byte)", editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đính kèm"
    )
    added_at = models.DateTimeField("đính kèm lúc")

    class Meta:
        verbose_name = "tài liệu của sáng kiến"
        verbose_name_plural = "tài liệu của sáng kiến"
        ordering = ("entry", "pk")

    def __str__(self) -> str:
        return self.title
