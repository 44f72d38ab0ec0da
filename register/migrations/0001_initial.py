import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import paperwork.text_signs
import register.models.records


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("organisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Honoree",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "full_name",
                    models.CharField(
                        max_length=150,
                        validators=[paperwork.text_signs.validate_persons_name],
                        verbose_name="họ và tên",
                    ),
                ),
                ("folded_name", models.CharField(db_index=True, editable=False, max_length=150)),
                (
                    "title",
                    models.CharField(blank=True, max_length=150, verbose_name="chức vụ, chức danh"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honorees",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị công tác",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="also_known",
                        to="register.honoree",
                        verbose_name="là cùng người với",
                    ),
                ),
            ],
            options={
                "verbose_name": "người được khen thưởng",
                "verbose_name_plural": "người được khen thưởng",
                "ordering": ("folded_name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="AwardRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=150, verbose_name="người ký"),
                ),
                (
                    "signer_capacity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("TM.", "TM. (thay mặt tập thể)"),
                            ("KT.", "KT. (ký thay)"),
                            ("Q.", "Q. (quyền)"),
                            ("TL.", "TL. (thừa lệnh)"),
                            ("TUQ.", "TUQ. (thừa ủy quyền)"),
                        ],
                        max_length=5,
                        verbose_name="thẩm quyền ký",
                    ),
                ),
                (
                    "signer_title",
                    models.CharField(
                        blank=True,
                        help_text="Chức vụ của chính người ký, ví dụ: Phó Chủ tịch",
                        max_length=150,
                        verbose_name="chức vụ người ký",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số vào sổ")),
                (
                    "printed_number",
                    models.CharField(
                        blank=True,
                        help_text="Với khen thưởng các năm trước: số ghi trên giấy khen, bằng khen đã in",
                        max_length=40,
                        verbose_name="số đã ghi trên giấy",
                    ),
                ),
                (
                    "form_kind",
                    models.CharField(
                        choices=[
                            ("giay_khen", "Giấy khen"),
                            ("bang_khen", "Bằng khen"),
                            ("other", "Hình thức khác"),
                        ],
                        max_length=20,
                        verbose_name="loại hình thức",
                    ),
                ),
                ("form_name", models.CharField(max_length=120, verbose_name="hình thức")),
                (
                    "authority_title",
                    models.CharField(max_length=200, verbose_name="người có thẩm quyền"),
                ),
                (
                    "awardee_kind",
                    models.CharField(
                        choices=[("collective", "Tập thể"), ("individual", "Cá nhân")],
                        max_length=20,
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "awardee_name",
                    models.CharField(
                        max_length=250, verbose_name="tên tập thể hoặc họ và tên cá nhân"
                    ),
                ),
                (
                    "awardee_title",
                    models.CharField(blank=True, max_length=150, verbose_name="chức vụ, chức danh"),
                ),
                (
                    "awardee_body_name",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="tên đơn vị như đã ghi"
                    ),
                ),
                (
                    "achievement",
                    models.CharField(blank=True, max_length=500, verbose_name="thành tích"),
                ),
                ("decision_number", models.CharField(max_length=60, verbose_name="quyết định số")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                (
                    "ordinal",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="số thứ tự trong quyết định"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="địa danh")),
                (
                    "bonus",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="tiền thưởng (đồng)"
                    ),
                ),
                (
                    "source_key",
                    models.CharField(editable=False, max_length=120, verbose_name="nguồn"),
                ),
                (
                    "check_code",
                    models.CharField(
                        default=register.models.records.new_check_code,
                        editable=False,
                        max_length=32,
                        verbose_name="mã tra cứu",
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="lần ghi"
                    ),
                ),
                ("folded_name", models.CharField(db_index=True, editable=False, max_length=250)),
                ("spelling_key", models.CharField(editable=False, max_length=380)),
                ("folded", models.TextField(default="", editable=False)),
                ("entered_at", models.DateTimeField(verbose_name="vào sổ lúc")),
                (
                    "status",
                    models.CharField(
                        choices=[("in_force", "Có hiệu lực"), ("revoked", "Đã hủy bỏ")],
                        default="in_force",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "revoked_by",
                    models.CharField(
                        blank=True, editable=False, max_length=120, verbose_name="quyết định hủy bỏ"
                    ),
                ),
                (
                    "revoked_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ngày hủy bỏ"
                    ),
                ),
                (
                    "awardee_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_records",
                        to="organisation.issuingbody",
                        verbose_name="tập thể, hoặc đơn vị công tác",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người vào sổ",
                    ),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards_given",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan khen thưởng",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_records",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
                (
                    "honoree",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="register.honoree",
                        verbose_name="người được khen thưởng",
                    ),
                ),
            ],
            options={
                "verbose_name": "khen thưởng trong sổ",
                "verbose_name_plural": "sổ khen thưởng",
                "ordering": ("-year", "-number"),
            },
        ),
        migrations.CreateModel(
            name="RecordVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="lần ghi")),
                ("words", models.JSONField(verbose_name="nội dung trước khi đính chính")),
                (
                    "corrected_by",
                    models.CharField(max_length=120, verbose_name="quyết định đính chính"),
                ),
                ("corrected_on", models.DateField(verbose_name="ngày đính chính")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="register.awardrecord",
                        verbose_name="khen thưởng",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung trước khi đính chính",
                "verbose_name_plural": "nội dung trước khi đính chính",
                "ordering": ("record", "version"),
            },
        ),
        migrations.CreateModel(
            name="RegisterYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "last_number",
                    models.PositiveIntegerField(default=0, verbose_name="số cuối cùng"),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "số của năm",
                "verbose_name_plural": "số của năm",
                "ordering": ("-year",),
            },
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
                (
                    "revision",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="lần sửa"),
                ),
                (
                    "edited_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="sửa lần cuối lúc"
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
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa cuối",
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
                        to="organisation.issuingbody",
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
        migrations.AddIndex(
            model_name="awardrecord",
            index=models.Index(fields=["-decided_on", "-id"], name="record_by_day"),
        ),
        migrations.AddIndex(
            model_name="awardrecord",
            index=models.Index(fields=["awardee_body", "-decided_on"], name="record_of_body"),
        ),
        migrations.AddConstraint(
            model_name="awardrecord",
            constraint=models.UniqueConstraint(
                fields=("issuing_body", "year", "number"),
                name="record_number_once_a_year",
                violation_error_message="Số vào sổ này đã cấp trong năm.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrecord",
            constraint=models.UniqueConstraint(
                fields=("source_key",),
                name="record_once_a_source",
                violation_error_message="Khen thưởng này đã vào sổ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrecord",
            constraint=models.UniqueConstraint(
                fields=("check_code",),
                name="record_code_once",
                violation_error_message="Mã tra cứu này đã cấp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_by", ""), ("revoked_on", None), ("status", "in_force")),
                    models.Q(
                        ("revoked_on__isnull", False),
                        ("status", "revoked"),
                        models.Q(("revoked_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="record_revoked_by_a_decision",
                violation_error_message="Khen thưởng bị hủy bỏ phải nêu quyết định và ngày.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordversion",
            constraint=models.UniqueConstraint(
                fields=("record", "version"),
                name="record_version_once",
                violation_error_message="Lần ghi này đã lưu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registeryear",
            constraint=models.UniqueConstraint(
                fields=("issuing_body", "year"),
                name="register_year_once",
                violation_error_message="Sổ của năm này đã có.",
            ),
        ),
    ]
