"""Registrations: what one unit registers under one plan."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import User
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models import Plan
from campaigns.models.timetable import HandedIn
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import ORGANISERS, Role
from organisation.models.succession import in_any_of
from organisation.scope import scope_of
from paperwork.text_signs import validate_persons_name


class RegistrationQuerySet(models.QuerySet):
    """QuerySet of registrations."""

    def live(self) -> "RegistrationQuerySet":
        """Registrations that are neither withdrawn nor replaced: one a unit and plan, or two where
        a change to the accepted one is under way."""
        return self.exclude(status__in=Registration.OVER)

    def latest_of(self, plan: Plan | int, body: IssuingBody | int) -> "Registration | None":
        """A body's live registration under a plan; where a change to it is under way, the
        change."""
        return self.live().filter(plan=plan, body=body).order_by("-version").first()

    def accepted(self) -> "RegistrationQuerySet":
        """Registrations accepted by the body that receives them."""
        return self.filter(status=Registration.Status.ACCEPTED)

    def arrived(self) -> "RegistrationQuerySet":
        """Registrations that were submitted at some time: without drafts, and without drafts that
        were withdrawn."""
        return self.exclude(status=Registration.Status.DRAFT).exclude(
            status=Registration.Status.WITHDRAWN, submitted_at=None
        )

    def with_bodies(self) -> "RegistrationQuerySet":
        """Registrations with what lists and permissions need."""
        return self.select_related(
            "plan__issuing_body", "plan__receiving_body", "body", "received_by"
        )

    def with_counts(self) -> "RegistrationQuerySet":
        """With `initiative_count`, the number of lines, in the order of the tree."""
        initiative: Any = Registration.initiatives.rel.related_model
        lines = initiative.objects.filter(registration=OuterRef("pk"))
        # Counted for the rows that a page shows, not for all that could be shown.
        number = lines.order_by().values("registration").annotate(n=Count("pk")).values("n")
        return self.annotate(initiative_count=Coalesce(Subquery(number), 0)).order_by(
            "plan", "body__path", "version"
        )

    def received_at(self, plan: Plan, body: IssuingBody) -> "RegistrationQuerySet":
        """Registrations that arrived at a body's desk under a plan, without drafts."""
        return self.live().arrived().filter(plan=plan, received_by=body)

    def visible_to(self, user: User) -> "RegistrationQuerySet":
        """Registrations of the person's units; and, once they have arrived, those of units that
        they oversee, those at a desk where they work, and those of bodies that they may read. One
        query."""
        scope = scope_of(user)
        desks = scope.represented_as(*ORGANISERS)
        arrived = Registration.objects.arrived().values("pk")
        return self.filter(
            pk__in=in_any_of(
                Registration.objects.filter(body__in=scope.bodies_as(*Role)).values("pk"),
                arrived.filter(under_any(scope.desk_paths, "body__path")),
                arrived.filter(body__in=scope.read_bodies),
                arrived.filter(received_by__in=desks),
                arrived.filter(plan__receiving_body__in=desks, received_by=F("plan__issuing_body")),
            )
        )


class Registration(HandedIn, HasStatus, Edited):
    """A unit's registration under a plan (bản đăng ký thi đua).

    Its status changes through `registrations.submission` and `registrations.review` only. What was
    submitted is frozen until it is returned; after a withdrawal a unit may begin a new version.
    What was accepted is changed by a new version that `replaces` it: until that one is accepted in
    its turn, the accepted one counts.
    """

    class Status(StatusChoices):
        DRAFT = "draft", Tone.NEUTRAL, "Bản nháp"
        SUBMITTED = "submitted", Tone.WAITING, "Đã nộp, chờ tiếp nhận"
        RETURNED = "returned", Tone.RETURNED, "Bị trả lại"
        ACCEPTED = "accepted", Tone.GOOD, "Đã tiếp nhận"
        SUPERSEDED = "superseded", Tone.NEUTRAL, "Đã được thay bằng lần mới"
        WITHDRAWN = "withdrawn", Tone.NEUTRAL, "Đã rút"

    # The unit's to write: before submission, or after a return.
    EDITABLE = (Status.DRAFT, Status.RETURNED)
    # Those that a unit may still be working on, and that wait for an answer.
    OPEN = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED)
    # Those that count no more.
    OVER = (Status.WITHDRAWN, Status.SUPERSEDED)

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="registrations", verbose_name="kế hoạch"
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="registrations", verbose_name="đơn vị đăng ký"
    )
    received_by = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        related_name="registrations_received",
        verbose_name="nơi tiếp nhận",
    )
    version = models.PositiveSmallIntegerField("lần", default=1)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replacements",
        verbose_name="thay cho lần",
    )
    note = models.TextField("ghi chú chung", blank=True)
    pledge = models.TextField(
        "nội dung đăng ký thi đua",
        blank=True,
        help_text="Ví dụ: Hoàn thành xuất sắc nhiệm vụ cải cách hành chính năm 2020",
    )
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="nhập thay đơn vị",
        help_text="Người của nơi tiếp nhận đã nhập từ tệp mà đơn vị gửi",
    )
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đăng ký thi đua"
        verbose_name_plural = "bản đăng ký thi đua"
        ordering = ("plan", "body__path", "version")
        indexes = (
            models.Index(fields=["plan", "received_by", "status"], name="registration_at_desk"),
            models.Index(fields=["plan", "body"], name="registration_of_body"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "body"],
                condition=Q(status__in=("draft", "submitted", "returned")),
                name="registration_one_open_a_plan",
                violation_error_message="Đơn vị đã có bản đăng ký theo kế hoạch này.",
            ),
            models.UniqueConstraint(
                fields=["plan", "body"],
                condition=Q(status="accepted"),
                name="registration_one_accepted_a_plan",
                violation_error_message="Đơn vị đã có bản đăng ký được tiếp nhận rồi.",
            ),
            models.UniqueConstraint(
                fields=["plan", "body", "version"],
                name="registration_version_once",
                violation_error_message="Lần đăng ký này đã có.",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""),
                name="registration_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"Đăng ký của {self.body}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("registrations:registration_detail", args=[self.pk])

    @property
    def can_be_edited(self) -> bool:
        """Whether its lines may still change: before submission, or after a return."""
        return self.status in self.EDITABLE

    @property
    def has_arrived(self) -> bool:
        """Whether it was ever submitted; until then it is the unit's own."""
        never = self.status == self.Status.WITHDRAWN and self.submitted_at is None
        return self.status != self.Status.DRAFT and not never


class PledgedPerson(models.Model):
    """A person on a pledge: name, position, unit (the Kiên Giang form, mục 2)."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="people", verbose_name="bản đăng ký"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    full_name = models.CharField("họ và tên", max_length=150, validators=[validate_persons_name])
    job_title = models.CharField("chức vụ", max_length=150, blank=True)
    unit = models.CharField("đơn vị công tác", max_length=250, blank=True)
    remark = models.CharField("cần sửa", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "cá nhân đăng ký"
        verbose_name_plural = "cá nhân đăng ký"
        ordering = ("registration", "position", "pk")

    def __str__(self) -> str:
        return self.full_name
