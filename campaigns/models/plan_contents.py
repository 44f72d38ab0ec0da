"""The text of a plan, part by part, as printed."""

from django.db import models

from campaigns.models.plans import Plan
from organisation.models.bodies import IssuingBody


class LegalBasis(models.Model):
    """A document that a plan cites (căn cứ), linked to the plan in the portal where it is one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="bases", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    reference = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issued_by = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    kind = models.CharField("loại văn bản", max_length=60, blank=True)
    title = models.CharField("trích yếu", max_length=500, blank=True)
    cited_plan = models.ForeignKey(
        Plan,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cited_by",
        verbose_name="kế hoạch trong hệ thống",
    )
    opens_the_plan = models.BooleanField(
        "là căn cứ ban hành",
        default=True,
        help_text="Bỏ chọn với văn bản chỉ được nhắc đến trong nội dung.",
    )

    class Meta:
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.reference) if part)


class PlanSection(models.Model):
    """A part of the text. Printed numbers may repeat or skip, so they are stored as printed and the
    order separately."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", "Mục đích"
        REQUIREMENT = "requirement", "Yêu cầu"
        THEME = "theme", "Chủ đề"
        OBJECTIVE = "objective", "Mục tiêu"
        PARTICIPANTS = "participants", "Đối tượng"
        CONTENT = "content", "Nội dung thi đua"
        CRITERIA = "criteria", "Tiêu chí, tiêu chuẩn"
        AWARDS = "awards", "Hình thức, số lượng khen thưởng"
        DOSSIER = "dossier", "Hồ sơ, thủ tục"
        BUDGET = "budget", "Kinh phí"
        IMPLEMENTATION = "implementation", "Tổ chức thực hiện"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    printed_number = models.CharField("số mục như bản in", max_length=20, blank=True)
    heading = models.CharField("tiêu đề", max_length=250, blank=True)
    text = models.TextField("nội dung")

    class Meta:
        verbose_name = "mục của kế hoạch"
        verbose_name_plural = "nội dung kế hoạch"
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()


class ParticipantGroup(models.Model):
    """A group that the campaign is for (đối tượng thi đua), and the bodies that it covers."""

    class Kind(models.TextChoices):
        COLLECTIVE = "collective", "Tập thể"
        INDIVIDUAL = "individual", "Cá nhân"
        CITIZEN = "citizen", "Người dân"
        ENTERPRISE = "enterprise", "Doanh nghiệp, doanh nhân"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="groups", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    name = models.CharField("đối tượng", max_length=500)
    bodies = models.ManyToManyField(
        IssuingBody, related_name="+", blank=True, verbose_name="gồm các đơn vị"
    )

    class Meta:
        verbose_name = "đối tượng thi đua"
        verbose_name_plural = "đối tượng thi đua"
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.name


class RecipientLine(models.Model):
    """A line under "Nơi nhận", as printed."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="recipient_lines", verbose_name="kế hoạch"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    text = models.CharField("nơi nhận", max_length=250)

    class Meta:
        verbose_name = "dòng nơi nhận"
        verbose_name_plural = "nơi nhận như bản in"
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.text
