"""Sendings of a consolidation, besides their lines: the units, those late, those missing, the
pledges."""

from django.db import models
from django.db.models import Q

from audit.models import AppendOnly, AppendOnlyQuerySet
from campaigns.models import ReformArea
from organisation.models import IssuingBody
from registrations.models.consolidations import Consolidation
from registrations.models.registrations import Registration


class Sending(AppendOnly):
    """One sending of a consolidation. Never changed; the next sending has its own row."""

    consolidation = models.ForeignKey(
        Consolidation, models.CASCADE, related_name="sendings", verbose_name="bản tổng hợp"
    )
    version = models.PositiveSmallIntegerField("lần gửi")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    is_late = models.BooleanField("gửi muộn", default=False)
    covering_text = models.TextField("nội dung báo cáo kèm theo", blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gửi tổng hợp"
        verbose_name_plural = "lần gửi tổng hợp"
        ordering = ("consolidation", "version")
        constraints = (
            models.UniqueConstraint(
                fields=["consolidation", "version"],
                name="sending_version_once",
                violation_error_message="Lần gửi này đã có.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.consolidation}, lần gửi {self.version}"


class ConsolidatedCountQuerySet(AppendOnlyQuerySet):
    """QuerySet of consolidated numbers."""

    def accepted(self) -> "ConsolidatedCountQuerySet":
        """Rows of the sending of each consolidation that the level above accepted last."""
        return self.filter(sending__version=models.F("sending__consolidation__accepted_version"))


class ConsolidatedCount(AppendOnly):
    """The number of a sending's lines in one field, counted when it was sent: what Biểu 1 above
    adds up, so that a nation's comes as soon as a commune's."""

    sending = models.ForeignKey(
        Sending, models.CASCADE, related_name="counts", verbose_name="lần gửi"
    )
    area = models.ForeignKey(ReformArea, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    number = models.PositiveIntegerField("số lượng")

    objects = ConsolidatedCountQuerySet.as_manager()

    class Meta:
        verbose_name = "số lượng trong bản tổng hợp"
        verbose_name_plural = "số lượng trong bản tổng hợp"
        ordering = ("sending", "area__position")
        constraints = (
            models.UniqueConstraint(
                fields=["sending", "area"],
                name="consolidated_count_once",
                violation_error_message="Lĩnh vực này đã được đếm.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.area}: {self.number}"


class UnitState(models.TextChoices):
    """States of a unit when a consolidation was sent."""

    REGISTERED = "registered", "Đã đăng ký"
    WAITING = "waiting", "Đã nộp, chưa được tiếp nhận"
    RETURNED = "returned", "Đã trả lại"
    MISSING = "missing", "Chưa đăng ký"
    NOT_CONSOLIDATED = "not_consolidated", "Chưa gửi tổng hợp"


class ConsolidatedUnitQuerySet(AppendOnlyQuerySet):
    """QuerySet of consolidated units."""

    def registered(self) -> "ConsolidatedUnitQuerySet":
        """Units whose registration was included."""
        return self.filter(state=UnitState.REGISTERED)

    def absent(self) -> "ConsolidatedUnitQuerySet":
        """Units that are not in its figures: nothing had arrived, or nothing was accepted yet."""
        return self.exclude(state=UnitState.REGISTERED)

    def accepted(self) -> "ConsolidatedUnitQuerySet":
        """Rows of the sending of each consolidation that the level above accepted last."""
        return self.filter(sending__version=models.F("sending__consolidation__accepted_version"))


class ConsolidatedUnit(AppendOnly):
    """A unit in a sending: what it registered, and whether late; or that nothing had come.

    Under a plan of pledges it carries the collective's pledge. `through` is the consolidation from
    below out of which it came, and the sending of that one.
    """

    sending = models.ForeignKey(
        Sending, models.CASCADE, related_name="units", verbose_name="lần gửi"
    )
    body = models.ForeignKey(IssuingBody, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField(
        "tình trạng", max_length=20, choices=UnitState, default=UnitState.REGISTERED
    )
    source = models.ForeignKey(
        Registration,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bản đăng ký gốc",
    )
    through = models.ForeignKey(
        Consolidation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="qua bản tổng hợp của cấp dưới",
    )
    through_version = models.PositiveSmallIntegerField("lần gửi của cấp dưới", null=True)
    is_late = models.BooleanField("nộp muộn", default=False)
    line_count = models.PositiveIntegerField("số dòng", default=0)
    pledge = models.TextField("nội dung đăng ký thi đua", blank=True)

    objects = ConsolidatedUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị trong bản tổng hợp"
        verbose_name_plural = "đơn vị trong bản tổng hợp"
        ordering = ("sending", "body__path", "pk")
        indexes = (models.Index(fields=["sending", "state"], name="consolidated_unit_state"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="registered") | Q(source__isnull=False),
                name="consolidated_unit_registered_with_source",
                violation_error_message="Đơn vị đã đăng ký phải có bản đăng ký.",
            ),
        )

    def __str__(self) -> str:
        return str(self.body)


class ConsolidatedPersonQuerySet(AppendOnlyQuerySet):
    """QuerySet of consolidated persons."""

    def accepted(self) -> "ConsolidatedPersonQuerySet":
        """Rows of the sending of each consolidation that the level above accepted last."""
        accepted = models.F("consolidated_unit__sending__consolidation__accepted_version")
        return self.filter(consolidated_unit__sending__version=accepted)


class ConsolidatedPerson(AppendOnly):
    """A person on a pledge when the consolidation was sent."""

    consolidated_unit = models.ForeignKey(
        ConsolidatedUnit, models.CASCADE, related_name="people", verbose_name="đơn vị đăng ký"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    full_name = models.CharField("họ và tên", max_length=150)
    job_title = models.CharField("chức vụ", max_length=150, blank=True)
    unit = models.CharField("đơn vị công tác", max_length=250, blank=True)

    objects = ConsolidatedPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "cá nhân trong bản tổng hợp"
        verbose_name_plural = "cá nhân trong bản tổng hợp"
        ordering = ("consolidated_unit", "position", "pk")

    def __str__(self) -> str:
        return self.full_name
