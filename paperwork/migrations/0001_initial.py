import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import paperwork.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportPreview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=paperwork.models.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                        verbose_name="mã",
                    ),
                ),
                ("page", models.CharField(max_length=200, verbose_name="trang")),
                (
                    "lines",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="các dòng",
                    ),
                ),
                (
                    "given",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="thông tin kèm theo",
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        db_index=True, default=paperwork.models.expiry, verbose_name="giữ đến"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản xem trước tệp Excel",
                "verbose_name_plural": "bản xem trước tệp Excel",
            },
        ),
    ]
