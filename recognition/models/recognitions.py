"""Recognitions: one initiative before a council, and its authors."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from accounts.models import User
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models.plans import organised_by
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES, Role
from organisation.scope import scope_of
from paperwork.text_signs import validate_persons_name
from recognition.models.councils import CouncilMember, InitiativeCouncil
from registrations.models import Initiative

ORIGIN = (
    "initiative__area",
    "initiative__registration__plan__issuing_body",
    "initiative__registration__plan__receiving_body",
    "initiative__registration__body",
    "initiative__registration__received_by",
    "council__plan__issuing_body",
    "council__plan__receiving_body",
    "decision",
)


class Scope(models.TextChoices):
    """Scopes of effect of an initiative (phạm vi ảnh hưởng)."""

    UNIT = "unit", "Cấp cơ sở"
    DISTRICT = "district", "Cấp huyện"
    PROVINCE = "province", "Cấp tỉnh"


class RecognitionQuerySet(models.QuerySet):
    """QuerySet of initiatives before councils."""

    def with_origin(self) -> "RecognitionQuerySet":
        """With what lists and permissions need."""
        return self.select_related(*ORIGIN)

    def with_counts(self) -> "RecognitionQuerySet":
        """With how many have appraised it; the units in the order of the tree."""
        return self.annotate(appraisal_count=Count("appraisals")).order_by(
            "initiative__registration__body__path", "initiative__position", "pk"
        )

    def recognised(self) -> "RecognitionQuerySet":
        """Recognitions that were recognised, and still are."""
        return self.filter(status=Recognition.Status.RECOGNISED)

    def visible_to(self, user: User) -> "RecognitionQuerySet":
        """Recognitions before councils of which the person is a member or whose plan the person's
        bodies organise; those of the person's own units and of bodies below."""
        scope = scope_of(user)
        bodies = scope.represented_as(*DESK_ROLES)
        return self.filter(
            Q(council__in=CouncilMember.objects.filter(user=user).values("council"))
            | organised_by(bodies, "council__plan__")
            | Q(initiative__registration__body__in=scope.bodies_as(*Role))
            | under_any(scope.desk_paths, "initiative__registration__body__path")
        )

    def pending_for(self, user: User) -> "RecognitionQuerySet":
        """Open recognitions that the person has still to appraise, without those excluded by the
        tree, authorship or a declared conflict."""
        scope = scope_of(user)
        own = Q(initiative__registration__body__in=scope.bodies_as(*Role))
        for body in scope.bodies_as(Role.UNIT_HEAD):
            around = Q(initiative__registration__body__path__startswith=body.path) | Q(
                initiative__registration__body__path__in=body.path_and_above
            )
            # The council's own body, and those above it, appraise what lies below by their office.
            above_council = InitiativeCouncil.objects.filter(
                members__user=user, plan__issuing_body__path__startswith=body.path
            ).values("pk")
            own |= around & ~Q(council__in=above_council)
        return (
            self.filter(status=Recognition.Status.OPEN, council__members__user=user)
            .exclude(own)
            .exclude(initiative__authors__user=user)
            .exclude(declared_conflicts__user=user)
            .exclude(appraisals__appraiser=user)
        )


class Recognition(HasStatus):
    """An initiative of an accepted registration that a council appraises, and what became of it.

    Its status changes through `recognition.appraisal` and `recognition.decisions` only. An
    initiative may be recognised once (CV 5007/BNV-TĐKT: it serves one award), which a constraint
    holds whichever council decides.
    """

    class Status(StatusChoices):
        """The states."""

        OPEN = "open", Tone.WAITING, "Đang thẩm định"
        PROPOSED = "proposed", Tone.GOOD, "Hội đồng đề nghị công nhận"
        NOT_PROPOSED = "not_proposed", Tone.RETURNED, "Hội đồng không đề nghị công nhận"
        RECOGNISED = "recognised", Tone.GOOD, "Đã công nhận"
        DECLINED = "declined", Tone.RETURNED, "Không công nhận"
        REVOKED = "revoked", Tone.RETURNED, "Đã hủy bỏ công nhận"

    initiative = models.ForeignKey(
        Initiative, models.PROTECT, related_name="recognitions", verbose_name="sáng kiến"
    )
    council = models.ForeignKey(
        InitiativeCouncil, models.PROTECT, related_name="cases", verbose_name="hội đồng"
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.OPEN, editable=False
    )
    scope = models.CharField("phạm vi ảnh hưởng", max_length=20, choices=Scope, blank=True)
    average = models.DecimalField(
        "điểm trung bình", max_digits=6, decimal_places=2, null=True, blank=True, editable=False
    )
    conclusion = models.TextField("kết luận của hội đồng", blank=True)
    decline_reason = models.TextField("lý do không công nhận", blank=True, editable=False)
    decision = models.ForeignKey(
        "recognition.RecognitionDecision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="recognitions",
        verbose_name="quyết định",
    )

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = "sáng kiến đưa ra hội đồng"
        verbose_name_plural = "sáng kiến đưa ra hội đồng"
        ordering = ("council", "pk")
        indexes = (
            models.Index(fields=["council", "status"], name="recognition_at_council"),
            models.Index(fields=["status"], name="recognition_by_status"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["council", "initiative"],
                name="recognition_once_a_council",
                violation_error_message="Sáng kiến này đã được đưa ra hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(status="recognised"),
                name="recognised_once",
                violation_error_message="Sáng kiến này đã được công nhận.",
            ),
            models.CheckConstraint(
                condition=~Q(status="recognised") | ~Q(decision=None),
                name="recognised_by_a_decision",
                violation_error_message="Công nhận phải theo một quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(decline_reason=""),
                name="recognition_declined_with_reason",
                violation_error_message="Không công nhận phải ghi lý do.",
            ),
        )

    def __str__(self) -> str:
        return self.initiative.name

    @property
    def unit(self) -> IssuingBody:
        """The body that registered it."""
        return self.initiative.registration.body

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("recognition:recognition_detail", args=[self.pk])


class Author(models.Model):
    """An author or co-author of an initiative (tác giả, đồng tác giả), as the unit says; linked to
    a sign-in where it is the same person."""

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, related_name="authors", verbose_name="sáng kiến"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    full_name = models.CharField("họ và tên", max_length=150, validators=[validate_persons_name])
    job_title = models.CharField("chức vụ", max_length=150, blank=True)
    unit = models.CharField("đơn vị công tác", max_length=250, blank=True)
    share = models.PositiveSmallIntegerField(
        "tỷ lệ đóng góp (%)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tài khoản",
    )

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả, đồng tác giả"
        ordering = ("initiative", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "user"],
                condition=Q(user__isnull=False),
                name="author_account_once",
                violation_error_message="Tài khoản này đã gắn với một tác giả khác.",
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=1, share__lte=100),
                name="author_share_of_a_hundred",
                violation_error_message="Tỷ lệ đóng góp từ 1 đến 100.",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def said(self) -> str:
        """As a list prints it: name, job, share."""
        share = f"{self.share}%" if self.share else ""
        return ", ".join(part for part in (self.full_name, self.job_title, share) if part)
