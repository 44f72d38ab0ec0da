"""The progress of a registered initiative, and its evidence."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import User
from audit import clock
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from registrations.models.initiatives import Initiative
from registrations.models.registrations import Registration
from registrations.models.reports import ProgressReport
from registrations.progress.expected_completion import last_day_named


class InitiativeProgress(HasStatus, Edited):
    """The progress of one initiative of an accepted registration: how far it is, when it is
    expected to be done, when it was done.

    Made when the registration is accepted (`begin_progress`), or with the first
    report where there is none. It changes through `registrations.progress.updates` only.
    """

    class Status(StatusChoices):
        REGISTERED = "registered", Tone.NEUTRAL, "Đã đăng ký"
        IN_PROGRESS = "in_progress", Tone.WAITING, "Đang thực hiện"
        COMPLETED = "completed", Tone.GOOD, "Hoàn thành"
        DROPPED = "dropped", Tone.RETURNED, "Thôi thực hiện"

    # Those in which there is still something to do.
    UNDER_WAY = (Status.REGISTERED, Status.IN_PROGRESS)

    initiative = models.OneToOneField(
        Initiative,
        models.CASCADE,
        related_name="progress",
        verbose_name="mô hình, giải pháp, sáng kiến",
    )
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=Status,
        default=Status.REGISTERED,
        editable=False,
    )
    percent = models.PositiveSmallIntegerField("tỷ lệ hoàn thành (%)", default=0)
    expected_on = models.DateField("dự kiến hoàn thành", null=True, blank=True)
    completed_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    note = models.TextField("kết quả, ghi chú", blank=True)
    drop_reason = models.TextField("lý do thôi thực hiện", blank=True)

    class Meta:
        verbose_name = "tiến độ"
        verbose_name_plural = "tiến độ thực hiện"
        ordering = ("initiative",)
        indexes = (models.Index(fields=["status", "expected_on"], name="progress_behind"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="progress_percent_to_100",
                violation_error_message="Tỷ lệ hoàn thành từ 0 đến 100.",
            ),
            models.CheckConstraint(
                condition=~Q(status="completed") | Q(percent=100, completed_on__isnull=False),
                name="progress_completed_whole",
                violation_error_message="Đã hoàn thành thì tỷ lệ là 100% và phải có ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(status="dropped") | ~Q(drop_reason=""),
                name="progress_dropped_with_reason",
                violation_error_message="Thôi không thực hiện thì phải ghi lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"Tiến độ: {self.initiative}"

    def get_absolute_url(self) -> str:
        """The page of the initiative, which shows its progress."""
        return self.initiative.get_absolute_url()

    @property
    def is_behind(self) -> bool:
        """Whether its expected day has passed; as `behind` in SQL."""
        return (
            self.status in self.UNDER_WAY
            and self.expected_on is not None
            and self.expected_on < clock.today()
        )


def behind(today: date) -> Q:
    """The condition for lines whose expected day has passed while there is still work to do."""
    return Q(progress__expected_on__lt=today, progress__status__in=InitiativeProgress.UNDER_WAY)


class EvidenceFileQuerySet(models.QuerySet):
    """QuerySet of evidence."""

    def visible_to(self, user: User) -> "EvidenceFileQuerySet":
        """Evidence of the initiatives that the person may see."""
        return self.filter(progress__initiative__in=Initiative.objects.visible_to(user))


class EvidenceFile(models.Model):
    """A file as evidence of progress. It can be removed until a report was sent with it."""

    progress = models.ForeignKey(
        InitiativeProgress, models.PROTECT, related_name="evidence", verbose_name="tiến độ"
    )
    title = models.CharField("tên minh chứng", max_length=200)
    file = models.FileField("tệp", max_length=200)
    size = models.PositiveIntegerField("cỡ tệp (byte)", editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đính kèm"
    )
    added_at = models.DateTimeField("đính kèm lúc")
    reported_in = models.ForeignKey(
        ProgressReport,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="đã gửi cùng báo cáo",
    )

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ("progress", "pk")

    def __str__(self) -> str:
        return self.title


def begin_progress(registration: Registration) -> None:
    """Give each initiative of a registration its progress, not begun, expected by the day that its
    own words name. Those that have one keep it. Call it in the transaction that accepts. Two
    queries."""
    fresh = Initiative.objects.filter(registration=registration, progress=None)
    InitiativeProgress.objects.bulk_create(
        [fresh_progress(initiative) for initiative in fresh], ignore_conflicts=True
    )


def fresh_progress(initiative: Initiative) -> InitiativeProgress:
    """An unsaved progress for an initiative without any report."""
    return InitiativeProgress(
        initiative=initiative, expected_on=last_day_named(initiative.expected_completion)
    )


def progress_of(initiative: Initiative) -> InitiativeProgress:
    """The stored progress, or a fresh one. No query where it was read with `progress`."""
    stored: InitiativeProgress | None = getattr(initiative, "progress", None)
    return stored or fresh_progress(initiative)
