"""Facts about bodies and people that awards depend on: ratings of a year, and violations."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from audit.models import Edited
from awards.rules.vocabulary import Grade, ViolationKind
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES
from organisation.scope import scope_of
from paperwork.text_signs import validate_persons_name
from paperwork.vietnamese import fold, spelling_key


def paths_of_desks(user: User, *roles: str) -> list[str]:
    """Tree paths at or below which a person works in one of the roles: of their bodies, and of
    those for which these act."""
    found: set[str] = set()
    for place in scope_of(user).places_as(roles):
        found.add(place.body.path)
        if place.acts_for:
            found.add(place.acts_for.path)
    return sorted(found)


class FactQuerySet(models.QuerySet):
    """QuerySet of facts about bodies and people."""

    def about_bodies(self, bodies: Iterable[int]) -> "FactQuerySet":
        """Facts about these bodies or people who work there."""
        return self.filter(body__in=bodies)

    def visible_to(self, user: User) -> "FactQuerySet":
        """Facts about bodies at or below the desks at which the person works: these are personal
        data (Luật 91/2025/QH15)."""
        return self.filter(under_any(paths_of_desks(user, *DESK_ROLES), "body__path"))

    def matching_words(self, words: str) -> "FactQuerySet":
        """Facts whose person or body has each of the words in its name, with or without
        diacritics."""
        found = self
        for word in fold(words).split():
            found = found.filter(
                Q(folded_name__contains=word) | Q(body__folded_name__contains=word)
            )
        return found


class Fact(Edited):
    """A fact: whom it is about, its document, and who entered it."""

    body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        related_name="+",
        verbose_name="cơ quan, đơn vị",
        help_text="Đơn vị được nói đến, hoặc nơi người đó công tác",
    )
    person_name = models.CharField(
        "họ và tên",
        max_length=150,
        blank=True,
        validators=[validate_persons_name],
        help_text="Để trống khi nói về cả đơn vị",
    )
    folded_name = models.CharField(max_length=150, editable=False, blank=True)
    spelling_key = models.CharField(max_length=230, editable=False, blank=True)
    person_title = models.CharField("chức vụ", max_length=150, blank=True)
    source = models.CharField(
        "văn bản", max_length=250, help_text="Ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2021"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="người nhập",
    )
    recorded_at = models.DateTimeField("nhập lúc", editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Update the folded name, by which a person is found, and the spelling, by which they are
        told from others."""
        self.update_name_keys()
        super().save(*args, **kwargs)

    def update_name_keys(self) -> None:
        """Update what is derived from the name; also before constraints are checked."""
        self.folded_name = fold(self.person_name)
        self.spelling_key = spelling_key(self.person_name)

    @property
    def whom(self) -> str:
        """The name of the person or body, as a list shows it."""
        return self.person_name or str(self.body)


class YearRating(Fact):
    """The rating of a year for a body or a person (xếp loại chất lượng)."""

    year = models.PositiveSmallIntegerField("năm")
    grade = models.CharField("xếp loại", max_length=20, choices=Grade)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = "xếp loại năm"
        verbose_name_plural = "xếp loại năm"
        ordering = ("-year", "body__path", "person_name", "pk")
        indexes = (models.Index(fields=["body", "year"], name="rating_of_body"),)
        constraints = (
            models.UniqueConstraint(
                fields=["year", "body", "spelling_key", "person_title"],
                name="rated_once_a_year",
                violation_error_message="Đã có xếp loại năm này của người, đơn vị này.",
            ),
        )

    def __str__(self) -> str:
        return f"Xếp loại năm {self.year}: {self.whom}"


class ViolationQuerySet(FactQuerySet):
    """QuerySet of violations."""

    def between(self, first: date, last: date) -> "ViolationQuerySet":
        """Violations from one day through another."""
        return self.filter(happened_on__gte=first, happened_on__lte=last)


class Violation(Fact):
    """A violation of a body or a person. Personal data: read by desks at or above the body only,
    and never put in a notice."""

    class Stage(models.TextChoices):
        VERIFYING = "verifying", "Đang xác minh"
        CONCLUDED = "concluded", "Đã kết luận có vi phạm"
        CLEARED = "cleared", "Đã kết luận không vi phạm"

    kind = models.CharField("loại", max_length=20, choices=ViolationKind)
    happened_on = models.DateField("ngày vi phạm")
    stage = models.CharField("kết quả", max_length=20, choices=Stage, default=Stage.CONCLUDED)
    concluded_on = models.DateField("ngày kết luận", null=True, blank=True)
    summary = models.TextField("nội dung", blank=True)

    objects = ViolationQuerySet.as_manager()

    class Meta:
        verbose_name = "vi phạm"
        verbose_name_plural = "vi phạm"
        ordering = ("-happened_on", "body__path", "pk")
        indexes = (models.Index(fields=["body", "happened_on"], name="violation_of_body"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("happened_on")),
                name="violation_concluded_after_it_happened",
                violation_error_message="Ngày kết luận phải sau ngày vi phạm.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.happened_on:%d/%m/%Y})"
