import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(verbose_name="mã")),
                ("verb", models.CharField(max_length=40, verbose_name="bước")),
                ("label", models.CharField(max_length=120, verbose_name="việc đã làm")),
                ("from_status", models.CharField(max_length=30, verbose_name="từ trạng thái")),
                ("to_status", models.CharField(max_length=30, verbose_name="đến trạng thái")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="chi tiết")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="contenttypes.contenttype",
                        verbose_name="loại",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước đã thực hiện",
                "verbose_name_plural": "nhật ký",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "id"], name="event_of_subject"
                    )
                ],
            },
        ),
    ]
