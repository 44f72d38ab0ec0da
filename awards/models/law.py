"""Which law holds when, and what it pays. Data that administrators keep, each figure with its
source; what could not be read in the law itself is marked uncertain."""

from datetime import date

from django.db import models
from django.db.models import Q

from awards.models.award_forms import AuthorityLevel, AwardForm
from decisions.legal_texts import WithSource, ends_after_it_begins
from paperwork.vietnamese_numbers import dong


class BonusAwardee(models.TextChoices):
    """For whom a multiple holds."""

    INDIVIDUAL = "individual", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class LawVersion(WithSource):
    """A law with its decree, by which a dossier received on a day is handled (procedure)."""

    law = models.CharField("luật", max_length=250)
    decree = models.CharField("nghị định", max_length=120, help_text="Ví dụ: 98/2023/NĐ-CP")
    circular = models.CharField("thông tư", max_length=120, blank=True)
    rounding = models.CharField(
        "làm tròn tiền thưởng",
        max_length=250,
        blank=True,
        help_text="In dưới danh sách chi thưởng, có điều, khoản làm căn cứ",
    )

    class Meta:
        verbose_name = "phiên bản pháp luật"
        verbose_name_plural = "pháp luật theo ngày nhận hồ sơ"
        ordering = ("-applies_from",)
        constraints = (
            ends_after_it_begins("law_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["applies_from"],
                name="law_once_a_day",
                violation_error_message="Đã có phiên bản áp dụng từ ngày này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.law}; Nghị định {self.decree}"

    def clean(self) -> None:
        """Two versions do not hold on one day."""
        super().clean()
        self.refuse_overlap(LawVersion.objects.all())


class BaseSalary(WithSource):
    """The base salary (mức lương cơ sở), in đồng a month."""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng)")

    class Meta:
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"
        ordering = ("-applies_from",)
        constraints = (
            ends_after_it_begins("salary_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["applies_from"],
                name="salary_once_a_day",
                violation_error_message="Đã có mức lương cơ sở từ ngày này.",
            ),
        )

    def __str__(self) -> str:
        return dong(self.amount)

    def clean(self) -> None:
        """Two salaries do not hold on one day."""
        super().clean()
        self.refuse_overlap(BaseSalary.objects.all())


class BonusRate(WithSource):
    """How many base salaries go with a form of award, by the decree in force on the day of the
    decision."""

    form_name = models.CharField("hình thức", max_length=20, choices=AwardForm.Name)
    authority_level = models.CharField(
        "cấp của người có thẩm quyền", max_length=20, choices=AuthorityLevel
    )
    awardee = models.CharField("tặng cho", max_length=20, choices=BonusAwardee)
    multiple = models.DecimalField("hệ số lương cơ sở", max_digits=6, decimal_places=3)

    class Meta:
        verbose_name = "mức tiền thưởng"
        verbose_name_plural = "mức tiền thưởng"
        ordering = ("-applies_from", "form_name", "authority_level", "awardee")
        constraints = (
            ends_after_it_begins("bonus_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["form_name", "authority_level", "awardee", "applies_from"],
                name="bonus_once_a_day",
                violation_error_message="Đã có mức tiền thưởng này từ ngày này.",
            ),
            models.CheckConstraint(
                condition=Q(multiple__gt=0),
                name="bonus_multiple_positive",
                violation_error_message="Hệ số phải lớn hơn 0.",
            ),
        )

    def __str__(self) -> str:
        return (
            f"{self.get_form_name_display()}, {self.get_authority_level_display()}, "
            f"{self.get_awardee_display().lower()}"
        )

    def clean(self) -> None:
        """Two rates for the same do not hold on one day."""
        super().clean()
        same = BonusRate.objects.filter(
            form_name=self.form_name, authority_level=self.authority_level, awardee=self.awardee
        )
        self.refuse_overlap(same)


def law_for(received_on: date) -> LawVersion | None:
    """The version of the law for a dossier received on a day; None where none is entered."""
    return LawVersion.objects.in_force_on(received_on).first()
