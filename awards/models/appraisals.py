"""The receiving office's appraisal of a dossier: opinions by rule and by person, and recusals."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from awards.models.award_forms import Requirement
from awards.models.dossiers import Dossier


class Appraisal(models.Model):
    """A person's opinion on a dossier (thẩm định), written once a round."""

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="appraisals", verbose_name="hồ sơ"
    )
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thẩm định"
    )
    round = models.PositiveSmallIntegerField("lần thẩm định", default=1, editable=False)
    in_favour = models.BooleanField("đề nghị khen thưởng")
    score = models.DecimalField(
        "điểm",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(100)),
    )
    opinion = models.TextField("ý kiến thẩm định")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "ý kiến thẩm định"
        verbose_name_plural = "ý kiến thẩm định"
        ordering = ("dossier", "round", "at")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "appraiser", "round"],
                name="appraisal_once_a_person_and_round",
                violation_error_message="Bạn đã cho ý kiến về hồ sơ này.",
            ),
        )

    def __str__(self) -> str:
        return self.opinion


class Holds(models.TextChoices):
    """A person's answers to a requirement."""

    MET = "met", "Đạt"
    NOT_MET = "not_met", "Không đạt"
    LEFT_OUT = "left_out", "Không cần xét"


class RequirementAnswer(models.Model):
    """One requirement in one appraisal: what the rule found on that day, and what the person
    decided. Frozen: a rule or a fact that changes later changes nothing here."""

    appraisal = models.ForeignKey(
        Appraisal, models.CASCADE, related_name="answers", verbose_name="ý kiến thẩm định"
    )
    requirement = models.ForeignKey(
        Requirement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tiêu chuẩn",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    text = models.TextField("nội dung như kế hoạch ghi")
    found = models.CharField("phần mềm xét", max_length=20)
    because = models.TextField("vì sao", blank=True)
    evidence = models.JSONField("căn cứ", default=list, blank=True)
    holds = models.CharField("người thẩm định kết luận", max_length=20, choices=Holds)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "kết quả xét tiêu chuẩn"
        verbose_name_plural = "kết quả xét tiêu chuẩn"
        ordering = ("appraisal", "position", "pk")

    def __str__(self) -> str:
        return f"{self.text}: {self.get_holds_display()}"


class DeclaredConflict(models.Model):
    """A person's declaration that they should not judge a dossier."""

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="declared_conflicts", verbose_name="hồ sơ"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người khai"
    )
    reason = models.CharField("lý do", max_length=300)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "xung đột lợi ích tự khai"
        verbose_name_plural = "xung đột lợi ích tự khai"
        ordering = ("dossier", "at")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "user"],
                name="award_conflict_declared_once",
                violation_error_message="Bạn đã khai xung đột lợi ích với hồ sơ này.",
            ),
        )

    def __str__(self) -> str:
        return self.reason
