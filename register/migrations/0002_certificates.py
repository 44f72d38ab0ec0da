from datetime import date

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def common_templates(apps, schema_editor):
    """What the law is known to say; a body may set its own over it, an administrator mend it."""
    template = apps.get_model("register", "CertificateTemplate")
    template.objects.create(
        name="Giấy khen khổ A4",
        form_kind="giay_khen",
        source="Nghị định 98/2023/NĐ-CP, Điều 104",
    )
    template.objects.create(
        name="Bằng khen khổ A4",
        form_kind="bang_khen",
        source="Thứ tự dòng theo Nghị định 98/2023/NĐ-CP, Điều 104; khổ giấy chưa rõ",
        is_uncertain=True,
    )
    template.objects.create(
        name="Bằng khen khổ 400 × 300 mm",
        form_kind="bang_khen",
        source="Nghị định 50/2006/NĐ-CP, Điều 28 (đã hết hiệu lực)",
        is_uncertain=True,
        valid_from=date(2006, 6, 16),
        valid_to=date(2014, 10, 31),
        width=400,
        height=300,
        inset=17,
        signature_room=35,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_discarded_drafts"),
        ("register", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="honoree",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="also_known",
                to="register.honoree",
                verbose_name="là cùng người với",
            ),
        ),
        migrations.CreateModel(
            name="CertificateBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên tệp")),
                (
                    "records",
                    models.JSONField(default=list, editable=False, verbose_name="khen thưởng"),
                ),
                ("created_at", models.DateTimeField(verbose_name="lập lúc")),
                ("heard_at", models.DateTimeField(verbose_name="tiến triển lúc")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="lần chạy")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="số trang đã xong")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="xong lúc"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hủy lúc"),
                ),
                ("problem", models.TextField(blank=True, verbose_name="lý do không in được")),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="", verbose_name="tệp"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người in",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt in giấy khen, bằng khen",
                "verbose_name_plural": "lượt in giấy khen, bằng khen",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None), ("cancelled_at", None), _connector="OR"
                        ),
                        name="batch_finished_or_cancelled",
                        violation_error_message="Lượt in đã hủy thì không hoàn thành.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên mẫu")),
                (
                    "form_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("giay_khen", "Giấy khen"),
                            ("bang_khen", "Bằng khen"),
                            ("other", "Hình thức khác"),
                        ],
                        help_text="Để trống: mọi hình thức khen thưởng",
                        max_length=20,
                        verbose_name="dùng cho",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Nghị định 98/2023/NĐ-CP, Điều 104",
                        max_length=250,
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "is_uncertain",
                    models.BooleanField(
                        default=False, verbose_name="chưa đối chiếu được với bản gốc của văn bản"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="dùng từ ngày"),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "width",
                    models.PositiveSmallIntegerField(
                        default=297,
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(1200),
                        ],
                        verbose_name="rộng (mm)",
                    ),
                ),
                (
                    "height",
                    models.PositiveSmallIntegerField(
                        default=210,
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(1200),
                        ],
                        verbose_name="cao (mm)",
                    ),
                ),
                (
                    "inset",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="lề trắng ngoài khung (mm)",
                    ),
                ),
                (
                    "border",
                    models.CharField(
                        choices=[
                            ("guilloche", "Hoa văn đỏ, vàng"),
                            ("lines", "Khung nét thẳng đỏ, vàng"),
                            ("none", "Không khung"),
                        ],
                        default="guilloche",
                        max_length=20,
                        verbose_name="khung",
                    ),
                ),
                (
                    "ornament",
                    models.CharField(
                        choices=[
                            ("image", "Quốc huy hoặc biểu trưng (ảnh tải lên)"),
                            ("laurel", "Cành nguyệt quế và ngôi sao"),
                            ("none", "Để trống"),
                        ],
                        default="laurel",
                        max_length=20,
                        verbose_name="phía trên Quốc hiệu",
                    ),
                ),
                (
                    "emblem",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to="",
                        verbose_name="ảnh Quốc huy, biểu trưng",
                    ),
                ),
                (
                    "masthead_first",
                    models.CharField(
                        blank=True,
                        default="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        max_length=80,
                        verbose_name="dòng 1",
                    ),
                ),
                (
                    "masthead_second",
                    models.CharField(
                        blank=True,
                        default="Độc lập - Tự do - Hạnh phúc",
                        max_length=80,
                        verbose_name="dòng 2",
                    ),
                ),
                (
                    "gives",
                    models.CharField(
                        blank=True,
                        default="TẶNG",
                        max_length=40,
                        verbose_name="chữ trên tên hình thức",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống: như tên hình thức khen thưởng",
                        max_length=80,
                        verbose_name="tên hình thức in trên giấy",
                    ),
                ),
                (
                    "decision_caption",
                    models.CharField(
                        blank=True,
                        default="Quyết định số",
                        max_length=60,
                        verbose_name="lời trước số quyết định",
                    ),
                ),
                (
                    "number_shown",
                    models.CharField(
                        choices=[
                            ("ordinal", "Số thứ tự trong quyết định"),
                            ("register", "Số vào sổ khen thưởng trong năm"),
                            ("none", "Không ghi số"),
                        ],
                        default="ordinal",
                        max_length=20,
                        verbose_name="số in trên giấy",
                    ),
                ),
                (
                    "number_caption",
                    models.CharField(
                        blank=True,
                        default="Số sổ vàng:",
                        max_length=60,
                        verbose_name="lời trước số đó",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Để trống: như trong quyết định",
                        max_length=80,
                        verbose_name="địa danh",
                    ),
                ),
                (
                    "signer_lines",
                    models.CharField(
                        blank=True,
                        help_text="Các dòng cách nhau bằng dấu /. Để trống: như trong quyết định",
                        max_length=200,
                        verbose_name="chức vụ người ký",
                    ),
                ),
                (
                    "signature_room",
                    models.PositiveSmallIntegerField(
                        default=22,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="chỗ ký, đóng dấu (mm)",
                    ),
                ),
                (
                    "shows_code",
                    models.BooleanField(default=True, verbose_name="in mã QR để tra cứu"),
                ),
                (
                    "pre_printed",
                    models.BooleanField(
                        default=False,
                        help_text="Khi đó khung và Quốc huy không in, chữ dời theo các số dưới đây",
                        verbose_name="in trên phôi đã có khung và Quốc huy",
                    ),
                ),
                (
                    "shift_x",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="dời sang phải (mm)",
                    ),
                ),
                (
                    "shift_y",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="dời xuống (mm)",
                    ),
                ),
                (
                    "foot_shift_x",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="phần ký: sang phải (mm)",
                    ),
                ),
                (
                    "foot_shift_y",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="phần ký: xuống (mm)",
                    ),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống: mẫu chung cho mọi cơ quan chưa có mẫu riêng",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="certificate_templates",
                        to="campaigns.issuingbody",
                        verbose_name="cơ quan dùng mẫu",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu giấy khen, bằng khen",
                "verbose_name_plural": "mẫu giấy khen, bằng khen",
                "ordering": (
                    models.OrderBy(models.F("issuing_body__path"), nulls_first=True),
                    "form_kind",
                    "-valid_from",
                    "pk",
                ),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_from", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="template_ends_after_it_begins",
                        violation_error_message="Ngày hết dùng phải sau ngày bắt đầu dùng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("width__gte", models.F("height"))),
                        name="template_is_landscape",
                        violation_error_message="Giấy khen, bằng khen in ngang: chiều rộng không nhỏ hơn chiều cao.",
                    ),
                ],
            },
        ),
        migrations.RunPython(common_templates, migrations.RunPython.noop),
    ]
