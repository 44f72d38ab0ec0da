"""Decisions that give awards, and later ones that correct or revoke them."""

from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from campaigns.models import Plan
from decisions.models import (
    CORRECT,
    ISSUED,
    REVOKE,
    DecisionLine,
    SignedDecision,
    SignedDecisionQuerySet,
)
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES, ORGANISERS
from organisation.scope import scope_of


class DecisionKind(models.TextChoices):
    """Kinds of decisions."""

    AWARD = "award", "Tặng giấy khen, bằng khen"
    CORRECT = CORRECT, "Đính chính quyết định khen thưởng"
    REVOKE = REVOKE, "Hủy bỏ việc khen thưởng"


class AwardDecisionQuerySet(SignedDecisionQuerySet):
    """QuerySet of decisions."""

    def with_bodies(self) -> Self:
        """With what lists and permissions need."""
        return self.select_related(
            "issuing_body", "plan__issuing_body", "plan__receiving_body", "changes"
        )

    def visible_to(self, user: User) -> Self:
        """Decisions that the person's bodies prepare, and those of bodies below; once issued, those
        under plans that the person sees, and those of a body of which the person's is a part."""
        scope = scope_of(user)
        organised = scope.represented_as(*ORGANISERS)
        prepared = Q(issuing_body__in=scope.represented_as(*DESK_ROLES)) | Q(
            plan__issuing_body=models.F("issuing_body"), plan__receiving_body__in=organised
        )
        published = Q(status__in=ISSUED) & (
            Q(issuing_body__in=scope.read_bodies)
            | Q(plan__in=Plan.objects.visible_to(user).values("pk"))
        )
        return self.filter(prepared | under_any(scope.desk_paths, "issuing_body__path") | published)


class AwardDecision(SignedDecision):
    """A decision on awards (quyết định khen thưởng): one for many.

    Its status changes through `awards.decisions.procedure` only. Names and sums are kept as they
    were signed (`DecisionItem`).
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="award_decisions", verbose_name="kế hoạch"
    )
    issuing_body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="award_decisions", verbose_name="cơ quan"
    )
    kind = models.CharField(
        "nội dung", max_length=20, choices=DecisionKind, default=DecisionKind.AWARD
    )

    objects = AwardDecisionQuerySet.as_manager()

    class Meta(SignedDecision.Meta):
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ("-issued_on", "number", "-pk")
        constraints = (
            *SignedDecision.Meta.constraints,
            models.UniqueConstraint(
                fields=["issuing_body", "number", "symbol", "issued_on"],
                condition=~Q(number=""),
                name="decision_number_once",
                violation_error_message="Cơ quan này đã có quyết định cùng số, ký hiệu và ngày.",
            ),
        )

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("awards:decision_detail", args=[self.pk])


class DecisionItem(DecisionLine):
    """A line of a decision's list: whose dossier, and the words and sums that were signed. The
    sums are written when the decision is put to the leader, and again when it is issued: they
    follow the day of the decision."""

    SUBJECT = "dossier"
    WORDS = ("awardee_name", "awardee_title", "awardee_body_name", "achievement")

    decision = models.ForeignKey(
        AwardDecision, models.CASCADE, related_name="items", verbose_name="quyết định"
    )
    dossier = models.ForeignKey(
        "awards.Dossier", models.PROTECT, related_name="decided_in", verbose_name="hồ sơ"
    )
    # Keeps its dossier from any other decision that awards; given up with a draft, or declined.
    holds = models.BooleanField(default=True, editable=False)
    form_name = models.CharField("hình thức", max_length=250)
    awardee_kind = models.CharField("đối tượng", max_length=20)
    awardee_name = models.CharField("tên tập thể hoặc họ và tên cá nhân", max_length=250)
    awardee_title = models.CharField("chức vụ, chức danh", max_length=150, blank=True)
    awardee_body_name = models.CharField("đơn vị", max_length=250, blank=True)
    achievement = models.CharField("thành tích", max_length=500)
    bonus = models.PositiveBigIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    multiple = models.DecimalField("hệ số", max_digits=6, decimal_places=3, null=True, blank=True)
    base_salary = models.PositiveIntegerField("mức lương cơ sở", null=True, blank=True)
    bonus_source = models.TextField("căn cứ mức thưởng", blank=True)
    declined_reason = models.TextField("lý do không khen thưởng", blank=True)

    class Meta(DecisionLine.Meta):
        verbose_name = "người, tập thể trong quyết định"
        verbose_name_plural = "người, tập thể trong quyết định"
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "dossier"],
                name="dossier_once_a_decision",
                violation_error_message="Hồ sơ này đã có trong quyết định.",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(holds=True),
                name="dossier_in_one_decision",
                violation_error_message="Hồ sơ này đang ở một quyết định khác.",
            ),
        )

    def __str__(self) -> str:
        return self.awardee_name


class AwardFund(models.Model):
    """What a body may spend on awards in a year (quỹ thi đua, khen thưởng), as entered by those
    who prepare its decisions; more than that is warned of, not forbidden."""

    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="award_funds", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(2003)])
    amount = models.PositiveBigIntegerField("quỹ khen thưởng (đồng)")
    note = models.CharField("căn cứ", max_length=250, blank=True)

    class Meta:
        verbose_name = "quỹ khen thưởng"
        verbose_name_plural = "quỹ khen thưởng"
        ordering = ("body", "-year")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "year"],
                name="award_fund_once_a_year",
                violation_error_message="Cơ quan này đã có quỹ khen thưởng của năm này.",
            ),
        )

    def __str__(self) -> str:
        return f"Quỹ khen thưởng năm {self.year} – {self.body}"
