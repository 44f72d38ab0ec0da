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
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="địa chỉ")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần gửi"),
                ),
                ("created_at", models.DateTimeField(verbose_name="lúc lập")),
                ("next_try_at", models.DateTimeField(verbose_name="gửi từ lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="đã gửi lúc")),
                (
                    "problem",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="lý do không gửi được"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người làm việc được báo",
                    ),
                ),
            ],
            options={
                "verbose_name": "thư điện tử",
                "verbose_name_plural": "thư điện tử đã gửi, chờ gửi",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["state", "next_try_at"], name="mail_due")],
            },
        ),
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
