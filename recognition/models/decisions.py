"""Decisions that recognise initiatives, and later ones that revoke or correct them."""

from typing import Self

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
    DecisionStatus,
    SignedDecision,
    SignedDecisionQuerySet,
)
from organisation.models import IssuingBody
from recognition.models.councils import InitiativeCouncil
from recognition.models.recognitions import Recognition, Scope


class DecisionKind(models.TextChoices):
    """Kinds of decisions."""

    RECOGNISE = "recognise", "Công nhận sáng kiến"
    CORRECT = CORRECT, "Đính chính quyết định công nhận"
    REVOKE = REVOKE, "Hủy bỏ việc công nhận sáng kiến"


class RecognitionDecisionQuerySet(SignedDecisionQuerySet):
    """QuerySet of decisions."""

    def with_council(self) -> Self:
        """With what lists and permissions need."""
        return self.select_related(
            "council__plan__issuing_body", "council__plan__receiving_body", "changes"
        )

    def visible_to(self, user: User) -> Self:
        """Decisions of councils that the person sees; once issued, those under plans that the
        person sees."""
        councils = InitiativeCouncil.objects.visible_to(user).values("pk")
        plans = Plan.objects.visible_to(user).values("pk")
        return self.filter(Q(council__in=councils) | Q(status__in=ISSUED, council__plan__in=plans))


class RecognitionDecision(SignedDecision):
    """A decision on initiatives that a council appraised: one for many.

    Its status changes through `recognition.decisions` only. The names are kept as they stood when
    it was signed (`DecisionItem`).
    """

    council = models.ForeignKey(
        InitiativeCouncil, models.PROTECT, related_name="decisions", verbose_name="hội đồng"
    )
    kind = models.CharField(
        "nội dung", max_length=20, choices=DecisionKind, default=DecisionKind.RECOGNISE
    )
    # Those who prepare it issue it: it is not put to a leader on the portal.
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=[
            (state.value, state.label)
            for state in DecisionStatus
            if state != DecisionStatus.PRESENTED
        ],
        default=DecisionStatus.DRAFT,
        editable=False,
    )

    objects = RecognitionDecisionQuerySet.as_manager()

    class Meta(SignedDecision.Meta):
        verbose_name = "quyết định công nhận sáng kiến"
        verbose_name_plural = "quyết định công nhận sáng kiến"
        ordering = ("-issued_on", "-pk")
        constraints = (
            *SignedDecision.Meta.constraints,
            models.UniqueConstraint(
                fields=["council", "number", "symbol", "issued_on"],
                condition=~Q(number=""),
                name="recognition_decision_number_once",
                violation_error_message="Đã có quyết định cùng số, ký hiệu và ngày.",
            ),
        )

    @property
    def issuing_body(self) -> IssuingBody:
        """The body that issued the plan under which the council works."""
        return self.council.body

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("recognition:decision_detail", args=[self.pk])


class DecisionItem(DecisionLine):
    """A line of a decision's list: the initiative, and the words that were signed."""

    SUBJECT = "recognition"
    WORDS = ("name", "authors", "unit", "scope")

    decision = models.ForeignKey(
        RecognitionDecision, models.CASCADE, related_name="items", verbose_name="quyết định"
    )
    recognition = models.ForeignKey(
        Recognition, models.PROTECT, related_name="decided_in", verbose_name="sáng kiến"
    )
    name = models.CharField("tên sáng kiến", max_length=500)
    authors = models.TextField("tác giả", blank=True)
    unit = models.CharField("đơn vị", max_length=250)
    scope = models.CharField("phạm vi ảnh hưởng", max_length=20, choices=Scope, blank=True)

    class Meta(DecisionLine.Meta):
        verbose_name = "sáng kiến trong quyết định"
        verbose_name_plural = "sáng kiến trong quyết định"
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "recognition"],
                name="decided_once_a_decision",
                violation_error_message="Sáng kiến này đã có trong quyết định.",
            ),
        )

    def __str__(self) -> str:
        return self.name
