"""Award councils of a body, and the share of votes by which they propose an award."""

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import User
from audit import clock
from audit.models import Edited
from awards.models.award_forms import AwardForm
from councils.models import Council, CouncilMember
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES
from organisation.scope import scope_of

NO_STATUTORY_SHARE = (
    "Chưa tìm thấy tỷ lệ do pháp luật quy định cho giấy khen, bằng khen theo phong trào thi đua "
    "(Nghị định 98/2023/NĐ-CP, Điều 30 chỉ quy định cho danh hiệu thi đua và cờ); quá bán là lựa "
    "chọn của địa phương."
)


class Base(models.TextChoices):
    """The base of the share of votes."""

    ALL = "all", "tổng số thành viên Hội đồng"
    PRESENT = "present", "số thành viên dự họp"


class AwardCouncilQuerySet(models.QuerySet):
    """QuerySet of councils."""

    def valid_on(self, day: date) -> "AwardCouncilQuerySet":
        """Councils in force on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def with_body(self) -> "AwardCouncilQuerySet":
        """With what lists and permissions need."""
        return self.select_related("body")

    def visible_to(self, user: User) -> "AwardCouncilQuerySet":
        """Councils of which the person is a member, those of bodies for which the person works, and
        those of bodies below."""
        scope = scope_of(user)
        return self.filter(
            Q(pk__in=AwardCouncilMember.objects.filter(user=user).values("council"))
            | Q(body__in=scope.represented_as(*DESK_ROLES))
            | under_any(scope.desk_paths, "body__path")
        )


class AwardCouncil(Council):
    """The emulation and reward council (Hội đồng Thi đua - Khen thưởng) of a body, by the decision
    that set it up. It changes through `awards.councils.councils` only; a meeting keeps who its
    members were when it was called."""

    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="award_councils", verbose_name="cơ quan"
    )
    name = models.CharField(
        "tên hội đồng", max_length=200, default="Hội đồng Thi đua - Khen thưởng"
    )
    basis = models.CharField("quyết định thành lập", max_length=250)
    valid_from = models.DateField("hoạt động từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = AwardCouncilQuerySet.as_manager()

    class Meta:
        verbose_name = "hội đồng thi đua - khen thưởng"
        verbose_name_plural = "hội đồng thi đua - khen thưởng"
        ordering = ("body__path", "-valid_from", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="award_council_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(valid_to=None),
                name="award_council_one_without_end",
                violation_error_message="Cơ quan này đã có một hội đồng chưa ghi ngày hết hiệu "
                "lực. Hãy ghi ngày hết hiệu lực của hội đồng đó trước.",
            ),
        )

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("awards:council_detail", args=[self.pk])

    @property
    def status(self) -> str:
        """Whether it is in force, for the lines of its history; it follows from its dates."""
        return "in_force" if self.is_in_force else "ended"

    @property
    def is_in_force(self) -> bool:
        """Whether it is in force today."""
        today = clock.today()
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)


class AwardCouncilMember(CouncilMember):
    """A voting member of a council."""

    council = models.ForeignKey(
        AwardCouncil, models.CASCADE, related_name="members", verbose_name="hội đồng"
    )

    class Meta(CouncilMember.Meta):
        verbose_name = "thành viên hội đồng thi đua - khen thưởng"
        verbose_name_plural = "thành viên hội đồng thi đua - khen thưởng"


class VotingTerms(models.Model):
    """The share of votes by which an award is proposed. What no law states is a local choice, and
    is shown as such (an administrator's or organiser's datum, never a constant)."""

    base = models.CharField("tính trên", max_length=20, choices=Base, default=Base.ALL)
    min_percent = models.DecimalField(
        "tỷ lệ tán thành (%)",
        max_digits=5,
        decimal_places=2,
        default=Decimal(50),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    must_exceed = models.BooleanField("phải vượt tỷ lệ đó (quá bán)", default=True)
    quorum_percent = models.DecimalField(
        "tỷ lệ dự họp tối thiểu (%)",
        max_digits=5,
        decimal_places=2,
        default=Decimal("66.67"),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    is_secret = models.BooleanField("bỏ phiếu kín", default=True)
    counts_written = models.BooleanField(
        "tính ý kiến bằng văn bản của người vắng mặt", default=True
    )
    source = models.TextField("căn cứ", blank=True, default=NO_STATUTORY_SHARE)
    is_local_choice = models.BooleanField("là lựa chọn của địa phương", default=True)

    class Meta:
        abstract = True


TERMS = (
    "base",
    "min_percent",
    "must_exceed",
    "quorum_percent",
    "is_secret",
    "counts_written",
    "source",
    "is_local_choice",
)


class VotingRule(VotingTerms, Edited):
    """The terms of one form of award. A form without one is voted by the terms above, as they
    stand by default."""

    award_form = models.OneToOneField(
        AwardForm, models.CASCADE, related_name="voting_rule", verbose_name="hình thức"
    )

    class Meta:
        verbose_name = "tỷ lệ biểu quyết"
        verbose_name_plural = "tỷ lệ biểu quyết"
        constraints = (
            models.CheckConstraint(
                condition=Q(min_percent__gte=0, min_percent__lte=100),
                name="voting_rule_share_of_a_hundred",
                violation_error_message="Tỷ lệ tán thành phải từ 0 đến 100%.",
            ),
            models.CheckConstraint(
                condition=Q(quorum_percent__gte=0, quorum_percent__lte=100),
                name="voting_rule_quorum_of_a_hundred",
                violation_error_message="Tỷ lệ dự họp phải từ 0 đến 100%.",
            ),
            models.CheckConstraint(
                condition=~Q(must_exceed=True, min_percent=100),
                name="voting_rule_can_be_met",
                violation_error_message="Không thể vượt 100%.",
            ),
            models.CheckConstraint(
                condition=Q(is_local_choice=True) | ~Q(source=""),
                name="voting_rule_names_its_source",
                violation_error_message="Tỷ lệ không phải lựa chọn của địa phương thì phải ghi "
                "căn cứ.",
            ),
        )

    def __str__(self) -> str:
        return f"Tỷ lệ biểu quyết: {self.award_form}"
