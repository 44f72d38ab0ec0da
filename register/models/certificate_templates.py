"""Templates of certificates: one for each version of the law, and bodies' own."""

from collections.abc import Iterable
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from audit.models import Edited
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from register.models.records import FormKind

SMALLEST_MM, LARGEST_MM = 100, 1200
FARTHEST_MM = 60


class CertificateTemplateQuerySet(models.QuerySet):
    """QuerySet of templates."""

    def visible_to(self, user: User) -> "CertificateTemplateQuerySet":
        """What a person may see: the common ones, and those of bodies whose registers they
        keep."""
        return self.for_bodies(scope_of(user).represented_as(*ORGANISERS))

    def for_bodies(self, bodies: Iterable[IssuingBody | int]) -> "CertificateTemplateQuerySet":
        """Templates of some bodies, and those that hold for all."""
        return self.filter(Q(issuing_body__in=list(bodies)) | Q(issuing_body=None)).select_related(
            "issuing_body"
        )


class CertificateTemplate(Edited):
    """How the giấy khen or bằng khen of a body look in a time; without a body, those of all that
    have none of their own. What the law leaves open is chosen here, never in code."""

    class Border(models.TextChoices):
        GUILLOCHE = "guilloche", "Hoa văn đỏ, vàng"
        LINES = "lines", "Khung nét thẳng đỏ, vàng"
        NONE = "none", "Không khung"

    class Ornament(models.TextChoices):
        IMAGE = "image", "Quốc huy hoặc biểu trưng (ảnh tải lên)"
        LAUREL = "laurel", "Cành nguyệt quế và ngôi sao"
        NONE = "none", "Để trống"

    class NumberShown(models.TextChoices):
        ORDINAL = "ordinal", "Số thứ tự trong quyết định"
        REGISTER = "register", "Số vào sổ khen thưởng trong năm"
        NONE = "none", "Không ghi số"

    name = models.CharField("tên mẫu", max_length=120)
    issuing_body = models.ForeignKey(
        IssuingBody,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="certificate_templates",
        verbose_name="cơ quan dùng mẫu",
        help_text="Để trống: mẫu chung cho mọi cơ quan chưa có mẫu riêng",
    )
    form_kind = models.CharField(
        "dùng cho",
        max_length=20,
        choices=FormKind,
        blank=True,
        help_text="Để trống: mọi hình thức khen thưởng",
    )
    source = models.CharField(
        "căn cứ",
        max_length=250,
        blank=True,
        help_text="Ví dụ: Nghị định 98/2023/NĐ-CP, Điều 104",
    )
    is_uncertain = models.BooleanField("chưa đối chiếu được với bản gốc của văn bản", default=False)
    valid_from = models.DateField("dùng từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    width = models.PositiveSmallIntegerField(
        "rộng (mm)",
        default=297,
        validators=[MinValueValidator(SMALLEST_MM), MaxValueValidator(LARGEST_MM)],
    )
    height = models.PositiveSmallIntegerField(
        "cao (mm)",
        default=210,
        validators=[MinValueValidator(SMALLEST_MM), MaxValueValidator(LARGEST_MM)],
    )
    inset = models.PositiveSmallIntegerField(
        "lề trắng ngoài khung (mm)", default=0, validators=[MaxValueValidator(FARTHEST_MM)]
    )
    border = models.CharField("khung", max_length=20, choices=Border, default=Border.GUILLOCHE)
    ornament = models.CharField(
        "phía trên Quốc hiệu", max_length=20, choices=Ornament, default=Ornament.LAUREL
    )
    emblem = models.FileField("ảnh Quốc huy, biểu trưng", max_length=200, blank=True)
    masthead_first = models.CharField(
        "dòng 1", max_length=80, blank=True, default="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )
    masthead_second = models.CharField(
        "dòng 2", max_length=80, blank=True, default="Độc lập - Tự do - Hạnh phúc"
    )
    gives = models.CharField("chữ trên tên hình thức", max_length=40, blank=True, default="TẶNG")
    title = models.CharField(
        "tên hình thức in trên giấy",
        max_length=80,
        blank=True,
        help_text="Để trống: như tên hình thức khen thưởng",
    )
    decision_caption = models.CharField(
        "lời trước số quyết định", max_length=60, blank=True, default="Quyết định số"
    )
    number_shown = models.CharField(
        "số in trên giấy", max_length=20, choices=NumberShown, default=NumberShown.ORDINAL
    )
    number_caption = models.CharField(
        "lời trước số đó", max_length=60, blank=True, default="Số sổ vàng:"
    )
    place = models.CharField(
        "địa danh", max_length=80, blank=True, help_text="Để trống: như trong quyết định"
    )
    signer_lines = models.CharField(
        "chức vụ người ký",
        max_length=200,
        blank=True,
        help_text="Các dòng cách nhau bằng dấu /. Để trống: như trong quyết định",
    )
    signature_room = models.PositiveSmallIntegerField(
        "chỗ ký, đóng dấu (mm)",
        default=22,
        validators=[MinValueValidator(5), MaxValueValidator(FARTHEST_MM)],
    )
    shows_code = models.BooleanField("in mã QR để tra cứu", default=True)
    pre_printed = models.BooleanField(
        "in trên phôi đã có khung và Quốc huy",
        default=False,
        help_text="Khi đó khung và Quốc huy không in, chữ dời theo các số dưới đây",
    )
    shift_x = models.DecimalField(
        "dời sang phải (mm)",
        max_digits=4,
        decimal_places=1,
        default=0,
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )
    shift_y = models.DecimalField(
        "dời xuống (mm)",
        max_digits=4,
        decimal_places=1,
        default=0,
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )
    foot_shift_x = models.DecimalField(
        "phần ký: sang phải (mm)",
        max_digits=4,
        decimal_places=1,
        default=0,
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )
    foot_shift_y = models.DecimalField(
        "phần ký: xuống (mm)",
        max_digits=4,
        decimal_places=1,
        default=0,
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )

    objects = CertificateTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu giấy khen, bằng khen"
        verbose_name_plural = "mẫu giấy khen, bằng khen"
        ordering = (F("issuing_body__path").asc(nulls_first=True), "form_kind", "-valid_from", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="template_ends_after_it_begins",
                violation_error_message="Ngày hết dùng phải sau ngày bắt đầu dùng.",
            ),
            models.CheckConstraint(
                condition=Q(width__gte=F("height")),
                name="template_is_landscape",
                violation_error_message="Giấy khen, bằng khen in ngang: chiều rộng không nhỏ hơn "
                "chiều cao.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def applies_on(self, day: date) -> bool:
        """Whether it is used for awards decided on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
