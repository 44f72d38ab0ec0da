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
            name="Ranking",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("departments", "Sở, ban, ngành"),
                            ("districts", "Ủy ban nhân dân cấp huyện"),
                            ("communes", "Ủy ban nhân dân cấp xã"),
                            ("offices", "Phòng, ban, đơn vị trực thuộc"),
                            ("schools", "Trường học"),
                        ],
                        max_length=20,
                        verbose_name="đối tượng xếp hạng",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="tên bảng xếp hạng")),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: 85/QĐ-UBND",
                        max_length=60,
                        verbose_name="số, ký hiệu quyết định công bố",
                    ),
                ),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="Quyết định ban hành bộ tiêu chí, cách chấm điểm. Ví dụ: Quyết định số 2812/QĐ-UBND ngày 12/12/2019 của Chủ tịch Ủy ban nhân dân tỉnh",
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "tie_rule",
                    models.CharField(
                        choices=[
                            ("skip", "Bỏ cách hạng: 1, 2, 2, 4"),
                            ("next", "Không bỏ cách hạng: 1, 2, 2, 3"),
                        ],
                        default="skip",
                        max_length=10,
                        verbose_name="khi nhiều đơn vị bằng điểm",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "version",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="lần"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("published", "Đã công bố"),
                            ("corrected", "Đã được đính chính"),
                            ("discarded", "Đã hủy"),
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
                        blank=True, editable=False, null=True, verbose_name="ngày công bố"
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="rankings.ranking",
                        verbose_name="đính chính bảng",
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
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rankings",
                        to="organisation.issuingbody",
                        verbose_name="cơ quan công bố",
                    ),
                ),
            ],
            options={
                "verbose_name": "bảng xếp hạng",
                "verbose_name_plural": "bảng xếp hạng cải cách hành chính",
                "ordering": ("-year", "publisher__path", "kind", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RankingBand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="nhóm")),
                (
                    "from_score",
                    models.DecimalField(decimal_places=3, max_digits=7, verbose_name="từ điểm"),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bands",
                        to="rankings.ranking",
                        verbose_name="bảng xếp hạng",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhóm xếp loại",
                "verbose_name_plural": "nhóm xếp loại",
                "ordering": ("ranking", "-from_score"),
            },
        ),
        migrations.CreateModel(
            name="RankingEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=7, null=True, verbose_name="điểm"
                    ),
                ),
                (
                    "stated_rank",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="hạng văn bản ghi"
                    ),
                ),
                (
                    "stated_group",
                    models.CharField(blank=True, max_length=60, verbose_name="nhóm văn bản ghi"),
                ),
                (
                    "computed_rank",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="hạng tính theo điểm"
                    ),
                ),
                (
                    "computed_group",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=60,
                        verbose_name="nhóm tính theo điểm",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="hạng"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        blank=True, editable=False, max_length=60, verbose_name="nhóm"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ranks",
                        to="organisation.issuingbody",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="rankings.ranking",
                        verbose_name="bảng xếp hạng",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả xếp hạng",
                "verbose_name_plural": "kết quả xếp hạng",
                "ordering": (
                    "ranking",
                    models.OrderBy(models.F("rank"), nulls_last=True),
                    "body__path",
                ),
            },
        ),
        migrations.AddIndex(
            model_name="ranking",
            index=models.Index(fields=["publisher", "kind", "year"], name="ranking_of_publisher"),
        ),
        migrations.AddIndex(
            model_name="ranking",
            index=models.Index(fields=["year", "status"], name="ranking_of_year"),
        ),
        migrations.AddConstraint(
            model_name="ranking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("published", "corrected")), _negated=True),
                    models.Q(("published_on", None), _negated=True),
                    _connector="OR",
                ),
                name="ranking_published_on_a_day",
                violation_error_message="Bảng xếp hạng đã công bố phải có ngày công bố.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ranking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "discarded"), _negated=True),
                fields=("corrects",),
                name="ranking_corrected_once",
                violation_error_message="Bảng xếp hạng này đã có bản đính chính.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingband",
            constraint=models.UniqueConstraint(
                fields=("ranking", "from_score"),
                name="band_threshold_once",
                violation_error_message="Mỗi nhóm phải có mức điểm riêng.",
            ),
        ),
        migrations.AddIndex(
            model_name="rankingentry",
            index=models.Index(fields=["body", "ranking"], name="rank_of_body"),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.UniqueConstraint(
                fields=("ranking", "body"),
                name="ranked_once",
                violation_error_message="Đơn vị này đã có trong bảng xếp hạng.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("score", None), ("score__gte", 0), _connector="OR"),
                name="score_not_negative",
                violation_error_message="Điểm không được âm.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("stated_rank", None), ("stated_rank__gte", 1), _connector="OR"),
                name="rank_from_one",
                violation_error_message="Hạng tính từ 1.",
            ),
        ),
    ]
