"""The decision by which awards are given, and the later one that corrects or revokes it."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from awards.decisions.workflow import AWARD_DECISION
from campaigns.models import Plan
from decisions.models import ISSUED, SignedDecision
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.roles import DESK_ROLES, ORGANISERS
from organisation.scope import scope_of


class DecisionKind(models.TextChoices):
    """What a decision does."""

    AWARD = "award", "Tặng giấy khen, bằng khen"
    CORRECT = "correct", "Đính chính quyết định khen thưởng"
    REVOKE = "revoke", "Hủy bỏ việc khen thưởng"


class AwardDecisionQuerySet(models.QuerySet):
    """Questions asked of decisions."""

    def with_bodies(self) -> "AwardDecisionQuerySet":
        """With what lists and permissions look at."""
        return self.select_related(
            "issuing_body", "plan__issuing_body", "plan__receiving_body", "changes"
        )

    def issued(self) -> "AwardDecisionQuerySet":
        """Those that were signed, whatever became of them later."""
        return self.filter(status__in=ISSUED)

    def visible_to(self, user: Any) -> "AwardDecisionQuerySet":
        """Those that `may_see_decision` would show to the person, as one query."""
        scope = scope_of(user)
        organised = scope.represented_as(*ORGANISERS)
        prepared = Q(issuing_body__in=scope.represented_as(*DESK_ROLES)) | Q(
            plan__issuing_body=models.F("issuing_body"), plan__receiving_body__in=organised
        )
        told = Q(status__in=ISSUED) & (
            Q(issuing_body__in=scope.read_bodies)
            | Q(plan__in=Plan.objects.visible_to(user).values("pk"))
        )
        return self.filter(prepared | under_any(scope.desk_paths, "issuing_body__path") | told)


class AwardDecision(SignedDecision):
    """A decision on awards (quyết định khen thưởng): one for many.

    Its status changes through `awards.deciding` only. Once issued it is frozen, with the names and
    sums as they were signed (`DecisionItem`); a later decision corrects or revokes it, and names
    it.
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
    changes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changed_by",
        verbose_name="quyết định trước",
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=AWARD_DECISION.choices, default="draft", editable=False
    )

    objects = AwardDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ("-issued_on", "number", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["issuing_body", "number", "symbol", "issued_on"],
                condition=~Q(number=""),
                name="decision_number_once",
                violation_error_message="Cơ quan này đã có quyết định cùng số, ký hiệu và ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ISSUED) | (~Q(number="") & Q(issued_on__isnull=False)),
                name="decision_issued_with_number",
                violation_error_message="Quyết định ban hành phải có số và ngày ký.",
            ),
            models.CheckConstraint(
                condition=Q(kind="award", changes=None)
                | (~Q(kind="award") & Q(changes__isnull=False)),
                name="decision_names_what_it_changes",
                violation_error_message="Quyết định đính chính, hủy bỏ phải nêu quyết định trước.",
            ),
        )

    def __str__(self) -> str:
        if self.status in ISSUED:
            return f"Quyết định số {self.reference}"
        return f"Dự thảo quyết định: {self.get_kind_display().lower()}"

    @property
    def status_tone(self) -> str:
        """The tone of its badge."""
        return AWARD_DECISION.tone(self.status)


class DecisionItem(models.Model):
    """A line of a decision's list: whose dossier, and the words and sums that were signed. The
    sums are written when the decision is put to the leader, and again when it is issued: they
    follow the day of the decision."""

    decision = models.ForeignKey(
        AwardDecision, models.CASCADE, related_name="items", verbose_name="quyết định"
    )
    dossier = models.ForeignKey(
        "awards.Dossier", models.PROTECT, related_name="decided_in", verbose_name="hồ sơ"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
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

    class Meta:
        verbose_name = "người, tập thể trong quyết định"
        verbose_name_plural = "người, tập thể trong quyết định"
        ordering = ("decision", "position", "pk")
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
