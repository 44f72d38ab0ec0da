"""A plan's phases, deadlines and the events that start the relative ones."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from audit.models import AppendOnly, AppendOnlyQuerySet
from campaigns.models.plan_contents import ParticipantGroup
from campaigns.models.plans import Plan
from campaigns.rules.due_dates import Boundary, CountedIn
from organisation.models.bodies import IssuingBody


class Phase(models.Model):
    """A phase of the campaign (đợt)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="phases", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("đợt", max_length=150)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")

    class Meta:
        verbose_name = "đợt thi đua"
        verbose_name_plural = "đợt thi đua"
        ordering = ("plan", "position")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="phase_ends_after_it_starts",
                violation_error_message="Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class EventKind(models.TextChoices):
    """Kinds of events from which a relative deadline counts."""

    RANKING_PUBLISHED = "ranking_published", "công bố kết quả xếp hạng CCHC"
    DECISION_ISSUED = "decision_issued", "ban hành quyết định khen thưởng"
    PLAN_ISSUED = "plan_issued", "ban hành kế hoạch"


class PlanEvent(models.Model):
    """An event of a campaign, on a day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="events", verbose_name="kế hoạch")
    kind = models.CharField("sự kiện", max_length=30, choices=EventKind)
    happened_on = models.DateField("ngày")

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        ordering = ("plan", "happened_on")
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="event_once_a_plan",
                violation_error_message="Sự kiện này đã được ghi ngày.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.happened_on:%d/%m/%Y}"


class DeadlineKind(models.TextChoices):
    """Kinds of duties that fall due."""

    REGISTRATION = "registration", "Đăng ký thi đua"
    CONSOLIDATION = "consolidation", "Tổng hợp đăng ký"
    INTERIM_REPORT = "interim_report", "Báo cáo sơ kết"
    RECOGNITION = "recognition", "Quyết định công nhận sáng kiến"
    DOSSIER = "dossier", "Hồ sơ đề nghị khen thưởng"
    FINAL_REPORT = "final_report", "Báo cáo tổng kết"
    SUMMING_UP = "summing_up", "Tổng kết, khen thưởng"


class DeadlineQuerySet(models.QuerySet):
    """QuerySet of deadlines."""

    def visible_to(self, user: User) -> "DeadlineQuerySet":
        """Deadlines of the plans that the person may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user).values("pk"))


class Deadline(models.Model):
    """A deadline: a day, or a number of days after an event; for all, or for some.

    Stored as printed: "trước ngày 12/5" is `due_on` 12/5 with the boundary BEFORE, whose last day
    is 11/5; "đến hết tháng 3" is 31/3 with THROUGH.
    """

    class Precision(models.TextChoices):
        DAY = "day", "ngày"
        MONTH = "month", "tháng"

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="deadlines", verbose_name="kế hoạch"
    )
    phase = models.ForeignKey(
        Phase, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="đợt"
    )
    kind = models.CharField("việc", max_length=20, choices=DeadlineKind)
    title = models.CharField("nội dung", max_length=250)
    due_on = models.DateField("ngày", null=True, blank=True)
    boundary = models.CharField(
        "cách tính", max_length=10, choices=Boundary, default=Boundary.THROUGH
    )
    precision = models.CharField("nêu đến", max_length=10, choices=Precision, default=Precision.DAY)
    days_after = models.PositiveSmallIntegerField("số ngày sau sự kiện", null=True, blank=True)
    counted_in = models.CharField(
        "đếm theo", max_length=10, choices=CountedIn, default=CountedIn.CALENDAR_DAYS
    )
    event = models.CharField("sự kiện", max_length=30, choices=EventKind, blank=True)
    group = models.ForeignKey(
        ParticipantGroup,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dành cho đối tượng",
    )
    body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dành riêng cho đơn vị",
    )

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        ordering = ("plan", "due_on", "pk")
        indexes = (models.Index(fields=["due_on"], name="deadline_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on__isnull=False, days_after=None, event="")
                | (Q(due_on=None, days_after__isnull=False) & ~Q(event="")),
                name="deadline_on_a_day_or_after_an_event",
                violation_error_message=(
                    "Thời hạn là một ngày, hoặc một số ngày sau một sự kiện; không phải cả hai."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.title


class DeadlineExtension(AppendOnly):
    """A later last day for a deadline: for all, or for one unit. Never changed: to whom, why and by
    whom it was granted stays on record. Written by `campaigns.plans.extensions` only."""

    deadline = models.ForeignKey(
        Deadline, models.PROTECT, related_name="extensions", verbose_name="thời hạn"
    )
    body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cho đơn vị",
    )
    last_day = models.DateField("đến hết ngày")
    reason = models.TextField("lý do")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gia hạn"
    )
    granted_at = models.DateTimeField("lúc")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ("deadline", "pk")
        indexes = (models.Index(fields=["last_day"], name="extension_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="extension_with_a_reason",
                violation_error_message="Hãy ghi lý do gia hạn.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deadline}: đến hết {self.last_day:%d/%m/%Y}"


class HandedIn(models.Model):
    """What a unit hands in by a last day, and again when it was returned."""

    is_late = models.BooleanField("nộp muộn", default=False, editable=False)
    hand_in_again_by = models.DateField(
        "nộp lại chậm nhất ngày", null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True
