"""Sendings of a report: its text and figures on the day it was sent. Written once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q

from accounts.models import User
from audit.models import AppendOnly, AppendOnlyQuerySet
from campaigns.models import Phase, Plan, ReformArea
from organisation.models import IssuingBody
from registrations.models.initiatives import Initiative
from registrations.models.list_lines import InitiativeKind
from registrations.models.progress import InitiativeProgress
from registrations.models.reports import ProgressReport, ReportWords


class ReportSendingQuerySet(AppendOnlyQuerySet):
    """QuerySet of sendings of reports."""

    def visible_to(self, user: User) -> "ReportSendingQuerySet":
        """Sendings of the reports that the person may see."""
        return self.filter(report__in=ProgressReport.objects.visible_to(user))

    def accepted(self) -> "ReportSendingQuerySet":
        """Of each report, the sending that the body above accepted last, which counts there."""
        return self.filter(version=F("report__accepted_version"))

    def counted_at(
        self, plans: list[Plan], body: IssuingBody, kind: str, phase: Phase | None
    ) -> "ReportSendingQuerySet":
        """Sendings that count at a body's desks under some plans for its own report of a kind and
        phase.

        Each plan has phases of its own: another plan's phase corresponds where it has the same
        position in its list, and a report for no phase always counts. Of several by one body the
        latest counts.
        """
        found = self.accepted().filter(
            ~Q(report__body=body),
            report__plan__in=plans,
            report__received_by=body,
            report__kind=kind,
        )
        if phase is not None:
            found = found.filter(
                Q(report__phase=None)
                | Q(report__phase=phase)
                | Q(report__phase__position=phase.position) & ~Q(report__plan=phase.plan_id)
            )
        latest = found.order_by().values("report__plan", "report__body").annotate(Max("pk"))
        return self.filter(pk__in=latest.values("pk__max"))


class ReportSending(AppendOnly, ReportWords):
    """One sending of a report."""

    report = models.ForeignKey(
        ProgressReport, models.PROTECT, related_name="sendings", verbose_name="báo cáo"
    )
    version = models.PositiveSmallIntegerField("lần gửi")
    file = models.FileField("tệp", max_length=200, blank=True)
    original_name = models.CharField("tên tệp đã gửi", max_length=200, blank=True)
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người gửi",
    )

    objects = ReportSendingQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        ordering = ("report", "version")
        constraints = (
            models.UniqueConstraint(
                fields=["report", "version"],
                name="report_sending_once",
                violation_error_message="Lần gửi này đã có.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, lần gửi {self.version}"


class ReportedLine(AppendOnly):
    """An initiative with its progress when a report was sent. A body's report also includes the
    lines that it accepted from below, each still with its unit."""

    sending = models.ForeignKey(
        ReportSending, models.PROTECT, related_name="lines", verbose_name="lần gửi"
    )
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, related_name="+", verbose_name="mô hình, giải pháp, sáng kiến"
    )
    body = models.ForeignKey(IssuingBody, models.PROTECT, related_name="+", verbose_name="đơn vị")
    area = models.ForeignKey(ReformArea, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    kind = models.CharField("loại", max_length=20, choices=InitiativeKind)
    name = models.CharField("tên mô hình, giải pháp, sáng kiến", max_length=500)
    state = models.CharField("tình trạng", max_length=20, choices=InitiativeProgress.Status)
    percent = models.PositiveSmallIntegerField("tỷ lệ hoàn thành (%)")
    expected_on = models.DateField("dự kiến hoàn thành", null=True, blank=True)
    completed_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    in_phase = models.BooleanField("hoàn thành trong kỳ báo cáo", default=False)
    is_recognised = models.BooleanField("được công nhận", null=True, blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung đã báo cáo"
        verbose_name_plural = "nội dung đã báo cáo"
        ordering = ("sending", "pk")
        indexes = (models.Index(fields=["sending", "area", "kind"], name="reported_by_area"),)

    def __str__(self) -> str:
        return self.name


class Timeliness(models.TextChoices):
    """Whether a unit did in time what was asked of it."""

    IN_TIME = "in_time", "Đúng hạn"
    LATE = "late", "Muộn"
    MISSING = "missing", "Chưa gửi"
    NOT_ASKED = "", "Không yêu cầu"


class ReportedUnit(AppendOnly):
    """A unit below the reporting body, with whether it had registered and reported by then."""

    sending = models.ForeignKey(
        ReportSending, models.PROTECT, related_name="units", verbose_name="lần gửi"
    )
    body = models.ForeignKey(IssuingBody, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("tên đơn vị", max_length=250)
    registered = models.CharField("đăng ký", max_length=10, choices=Timeliness, blank=True)
    reported = models.CharField("báo cáo", max_length=10, choices=Timeliness, blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị đã báo cáo"
        verbose_name_plural = "đơn vị đã báo cáo"
        ordering = ("sending", "pk")
        indexes = (
            models.Index(fields=["sending", "registered", "reported"], name="reported_units"),
        )

    def __str__(self) -> str:
        return self.name


def frozen_words(report: ReportWords) -> dict[str, object]:
    """The words of a report or sending, to be copied to the other."""
    return {field.name: getattr(report, field.name) for field in ReportWords._meta.fields}
