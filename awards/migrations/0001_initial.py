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
        ("organisation", "0001_initial"),
        ("register", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardCouncil",
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
                    "name",
                    models.CharField(
                        default="Hội đồng Thi đua - Khen thưởng",
                        max_length=200,
                        verbose_name="tên hội đồng",
                    ),
                ),
                ("basis", models.CharField(max_length=250, verbose_name="quyết định thành lập")),
                ("valid_from", models.DateField(verbose_name="hoạt động từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_councils",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan",
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
                "verbose_name": "hội đồng thi đua - khen thưởng",
                "verbose_name_plural": "hội đồng thi đua - khen thưởng",
                "ordering": ("body__path", "-valid_from", "pk"),
            },
        ),
        migrations.CreateModel(
            name="AwardCouncilMember",
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
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="awards.awardcouncil",
                        verbose_name="hội đồng",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thành viên",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên hội đồng thi đua - khen thưởng",
                "verbose_name_plural": "thành viên hội đồng thi đua - khen thưởng",
                "ordering": ("council", "position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardDecision",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("presented", "Đã trình ký"),
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
                            ("award", "Tặng giấy khen, bằng khen"),
                            ("correct", "Đính chính quyết định khen thưởng"),
                            ("revoke", "Hủy bỏ việc khen thưởng"),
                        ],
                        default="award",
                        max_length=20,
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "changes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changed_by",
                        to="awards.awarddecision",
                        verbose_name="quyết định trước",
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
                        related_name="award_decisions",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_decisions",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyết định khen thưởng",
                "verbose_name_plural": "quyết định khen thưởng",
                "ordering": ("-issued_on", "number", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "name",
                    models.CharField(
                        choices=[("giay_khen", "Giấy khen"), ("bang_khen", "Bằng khen")],
                        max_length=20,
                        verbose_name="hình thức",
                    ),
                ),
                (
                    "authority_title",
                    models.CharField(
                        help_text="Ví dụ: Chủ tịch Ủy ban nhân dân huyện",
                        max_length=200,
                        verbose_name="người có thẩm quyền",
                    ),
                ),
                (
                    "printed_as",
                    models.CharField(blank=True, max_length=250, verbose_name="như bản in"),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("individual", "Cá nhân"),
                            ("both", "Tập thể và cá nhân"),
                        ],
                        default="both",
                        max_length=20,
                        verbose_name="tặng cho",
                    ),
                ),
                (
                    "original_sets",
                    models.PositiveSmallIntegerField(default=1, verbose_name="số bộ bản chính"),
                ),
                (
                    "bonus",
                    models.CharField(
                        choices=[
                            ("by_law", "Theo mức quy định tại ngày ra quyết định"),
                            ("none", "Không kèm tiền thưởng"),
                        ],
                        default="by_law",
                        max_length=20,
                        verbose_name="tiền thưởng",
                    ),
                ),
                (
                    "bonus_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("district", "Sở, ngành, huyện, đơn vị thuộc bộ, doanh nghiệp"),
                            ("commune", "Xã"),
                        ],
                        help_text="Để trống thì theo cấp của cơ quan có thẩm quyền",
                        max_length=20,
                        verbose_name="mức thưởng của cấp",
                    ),
                ),
                (
                    "needs_council",
                    models.BooleanField(
                        default=True,
                        help_text="Bỏ chọn khi hồ sơ được trình thẳng lãnh đạo sau thẩm định",
                        verbose_name="qua Hội đồng Thi đua - Khen thưởng",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "authority_body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống khi thẩm quyền được giao lại cho cơ quan khác quy định",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan của người có thẩm quyền",
                    ),
                ),
                (
                    "goes_up_to",
                    models.ForeignKey(
                        blank=True,
                        help_text="Hình thức của kế hoạch cấp trên mà người, đơn vị được tặng có thể được đề nghị",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comes_from",
                        to="awards.awardform",
                        verbose_name="được đề nghị lên hình thức",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="award_forms",
                        to="campaigns.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
                (
                    "proposed_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposed_up_to",
                        to="awards.awardform",
                        verbose_name="chọn trong số đã được tặng",
                    ),
                ),
            ],
            options={
                "verbose_name": "hình thức khen thưởng",
                "verbose_name_plural": "hình thức khen thưởng",
                "ordering": ("plan", "position"),
            },
        ),
        migrations.CreateModel(
            name="AwardFund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(2003)],
                        verbose_name="năm",
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="quỹ khen thưởng (đồng)")),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="căn cứ")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_funds",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "quỹ khen thưởng",
                "verbose_name_plural": "quỹ khen thưởng",
                "ordering": ("body", "-year"),
            },
        ),
        migrations.CreateModel(
            name="BaseSalary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("applies_from", models.DateField(verbose_name="áp dụng từ ngày")),
                (
                    "applies_through",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                ("source", models.CharField(max_length=500, verbose_name="nguồn")),
                (
                    "is_uncertain",
                    models.BooleanField(
                        default=False,
                        help_text="Chưa đối chiếu được với văn bản, hoặc các nguồn khác nhau",
                        verbose_name="chưa chắc chắn",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("amount", models.PositiveIntegerField(verbose_name="mức lương cơ sở (đồng)")),
            ],
            options={
                "verbose_name": "mức lương cơ sở",
                "verbose_name_plural": "mức lương cơ sở",
                "ordering": ("-applies_from",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_through", None),
                            ("applies_through__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="salary_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("applies_from",),
                        name="salary_once_a_day",
                        violation_error_message="Đã có mức lương cơ sở từ ngày này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BonusRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("applies_from", models.DateField(verbose_name="áp dụng từ ngày")),
                (
                    "applies_through",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                ("source", models.CharField(max_length=500, verbose_name="nguồn")),
                (
                    "is_uncertain",
                    models.BooleanField(
                        default=False,
                        help_text="Chưa đối chiếu được với văn bản, hoặc các nguồn khác nhau",
                        verbose_name="chưa chắc chắn",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "form_name",
                    models.CharField(
                        choices=[("giay_khen", "Giấy khen"), ("bang_khen", "Bằng khen")],
                        max_length=20,
                        verbose_name="hình thức",
                    ),
                ),
                (
                    "authority_level",
                    models.CharField(
                        choices=[
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("district", "Sở, ngành, huyện, đơn vị thuộc bộ, doanh nghiệp"),
                            ("commune", "Xã"),
                        ],
                        max_length=20,
                        verbose_name="cấp của người có thẩm quyền",
                    ),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("individual", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=20,
                        verbose_name="tặng cho",
                    ),
                ),
                (
                    "multiple",
                    models.DecimalField(
                        decimal_places=3, max_digits=6, verbose_name="hệ số lương cơ sở"
                    ),
                ),
            ],
            options={
                "verbose_name": "mức tiền thưởng",
                "verbose_name_plural": "mức tiền thưởng",
                "ordering": ("-applies_from", "form_name", "authority_level", "awardee"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_through", None),
                            ("applies_through__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="bonus_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("form_name", "authority_level", "awardee", "applies_from"),
                        name="bonus_once_a_day",
                        violation_error_message="Đã có mức tiền thưởng này từ ngày này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("multiple__gt", 0)),
                        name="bonus_multiple_positive",
                        violation_error_message="Hệ số phải lớn hơn 0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
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
                (
                    "opened_by_organiser",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="do cơ quan thường trực lập"
                    ),
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
                        max_length=250,
                        validators=[paperwork.text_signs.validate_bodys_name],
                        verbose_name="tên tập thể hoặc họ và tên cá nhân",
                    ),
                ),
                (
                    "awardee_title",
                    models.CharField(
                        blank=True,
                        help_text="Với cá nhân",
                        max_length=150,
                        verbose_name="chức vụ, chức danh",
                    ),
                ),
                (
                    "is_enterprise",
                    models.BooleanField(
                        default=False,
                        verbose_name="là doanh nghiệp hoặc người đứng đầu doanh nghiệp",
                    ),
                ),
                ("is_household", models.BooleanField(default=False, verbose_name="là hộ gia đình")),
                (
                    "achievement",
                    models.CharField(
                        help_text="Ví dụ: Đã có thành tích xuất sắc trong phong trào thi đua cao điểm về cải cách hành chính năm 2020",
                        max_length=500,
                        verbose_name="thành tích ghi trên giấy khen",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="tóm tắt thành tích")),
                (
                    "received_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ngày nhận hồ sơ"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đang lập"),
                            ("submitted", "Đã nộp, chờ kiểm tra"),
                            ("returned", "Trả lại để bổ sung"),
                            ("complete", "Đủ thành phần"),
                            ("appraised", "Đã thẩm định"),
                            ("voted", "Hội đồng đã thông qua"),
                            ("presented", "Đã trình lãnh đạo"),
                            ("decided", "Đã có quyết định"),
                            ("declined", "Không khen thưởng"),
                            ("suspended", "Tạm dừng xem xét"),
                            ("withdrawn", "Đã rút"),
                            ("revoked", "Đã hủy quyết định"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(
                        default=1,
                        editable=False,
                        help_text="Hồ sơ được xem xét lại sau khi trả lại, tạm dừng thì thẩm định lần mới",
                        verbose_name="lần thẩm định",
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do"),
                ),
                (
                    "register_number",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="số thứ tự trong sổ"
                    ),
                ),
                (
                    "award_form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="awards.awardform",
                        verbose_name="hình thức khen thưởng",
                    ),
                ),
                (
                    "awardee_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards_here",
                        to="organisation.issuingbody",
                        verbose_name="tập thể được đề nghị, hoặc đơn vị công tác của cá nhân",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="awards.awarddecision",
                        verbose_name="quyết định",
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
                    "honoree",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="register.honoree",
                        verbose_name="người đã được khen thưởng trước đây",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị đề nghị",
                    ),
                ),
                (
                    "raised_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised_to",
                        to="awards.dossier",
                        verbose_name="đề nghị lên từ hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ khen thưởng",
                "verbose_name_plural": "hồ sơ khen thưởng",
                "ordering": ("-pk",),
            },
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
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declared_conflicts",
                        to="awards.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "xung đột lợi ích tự khai",
                "verbose_name_plural": "xung đột lợi ích tự khai",
                "ordering": ("dossier", "at"),
            },
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
                ("holds", models.BooleanField(default=True, editable=False)),
                ("form_name", models.CharField(max_length=250, verbose_name="hình thức")),
                ("awardee_kind", models.CharField(max_length=20, verbose_name="đối tượng")),
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
                    models.CharField(blank=True, max_length=250, verbose_name="đơn vị"),
                ),
                ("achievement", models.CharField(max_length=500, verbose_name="thành tích")),
                (
                    "bonus",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="tiền thưởng (đồng)"
                    ),
                ),
                (
                    "multiple",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=6, null=True, verbose_name="hệ số"
                    ),
                ),
                (
                    "base_salary",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="mức lương cơ sở"
                    ),
                ),
                ("bonus_source", models.TextField(blank=True, verbose_name="căn cứ mức thưởng")),
                (
                    "declined_reason",
                    models.TextField(blank=True, verbose_name="lý do không khen thưởng"),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="awards.awarddecision",
                        verbose_name="quyết định",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decided_in",
                        to="awards.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "người, tập thể trong quyết định",
                "verbose_name_plural": "người, tập thể trong quyết định",
                "ordering": ("decision", "position", "pk"),
                "abstract": False,
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
                    "round",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="lần thẩm định"
                    ),
                ),
                ("in_favour", models.BooleanField(verbose_name="đề nghị khen thưởng")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="điểm",
                    ),
                ),
                ("opinion", models.TextField(verbose_name="ý kiến thẩm định")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "appraiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appraisals",
                        to="awards.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến thẩm định",
                "verbose_name_plural": "ý kiến thẩm định",
                "ordering": ("dossier", "round", "at"),
            },
        ),
        migrations.CreateModel(
            name="LawVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("applies_from", models.DateField(verbose_name="áp dụng từ ngày")),
                (
                    "applies_through",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                ("source", models.CharField(max_length=500, verbose_name="nguồn")),
                (
                    "is_uncertain",
                    models.BooleanField(
                        default=False,
                        help_text="Chưa đối chiếu được với văn bản, hoặc các nguồn khác nhau",
                        verbose_name="chưa chắc chắn",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("law", models.CharField(max_length=250, verbose_name="luật")),
                (
                    "decree",
                    models.CharField(
                        help_text="Ví dụ: 98/2023/NĐ-CP", max_length=120, verbose_name="nghị định"
                    ),
                ),
                ("circular", models.CharField(blank=True, max_length=120, verbose_name="thông tư")),
                (
                    "rounding",
                    models.CharField(
                        blank=True,
                        help_text="In dưới danh sách chi thưởng, có điều, khoản làm căn cứ",
                        max_length=250,
                        verbose_name="làm tròn tiền thưởng",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên bản pháp luật",
                "verbose_name_plural": "pháp luật theo ngày nhận hồ sơ",
                "ordering": ("-applies_from",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_through", None),
                            ("applies_through__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="law_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("applies_from",),
                        name="law_once_a_day",
                        violation_error_message="Đã có phiên bản áp dụng từ ngày này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("title", models.CharField(max_length=250, verbose_name="nội dung")),
                ("held_on", models.DateField(verbose_name="ngày họp")),
                ("held_at", models.TimeField(verbose_name="giờ họp")),
                ("place", models.CharField(max_length=200, verbose_name="địa điểm")),
                (
                    "on_paper",
                    models.BooleanField(
                        default=False,
                        help_text="Thư ký nhập kết quả kiểm phiếu; nếu không, thành viên biểu quyết trên màn hình",
                        verbose_name="bỏ phiếu giấy",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("called", "Đã triệu tập"),
                            ("open", "Đang họp"),
                            ("closed", "Đã bế mạc, chờ ký biên bản"),
                            ("minuted", "Đã có biên bản"),
                            ("called_off", "Đã hủy triệu tập"),
                        ],
                        default="called",
                        editable=False,
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="khai mạc lúc"
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="bế mạc lúc"
                    ),
                ),
                (
                    "conclusion",
                    models.TextField(blank=True, verbose_name="kết luận của người chủ trì"),
                ),
                (
                    "minutes_number",
                    models.CharField(blank=True, max_length=20, verbose_name="số biên bản"),
                ),
                (
                    "minutes_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ký biên bản"),
                ),
                (
                    "chaired_by",
                    models.CharField(blank=True, max_length=150, verbose_name="người chủ trì"),
                ),
                (
                    "chaired_as",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="chức danh người chủ trì"
                    ),
                ),
                (
                    "chaired_why",
                    models.CharField(
                        blank=True,
                        help_text="Khi người chủ trì không phải Chủ tịch Hội đồng, ví dụ: Chủ tịch đi công tác",
                        max_length=200,
                        verbose_name="lý do chủ trì thay",
                    ),
                ),
                (
                    "minutes_by",
                    models.CharField(blank=True, max_length=150, verbose_name="thư ký phiên họp"),
                ),
                (
                    "began_at",
                    models.TimeField(blank=True, null=True, verbose_name="bắt đầu họp lúc"),
                ),
                (
                    "ended_at",
                    models.TimeField(blank=True, null=True, verbose_name="kết thúc họp lúc"),
                ),
                (
                    "scan",
                    models.FileField(
                        blank=True, max_length=200, upload_to="", verbose_name="bản chụp biên bản"
                    ),
                ),
                (
                    "scan_name",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="tên tệp gốc"
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="awards.awardcouncil",
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
                "verbose_name": "phiên họp hội đồng",
                "verbose_name_plural": "phiên họp hội đồng",
                "ordering": ("-held_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Có mặt"),
                            ("absent", "Vắng mặt"),
                            ("written", "Vắng, có ý kiến bằng văn bản"),
                        ],
                        default="absent",
                        max_length=20,
                        verbose_name="dự họp",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=250, verbose_name="lý do vắng")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="awards.meeting",
                        verbose_name="phiên họp",
                    ),
                ),
            ],
            options={
                "verbose_name": "người được triệu tập",
                "verbose_name_plural": "người được triệu tập",
                "ordering": ("meeting", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="MeetingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "base",
                    models.CharField(
                        choices=[
                            ("all", "tổng số thành viên Hội đồng"),
                            ("present", "số thành viên dự họp"),
                        ],
                        default="all",
                        max_length=20,
                        verbose_name="tính trên",
                    ),
                ),
                (
                    "min_percent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("50"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="tỷ lệ tán thành (%)",
                    ),
                ),
                (
                    "must_exceed",
                    models.BooleanField(default=True, verbose_name="phải vượt tỷ lệ đó (quá bán)"),
                ),
                (
                    "quorum_percent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("66.67"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="tỷ lệ dự họp tối thiểu (%)",
                    ),
                ),
                ("is_secret", models.BooleanField(default=True, verbose_name="bỏ phiếu kín")),
                (
                    "counts_written",
                    models.BooleanField(
                        default=True, verbose_name="tính ý kiến bằng văn bản của người vắng mặt"
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        default="Chưa tìm thấy tỷ lệ do pháp luật quy định cho giấy khen, bằng khen theo phong trào thi đua (Nghị định 98/2023/NĐ-CP, Điều 30 chỉ quy định cho danh hiệu thi đua và cờ); quá bán là lựa chọn của địa phương.",
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "is_local_choice",
                    models.BooleanField(default=True, verbose_name="là lựa chọn của địa phương"),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("is_live", models.BooleanField(default=True, editable=False)),
                (
                    "members",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="thành viên được tính"
                    ),
                ),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="dự họp"
                    ),
                ),
                (
                    "written",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="ý kiến văn bản"
                    ),
                ),
                (
                    "counted_on",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="tính trên"
                    ),
                ),
                (
                    "in_favour",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="tán thành"
                    ),
                ),
                (
                    "against",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="không tán thành"
                    ),
                ),
                (
                    "abstained",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="không có ý kiến"
                    ),
                ),
                (
                    "invalid",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="phiếu không hợp lệ"
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        max_digits=5,
                        null=True,
                        verbose_name="tỷ lệ tán thành đạt (%)",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("passed", "Đề nghị khen thưởng"),
                            ("failed", "Không đủ tỷ lệ tán thành"),
                            ("no_quorum", "Không đủ số người dự để biểu quyết"),
                            ("set_aside", "Không biểu quyết: hồ sơ không còn chờ Hội đồng"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_items",
                        to="awards.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="awards.meeting",
                        verbose_name="phiên họp",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ trong phiên họp",
                "verbose_name_plural": "hồ sơ trong phiên họp",
                "ordering": ("meeting", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_secret", models.BooleanField(verbose_name="phiếu kín")),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_favour", "Tán thành"),
                            ("against", "Không tán thành"),
                            ("abstained", "Không có ý kiến"),
                        ],
                        max_length=20,
                        verbose_name="ý kiến",
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thành viên",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="awards.meetingitem",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu biểu quyết",
                "verbose_name_plural": "phiếu biểu quyết",
                "ordering": ("item", "voter"),
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="ngày lập")),
                (
                    "award_form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="awards.awardform",
                        verbose_name="hình thức khen thưởng",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị đề nghị",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh sách đề nghị khen thưởng",
                "verbose_name_plural": "danh sách đề nghị khen thưởng",
                "ordering": ("-pk",),
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="nomination",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="dossiers",
                to="awards.nomination",
                verbose_name="danh sách đề nghị",
            ),
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("individual", "Cá nhân"),
                            ("both", "Tập thể và cá nhân"),
                        ],
                        max_length=20,
                        verbose_name="đối tượng",
                    ),
                ),
                ("limit", models.PositiveSmallIntegerField(verbose_name="số lượng")),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("plan", "toàn kế hoạch"),
                            ("submitting_body", "mỗi đơn vị trình"),
                            ("awarded_collective", "mỗi tập thể được chọn"),
                        ],
                        default="plan",
                        max_length=20,
                        verbose_name="tính cho",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: commune khi số lượng chỉ dành cho cấp xã",
                        max_length=20,
                        verbose_name="chỉ áp dụng cho cấp",
                    ),
                ),
                (
                    "chosen_only",
                    models.BooleanField(
                        default=False,
                        help_text="Với số lượng tính cho mỗi tập thể được chọn: cá nhân của tập thể không được đề nghị cùng hình thức thì không có suất",
                        verbose_name="chỉ khi tập thể đó được chọn",
                    ),
                ),
                (
                    "award_form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="awards.awardform",
                        verbose_name="hình thức",
                    ),
                ),
            ],
            options={
                "verbose_name": "số lượng",
                "verbose_name_plural": "số lượng",
                "ordering": ("award_form", "pk"),
            },
        ),
        migrations.CreateModel(
            name="QuotaException",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("limit", models.PositiveSmallIntegerField(verbose_name="số lượng")),
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
                    "quota",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="awards.quota",
                        verbose_name="số lượng",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngoại lệ về số lượng",
                "verbose_name_plural": "ngoại lệ về số lượng",
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recusals",
                        to="awards.meetingitem",
                        verbose_name="hồ sơ",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thành viên",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên không biểu quyết",
                "verbose_name_plural": "thành viên không biểu quyết",
                "ordering": ("item", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RequiredDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=500, verbose_name="giấy tờ")),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("individual", "Cá nhân"),
                            ("both", "Tập thể và cá nhân"),
                        ],
                        default="both",
                        max_length=20,
                        verbose_name="áp dụng cho",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("always", "luôn cần"),
                            ("enterprise", "khi là doanh nghiệp hoặc người đứng đầu doanh nghiệp"),
                        ],
                        default="always",
                        max_length=20,
                        verbose_name="khi nào",
                    ),
                ),
                (
                    "made_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proposal", "Tờ trình đề nghị khen thưởng"),
                            ("minutes", "Biên bản họp xét khen thưởng"),
                            ("report", "Báo cáo thành tích"),
                        ],
                        max_length=20,
                        verbose_name="lập được trong phần mềm",
                    ),
                ),
                (
                    "is_shared",
                    models.BooleanField(
                        default=False,
                        help_text="Ví dụ tờ trình, biên bản họp: một bản cho mọi tập thể, cá nhân cùng đề nghị",
                        verbose_name="một bản cho cả danh sách",
                    ),
                ),
                (
                    "award_form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="required_documents",
                        to="awards.awardform",
                        verbose_name="hình thức",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành phần hồ sơ",
                "verbose_name_plural": "thành phần hồ sơ",
                "ordering": ("award_form", "position"),
            },
        ),
        migrations.CreateModel(
            name="DossierDocument",
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
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="", verbose_name="tệp"),
                ),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=200, verbose_name="tên tệp đã gửi"),
                ),
                (
                    "attached_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="đính kèm lúc"),
                ),
                (
                    "wording",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        editable=False,
                        verbose_name="lời văn của bản lập trong phần mềm",
                    ),
                ),
                (
                    "problem",
                    models.CharField(blank=True, max_length=300, verbose_name="còn thiếu gì"),
                ),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kiểm tra lúc"),
                ),
                (
                    "attached_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đính kèm",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kiểm tra",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="awards.dossier",
                        verbose_name="hồ sơ",
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
                    "required_document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="awards.requireddocument",
                        verbose_name="giấy tờ",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ trong hồ sơ",
                "verbose_name_plural": "giấy tờ trong hồ sơ",
                "ordering": ("dossier", "required_document__position"),
            },
        ),
        migrations.CreateModel(
            name="Requirement",
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
                            ("prerequisite", "Điều kiện tiên quyết"),
                            ("criterion", "Tiêu chuẩn"),
                            ("disqualifier", "Không xét khi"),
                            ("trigger", "Chỉ xét khi"),
                            ("priority", "Ưu tiên"),
                        ],
                        default="criterion",
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("individual", "Cá nhân"),
                            ("both", "Tập thể và cá nhân"),
                        ],
                        default="both",
                        max_length=20,
                        verbose_name="áp dụng cho",
                    ),
                ),
                (
                    "alternative",
                    models.CharField(
                        blank=True,
                        help_text="Các tiêu chuẩn cùng nhóm chỉ cần đạt một",
                        max_length=20,
                        verbose_name="nhóm chọn một",
                    ),
                ),
                (
                    "branch",
                    models.CharField(
                        blank=True,
                        help_text="Trong nhóm chọn một, các tiêu chuẩn cùng nhánh phải cùng đạt",
                        max_length=40,
                        verbose_name="nhánh",
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung")),
                ("rule", models.CharField(blank=True, max_length=40, verbose_name="quy tắc")),
                ("parameters", models.JSONField(blank=True, default=dict, verbose_name="tham số")),
                (
                    "award_form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="awards.awardform",
                        verbose_name="hình thức",
                    ),
                ),
                (
                    "only_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="riêng cho đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiêu chuẩn, điều kiện",
                "verbose_name_plural": "tiêu chuẩn, điều kiện",
                "ordering": ("award_form", "position"),
            },
        ),
        migrations.CreateModel(
            name="RequirementAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("text", models.TextField(verbose_name="nội dung như kế hoạch ghi")),
                ("found", models.CharField(max_length=20, verbose_name="phần mềm xét")),
                ("because", models.TextField(blank=True, verbose_name="vì sao")),
                ("evidence", models.JSONField(blank=True, default=list, verbose_name="căn cứ")),
                (
                    "holds",
                    models.CharField(
                        choices=[
                            ("met", "Đạt"),
                            ("not_met", "Không đạt"),
                            ("left_out", "Không cần xét"),
                        ],
                        max_length=20,
                        verbose_name="người thẩm định kết luận",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="awards.appraisal",
                        verbose_name="ý kiến thẩm định",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="awards.requirement",
                        verbose_name="tiêu chuẩn",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả xét tiêu chuẩn",
                "verbose_name_plural": "kết quả xét tiêu chuẩn",
                "ordering": ("appraisal", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Urn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "in_favour",
                    models.PositiveSmallIntegerField(default=0, verbose_name="tán thành"),
                ),
                (
                    "against",
                    models.PositiveSmallIntegerField(default=0, verbose_name="không tán thành"),
                ),
                (
                    "abstained",
                    models.PositiveSmallIntegerField(default=0, verbose_name="không có ý kiến"),
                ),
                (
                    "invalid",
                    models.PositiveSmallIntegerField(default=0, verbose_name="phiếu không hợp lệ"),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="urn",
                        to="awards.meetingitem",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "hòm phiếu",
                "verbose_name_plural": "hòm phiếu",
            },
        ),
        migrations.CreateModel(
            name="Violation",
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
                    "person_name",
                    models.CharField(
                        blank=True,
                        help_text="Để trống khi nói về cả đơn vị",
                        max_length=150,
                        validators=[paperwork.text_signs.validate_persons_name],
                        verbose_name="họ và tên",
                    ),
                ),
                ("folded_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("spelling_key", models.CharField(blank=True, editable=False, max_length=230)),
                (
                    "person_title",
                    models.CharField(blank=True, max_length=150, verbose_name="chức vụ"),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2021",
                        max_length=250,
                        verbose_name="văn bản",
                    ),
                ),
                ("recorded_at", models.DateTimeField(editable=False, verbose_name="nhập lúc")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conduct", "Vi phạm văn hóa ứng xử, đạo đức công vụ"),
                            ("harassment", "Nhũng nhiễu, gây phiền hà"),
                            ("complaint", "Bị phản ánh về thái độ phục vụ"),
                            ("discipline", "Bị xử lý kỷ luật"),
                            ("waste", "Tham ô, lãng phí"),
                            ("other", "Vi phạm khác"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="ngày vi phạm")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("verifying", "Đang xác minh"),
                            ("concluded", "Đã kết luận có vi phạm"),
                            ("cleared", "Đã kết luận không vi phạm"),
                        ],
                        default="concluded",
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                (
                    "concluded_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày kết luận"),
                ),
                ("summary", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "body",
                    models.ForeignKey(
                        help_text="Đơn vị được nói đến, hoặc nơi người đó công tác",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan, đơn vị",
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
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
            ],
            options={
                "verbose_name": "vi phạm",
                "verbose_name_plural": "vi phạm",
                "ordering": ("-happened_on", "body__path", "pk"),
            },
        ),
        migrations.CreateModel(
            name="VotingRule",
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
                    "base",
                    models.CharField(
                        choices=[
                            ("all", "tổng số thành viên Hội đồng"),
                            ("present", "số thành viên dự họp"),
                        ],
                        default="all",
                        max_length=20,
                        verbose_name="tính trên",
                    ),
                ),
                (
                    "min_percent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("50"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="tỷ lệ tán thành (%)",
                    ),
                ),
                (
                    "must_exceed",
                    models.BooleanField(default=True, verbose_name="phải vượt tỷ lệ đó (quá bán)"),
                ),
                (
                    "quorum_percent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("66.67"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="tỷ lệ dự họp tối thiểu (%)",
                    ),
                ),
                ("is_secret", models.BooleanField(default=True, verbose_name="bỏ phiếu kín")),
                (
                    "counts_written",
                    models.BooleanField(
                        default=True, verbose_name="tính ý kiến bằng văn bản của người vắng mặt"
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        default="Chưa tìm thấy tỷ lệ do pháp luật quy định cho giấy khen, bằng khen theo phong trào thi đua (Nghị định 98/2023/NĐ-CP, Điều 30 chỉ quy định cho danh hiệu thi đua và cờ); quá bán là lựa chọn của địa phương.",
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "is_local_choice",
                    models.BooleanField(default=True, verbose_name="là lựa chọn của địa phương"),
                ),
                (
                    "award_form",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voting_rule",
                        to="awards.awardform",
                        verbose_name="hình thức",
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
                "verbose_name": "tỷ lệ biểu quyết",
                "verbose_name_plural": "tỷ lệ biểu quyết",
            },
        ),
        migrations.CreateModel(
            name="YearRating",
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
                    "person_name",
                    models.CharField(
                        blank=True,
                        help_text="Để trống khi nói về cả đơn vị",
                        max_length=150,
                        validators=[paperwork.text_signs.validate_persons_name],
                        verbose_name="họ và tên",
                    ),
                ),
                ("folded_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("spelling_key", models.CharField(blank=True, editable=False, max_length=230)),
                (
                    "person_title",
                    models.CharField(blank=True, max_length=150, verbose_name="chức vụ"),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2021",
                        max_length=250,
                        verbose_name="văn bản",
                    ),
                ),
                ("recorded_at", models.DateTimeField(editable=False, verbose_name="nhập lúc")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                            ("good", "Hoàn thành tốt nhiệm vụ"),
                            ("done", "Hoàn thành nhiệm vụ"),
                            ("not_done", "Không hoàn thành nhiệm vụ"),
                        ],
                        max_length=20,
                        verbose_name="xếp loại",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        help_text="Đơn vị được nói đến, hoặc nơi người đó công tác",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan, đơn vị",
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
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
            ],
            options={
                "verbose_name": "xếp loại năm",
                "verbose_name_plural": "xếp loại năm",
                "ordering": ("-year", "body__path", "person_name", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="awardcouncil",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="award_council_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardcouncil",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("body",),
                name="award_council_one_without_end",
                violation_error_message="Cơ quan này đã có một hội đồng chưa ghi ngày hết hiệu lực. Hãy ghi ngày hết hiệu lực của hội đồng đó trước.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardcouncilmember",
            constraint=models.UniqueConstraint(
                fields=("council", "user"),
                name="awardcouncilmember_once",
                violation_error_message="Người này đã có trong hội đồng.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardcouncilmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "chair")),
                fields=("council",),
                name="awardcouncilmember_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awarddecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("issued", "corrected", "revoked")), _negated=True),
                    models.Q(models.Q(("number", ""), _negated=True), ("issued_on__isnull", False)),
                    _connector="OR",
                ),
                name="awarddecision_issued_with_number",
                violation_error_message="Quyết định ban hành phải có số và ngày ký.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awarddecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changes__isnull", False), ("kind__in", ("correct", "revoke"))),
                    models.Q(
                        models.Q(("kind__in", ("correct", "revoke")), _negated=True),
                        ("changes", None),
                    ),
                    _connector="OR",
                ),
                name="awarddecision_names_what_it_changes",
                violation_error_message="Quyết định đính chính, hủy bỏ phải nêu quyết định trước.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awarddecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("issuing_body", "number", "symbol", "issued_on"),
                name="decision_number_once",
                violation_error_message="Cơ quan này đã có quyết định cùng số, ký hiệu và ngày.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfund",
            constraint=models.UniqueConstraint(
                fields=("body", "year"),
                name="award_fund_once_a_year",
                violation_error_message="Cơ quan này đã có quỹ khen thưởng của năm này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaredconflict",
            constraint=models.UniqueConstraint(
                fields=("dossier", "user"),
                name="award_conflict_declared_once",
                violation_error_message="Bạn đã khai xung đột lợi ích với hồ sơ này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionitem",
            constraint=models.UniqueConstraint(
                fields=("decision", "dossier"),
                name="dossier_once_a_decision",
                violation_error_message="Hồ sơ này đã có trong quyết định.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("holds", True)),
                fields=("dossier",),
                name="dossier_in_one_decision",
                violation_error_message="Hồ sơ này đang ở một quyết định khác.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.UniqueConstraint(
                fields=("dossier", "appraiser", "round"),
                name="appraisal_once_a_person_and_round",
                violation_error_message="Bạn đã cho ý kiến về hồ sơ này.",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["council", "status"], name="meeting_of_council"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "minuted"), _negated=True),
                    ("minutes_signed_on__isnull", False),
                    _connector="OR",
                ),
                name="meeting_minuted_on_a_day",
                violation_error_message="Biên bản phải có ngày ký.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "user"),
                name="invited_once",
                violation_error_message="Người này đã được triệu tập.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "dossier"),
                name="dossier_once_a_meeting",
                violation_error_message="Hồ sơ này đã có trong danh sách phiên họp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_live", True)),
                fields=("dossier",),
                name="dossier_before_one_meeting",
                violation_error_message="Hồ sơ này đang ở một phiên họp khác.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(
                fields=("item", "voter"),
                name="voted_once",
                violation_error_message="Thành viên này đã biểu quyết.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice", ""), ("is_secret", True)),
                    models.Q(("is_secret", False), models.Q(("choice", ""), _negated=True)),
                    _connector="OR",
                ),
                name="secret_ballot_without_choice",
                violation_error_message="Phiếu kín không ghi ý kiến của từng người.",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["award_form", "status"], name="dossier_by_status"),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "decided"), _negated=True),
                    models.Q(("decision__isnull", False), ("register_number__isnull", False)),
                    _connector="OR",
                ),
                name="dossier_decided_by_a_decision",
                violation_error_message="Hồ sơ đã quyết định phải có số quyết định.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                fields=("decision", "register_number"),
                name="dossier_register_number_once",
                violation_error_message="Số thứ tự này đã cấp trong quyết định.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("withdrawn", "declined", "revoked")), _negated=True
                ),
                fields=("award_form", "awardee_kind", "awardee_name", "awardee_body"),
                name="dossier_once_an_awardee",
                violation_error_message="Đã có hồ sơ đề nghị hình thức này cho người, đơn vị này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(
                condition=models.Q(("awardee", "both"), _negated=True),
                name="quota_for_one_kind_of_awardee",
                violation_error_message="Số lượng phải tính riêng cho tập thể hoặc cá nhân.",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotaexception",
            constraint=models.UniqueConstraint(
                fields=("quota", "body"),
                name="quota_exception_once",
                violation_error_message="Đơn vị này đã có ngoại lệ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(
                fields=("item", "user"),
                name="recused_once",
                violation_error_message="Người này đã được ghi không biểu quyết.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierdocument",
            constraint=models.UniqueConstraint(
                fields=("dossier", "required_document"),
                name="dossier_document_once",
                violation_error_message="Giấy tờ này đã có trong hồ sơ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_at", None), models.Q(("file", ""), _negated=True), _connector="OR"
                ),
                name="dossier_document_checked_with_a_file",
                violation_error_message="Chỉ xác nhận giấy tờ đã đính kèm tệp.",
            ),
        ),
        migrations.AddIndex(
            model_name="violation",
            index=models.Index(fields=["body", "happened_on"], name="violation_of_body"),
        ),
        migrations.AddConstraint(
            model_name="violation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded_on", None),
                    ("concluded_on__gte", models.F("happened_on")),
                    _connector="OR",
                ),
                name="violation_concluded_after_it_happened",
                violation_error_message="Ngày kết luận phải sau ngày vi phạm.",
            ),
        ),
        migrations.AddConstraint(
            model_name="votingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("min_percent__gte", 0), ("min_percent__lte", 100)),
                name="voting_rule_share_of_a_hundred",
                violation_error_message="Tỷ lệ tán thành phải từ 0 đến 100%.",
            ),
        ),
        migrations.AddConstraint(
            model_name="votingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum_percent__gte", 0), ("quorum_percent__lte", 100)),
                name="voting_rule_quorum_of_a_hundred",
                violation_error_message="Tỷ lệ dự họp phải từ 0 đến 100%.",
            ),
        ),
        migrations.AddConstraint(
            model_name="votingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("min_percent", 100), ("must_exceed", True), _negated=True),
                name="voting_rule_can_be_met",
                violation_error_message="Không thể vượt 100%.",
            ),
        ),
        migrations.AddConstraint(
            model_name="votingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_local_choice", True),
                    models.Q(("source", ""), _negated=True),
                    _connector="OR",
                ),
                name="voting_rule_names_its_source",
                violation_error_message="Tỷ lệ không phải lựa chọn của địa phương thì phải ghi căn cứ.",
            ),
        ),
        migrations.AddIndex(
            model_name="yearrating",
            index=models.Index(fields=["body", "year"], name="rating_of_body"),
        ),
        migrations.AddConstraint(
            model_name="yearrating",
            constraint=models.UniqueConstraint(
                fields=("year", "body", "spelling_key", "person_title"),
                name="rated_once_a_year",
                violation_error_message="Đã có xếp loại năm này của người, đơn vị này.",
            ),
        ),
    ]
