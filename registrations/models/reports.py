"""What a unit reports on a campaign: a first reckoning (sơ kết) and the last one (tổng kết)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import IssuingBody, Phase, Plan
from campaigns.models.timetable import DeadlineKind
from registrations.workflow import REPORT


class ReportKind(models.TextChoices):
    """What a report reckons up; named as the deadlines that ask for it."""

    INTERIM = DeadlineKind.INTERIM_REPORT.value, "Báo cáo sơ kết"
    FINAL = DeadlineKind.FINAL_REPORT.value, "Báo cáo tổng kết"


# The kinds as addresses name them.
SLUGS = {ReportKind.INTERIM.value: "so-ket", ReportKind.FINAL.value: "tong-ket"}


class ProgressReportQuerySet(models.QuerySet):
    """Questions asked of reports."""

    def with_bodies(self) -> "ProgressReportQuerySet":
        """With what lists and permissions look at."""
        return self.select_related(
            "plan__issuing_body", "plan__receiving_body", "body", "received_by", "phase"
        )

    def received_at(self, plan: Plan, body: IssuingBody) -> "ProgressReportQuerySet":
        """What was sent to a body's desk under a plan; drafts have not arrived."""
        return self.filter(plan=plan, received_by=body).exclude(status="draft")


class ProgressReport(models.Model):
    """A unit's report under a plan (báo cáo sơ kết, tổng kết): what it says, and a file where the
    unit has one signed.

    Its status changes through `registrations.reports.writing` only. What was sent is frozen until
    it is returned. One a unit, kind and phase.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports", verbose_name="kế hoạch")
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="reports", verbose_name="đơn vị báo cáo"
    )
    received_by = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        related_name="reports_received",
        verbose_name="nơi tiếp nhận",
    )
    kind = models.CharField("loại báo cáo", max_length=20, choices=ReportKind)
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt"
    )
    text = models.TextField("nội dung báo cáo", blank=True)
    file = models.FileField("tệp", max_length=200, blank=True, editable=False)
    original_name = models.CharField("tên tệp đã gửi", max_length=200, blank=True, editable=False)
    status = models.CharField(
        "tình trạng", max_length=20, choices=REPORT.choices, default="draft", editable=False
    )
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, editable=False)
    is_late = models.BooleanField("gửi muộn", default=False, editable=False)
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)

    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo sơ kết, tổng kết"
        ordering = ("plan", "body__path", "pk")
        indexes = (models.Index(fields=["plan", "received_by", "status"], name="report_at_desk"),)
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "body", "kind", "phase"],
                condition=Q(phase__isnull=False),
                name="report_once_a_phase",
                violation_error_message="Đơn vị đã có báo cáo này của đợt này.",
            ),
            models.UniqueConstraint(
                fields=["plan", "body", "kind"],
                condition=Q(phase=None),
                name="report_once_without_a_phase",
                violation_error_message="Đơn vị đã có báo cáo này.",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""),
                name="report_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("sent", "accepted")) | ~Q(sent_at=None),
                name="report_sent_at_a_time",
                violation_error_message="Đã gửi thì phải có thời điểm gửi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} của {self.body}"

    @property
    def title(self) -> str:
        """What it is, without whose: "Báo cáo sơ kết, Giai đoạn 1"."""
        phase = f", {self.phase}" if self.phase else ""
        return f"{self.get_kind_display()}{phase}"

    @property
    def write_url(self) -> str:
        """Where it is written."""
        named = [self.plan_id, self.body_id, SLUGS[self.kind], self.phase_id or 0]
        return reverse("registrations:report_write", args=named)

    @property
    def can_be_edited(self) -> bool:
        """Whether it may still change: before it is sent, or after a return."""
        return self.status in ("draft", "returned")

    @property
    def has_arrived(self) -> bool:
        """Whether it was ever sent; until then it is the unit's own."""
        return self.status != "draft"

    @property
    def status_tone(self) -> str:
        """The tone of its badge."""
        return REPORT.tone(self.status)
