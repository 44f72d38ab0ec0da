import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DayOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "day",
                    models.DateField(
                        error_messages={"unique": "Ngày này đã có trong lịch nghỉ."},
                        unique=True,
                        verbose_name="ngày",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "nghỉ lễ, tết"),
                            ("in_place", "nghỉ bù, nghỉ hoán đổi"),
                            ("worked", "làm bù"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Ví dụ: Tết Nguyên đán Canh Tý",
                        max_length=120,
                        verbose_name="dịp",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Văn bản thông báo lịch nghỉ của năm đó",
                        max_length=250,
                        verbose_name="nguồn",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày nghỉ, ngày làm bù",
                "verbose_name_plural": "lịch nghỉ lễ, làm bù",
                "ordering": ("-day",),
            },
        ),
        migrations.CreateModel(
            name="ReformAreaSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=150, unique=True, verbose_name="tên bộ lĩnh vực"),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="căn cứ")),
                (
                    "from_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="từ năm"),
                ),
                (
                    "to_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="đến năm"),
                ),
            ],
            options={
                "verbose_name": "bộ lĩnh vực cải cách hành chính",
                "verbose_name_plural": "bộ lĩnh vực cải cách hành chính",
                "ordering": ("from_year", "name"),
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "Kế hoạch"),
                            ("letter", "Công văn"),
                            ("decision", "Quyết định"),
                            ("guidance", "Hướng dẫn"),
                        ],
                        default="plan",
                        max_length=20,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                (
                    "printed_reference",
                    models.CharField(
                        blank=True,
                        help_text="Giữ nguyên cách in, kể cả lỗi",
                        max_length=60,
                        verbose_name="số, ký hiệu như bản in",
                    ),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="địa danh")),
                ("title", models.CharField(max_length=500, verbose_name="trích yếu")),
                (
                    "theme",
                    models.CharField(blank=True, max_length=500, verbose_name="chủ đề thi đua"),
                ),
                (
                    "starts_on",
                    models.DateField(blank=True, null=True, verbose_name="thi đua từ ngày"),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "campaign_from_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Để trống: theo trích yếu và thời gian thi đua",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                2000, "Hãy ghi một năm từ 2000 đến 2100."
                            ),
                            django.core.validators.MaxValueValidator(
                                2100, "Hãy ghi một năm từ 2000 đến 2100."
                            ),
                        ],
                        verbose_name="năm thi đua",
                    ),
                ),
                (
                    "campaign_to_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Chỉ ghi khi thi đua nhiều năm (giai đoạn 2026 - 2030)",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                2000, "Hãy ghi một năm từ 2000 đến 2100."
                            ),
                            django.core.validators.MaxValueValidator(
                                2100, "Hãy ghi một năm từ 2000 đến 2100."
                            ),
                        ],
                        verbose_name="đến năm",
                    ),
                ),
                (
                    "registration_form",
                    models.CharField(
                        choices=[
                            ("none", "Không tổ chức đăng ký"),
                            (
                                "initiatives",
                                "Mô hình, giải pháp, sáng kiến theo lĩnh vực (Biểu 1, Biểu 2)",
                            ),
                            ("pledge", "Bản đăng ký thi đua của tập thể và cá nhân"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="hình thức đăng ký",
                    ),
                ),
                (
                    "accepts_late",
                    models.BooleanField(
                        default=False,
                        help_text="Bản nộp sau thời hạn vẫn được nhận và ghi là nộp muộn",
                        verbose_name="nhận đăng ký nộp muộn",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        blank=True,
                        choices=[("amends", "Sửa đổi, bổ sung"), ("replaces", "Thay thế")],
                        editable=False,
                        max_length=20,
                        verbose_name="sửa đổi hay thay thế",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("awaiting_signature", "Chờ ký"),
                            ("issued", "Đã ban hành"),
                            ("summed_up", "Đã tổng kết"),
                            ("closed", "Đã kết thúc"),
                            ("replaced", "Đã được thay thế"),
                            ("discarded", "Đã hủy dự thảo"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "changed_plan",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changed_by",
                        to="campaigns.plan",
                        verbose_name="kế hoạch được sửa đổi, thay thế",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan ban hành",
                    ),
                ),
                (
                    "receiving_body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Cơ quan đầu mối nhận đăng ký, hồ sơ thay cơ quan ban hành (Phòng Nội vụ)",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_received_for",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan tiếp nhận",
                    ),
                ),
                (
                    "reform_area_set",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.reformareaset",
                        verbose_name="bộ lĩnh vực",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế hoạch",
                "verbose_name_plural": "kế hoạch",
                "ordering": ("path",),
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=150, verbose_name="đợt")),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt thi đua",
                "verbose_name_plural": "đợt thi đua",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="ParticipantGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("individual", "Cá nhân"),
                            ("citizen", "Người dân"),
                            ("enterprise", "Doanh nghiệp, doanh nhân"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=500, verbose_name="đối tượng")),
                (
                    "bodies",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="gồm các đơn vị",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "đối tượng thi đua",
                "verbose_name_plural": "đối tượng thi đua",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "issued_by",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                ("kind", models.CharField(blank=True, max_length=60, verbose_name="loại văn bản")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="trích yếu")),
                (
                    "opens_the_plan",
                    models.BooleanField(
                        default=True,
                        help_text="Bỏ chọn với văn bản chỉ được nhắc đến trong nội dung.",
                        verbose_name="là căn cứ ban hành",
                    ),
                ),
                (
                    "cited_plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cited_by",
                        to="campaigns.plan",
                        verbose_name="kế hoạch trong hệ thống",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bases",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "căn cứ",
                "verbose_name_plural": "căn cứ",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                            ("registration", "Đăng ký thi đua"),
                            ("consolidation", "Tổng hợp đăng ký"),
                            ("interim_report", "Báo cáo sơ kết"),
                            ("recognition", "Quyết định công nhận sáng kiến"),
                            ("dossier", "Hồ sơ đề nghị khen thưởng"),
                            ("final_report", "Báo cáo tổng kết"),
                            ("summing_up", "Tổng kết, khen thưởng"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="nội dung")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="ngày")),
                (
                    "boundary",
                    models.CharField(
                        choices=[
                            ("before", "trước"),
                            ("through", "chậm nhất, đến hết"),
                            ("within", "trong"),
                        ],
                        default="through",
                        max_length=10,
                        verbose_name="cách tính",
                    ),
                ),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "ngày"), ("month", "tháng")],
                        default="day",
                        max_length=10,
                        verbose_name="nêu đến",
                    ),
                ),
                (
                    "days_after",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số ngày sau sự kiện"
                    ),
                ),
                (
                    "counted_in",
                    models.CharField(
                        choices=[("calendar", "ngày"), ("working", "ngày làm việc")],
                        default="calendar",
                        max_length=10,
                        verbose_name="đếm theo",
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ranking_published", "công bố kết quả xếp hạng CCHC"),
                            ("decision_issued", "ban hành quyết định khen thưởng"),
                            ("plan_issued", "ban hành kế hoạch"),
                        ],
                        max_length=30,
                        verbose_name="sự kiện",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="dành riêng cho đơn vị",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.participantgroup",
                        verbose_name="dành cho đối tượng",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.phase",
                        verbose_name="đợt",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời hạn",
                "verbose_name_plural": "thời hạn",
                "ordering": ("plan", "due_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="PlanAttachment",
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
                            ("signed_scan", "Bản ký, đóng dấu (bản quét)"),
                            ("annex", "Phụ lục, biểu mẫu kèm theo"),
                            ("other", "Tài liệu liên quan"),
                        ],
                        default="signed_scan",
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên tài liệu")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu kèm theo",
                "verbose_name_plural": "tài liệu kèm theo",
                "ordering": ("plan", "pk"),
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
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
                            ("ranking_published", "công bố kết quả xếp hạng CCHC"),
                            ("decision_issued", "ban hành quyết định khen thưởng"),
                            ("plan_issued", "ban hành kế hoạch"),
                        ],
                        max_length=30,
                        verbose_name="sự kiện",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="ngày")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "sự kiện",
                "verbose_name_plural": "sự kiện",
                "ordering": ("plan", "happened_on"),
            },
        ),
        migrations.CreateModel(
            name="PlanSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("purpose", "Mục đích"),
                            ("requirement", "Yêu cầu"),
                            ("theme", "Chủ đề"),
                            ("objective", "Mục tiêu"),
                            ("participants", "Đối tượng"),
                            ("content", "Nội dung thi đua"),
                            ("criteria", "Tiêu chí, tiêu chuẩn"),
                            ("awards", "Hình thức, số lượng khen thưởng"),
                            ("dossier", "Hồ sơ, thủ tục"),
                            ("budget", "Kinh phí"),
                            ("implementation", "Tổ chức thực hiện"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "printed_number",
                    models.CharField(blank=True, max_length=20, verbose_name="số mục như bản in"),
                ),
                ("heading", models.CharField(blank=True, max_length=250, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục của kế hoạch",
                "verbose_name_plural": "nội dung kế hoạch",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "must_register",
                    models.BooleanField(
                        default=True,
                        help_text="Đơn vị gửi bản đăng ký của chính mình",
                        verbose_name="phải đăng ký thi đua",
                    ),
                ),
                (
                    "consolidates",
                    models.BooleanField(
                        default=False,
                        help_text="Tiếp nhận đăng ký của các đơn vị bên dưới rồi tổng hợp gửi lên",
                        verbose_name="tổng hợp đơn vị trực thuộc",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("sent", "Chưa tiếp nhận"), ("acknowledged", "Đã tiếp nhận")],
                        default="sent",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "acknowledged_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="tiếp nhận lúc"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_plans",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị nhận",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị nhận kế hoạch",
                "verbose_name_plural": "đơn vị nhận kế hoạch",
                "ordering": ("body__path",),
            },
        ),
        migrations.CreateModel(
            name="RecipientLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("text", models.CharField(max_length=250, verbose_name="nơi nhận")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipient_lines",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng nơi nhận",
                "verbose_name_plural": "nơi nhận như bản in",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="ReformArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=250, verbose_name="lĩnh vực")),
                (
                    "counts_as",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chỉ dùng để so sánh giữa các giai đoạn; lĩnh vực gốc được giữ nguyên.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.reformarea",
                        verbose_name="tương ứng khi thống kê với",
                    ),
                ),
                (
                    "area_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="campaigns.reformareaset",
                        verbose_name="bộ lĩnh vực",
                    ),
                ),
            ],
            options={
                "verbose_name": "lĩnh vực",
                "verbose_name_plural": "lĩnh vực",
                "ordering": ("area_set", "position"),
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("acknowledge", "xác nhận đã nhận kế hoạch"),
                            ("own_plan", "ban hành kế hoạch thực hiện"),
                            ("register", "gửi đăng ký thi đua"),
                            ("report", "gửi báo cáo"),
                            ("nominate", "gửi hồ sơ đề nghị khen thưởng"),
                        ],
                        max_length=20,
                        verbose_name="nhắc việc",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="lời nhắc")),
                ("sent_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="campaigns.recipient",
                        verbose_name="đơn vị nhận",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhắc",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhắc",
                "verbose_name_plural": "nhắc việc",
                "ordering": ("recipient", "pk"),
            },
        ),
        migrations.CreateModel(
            name="DeadlineExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_day", models.DateField(verbose_name="đến hết ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("granted_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="cho đơn vị",
                    ),
                ),
                (
                    "deadline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="campaigns.deadline",
                        verbose_name="thời hạn",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gia hạn",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gia hạn",
                "verbose_name_plural": "gia hạn",
                "ordering": ("deadline", "pk"),
                "indexes": [models.Index(fields=["last_day"], name="extension_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="extension_with_a_reason",
                        violation_error_message="Hãy ghi lý do gia hạn.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="phase_ends_after_it_starts",
                violation_error_message="Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.",
            ),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["due_on"], name="deadline_by_day"),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("days_after", None), ("due_on__isnull", False), ("event", "")),
                    models.Q(
                        ("days_after__isnull", False),
                        ("due_on", None),
                        models.Q(("event", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="deadline_on_a_day_or_after_an_event",
                violation_error_message="Thời hạn là một ngày, hoặc một số ngày sau một sự kiện; không phải cả hai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.UniqueConstraint(
                fields=("plan", "kind"),
                name="event_once_a_plan",
                violation_error_message="Sự kiện này đã được ghi ngày.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.UniqueConstraint(
                fields=("plan", "body"),
                name="recipient_once",
                violation_error_message="Đơn vị này đã có trong danh sách nhận.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "sent"),
                    models.Q(("acknowledged_at", None), _negated=True),
                    _connector="OR",
                ),
                name="recipient_acknowledged_at_a_time",
                violation_error_message="Đã tiếp nhận thì phải có thời điểm tiếp nhận.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformarea",
            constraint=models.UniqueConstraint(
                fields=("area_set", "position"),
                name="area_position_once",
                violation_error_message="Thứ tự này đã có lĩnh vực khác.",
            ),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["issuing_body", "status"], name="plan_of_body"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="plan_ends_after_it_starts",
                violation_error_message="Ngày kết thúc thi đua phải từ ngày bắt đầu trở đi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    ("issued_on", None),
                    ("ends_on__gte", models.F("issued_on")),
                    _connector="OR",
                ),
                name="plan_ends_after_it_is_issued",
                violation_error_message="Ngày kết thúc thi đua phải từ ngày ban hành trở đi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("campaign_to_year", None),
                    ("campaign_to_year__gte", models.F("campaign_from_year")),
                    _connector="OR",
                ),
                name="plan_years_in_order",
                violation_error_message="Năm cuối của giai đoạn thi đua phải từ năm thi đua đầu tiên trở đi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("registration_form", "initiatives"), _negated=True),
                    models.Q(("reform_area_set", None), _negated=True),
                    _connector="OR",
                ),
                name="plan_with_initiatives_has_areas",
                violation_error_message="Kế hoạch có đăng ký mô hình, giải pháp, sáng kiến phải chọn bộ lĩnh vực.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("change", ""), ("changed_plan", None)),
                    models.Q(
                        models.Q(("change", ""), _negated=True), ("changed_plan__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="plan_changes_a_named_plan",
                violation_error_message="Hãy nêu kế hoạch được sửa đổi hoặc thay thế.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("issuing_body", "number", "symbol", "issued_on"),
                name="plan_number_once",
                violation_error_message="Cơ quan này đã có văn bản cùng số, ký hiệu và ngày.",
            ),
        ),
    ]
