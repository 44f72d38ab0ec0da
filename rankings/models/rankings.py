"""Rankings of bodies by the index of administrative reform, published by a body for a year."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from accounts.models import User
from audit import clock
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level, under_any
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from rankings.arithmetic import BandOf


class RankedKind(models.TextChoices):
    """Kinds of bodies that are ranked; each kind has its own table."""

    DEPARTMENTS = "departments", "Sở, ban, ngành"
    DISTRICTS = "districts", "Ủy ban nhân dân cấp huyện"
    COMMUNES = "communes", "Ủy ban nhân dân cấp xã"
    OFFICES = "offices", "Phòng, ban, đơn vị trực thuộc"
    SCHOOLS = "schools", "Trường học"


class TieRule(models.TextChoices):
    """Rules for the rank after a shared rank."""

    SKIP = "skip", "Bỏ cách hạng: 1, 2, 2, 4"
    NEXT = "next", "Không bỏ cách hạng: 1, 2, 2, 3"


OF_KIND = {
    RankedKind.DEPARTMENTS: Q(kind=BodyKind.DEPARTMENT),
    RankedKind.DISTRICTS: Q(kind=BodyKind.PEOPLES_COMMITTEE, level=Level.DISTRICT),
    RankedKind.COMMUNES: Q(kind=BodyKind.PEOPLES_COMMITTEE, level=Level.COMMUNE),
    RankedKind.OFFICES: Q(kind__in=(BodyKind.OFFICE, BodyKind.SERVICE_UNIT)),
    RankedKind.SCHOOLS: Q(kind=BodyKind.SCHOOL),
}


class RankingQuerySet(models.QuerySet):
    """QuerySet of rankings."""

    def published(self) -> "RankingQuerySet":
        """Rankings that hold: published, and not corrected by a newer one."""
        return self.filter(status=Ranking.Status.PUBLISHED)

    def with_publisher(self) -> "RankingQuerySet":
        """With what lists and permissions need."""
        return self.select_related("publisher", "corrects")

    def with_counts(self) -> "RankingQuerySet":
        """With `entry_count`, the number of bodies in the table; the latest year first."""
        return self.annotate(entry_count=Count("entries")).order_by(
            "-year", "publisher__path", "kind", "-pk"
        )

    def visible_to(self, user: User) -> "RankingQuerySet":
        """Rankings of the bodies that the person organises for; and, once published, those of the
        bodies at or above their own, that they oversee, or that they belong to. One query."""
        scope = scope_of(user)
        own = Q(publisher__in=scope.represented_as(*ORGANISERS))
        around = (
            Q(publisher__path__in=scope.paths_upward)
            | under_any(scope.desk_paths, "publisher__path")
            | Q(publisher__in=scope.read_bodies)
        )
        return self.filter(own | (around & Q(status__in=Ranking.WAS_PUBLISHED)))


class Ranking(HasStatus, Edited):
    """A ranking by the reform index (bảng xếp hạng Chỉ số cải cách hành chính) of a year.

    Its status changes through `rankings.publication` only. Once published it is frozen; a newer
    version that names it corrects it, and it stays readable.
    """

    class Status(StatusChoices):
        DRAFT = "draft", Tone.NEUTRAL, "Bản nháp"
        PUBLISHED = "published", Tone.GOOD, "Đã công bố"
        CORRECTED = "corrected", Tone.RETURNED, "Đã được đính chính"
        DISCARDED = "discarded", Tone.NEUTRAL, "Đã hủy"

    # Those that are published, or are going to be.
    CURRENT = (Status.DRAFT, Status.PUBLISHED)
    # Published, corrected since or not.
    WAS_PUBLISHED = (Status.PUBLISHED, Status.CORRECTED)

    publisher = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="rankings", verbose_name="cơ quan công bố"
    )
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("đối tượng xếp hạng", max_length=20, choices=RankedKind)
    title = models.CharField("tên bảng xếp hạng", max_length=250)
    reference = models.CharField(
        "số, ký hiệu quyết định công bố", max_length=60, blank=True, help_text="Ví dụ: 85/QĐ-UBND"
    )
    basis = models.TextField(
        "căn cứ",
        blank=True,
        help_text="Quyết định ban hành bộ tiêu chí, cách chấm điểm. Ví dụ: Quyết định số "
        "2812/QĐ-UBND ngày 12/12/2019 của Chủ tịch Ủy ban nhân dân tỉnh",
    )
    tie_rule = models.CharField(
        "khi nhiều đơn vị bằng điểm", max_length=10, choices=TieRule, default=TieRule.SKIP
    )
    note = models.TextField("ghi chú", blank=True)
    version = models.PositiveSmallIntegerField("lần", default=1, editable=False)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        verbose_name="đính chính bảng",
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    published_on = models.DateField("ngày công bố", null=True, blank=True, editable=False)

    objects = RankingQuerySet.as_manager()

    class Meta:
        verbose_name = "bảng xếp hạng"
        verbose_name_plural = "bảng xếp hạng cải cách hành chính"
        ordering = ("-year", "publisher__path", "kind", "-pk")
        indexes = (
            models.Index(fields=["publisher", "kind", "year"], name="ranking_of_publisher"),
            models.Index(fields=["year", "status"], name="ranking_of_year"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(status__in=("published", "corrected")) | ~Q(published_on=None),
                name="ranking_published_on_a_day",
                violation_error_message="Bảng xếp hạng đã công bố phải có ngày công bố.",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=~Q(status="discarded"),
                name="ranking_corrected_once",
                violation_error_message="Bảng xếp hạng này đã có bản đính chính.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("rankings:ranking_detail", args=[self.pk])

    @property
    def was_published(self) -> bool:
        """Whether it was ever published, corrected since or not."""
        return self.status in self.WAS_PUBLISHED

    def scheme(self) -> list[BandOf]:
        """Its bands as plain values, the highest first. One query."""
        return [BandOf(band.name, band.from_score) for band in self.bands.all()]

    def candidates(self) -> models.QuerySet:
        """The bodies of its kind below the publisher in the ranked year (or today, while the year
        runs), and those chosen already."""
        day = min(clock.today(), clock.today().replace(year=self.year, month=12, day=31))
        of_kind = IssuingBody.objects.below(self.publisher).filter(OF_KIND[RankedKind(self.kind)])
        chosen = self.entries.values("body") if self.pk else ()
        return IssuingBody.objects.filter(
            Q(pk__in=of_kind.valid_on(day).values("pk")) | Q(pk__in=chosen)
        )


class RankingBand(models.Model):
    """A group of a ranking's scheme, with its lowest score: xuất sắc, tốt, khá, …."""

    ranking = models.ForeignKey(
        Ranking, models.CASCADE, related_name="bands", verbose_name="bảng xếp hạng"
    )
    name = models.CharField("nhóm", max_length=60)
    from_score = models.DecimalField("từ điểm", max_digits=7, decimal_places=3)

    class Meta:
        verbose_name = "nhóm xếp loại"
        verbose_name_plural = "nhóm xếp loại"
        ordering = ("ranking", "-from_score")
        constraints = (
            models.UniqueConstraint(
                fields=["ranking", "from_score"],
                name="band_threshold_once",
                violation_error_message="Mỗi nhóm phải có mức điểm riêng.",
            ),
        )

    def __str__(self) -> str:
        return self.name


# Offered for a body's first ranking, to be changed there: the bands are each publisher's own.
BANDS_TO_BEGIN_WITH = (("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 0))


def bands_offered(publisher: IssuingBody | None, kind: str) -> Iterable[tuple[str, Any]]:
    """The bands of a publisher's last ranking of these bodies, else default ones."""
    last = (
        Ranking.objects.published()
        .filter(publisher=publisher, kind=kind)
        .order_by("-year", "-pk")
        .first()
        if publisher
        else None
    )
    return last.bands.values_list("name", "from_score") if last else BANDS_TO_BEGIN_WITH
