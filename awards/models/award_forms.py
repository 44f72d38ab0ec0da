"""Forms of award of a plan, with their terms. All of it is data of the plan: Nghị định 152/2025/NĐ-
CP, Điều 6 leaves dossier and procedure of a giấy khen to each province."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from awards.rules import catalogue
from campaigns.models import Plan
from organisation.models import IssuingBody


class Awardee(models.TextChoices):
    """Kinds of awardees of an award, a quota or a document."""

    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"
    BOTH = "both", "Tập thể và cá nhân"


class AuthorityLevel(models.TextChoices):
    """Levels of the authority, by which the law sets the bonus."""

    PROVINCE = "province", "Bộ, ban, ngành, tỉnh"
    DISTRICT = "district", "Sở, ngành, huyện, đơn vị thuộc bộ, doanh nghiệp"
    COMMUNE = "commune", "Xã"


class AwardForm(models.Model):
    """A form of award under a plan (hình thức khen thưởng): giấy khen or bằng khen of an authority.

    The law gives a giấy khen to the chairman, never to the committee (Luật 06/2022/QH15, Điều 75);
    what a plan printed is kept beside the authority that is meant.
    """

    class Name(models.TextChoices):
        GIAY_KHEN = "giay_khen", "Giấy khen"
        BANG_KHEN = "bang_khen", "Bằng khen"

    class Bonus(models.TextChoices):
        BY_LAW = "by_law", "Theo mức quy định tại ngày ra quyết định"
        NONE = "none", "Không kèm tiền thưởng"

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="award_forms", verbose_name="kế hoạch"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("hình thức", max_length=20, choices=Name)
    authority_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cơ quan của người có thẩm quyền",
        help_text="Để trống khi thẩm quyền được giao lại cho cơ quan khác quy định",
    )
    authority_title = models.CharField(
        "người có thẩm quyền", max_length=200, help_text="Ví dụ: Chủ tịch Ủy ban nhân dân huyện"
    )
    printed_as = models.CharField("như bản in", max_length=250, blank=True)
    awardee = models.CharField("tặng cho", max_length=20, choices=Awardee, default=Awardee.BOTH)
    proposed_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_up_to",
        verbose_name="chọn trong số đã được tặng",
    )
    goes_up_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="comes_from",
        verbose_name="được đề nghị lên hình thức",
        help_text="Hình thức của kế hoạch cấp trên mà người, đơn vị được tặng có thể được đề nghị",
    )
    original_sets = models.PositiveSmallIntegerField("số bộ bản chính", default=1)
    bonus = models.CharField("tiền thưởng", max_length=20, choices=Bonus, default=Bonus.BY_LAW)
    bonus_level = models.CharField(
        "mức thưởng của cấp",
        max_length=20,
        choices=AuthorityLevel,
        blank=True,
        help_text="Để trống thì theo cấp của cơ quan có thẩm quyền",
    )
    needs_council = models.BooleanField(
        "qua Hội đồng Thi đua - Khen thưởng",
        default=True,
        help_text="Bỏ chọn khi hồ sơ được trình thẳng lãnh đạo sau thẩm định",
    )
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "hình thức khen thưởng"
        verbose_name_plural = "hình thức khen thưởng"
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return f"{self.get_name_display()} của {self.authority_title}"

    @property
    def authority(self) -> IssuingBody:
        """The body that decides the award."""
        return self.authority_body or self.plan.issuing_body


class Requirement(models.Model):
    """A sentence that an awardee must meet, as printed.

    Where a rule of the catalogue carries it (`awards.rules.catalogue`), the portal answers by the
    rule and its parameters; without one a person attests it. Of requirements with the same
    `alternative` one is enough; those of one `branch` in it count together.
    """

    class Kind(models.TextChoices):
        PREREQUISITE = "prerequisite", "Điều kiện tiên quyết"
        CRITERION = "criterion", "Tiêu chuẩn"
        DISQUALIFIER = "disqualifier", "Không xét khi"
        TRIGGER = "trigger", "Chỉ xét khi"
        PRIORITY = "priority", "Ưu tiên"

    award_form = models.ForeignKey(
        AwardForm, models.CASCADE, related_name="requirements", verbose_name="hình thức"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.CRITERION)
    awardee = models.CharField("áp dụng cho", max_length=20, choices=Awardee, default=Awardee.BOTH)
    alternative = models.CharField(
        "nhóm chọn một",
        max_length=20,
        blank=True,
        help_text="Các tiêu chuẩn cùng nhóm chỉ cần đạt một",
    )
    branch = models.CharField(
        "nhánh",
        max_length=40,
        blank=True,
        help_text="Trong nhóm chọn một, các tiêu chuẩn cùng nhánh phải cùng đạt",
    )
    only_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riêng cho đơn vị",
    )
    text = models.TextField("nội dung")
    rule = models.CharField("quy tắc", max_length=40, blank=True)
    parameters = models.JSONField("tham số", default=dict, blank=True)

    class Meta:
        verbose_name = "tiêu chuẩn, điều kiện"
        verbose_name_plural = "tiêu chuẩn, điều kiện"
        ordering = ("award_form", "position")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """A rule is one of the catalogue, with parameters that it knows."""
        super().clean()
        objections = catalogue.objections_to(self.rule, self.parameters, kind=self.kind)
        if objections:
            raise ValidationError(objections)

    @property
    def read_back(self) -> str:
        """The rule with its parameters as a sentence."""
        return catalogue.sentence_of(self.rule, self.parameters, awardee=self.awardee)


class Quota(models.Model):
    """How many may be awarded: in all, for each submitting body, or for each chosen collective."""

    class Per(models.TextChoices):
        PLAN = "plan", "toàn kế hoạch"
        SUBMITTING_BODY = "submitting_body", "mỗi đơn vị trình"
        AWARDED_COLLECTIVE = "awarded_collective", "mỗi tập thể được chọn"

    award_form = models.ForeignKey(
        AwardForm, models.CASCADE, related_name="quotas", verbose_name="hình thức"
    )
    awardee = models.CharField("đối tượng", max_length=20, choices=Awardee)
    limit = models.PositiveSmallIntegerField("số lượng")
    per = models.CharField("tính cho", max_length=20, choices=Per, default=Per.PLAN)
    level = models.CharField(
        "chỉ áp dụng cho cấp",
        max_length=20,
        blank=True,
        help_text="Ví dụ: commune khi số lượng chỉ dành cho cấp xã",
    )
    chosen_only = models.BooleanField(
        "chỉ khi tập thể đó được chọn",
        default=False,
        help_text="Với số lượng tính cho mỗi tập thể được chọn: cá nhân của tập thể không được "
        "đề nghị cùng hình thức thì không có suất",
    )

    class Meta:
        verbose_name = "số lượng"
        verbose_name_plural = "số lượng"
        ordering = ("award_form", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(awardee=Awardee.BOTH),
                name="quota_for_one_kind_of_awardee",
                violation_error_message="Số lượng phải tính riêng cho tập thể hoặc cá nhân.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.limit:02d} {self.get_awardee_display().lower()}, {self.get_per_display()}"


class QuotaException(models.Model):
    """A body for which another number holds (Giồng Riềng and Hòn Đất: two communes)."""

    quota = models.ForeignKey(
        Quota, models.CASCADE, related_name="exceptions", verbose_name="số lượng"
    )
    body = models.ForeignKey(IssuingBody, models.PROTECT, related_name="+", verbose_name="đơn vị")
    limit = models.PositiveSmallIntegerField("số lượng")

    class Meta:
        verbose_name = "ngoại lệ về số lượng"
        verbose_name_plural = "ngoại lệ về số lượng"
        constraints = (
            models.UniqueConstraint(
                fields=["quota", "body"],
                name="quota_exception_once",
                violation_error_message="Đơn vị này đã có ngoại lệ.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.limit:02d}"


class RequiredDocument(models.Model):
    """A part of the dossier (thành phần hồ sơ)."""

    class Condition(models.TextChoices):
        ALWAYS = "always", "luôn cần"
        ENTERPRISE = "enterprise", "khi là doanh nghiệp hoặc người đứng đầu doanh nghiệp"

    class MadeAs(models.TextChoices):
        """Papers that the portal can make from data; others are attached as files."""

        PROPOSAL = "proposal", "Tờ trình đề nghị khen thưởng"
        MINUTES = "minutes", "Biên bản họp xét khen thưởng"
        REPORT = "report", "Báo cáo thành tích"

    award_form = models.ForeignKey(
        AwardForm, models.CASCADE, related_name="required_documents", verbose_name="hình thức"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("giấy tờ", max_length=500)
    awardee = models.CharField("áp dụng cho", max_length=20, choices=Awardee, default=Awardee.BOTH)
    condition = models.CharField(
        "khi nào", max_length=20, choices=Condition, default=Condition.ALWAYS
    )
    made_as = models.CharField("lập được trong phần mềm", max_length=20, choices=MadeAs, blank=True)
    is_shared = models.BooleanField(
        "một bản cho cả danh sách",
        default=False,
        help_text="Ví dụ tờ trình, biên bản họp: một bản cho mọi tập thể, cá nhân cùng đề nghị",
    )

    class Meta:
        verbose_name = "thành phần hồ sơ"
        verbose_name_plural = "thành phần hồ sơ"
        ordering = ("award_form", "position")

    def __str__(self) -> str:
        return self.name
