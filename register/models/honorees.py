"""Honorees: persons who hold awards, across years and bodies."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.scope import scope_of
from paperwork.text_signs import validate_persons_name
from paperwork.vietnamese import fold


class HonoreeQuerySet(models.QuerySet["Honoree"]):
    """QuerySet of honorees."""

    def namesakes_of(self, name: str) -> "HonoreeQuerySet":
        """All of a name whatever its diacritics, for a person to choose among."""
        return self.filter(folded_name=fold(name), same_as=None).select_related("body")

    def visible_to(self, user: User) -> "HonoreeQuerySet":
        """What a person may see: people at or below their own bodies, and whoever holds an award
        that they see."""
        scope = scope_of(user)
        awarded = Honoree.objects.filter(
            under_any(scope.desk_paths, "records__awardee_body__path")
            | under_any(scope.desk_paths, "records__issuing_body__path")
            | Q(records__awardee_body__in=scope.read_bodies)
            | Q(records__issuing_body__in=scope.read_bodies)
        )
        return self.filter(
            under_any(scope.desk_paths, "body__path") | Q(pk__in=awarded.values("pk"))
        )

    def matching_name(self, words: str) -> "HonoreeQuerySet":
        """Honorees whose name contains each of the words, with or without diacritics."""
        found = self
        for word in fold(words).split():
            found = found.filter(folded_name__contains=word)
        return found


class Honoree(models.Model):
    """A person who holds awards. Two of one name are two persons until somebody who knows says
    otherwise; `body` and `title` are the last known."""

    full_name = models.CharField("họ và tên", max_length=150, validators=[validate_persons_name])
    folded_name = models.CharField(max_length=150, editable=False, db_index=True)
    title = models.CharField("chức vụ, chức danh", max_length=150, blank=True)
    body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="honorees",
        verbose_name="đơn vị công tác",
    )

    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="also_known",
        verbose_name="là cùng người với",
    )

    objects = HonoreeQuerySet.as_manager()

    class Meta:
        verbose_name = "người được khen thưởng"
        verbose_name_plural = "người được khen thưởng"
        ordering = ("folded_name", "pk")

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Update the folded name, by which namesakes are found."""
        self.folded_name = fold(self.full_name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page with all of their awards."""
        return reverse("register:honoree", args=[self.pk])
