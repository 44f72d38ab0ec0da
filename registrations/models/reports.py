"""Reports of a unit on a campaign: interim (sơ kết) and final (tổng kết)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import User
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models import Phase, Plan
from campaigns.models.plans import sent_to
from campaigns.models.timetable import DeadlineKind, HandedIn
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of

# Who writes what a body reports: its head or clerk, or the staff who run its campaigns.
WRITERS = (*UNIT_ROLES, *ORGANISERS)


class ReportKind(models.TextChoices):
    """Kinds of reports, with the values of the deadlines that ask for them."""

    INTERIM = DeadlineKind.INTERIM_REPORT.value, "Báo cáo sơ kết"
    FINAL = DeadlineKind.FINAL_REPORT.value, "Báo cáo tổng kết"


# The kinds as addresses name them.
SLUGS = {ReportKind.INTERIM.value: "so-ket", ReportKind.FINAL.value: "tong-ket"}


class ProgressReportQuerySet(models.QuerySet):
    """QuerySet of reports."""

    def with_bodies(self) -> "ProgressReportQuerySet":
        """Reports with what lists and permissions need."""
        return self.select_related(
            "plan__issuing_body", "plan__receiving_body", "body", "received_by", "phase"
        )

    def received_at(self, plan: Plan, body: IssuingBody) -> "ProgressReportQuerySet":
        """Reports sent to a body's desk under a plan, without drafts."""
        return self.filter(plan=plan, received_by=body).exclude(status=ProgressReport.Status.DRAFT)

    def visible_to(self, user: User) -> "ProgressReportQuerySet":
        """Reports of the bodies that the person writes for; and, once sent, those of bodies that
        they oversee, those at a desk where they work, and those of bodies that they may read. One
        query."""
        scope = scope_of(user)
        above = (
            sent_to(scope.represented_as(*ORGANISERS))
            | under_any(scope.desk_paths, "body__path")
            | Q(body__in=scope.read_bodies)
        )
        own = Q(body__in=scope.represented_as(*WRITERS))
        return self.filter(own | (above & ~Q(status=ProgressReport.Status.DRAFT)))

    def arrived(self) -> "ProgressReportQuerySet":
        """Reports of which the body above has a sending: sent, or accepted at some time."""
        return self.filter(Q(status=ProgressReport.Status.SENT) | Q(accepted_version__isnull=False))


class ReportWords(models.Model):
    """The text of a report, and what its document prints around it."""

    text = models.TextField("nội dung báo cáo", blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    signer_title = models.CharField(
        "quyền hạn, chức vụ người ký",
        max_length=200,
        blank=True,
        help_text="Ví dụ: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH. Để trống thì in chức vụ người đứng đầu.",
    )
    signer_name = models.CharField("họ tên người ký", max_length=150, blank=True)

    class Meta:
        abstract = True


class ProgressReport(HandedIn, HasStatus, Edited, ReportWords):
    """A body's report under a plan (báo cáo sơ kết, tổng kết): what it says, and a file where there
    is one signed. A body that receives reports itself makes its own out of those it accepted.

    Its status changes through `registrations.reports.report_steps` only. Each sending freezes
    words and figures as a `ReportSending` under the next version. What was accepted may be
    corrected and sent again: above, the accepted version counts until the new one is accepted in
    its turn. One a body,
    kind and phase.
    """

    class Status(StatusChoices):
        DRAFT = "draft", Tone.NEUTRAL, "Đang viết"
        SENT = "sent", Tone.WAITING, "Đã gửi, chờ tiếp nhận"
        RETURNED = "returned", Tone.RETURNED, "Bị trả lại"
        ACCEPTED = "accepted", Tone.GOOD, "Đã tiếp nhận"
        CORRECTING = "correcting", Tone.WAITING, "Đang sửa sau tiếp nhận"

    # Those that the body has still to send; a correction of what was accepted is its own affair.
    OWED = (Status.DRAFT, Status.RETURNED)
    # Those in which it may still change.
    EDITABLE = (*OWED, Status.CORRECTING)

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
    file = models.FileField("tệp", max_length=200, blank=True, editable=False)
    original_name = models.CharField("tên tệp đã gửi", max_length=200, blank=True, editable=False)
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    version = models.PositiveSmallIntegerField("lần gửi", default=0, editable=False)
    accepted_version = models.PositiveSmallIntegerField(
        "lần gửi được tiếp nhận", null=True, blank=True, editable=False
    )

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
            models.CheckConstraint(
                condition=~Q(status__in=("accepted", "correcting"))
                | Q(accepted_version__isnull=False, accepted_version=F("version")),
                name="report_accepted_as_sent_last",
                violation_error_message="Báo cáo đã tiếp nhận phải là lần gửi sau cùng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} của {self.body}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("registrations:report_detail", args=[self.pk])

    @property
    def title(self) -> str:
        """Its title without the body: "Báo cáo sơ kết, Giai đoạn 1"."""
        phase = f", {self.phase}" if self.phase else ""
        return f"{self.get_kind_display()}{phase}"

    @property
    def write_url(self) -> str:
        """The URL of its form."""
        named = [self.plan_id, self.body_id, SLUGS[self.kind], self.phase_id or 0]
        return reverse("registrations:report_write", args=named)

    @property
    def can_be_edited(self) -> bool:
        """Whether it may still change: before it is sent, after a return, or while what was
        accepted is being corrected."""
        return self.status in self.EDITABLE

    @property
    def is_owed(self) -> bool:
        """Whether the body has still to send it; a correction of an accepted report is
        voluntary."""
        return self.status in self.OWED

    @property
    def has_arrived(self) -> bool:
        """Whether it was ever sent; until then it is the unit's own."""
        return self.status != self.Status.DRAFT
