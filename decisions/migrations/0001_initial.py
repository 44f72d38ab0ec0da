from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LegalText",
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
                    "topic",
                    models.CharField(
                        choices=[
                            ("local_government", "Tổ chức chính quyền địa phương"),
                            ("emulation_law", "Luật về thi đua, khen thưởng"),
                            ("emulation_decree", "Nghị định về thi đua, khen thưởng"),
                            ("initiatives", "Sáng kiến"),
                        ],
                        max_length=20,
                        verbose_name="dùng làm căn cứ về",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        help_text="Ví dụ: Luật, Nghị định",
                        max_length=60,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Luật không ghi số khi viện dẫn",
                        max_length=60,
                        verbose_name="số, ký hiệu",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=150, verbose_name="cơ quan ban hành"),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Ví dụ: Thi đua, khen thưởng",
                        max_length=500,
                        verbose_name="tên gọi, trích yếu",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản làm căn cứ",
                "verbose_name_plural": "văn bản làm căn cứ",
                "ordering": ("topic", "applies_from", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_through", None),
                            ("applies_through__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="legal_text_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("topic", "kind", "issued_on", "title"),
                        name="legal_text_once",
                        violation_error_message="Văn bản này đã có.",
                    ),
                ],
            },
        ),
    ]
