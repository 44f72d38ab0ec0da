"""The decision by which an award is given."""

from django.db import models

from campaigns.models import IssuingBody, Plan
from campaigns.models.plans import Capacity
from paperwork.vietnamese import official_number


class AwardDecision(models.Model):
    """A decision (quyết định khen thưởng) with number and date; issued once, never changed."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="award_decisions", verbose_name="kế hoạch"
    )
    issuing_body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="award_decisions", verbose_name="cơ quan"
    )
    number = models.CharField("số", max_length=20)
    symbol = models.CharField("ký hiệu", max_length=40, default="QĐ-UBND")
    issued_on = models.DateField("ngày ký")
    place = models.CharField("địa danh", max_length=80)
    signer_name = models.CharField("người ký", max_length=150)
    signer_capacity = models.CharField("thẩm quyền ký", max_length=5, choices=Capacity, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=150)

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ("-issued_on", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["issuing_body", "number", "symbol", "issued_on"],
                name="decision_number_once",
                violation_error_message="Cơ quan này đã có quyết định cùng số, ký hiệu và ngày.",
            ),
        )

    def __str__(self) -> str:
        return f"Quyết định số {self.reference}"

    @property
    def reference(self) -> str:
        """Number and symbol: 5120/QĐ-UBND."""
        return official_number(self.number, self.symbol)
