from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import paperwork.text_signs


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("registrations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InitiativeCouncil",
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
                    "basis",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="quyết định thành lập"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        default="Hội đồng sáng kiến", max_length=200, verbose_name="tên hội đồng"
                    ),
                ),
                (
                    "pass_mark",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="mức đạt"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "Đang lập"),
                            ("appraising", "Đang thẩm định"),
                            ("closed", "Đã kết thúc"),
                        ],
                        default="preparing",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
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
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiative_council",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "hội đồng sáng kiến",
                "verbose_name_plural": "hội đồng sáng kiến",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=200, verbose_name="tiêu chí")),
                (
                    "guidance",
                    models.CharField(blank=True, max_length=300, verbose_name="hướng dẫn chấm"),
                ),
                (
                    "max_score",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa"),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="recognition.initiativecouncil",
                        verbose_name="hội đồng",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiêu chí",
                "verbose_name_plural": "tiêu chí chấm điểm",
                "ordering": ("council", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CouncilMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch Hội đồng"),
                            ("vice_chair", "Phó Chủ tịch Hội đồng"),
                            ("standing", "Ủy viên thường trực"),
                            ("secretary", "Thư ký"),
                            ("member", "Ủy viên"),
                        ],
                        default="member",
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thành viên",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="recognition.initiativecouncil",
                        verbose_name="hội đồng",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên hội đồng sáng kiến",
                "verbose_name_plural": "thành viên hội đồng sáng kiến",
                "ordering": ("council", "position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LibraryEntry",
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
                    "summary",
                    models.TextField(
                        help_text="Vấn đề, giải pháp, kết quả đạt được", verbose_name="tóm tắt"
                    ),
                ),
                (
                    "how",
                    models.TextField(
                        help_text="Các bước, điều kiện, chi phí để nơi khác làm theo",
                        verbose_name="cách làm",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        help_text="Tên đơn vị, bộ phận; không ghi số điện thoại cá nhân",
                        max_length=250,
                        verbose_name="đơn vị liên hệ",
                    ),
                ),
                ("folded", models.TextField(default="", editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("published", "Trong thư viện"),
                            ("withdrawn", "Đã rút khỏi thư viện"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="đưa vào thư viện ngày"
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
            ],
            options={
                "verbose_name": "bài trong thư viện sáng kiến",
                "verbose_name_plural": "thư viện sáng kiến",
                "ordering": ("-published_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="LibraryFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="recognition.libraryentry",
                        verbose_name="bài trong thư viện",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu của sáng kiến",
                "verbose_name_plural": "tài liệu của sáng kiến",
                "ordering": ("entry", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Đang thẩm định"),
                            ("proposed", "Hội đồng đề nghị công nhận"),
                            ("not_proposed", "Hội đồng không đề nghị công nhận"),
                            ("recognised", "Đã công nhận"),
                            ("declined", "Không công nhận"),
                            ("revoked", "Đã hủy bỏ công nhận"),
                        ],
                        default="open",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unit", "Cấp cơ sở"),
                            ("district", "Cấp huyện"),
                            ("province", "Cấp tỉnh"),
                        ],
                        max_length=20,
                        verbose_name="phạm vi ảnh hưởng",
                    ),
                ),
                (
                    "average",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=6,
                        null=True,
                        verbose_name="điểm trung bình",
                    ),
                ),
                ("conclusion", models.TextField(blank=True, verbose_name="kết luận của hội đồng")),
                (
                    "decline_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="lý do không công nhận"
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="recognition.initiativecouncil",
                        verbose_name="hội đồng",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="registrations.initiative",
                        verbose_name="sáng kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "sáng kiến đưa ra hội đồng",
                "verbose_name_plural": "sáng kiến đưa ra hội đồng",
                "ordering": ("council", "pk"),
            },
        ),
        migrations.AddField(
            model_name="libraryentry",
            name="recognition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="library_entry",
                to="recognition.recognition",
                verbose_name="sáng kiến",
            ),
        ),
        migrations.CreateModel(
            name="DeclaredConflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người khai",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declared_conflicts",
                        to="recognition.recognition",
                        verbose_name="sáng kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "khai xung đột lợi ích",
                "verbose_name_plural": "khai xung đột lợi ích",
                "ordering": ("recognition", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "total",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="tổng điểm"),
                ),
                ("in_favour", models.BooleanField(verbose_name="đề nghị công nhận")),
                ("opinion", models.TextField(verbose_name="nhận xét")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "appraiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chấm",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appraisals",
                        to="recognition.recognition",
                        verbose_name="sáng kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu chấm",
                "verbose_name_plural": "phiếu chấm",
                "ordering": ("recognition", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RecognitionDecision",
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
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                (
                    "symbol",
                    models.CharField(default="QĐ-UBND", max_length=40, verbose_name="ký hiệu"),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ký")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="địa danh")),
                (
                    "bases",
                    models.TextField(
                        blank=True, help_text="Mỗi căn cứ một dòng", verbose_name="căn cứ"
                    ),
                ),
                (
                    "proposed_by",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 10 tháng 11 năm 2020",
                        max_length=300,
                        verbose_name="theo đề nghị của",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recognise", "Công nhận sáng kiến"),
                            ("correct", "Đính chính quyết định công nhận"),
                            ("revoke", "Hủy bỏ việc công nhận sáng kiến"),
                        ],
                        default="recognise",
                        max_length=20,
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("issued", "Đã ban hành"),
                            ("corrected", "Đã được đính chính"),
                            ("revoked", "Đã bị hủy bỏ"),
                            ("discarded", "Đã bỏ dự thảo"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "changes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changed_by",
                        to="recognition.recognitiondecision",
                        verbose_name="quyết định trước",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="recognition.initiativecouncil",
                        verbose_name="hội đồng",
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
            ],
            options={
                "verbose_name": "quyết định công nhận sáng kiến",
                "verbose_name_plural": "quyết định công nhận sáng kiến",
                "ordering": ("-issued_on", "-pk"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="recognition",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recognitions",
                to="recognition.recognitiondecision",
                verbose_name="quyết định",
            ),
        ),
        migrations.CreateModel(
            name="DecisionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=500, verbose_name="tên sáng kiến")),
                ("authors", models.TextField(blank=True, verbose_name="tác giả")),
                ("unit", models.CharField(max_length=250, verbose_name="đơn vị")),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unit", "Cấp cơ sở"),
                            ("district", "Cấp huyện"),
                            ("province", "Cấp tỉnh"),
                        ],
                        max_length=20,
                        verbose_name="phạm vi ảnh hưởng",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decided_in",
                        to="recognition.recognition",
                        verbose_name="sáng kiến",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="recognition.recognitiondecision",
                        verbose_name="quyết định",
                    ),
                ),
            ],
            options={
                "verbose_name": "sáng kiến trong quyết định",
                "verbose_name_plural": "sáng kiến trong quyết định",
                "ordering": ("decision", "position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Author",
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
                    "share",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="tỷ lệ đóng góp (%)",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="registrations.initiative",
                        verbose_name="sáng kiến",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "tác giả",
                "verbose_name_plural": "tác giả, đồng tác giả",
                "ordering": ("initiative", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("initiative", "user"),
                        name="author_account_once",
                        violation_error_message="Tài khoản này đã gắn với một tác giả khác.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share", None),
                            models.Q(("share__gte", 1), ("share__lte", 100)),
                            _connector="OR",
                        ),
                        name="author_share_of_a_hundred",
                        violation_error_message="Tỷ lệ đóng góp từ 1 đến 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppraisalScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("0"), max_digits=5, verbose_name="điểm"
                    ),
                ),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="recognition.appraisal",
                        verbose_name="phiếu chấm",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recognition.criterion",
                        verbose_name="tiêu chí",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm theo tiêu chí",
                "verbose_name_plural": "điểm theo tiêu chí",
                "ordering": ("appraisal", "criterion__position"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("appraisal", "criterion"),
                        name="scored_once_a_criterion",
                        violation_error_message="Tiêu chí này đã có điểm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0)),
                        name="points_not_negative",
                        violation_error_message="Điểm không được âm.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="initiativecouncil",
            constraint=models.CheckConstraint(
                condition=models.Q(("pass_mark__gt", 0)),
                name="council_pass_mark_above_nought",
                violation_error_message="Mức đạt phải lớn hơn 0.",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("max_score__gt", 0)),
                name="criterion_worth_something",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.UniqueConstraint(
                fields=("council", "user"),
                name="councilmember_once",
                violation_error_message="Người này đã có trong hội đồng.",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "chair")),
                fields=("council",),
                name="councilmember_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
        ),
        migrations.AddIndex(
            model_name="libraryentry",
            index=models.Index(fields=["status", "-published_on"], name="library_by_day"),
        ),
        migrations.AddConstraint(
            model_name="declaredconflict",
            constraint=models.UniqueConstraint(
                fields=("recognition", "user"),
                name="conflict_declared_once",
                violation_error_message="Bạn đã khai xung đột lợi ích với sáng kiến này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.UniqueConstraint(
                fields=("recognition", "appraiser"),
                name="appraised_once",
                violation_error_message="Bạn đã chấm sáng kiến này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognitiondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("issued", "corrected", "revoked")), _negated=True),
                    models.Q(models.Q(("number", ""), _negated=True), ("issued_on__isnull", False)),
                    _connector="OR",
                ),
                name="recognitiondecision_issued_with_number",
                violation_error_message="Quyết định ban hành phải có số và ngày ký.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognitiondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changes__isnull", False), ("kind__in", ("correct", "revoke"))),
                    models.Q(
                        models.Q(("kind__in", ("correct", "revoke")), _negated=True),
                        ("changes", None),
                    ),
                    _connector="OR",
                ),
                name="recognitiondecision_names_what_it_changes",
                violation_error_message="Quyết định đính chính, hủy bỏ phải nêu quyết định trước.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognitiondecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("council", "number", "symbol", "issued_on"),
                name="recognition_decision_number_once",
                violation_error_message="Đã có quyết định cùng số, ký hiệu và ngày.",
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(fields=["council", "status"], name="recognition_at_council"),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(fields=["status"], name="recognition_by_status"),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                fields=("council", "initiative"),
                name="recognition_once_a_council",
                violation_error_message="Sáng kiến này đã được đưa ra hội đồng.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "recognised")),
                fields=("initiative",),
                name="recognised_once",
                violation_error_message="Sáng kiến này đã được công nhận.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "recognised"), _negated=True),
                    models.Q(("decision", None), _negated=True),
                    _connector="OR",
                ),
                name="recognised_by_a_decision",
                violation_error_message="Công nhận phải theo một quyết định.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "declined"), _negated=True),
                    models.Q(("decline_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="recognition_declined_with_reason",
                violation_error_message="Không công nhận phải ghi lý do.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionitem",
            constraint=models.UniqueConstraint(
                fields=("decision", "recognition"),
                name="decided_once_a_decision",
                violation_error_message="Sáng kiến này đã có trong quyết định.",
            ),
        ),
    ]
