import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="nội dung")),
                (
                    "link",
                    models.CharField(blank=True, max_length=200, verbose_name="trang liên quan"),
                ),
                ("created_at", models.DateTimeField(verbose_name="lúc gửi")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="đã đọc lúc")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo",
                "verbose_name_plural": "thông báo",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["recipient", "read_at"], name="notice_unread")],
            },
        ),
    ]
