import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import paperwork.text_signs


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reorganisation",
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
                            ("rename", "Đổi tên"),
                            ("merge", "Sáp nhập"),
                            ("split", "Chia tách"),
                            ("abolish", "Chấm dứt"),
                        ],
                        max_length=10,
                        verbose_name="việc sắp xếp",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="có hiệu lực từ ngày")),
                ("legal_basis", models.CharField(max_length=250, verbose_name="căn cứ pháp lý")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi nhận lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống nếu là dữ liệu nạp sẵn cùng hệ thống",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần sắp xếp đơn vị",
                "verbose_name_plural": "sắp xếp đơn vị",
                "ordering": ("-effective_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="IssuingBody",
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
                    "name",
                    models.CharField(
                        max_length=250,
                        validators=[paperwork.text_signs.validate_bodys_name],
                        verbose_name="tên cơ quan, đơn vị",
                    ),
                ),
                ("folded_name", models.CharField(db_index=True, editable=False, max_length=250)),
                ("spelling_key", models.CharField(db_index=True, editable=False, max_length=380)),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=120, verbose_name="tên ngắn"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("central", "Trung ương"),
                            ("province", "Cấp tỉnh"),
                            ("district", "Cấp huyện"),
                            ("commune", "Cấp xã"),
                        ],
                        max_length=20,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("peoples_committee", "Ủy ban nhân dân"),
                            ("department", "Sở, ban, ngành"),
                            ("office", "Phòng, ban"),
                            ("service_unit", "Đơn vị sự nghiệp"),
                            ("school", "Trường học"),
                            ("central_agency", "Cơ quan Trung ương đóng trên địa bàn"),
                            ("party_or_front", "Cơ quan Đảng, Mặt trận, đoàn thể"),
                            ("advisory", "Hội đồng, ban, tổ tư vấn"),
                            ("enterprise", "Doanh nghiệp"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="mã hành chính")),
                (
                    "digital_identifier",
                    models.CharField(
                        blank=True, max_length=35, verbose_name="mã định danh điện tử"
                    ),
                ),
                (
                    "symbol",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: UBND, SNV, T.Tr, GDĐT",
                        max_length=20,
                        verbose_name="viết tắt trong ký hiệu văn bản",
                    ),
                ),
                (
                    "place_name",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="địa danh ghi trên văn bản"
                    ),
                ),
                (
                    "head_title",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Chủ tịch, Trưởng phòng, Hiệu trưởng",
                        max_length=80,
                        verbose_name="chức vụ người đứng đầu",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ ngày"),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "acts_for",
                    models.ForeignKey(
                        blank=True,
                        help_text="Phòng Nội vụ tiếp nhận, tham mưu thay Ủy ban nhân dân huyện",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="standing_offices",
                        to="organisation.issuingbody",
                        verbose_name="là cơ quan thường trực của",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="begun",
                        to="organisation.reorganisation",
                        verbose_name="lập theo lần sắp xếp",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended",
                        to="organisation.reorganisation",
                        verbose_name="chấm dứt theo lần sắp xếp",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan, đơn vị",
                "verbose_name_plural": "cơ quan, đơn vị",
                "ordering": ("path",),
            },
        ),
        migrations.CreateModel(
            name="BodySuccession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[("whole", "Toàn bộ"), ("part", "Một phần")],
                        default="whole",
                        max_length=10,
                        verbose_name="phạm vi",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="từ ngày")),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=250, verbose_name="căn cứ pháp lý"),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị cũ",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị mới",
                    ),
                ),
                (
                    "reorganisation",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="organisation.reorganisation",
                        verbose_name="lần sắp xếp",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế thừa giữa các đơn vị",
                "verbose_name_plural": "kế thừa giữa các đơn vị",
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                            ("unit_head", "Thủ trưởng đơn vị"),
                            ("clerk", "Người được giao lập biểu"),
                            ("noi_vu_staff", "Cán bộ phụ trách thi đua"),
                            ("council_member", "Thành viên Hội đồng TĐKT"),
                            ("leader", "Lãnh đạo"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "job_title",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Phó Chủ tịch. Để trống thì lấy chức vụ ghi ở người dùng",
                        max_length=150,
                        verbose_name="chức vụ tại đây",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "handover_basis",
                    models.CharField(
                        blank=True, editable=False, max_length=250, verbose_name="căn cứ bàn giao"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan, đơn vị",
                    ),
                ),
                (
                    "taken_over_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="handed_over_to",
                        to="organisation.membership",
                        verbose_name="nhận bàn giao từ",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người dùng",
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò",
                "verbose_name_plural": "vai trò",
                "ordering": ("body__path", "role", "user__name_key"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to", None)),
                        fields=("user", "body", "role"),
                        name="membership_once",
                        violation_error_message="Người này đã có vai trò đó tại đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_from", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc vai trò phải sau ngày bắt đầu.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="issuingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None),
                    ("valid_from", None),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="body_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuingbody",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code", "valid_from"),
                name="body_code_once_a_day",
                violation_error_message="Mã hành chính này đã dùng cho đơn vị khác cùng thời gian.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuingbody",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("code", ""), _negated=True), ("valid_from", None)),
                fields=("code",),
                name="body_code_once_without_a_day",
                violation_error_message="Mã hành chính này đã dùng cho đơn vị khác.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodysuccession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"),
                name="succession_once",
                violation_error_message="Hai đơn vị này đã được ghi nhận kế thừa.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodysuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="succession_to_another",
                violation_error_message="Một đơn vị không thể kế thừa chính nó.",
            ),
        ),
    ]
