"""Everything that a consolidation says is frozen with each sending, not its lines alone."""

import django.db.models.deletion
from django.db import migrations, models


def tell_past_sendings(apps, schema_editor):
    """What can still be known of earlier sendings: whose lines, out of which consolidation, and who
    was late. Who was missing then was not written down."""
    Consolidation = apps.get_model("registrations", "Consolidation")
    Sending = apps.get_model("registrations", "Sending")
    ConsolidatedUnit = apps.get_model("registrations", "ConsolidatedUnit")
    for consolidation in Consolidation.objects.exclude(version=0).order_by("pk"):
        below = _ways(Consolidation, consolidation)
        for version in range(1, consolidation.version + 1):
            is_last = version == consolidation.version
            sending = Sending.objects.create(
                consolidation=consolidation,
                version=version,
                sent_at=consolidation.sent_at if is_last else None,
                is_late=consolidation.is_late if is_last else False,
                covering_text=consolidation.covering_text if is_last else "",
            )
            ConsolidatedUnit.objects.bulk_create(
                list(_units(apps, sending, below)), batch_size=1000
            )


def _ways(Consolidation, consolidation):
    """By registration, the consolidation from below out of which its lines came."""
    return {
        source: (one.pk, one.accepted_version)
        for one in Consolidation.objects.filter(
            sent_under=consolidation.plan,
            received_by=consolidation.body,
            accepted_version__isnull=False,
        )
        for source in one.lines.order_by().values_list("source", flat=True).distinct()
    }


def _units(apps, sending, below):
    consolidation = sending.consolidation
    lines = consolidation.lines.filter(version=sending.version).order_by()
    counts = dict(lines.values_list("source").annotate(models.Count("pk")))
    Registration = apps.get_model("registrations", "Registration")
    for source in Registration.objects.filter(pk__in=counts):
        is_own = (
            source.plan_id == consolidation.plan_id
            and source.received_by_id == consolidation.body_id
        )
        through, number = (None, None) if is_own else below.get(source.pk, (None, None))
        yield apps.get_model("registrations", "ConsolidatedUnit")(
            sending=sending,
            body_id=source.body_id,
            source=source,
            through_id=through,
            through_version=number,
            is_late=source.is_late,
            line_count=counts[source.pk],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_discarded_drafts"),
        ("registrations", "0008_reports_with_figures"),
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
                        to="campaigns.issuingbody",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrations.registration",
                        verbose_name="bản đăng ký gốc",
                    ),
                ),
                (
                    "through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrations.consolidation",
                        verbose_name="qua bản tổng hợp của cấp dưới",
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
        migrations.RunPython(tell_past_sendings, migrations.RunPython.noop, elidable=True),
    ]
