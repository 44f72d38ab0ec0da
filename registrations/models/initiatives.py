"""The lines of Biểu 2 that units register."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.urls import reverse

from accounts.models import User
from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from registrations.models.list_lines import ListLine
from registrations.models.registrations import Registration
from registrations.similarity.terms import stored_terms


class TermsField(models.TextField):
    """The terms of a name, by which similar initiatives are found; updated with the name whenever a
    row is saved or created in bulk."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Recompute the terms from the name."""
        terms = stored_terms(model_instance.name)
        setattr(model_instance, self.attname, terms)
        return terms


class InitiativeQuerySet(models.QuerySet):
    """QuerySet of lines; its bulk writes keep terms consistent with names."""

    def of_others(self, plan: Plan | int, body: IssuingBody | int) -> "InitiativeQuerySet":
        """Lines that are not a body's own under a plan, in any version."""
        return self.exclude(registration__plan=plan, registration__body=body)

    def with_origin(self) -> "InitiativeQuerySet":
        """Lines with unit and plan, and what permissions need."""
        return self.select_related(
            "registration__plan__issuing_body",
            "registration__plan__receiving_body",
            "registration__body",
            "registration__received_by",
        )

    def with_source(self) -> "InitiativeQuerySet":
        """Lines with the unit and plan from which they were copied."""
        return self.select_related(
            "area",
            "copied_from__registration__body",
            "copied_from__registration__plan__issuing_body",
        )

    def accepted(self) -> "InitiativeQuerySet":
        """Lines of accepted registrations, which a consolidation makes public."""
        return self.filter(registration__status=Registration.Status.ACCEPTED)

    def with_may_open(self, user: User) -> "InitiativeQuerySet":
        """Lines with `may_open`: whether the person may see the registration."""
        visible = Registration.objects.visible_to(user).order_by()
        return self.annotate(
            may_open=models.Exists(visible.filter(pk=models.OuterRef("registration")))
        )

    def visible_to(self, user: User) -> "InitiativeQuerySet":
        """Lines of accepted registrations that the person may see; before acceptance a
        registration's lines are visible only on its own page."""
        return self.accepted().filter(
            registration__in=Registration.objects.visible_to(user).order_by()
        )

    def known_at_desk(self, plan: Plan, body: IssuingBody) -> "InitiativeQuerySet":
        """Lines accepted anywhere, and lines that arrived at a body's desk under a plan."""
        here = models.Q(registration__plan=plan, registration__received_by=body)
        statuses = (Registration.Status.SUBMITTED, Registration.Status.RETURNED)
        arrived = models.Q(registration__status__in=statuses)
        return self.filter(
            models.Q(registration__status=Registration.Status.ACCEPTED) | (here & arrived)
        )

    def update(self, **values: Any) -> int:
        """Write the same values to all rows. Raises TypeError for a name that only the database
        knows: its terms could not be read."""
        if "name" in values and "terms" not in values:
            if not isinstance(values["name"], str):
                raise TypeError("A name made in the database has no terms; use bulk_update.")
            values["terms"] = stored_terms(values["name"])
        return super().update(**values)

    def bulk_update(
        self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Write each object's own values."""
        objs, fields = list(objs), list(fields)
        if "name" in fields:
            for line in objs:
                line.terms = stored_terms(line.name)
            fields = [*dict.fromkeys([*fields, "terms"])]
        return super().bulk_update(objs, fields, batch_size)


class Initiative(ListLine):
    """A model, solution or initiative that a unit registers in one field: a line of Biểu 2.

    Its key stays the same through the versions of its registration: while a change is drafted, the
    new version's line `continues` the accepted one; once that is accepted, the two rows exchange
    what they say (`registrations.replacement`), so that what points at an initiative goes on with
    it.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="initiatives", verbose_name="bản đăng ký"
    )
    area = models.ForeignKey(
        ReformArea, models.PROTECT, related_name="initiatives", verbose_name="lĩnh vực"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    terms = TermsField("các ý của tên", blank=True, default="", editable=False)
    remark = models.CharField("cần sửa", max_length=300, blank=True, editable=False)
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="tiếp tục dòng của lần trước",
    )
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name="chép từ",
    )

    # Given by `with_may_open`.
    may_open: bool

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "mô hình, giải pháp, sáng kiến"
        verbose_name_plural = "mô hình, giải pháp, sáng kiến"
        ordering = ("registration", "area__position", "position", "pk")
        indexes = (models.Index(fields=["area", "registration"], name="initiative_by_area"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("registrations:initiative_detail", args=[self.pk])

    def save(self, *args: Any, **options: Any) -> None:
        """Save; where only some columns are written and the name is among them, its terms too."""
        if "name" in (options.get("update_fields") or ()):
            options["update_fields"] = {*options["update_fields"], "terms"}
        super().save(*args, **options)
