"""The decision by which initiatives are recognised, and the later one that revokes or corrects."""

from django.db import models
from django.db.models import Q

from decisions.models import ISSUED, SignedDecision
from recognition.models.councils import InitiativeCouncil
from recognition.models.recognitions import Recognition, Scope
from recognition.workflow import DECISION


class DecisionKind(models.TextChoices):
    """What a decision does."""

    RECOGNISE = "recognise", "Công nhận sáng kiến"
    CORRECT = "correct", "Đính chính quyết định công nhận"
    REVOKE = "revoke", "Hủy bỏ việc công nhận sáng kiến"


class RecognitionDecisionQuerySet(models.QuerySet):
    """Questions asked of decisions."""

    def with_council(self) -> "RecognitionDecisionQuerySet":
        """With what lists and permissions look at."""
        return self.select_related(
            "council__plan__issuing_body", "council__plan__receiving_body", "changes"
        )


class RecognitionDecision(SignedDecision):
    """A decision on initiatives that a council appraised: one for many.

    Its status changes through `recognition.decisions` only. Once issued it is frozen, with the
    names as they stood (`DecisionItem`); a later decision revokes or corrects it, and names it.
    """

    council = models.ForeignKey(
        InitiativeCouncil, models.PROTECT, related_name="decisions", verbose_name="hội đồng"
    )
    kind = models.CharField(
        "nội dung", max_length=20, choices=DecisionKind, default=DecisionKind.RECOGNISE
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
        "tình trạng", max_length=20, choices=DECISION.choices, default="draft", editable=False
    )

    objects = RecognitionDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định công nhận sáng kiến"
        verbose_name_plural = "quyết định công nhận sáng kiến"
        ordering = ("-issued_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["council", "number", "symbol", "issued_on"],
                condition=~Q(number=""),
                name="recognition_decision_number_once",
                violation_error_message="Đã có quyết định cùng số, ký hiệu và ngày.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "discarded"))
                | (~Q(number="") & Q(issued_on__isnull=False)),
                name="recognition_decision_issued_with_number",
                violation_error_message="Quyết định ban hành phải có số và ngày ký.",
            ),
            models.CheckConstraint(
                condition=Q(kind="recognise", changes=None)
                | (~Q(kind="recognise") & Q(changes__isnull=False)),
                name="recognition_decision_names_what_it_changes",
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
        return DECISION.tone(self.status)


class DecisionItem(models.Model):
    """A line of a decision's list: the initiative, and the words that were signed."""

    decision = models.ForeignKey(
        RecognitionDecision, models.CASCADE, related_name="items", verbose_name="quyết định"
    )
    recognition = models.ForeignKey(
        Recognition, models.PROTECT, related_name="decided_in", verbose_name="sáng kiến"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("tên sáng kiến", max_length=500)
    authors = models.TextField("tác giả", blank=True)
    unit = models.CharField("đơn vị", max_length=250)
    scope = models.CharField("phạm vi ảnh hưởng", max_length=20, choices=Scope, blank=True)

    class Meta:
        verbose_name = "sáng kiến trong quyết định"
        verbose_name_plural = "sáng kiến trong quyết định"
        ordering = ("decision", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "recognition"],
                name="decided_once_a_decision",
                violation_error_message="Sáng kiến này đã có trong quyết định.",
            ),
        )

    def __str__(self) -> str:
        return self.name
