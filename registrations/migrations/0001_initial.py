import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import paperwork.text_signs
import registrations.models.initiatives

# As `registrations.similarity.search` asks, to the letter, or the index is not used. It needs no
# extension: terms are lexemes already. A model cannot declare it, as SQLite knows no such function
# (there a trial's rows are few enough to be read through).
INDEX = """
CREATE INDEX registrations_initiative_by_terms ON registrations_initiative
USING gin (array_to_tsvector(string_to_array(terms, ' '))) WITH (fastupdate = off)
"""


def index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


def unindex(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX registrations_initiative_by_terms")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("organisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsolidatedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "Đã đăng ký"),
                            ("waiting", "Đã nộp, chưa được tiếp nhận"),
                            ("returned", "Đã trả lại"),
                            ("missing", "Chưa đăng ký"),
                            ("not_consolidated", "Chưa gửi tổng hợp"),
                        ],
                        default="registered",
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "through_version",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="lần gửi của cấp dưới"
                    ),
                ),
                ("is_late", models.BooleanField(default=False, verbose_name="nộp muộn")),
                ("line_count", models.PositiveIntegerField(default=0, verbose_name="số dòng")),
                ("pledge", models.TextField(blank=True, verbose_name="nội dung đăng ký thi đua")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị trong bản tổng hợp",
                "verbose_name_plural": "đơn vị trong bản tổng hợp",
                "ordering": ("sending", "body__path", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ConsolidatedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("full_name", models.CharField(max_length=150, verbose_name="họ và tên")),
                ("job_title", models.CharField(blank=True, max_length=150, verbose_name="chức vụ")),
                (
                    "unit",
                    models.CharField(blank=True, max_length=250, verbose_name="đơn vị công tác"),
                ),
                (
                    "consolidated_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="registrations.consolidatedunit",
                        verbose_name="đơn vị đăng ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "cá nhân trong bản tổng hợp",
                "verbose_name_plural": "cá nhân trong bản tổng hợp",
                "ordering": ("consolidated_unit", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Consolidation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_late",
                    models.BooleanField(default=False, editable=False, verbose_name="nộp muộn"),
                ),
                (
                    "hand_in_again_by",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="nộp lại chậm nhất ngày"
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="lần gửi"
                    ),
                ),
                (
                    "accepted_version",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        help_text="Số liệu của lần này được tính ở cấp trên cho đến khi một lần sau được tiếp nhận",
                        null=True,
                        verbose_name="lần gửi được tiếp nhận",
                    ),
                ),
                (
                    "covering_text",
                    models.TextField(blank=True, verbose_name="nội dung báo cáo kèm theo"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đang lập"),
                            ("sent", "Đã gửi, chờ tiếp nhận"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã tiếp nhận"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="gửi lúc"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consolidations",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị tổng hợp",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consolidations",
                        to="campaigns.plan",
                        verbose_name="tổng hợp theo kế hoạch",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consolidations_received",
                        to="organisation.issuingbody",
                        verbose_name="nơi tiếp nhận",
                    ),
                ),
                (
                    "sent_under",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consolidations_received",
                        to="campaigns.plan",
                        verbose_name="gửi theo kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản tổng hợp",
                "verbose_name_plural": "bản tổng hợp",
                "ordering": ("plan", "body__path", "version"),
            },
        ),
        migrations.AddField(
            model_name="consolidatedunit",
            name="through",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registrations.consolidation",
                verbose_name="qua bản tổng hợp của cấp dưới",
            ),
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("model", "Mô hình"),
                            ("solution", "Giải pháp"),
                            ("initiative", "Sáng kiến"),
                        ],
                        default="initiative",
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=500, verbose_name="tên mô hình, giải pháp, sáng kiến"
                    ),
                ),
                (
                    "expected_completion",
                    models.CharField(
                        blank=True,
                        help_text="Ngày, tháng hoặc quý, ví dụ: 30/9/2020, tháng 9/2020, quý III/2020",
                        max_length=120,
                        verbose_name="dự kiến về tiến độ hoàn thành",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "terms",
                    registrations.models.initiatives.TermsField(
                        blank=True, default="", editable=False, verbose_name="các ý của tên"
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="cần sửa"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="campaigns.reformarea",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registrations.initiative",
                        verbose_name="tiếp tục dòng của lần trước",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="registrations.initiative",
                        verbose_name="chép từ",
                    ),
                ),
            ],
            options={
                "verbose_name": "mô hình, giải pháp, sáng kiến",
                "verbose_name_plural": "mô hình, giải pháp, sáng kiến",
                "ordering": ("registration", "area__position", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="InitiativeProgress",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "Đã đăng ký"),
                            ("in_progress", "Đang thực hiện"),
                            ("completed", "Hoàn thành"),
                            ("dropped", "Thôi thực hiện"),
                        ],
                        default="registered",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="tỷ lệ hoàn thành (%)"
                    ),
                ),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="dự kiến hoàn thành"),
                ),
                (
                    "completed_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày hoàn thành"),
                ),
                ("note", models.TextField(blank=True, verbose_name="kết quả, ghi chú")),
                ("drop_reason", models.TextField(blank=True, verbose_name="lý do thôi thực hiện")),
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
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="registrations.initiative",
                        verbose_name="mô hình, giải pháp, sáng kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiến độ",
                "verbose_name_plural": "tiến độ thực hiện",
                "ordering": ("initiative",),
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
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
                (
                    "is_late",
                    models.BooleanField(default=False, editable=False, verbose_name="nộp muộn"),
                ),
                (
                    "hand_in_again_by",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="nộp lại chậm nhất ngày"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="nội dung báo cáo")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "signer_title",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH. Để trống thì in chức vụ người đứng đầu.",
                        max_length=200,
                        verbose_name="quyền hạn, chức vụ người ký",
                    ),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=150, verbose_name="họ tên người ký"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interim_report", "Báo cáo sơ kết"),
                            ("final_report", "Báo cáo tổng kết"),
                        ],
                        max_length=20,
                        verbose_name="loại báo cáo",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True, editable=False, max_length=200, upload_to="", verbose_name="tệp"
                    ),
                ),
                (
                    "original_name",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="tên tệp đã gửi"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đang viết"),
                            ("sent", "Đã gửi, chờ tiếp nhận"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã tiếp nhận"),
                            ("correcting", "Đang sửa sau tiếp nhận"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="gửi lúc"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="tiếp nhận lúc"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="lần gửi"
                    ),
                ),
                (
                    "accepted_version",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="lần gửi được tiếp nhận"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị báo cáo",
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
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.phase",
                        verbose_name="đợt",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports_received",
                        to="organisation.issuingbody",
                        verbose_name="nơi tiếp nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo",
                "verbose_name_plural": "báo cáo sơ kết, tổng kết",
                "ordering": ("plan", "body__path", "pk"),
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên minh chứng")),
                ("file", models.FileField(max_length=200, upload_to="", verbose_name="tệp")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="cỡ tệp (byte)")),
                ("added_at", models.DateTimeField(verbose_name="đính kèm lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đính kèm",
                    ),
                ),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="registrations.initiativeprogress",
                        verbose_name="tiến độ",
                    ),
                ),
                (
                    "reported_in",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrations.progressreport",
                        verbose_name="đã gửi cùng báo cáo",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng",
                "verbose_name_plural": "minh chứng",
                "ordering": ("progress", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Registration",
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
                (
                    "is_late",
                    models.BooleanField(default=False, editable=False, verbose_name="nộp muộn"),
                ),
                (
                    "hand_in_again_by",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="nộp lại chậm nhất ngày"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="lần")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú chung")),
                (
                    "pledge",
                    models.TextField(
                        blank=True,
                        help_text="Ví dụ: Hoàn thành xuất sắc nhiệm vụ cải cách hành chính năm 2020",
                        verbose_name="nội dung đăng ký thi đua",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("submitted", "Đã nộp, chờ tiếp nhận"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã tiếp nhận"),
                            ("superseded", "Đã được thay bằng lần mới"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="nộp lúc"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="tiếp nhận lúc"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị đăng ký",
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
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Người của nơi tiếp nhận đã nhập từ tệp mà đơn vị gửi",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="nhập thay đơn vị",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations_received",
                        to="organisation.issuingbody",
                        verbose_name="nơi tiếp nhận",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="registrations.registration",
                        verbose_name="thay cho lần",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản đăng ký thi đua",
                "verbose_name_plural": "bản đăng ký thi đua",
                "ordering": ("plan", "body__path", "version"),
            },
        ),
        migrations.CreateModel(
            name="PledgedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "full_name",
                    models.CharField(
                        max_length=150,
                        validators=[paperwork.text_signs.validate_persons_name],
                        verbose_name="họ và tên",
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=150, verbose_name="chức vụ")),
                (
                    "unit",
                    models.CharField(blank=True, max_length=250, verbose_name="đơn vị công tác"),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="cần sửa"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="registrations.registration",
                        verbose_name="bản đăng ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "cá nhân đăng ký",
                "verbose_name_plural": "cá nhân đăng ký",
                "ordering": ("registration", "position", "pk"),
            },
        ),
        migrations.AddField(
            model_name="initiative",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="initiatives",
                to="registrations.registration",
                verbose_name="bản đăng ký",
            ),
        ),
        migrations.AddField(
            model_name="consolidatedunit",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registrations.registration",
                verbose_name="bản đăng ký gốc",
            ),
        ),
        migrations.CreateModel(
            name="ConsolidatedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("model", "Mô hình"),
                            ("solution", "Giải pháp"),
                            ("initiative", "Sáng kiến"),
                        ],
                        default="initiative",
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=500, verbose_name="tên mô hình, giải pháp, sáng kiến"
                    ),
                ),
                (
                    "expected_completion",
                    models.CharField(
                        blank=True,
                        help_text="Ngày, tháng hoặc quý, ví dụ: 30/9/2020, tháng 9/2020, quý III/2020",
                        max_length=120,
                        verbose_name="dự kiến về tiến độ hoàn thành",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("version", models.PositiveSmallIntegerField(verbose_name="lần gửi")),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.reformarea",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị đăng ký",
                    ),
                ),
                (
                    "consolidation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="registrations.consolidation",
                        verbose_name="bản tổng hợp",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrations.registration",
                        verbose_name="bản đăng ký gốc",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng tổng hợp",
                "verbose_name_plural": "dòng tổng hợp",
                "ordering": ("consolidation", "area__position", "position"),
            },
        ),
        migrations.CreateModel(
            name="ReportSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="nội dung báo cáo")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "signer_title",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH. Để trống thì in chức vụ người đứng đầu.",
                        max_length=200,
                        verbose_name="quyền hạn, chức vụ người ký",
                    ),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=150, verbose_name="họ tên người ký"),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="lần gửi")),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="", verbose_name="tệp"),
                ),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=200, verbose_name="tên tệp đã gửi"),
                ),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="registrations.progressreport",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gửi",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi báo cáo",
                "verbose_name_plural": "lần gửi báo cáo",
                "ordering": ("report", "version"),
            },
        ),
        migrations.CreateModel(
            name="ReportedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="tên đơn vị")),
                (
                    "registered",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_time", "Đúng hạn"),
                            ("late", "Muộn"),
                            ("missing", "Chưa gửi"),
                            ("", "Không yêu cầu"),
                        ],
                        max_length=10,
                        verbose_name="đăng ký",
                    ),
                ),
                (
                    "reported",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_time", "Đúng hạn"),
                            ("late", "Muộn"),
                            ("missing", "Chưa gửi"),
                            ("", "Không yêu cầu"),
                        ],
                        max_length=10,
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "sending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="registrations.reportsending",
                        verbose_name="lần gửi",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị đã báo cáo",
                "verbose_name_plural": "đơn vị đã báo cáo",
                "ordering": ("sending", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ReportedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("model", "Mô hình"),
                            ("solution", "Giải pháp"),
                            ("initiative", "Sáng kiến"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=500, verbose_name="tên mô hình, giải pháp, sáng kiến"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "Đã đăng ký"),
                            ("in_progress", "Đang thực hiện"),
                            ("completed", "Hoàn thành"),
                            ("dropped", "Thôi thực hiện"),
                        ],
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(verbose_name="tỷ lệ hoàn thành (%)")),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="dự kiến hoàn thành"),
                ),
                (
                    "completed_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày hoàn thành"),
                ),
                (
                    "in_phase",
                    models.BooleanField(default=False, verbose_name="hoàn thành trong kỳ báo cáo"),
                ),
                (
                    "is_recognised",
                    models.BooleanField(blank=True, null=True, verbose_name="được công nhận"),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.reformarea",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrations.initiative",
                        verbose_name="mô hình, giải pháp, sáng kiến",
                    ),
                ),
                (
                    "sending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registrations.reportsending",
                        verbose_name="lần gửi",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung đã báo cáo",
                "verbose_name_plural": "nội dung đã báo cáo",
                "ordering": ("sending", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="lần gửi")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("is_late", models.BooleanField(default=False, verbose_name="gửi muộn")),
                (
                    "covering_text",
                    models.TextField(blank=True, verbose_name="nội dung báo cáo kèm theo"),
                ),
                (
                    "consolidation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="registrations.consolidation",
                        verbose_name="bản tổng hợp",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi tổng hợp",
                "verbose_name_plural": "lần gửi tổng hợp",
                "ordering": ("consolidation", "version"),
            },
        ),
        migrations.AddField(
            model_name="consolidatedunit",
            name="sending",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="units",
                to="registrations.sending",
                verbose_name="lần gửi",
            ),
        ),
        migrations.CreateModel(
            name="ConsolidatedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số lượng")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.reformarea",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "sending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="registrations.sending",
                        verbose_name="lần gửi",
                    ),
                ),
            ],
            options={
                "verbose_name": "số lượng trong bản tổng hợp",
                "verbose_name_plural": "số lượng trong bản tổng hợp",
                "ordering": ("sending", "area__position"),
            },
        ),
        migrations.AddIndex(
            model_name="consolidation",
            index=models.Index(
                fields=["sent_under", "received_by", "status"], name="consolidation_at_desk"
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidation",
            constraint=models.UniqueConstraint(
                fields=("plan", "body"),
                name="consolidation_one_live_a_plan",
                violation_error_message="Đơn vị đã có bản tổng hợp theo kế hoạch này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "returned"), _negated=True),
                    models.Q(("return_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="consolidation_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "accepted"), _negated=True),
                    models.Q(
                        ("accepted_version", models.F("version")),
                        ("accepted_version__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="consolidation_accepted_as_sent_last",
                violation_error_message="Bản đã tiếp nhận phải là lần gửi sau cùng.",
            ),
        ),
        migrations.AddIndex(
            model_name="initiativeprogress",
            index=models.Index(fields=["status", "expected_on"], name="progress_behind"),
        ),
        migrations.AddConstraint(
            model_name="initiativeprogress",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__lte", 100)),
                name="progress_percent_to_100",
                violation_error_message="Tỷ lệ hoàn thành từ 0 đến 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiativeprogress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "completed"), _negated=True),
                    models.Q(("completed_on__isnull", False), ("percent", 100)),
                    _connector="OR",
                ),
                name="progress_completed_whole",
                violation_error_message="Đã hoàn thành thì tỷ lệ là 100% và phải có ngày.",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiativeprogress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "dropped"), _negated=True),
                    models.Q(("drop_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="progress_dropped_with_reason",
                violation_error_message="Thôi không thực hiện thì phải ghi lý do.",
            ),
        ),
        migrations.AddIndex(
            model_name="progressreport",
            index=models.Index(fields=["plan", "received_by", "status"], name="report_at_desk"),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phase__isnull", False)),
                fields=("plan", "body", "kind", "phase"),
                name="report_once_a_phase",
                violation_error_message="Đơn vị đã có báo cáo này của đợt này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phase", None)),
                fields=("plan", "body", "kind"),
                name="report_once_without_a_phase",
                violation_error_message="Đơn vị đã có báo cáo này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "returned"), _negated=True),
                    models.Q(("return_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="report_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("sent", "accepted")), _negated=True),
                    models.Q(("sent_at", None), _negated=True),
                    _connector="OR",
                ),
                name="report_sent_at_a_time",
                violation_error_message="Đã gửi thì phải có thời điểm gửi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("accepted", "correcting")), _negated=True),
                    models.Q(
                        ("accepted_version", models.F("version")),
                        ("accepted_version__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="report_accepted_as_sent_last",
                violation_error_message="Báo cáo đã tiếp nhận phải là lần gửi sau cùng.",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                fields=["plan", "received_by", "status"], name="registration_at_desk"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["plan", "body"], name="registration_of_body"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("draft", "submitted", "returned"))),
                fields=("plan", "body"),
                name="registration_one_open_a_plan",
                violation_error_message="Đơn vị đã có bản đăng ký theo kế hoạch này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "accepted")),
                fields=("plan", "body"),
                name="registration_one_accepted_a_plan",
                violation_error_message="Đơn vị đã có bản đăng ký được tiếp nhận rồi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                fields=("plan", "body", "version"),
                name="registration_version_once",
                violation_error_message="Lần đăng ký này đã có.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "returned"), _negated=True),
                    models.Q(("return_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="registration_returned_with_reason",
                violation_error_message="Trả lại phải ghi lý do.",
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["area", "registration"], name="initiative_by_area"),
        ),
        migrations.AddIndex(
            model_name="consolidatedline",
            index=models.Index(
                fields=["consolidation", "version", "area"], name="consolidated_by_area"
            ),
        ),
        migrations.AddIndex(
            model_name="consolidatedline",
            index=models.Index(
                fields=["consolidation", "version", "position"], name="consolidated_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsending",
            constraint=models.UniqueConstraint(
                fields=("report", "version"),
                name="report_sending_once",
                violation_error_message="Lần gửi này đã có.",
            ),
        ),
        migrations.AddIndex(
            model_name="reportedunit",
            index=models.Index(fields=["sending", "registered", "reported"], name="reported_units"),
        ),
        migrations.AddIndex(
            model_name="reportedline",
            index=models.Index(fields=["sending", "area", "kind"], name="reported_by_area"),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.UniqueConstraint(
                fields=("consolidation", "version"),
                name="sending_version_once",
                violation_error_message="Lần gửi này đã có.",
            ),
        ),
        migrations.AddIndex(
            model_name="consolidatedunit",
            index=models.Index(fields=["sending", "state"], name="consolidated_unit_state"),
        ),
        migrations.AddConstraint(
            model_name="consolidatedunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "registered"), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="consolidated_unit_registered_with_source",
                violation_error_message="Đơn vị đã đăng ký phải có bản đăng ký.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidatedcount",
            constraint=models.UniqueConstraint(
                fields=("sending", "area"),
                name="consolidated_count_once",
                violation_error_message="Lĩnh vực này đã được đếm.",
            ),
        ),
        migrations.RunPython(index, unindex),
    ]
