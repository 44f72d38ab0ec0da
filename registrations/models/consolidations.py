"""Consolidations: a body's lines for the level above, frozen when sent."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import User
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models import Plan, ReformArea
from campaigns.models.plans import sent_to
from campaigns.models.timetable import HandedIn
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from registrations.models.list_lines import ListLine
from registrations.models.registrations import Registration


class ConsolidationQuerySet(models.QuerySet):
    """QuerySet of consolidations."""

    def accepted(self) -> "ConsolidationQuerySet":
        """Consolidations accepted by the level above."""
        return self.filter(status=Consolidation.Status.ACCEPTED)

    def with_bodies(self) -> "ConsolidationQuerySet":
        """Consolidations with what lists and permissions need."""
        return self.select_related(
            "plan__issuing_body",
            "sent_under__issuing_body",
            "sent_under__receiving_body",
            "body",
            "received_by",
        )

    def received_at(self, plan: Plan, body: IssuingBody) -> "ConsolidationQuerySet":
        """Consolidations sent to a body's desk under a plan, without drafts."""
        return self.filter(sent_under=plan, received_by=body).exclude(
            status=Consolidation.Status.DRAFT
        )

    def visible_to(self, user: User) -> "ConsolidationQuerySet":
        """Consolidations of the bodies that the person organises for; and, once sent, those of
        bodies that they oversee, those at a desk where they work, and those of bodies that they may
        read. One query."""
        scope = scope_of(user)
        desks = scope.represented_as(*ORGANISERS)
        above = (
            sent_to(desks, "sent_under")
            | under_any(scope.desk_paths, "body__path")
            | Q(body__in=scope.read_bodies)
        )
        return self.filter(Q(body__in=desks) | (above & ~Q(status=Consolidation.Status.DRAFT)))


class Consolidation(HandedIn, HasStatus):
    """A body's consolidation (tổng hợp) of what it accepted under `plan`, sent up under
    `sent_under`: the parent plan, or the same one where the body has none of its own.

    Its status changes through `registrations.consolidation.consolidation_steps` only. Each sending
    copies the lines under a new version and never changes them; those of earlier versions are
    kept. What was accepted may be sent again, corrected: above, the accepted version counts until
    the new one is
    accepted in its turn.
    """

    class Status(StatusChoices):
        DRAFT = "draft", Tone.NEUTRAL, "Đang lập"
        SENT = "sent", Tone.WAITING, "Đã gửi, chờ tiếp nhận"
        RETURNED = "returned", Tone.RETURNED, "Bị trả lại"
        ACCEPTED = "accepted", Tone.GOOD, "Đã tiếp nhận"

    # Those that lie with the level above.
    ABOVE = (Status.SENT, Status.ACCEPTED)

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="consolidations", verbose_name="tổng hợp theo kế hoạch"
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="consolidations", verbose_name="đơn vị tổng hợp"
    )
    sent_under = models.ForeignKey(
        Plan,
        models.PROTECT,
        related_name="consolidations_received",
        verbose_name="gửi theo kế hoạch",
    )
    received_by = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        related_name="consolidations_received",
        verbose_name="nơi tiếp nhận",
    )
    version = models.PositiveSmallIntegerField("lần gửi", default=0, editable=False)
    accepted_version = models.PositiveSmallIntegerField(
        "lần gửi được tiếp nhận",
        null=True,
        blank=True,
        editable=False,
        help_text="Số liệu của lần này được tính ở cấp trên cho đến khi một lần sau được tiếp nhận",
    )
    covering_text = models.TextField("nội dung báo cáo kèm theo", blank=True)
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
    )
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)

    objects = ConsolidationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản tổng hợp"
        verbose_name_plural = "bản tổng hợp"
        ordering = ("plan", "body__path", "version")
        indexes = (
            models.Index(
                fields=["sent_under", "received_by", "status"], name="consolidation_at_desk"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "body"],
                name="consolidation_one_live_a_plan",
                violation_error_message="Đơn vị đã có bản tổng hợp theo kế hoạch này.",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""),
                name="consolidation_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(status="accepted")
                | Q(accepted_version__isnull=False, accepted_version=F("version")),
                name="consolidation_accepted_as_sent_last",
                violation_error_message="Bản đã tiếp nhận phải là lần gửi sau cùng.",
            ),
        )

    def __str__(self) -> str:
        return f"Bản tổng hợp của {self.body}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("registrations:consolidation_detail", args=[self.pk])


class ConsolidatedLineQuerySet(models.QuerySet):
    """QuerySet of consolidated lines."""

    def accepted(self) -> "ConsolidatedLineQuerySet":
        """Lines of the sending of each consolidation that the level above accepted last."""
        return self.filter(version=F("consolidation__accepted_version"))


class ConsolidatedLine(ListLine):
    """One initiative as it was when the consolidation was sent."""

    consolidation = models.ForeignKey(
        Consolidation, models.CASCADE, related_name="lines", verbose_name="bản tổng hợp"
    )
    source = models.ForeignKey(
        Registration, models.PROTECT, related_name="+", verbose_name="bản đăng ký gốc"
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="+", verbose_name="đơn vị đăng ký"
    )
    area = models.ForeignKey(ReformArea, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    version = models.PositiveSmallIntegerField("lần gửi")
    position = models.PositiveIntegerField("thứ tự")

    objects = ConsolidatedLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng tổng hợp"
        verbose_name_plural = "dòng tổng hợp"
        ordering = ("consolidation", "area__position", "position")
        indexes = (
            models.Index(fields=["consolidation", "version", "area"], name="consolidated_by_area"),
            models.Index(
                fields=["consolidation", "version", "position"], name="consolidated_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name
