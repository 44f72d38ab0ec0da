"""Bodies that issue plans and take part in them: one tree, with the days from and to which each
exists."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from organisation.models.succession import heirs_of, in_any_of
from paperwork.text_signs import validate_bodys_name
from paperwork.vietnamese import fold, spelling_key


class Level(models.TextChoices):
    """Levels of administration. Districts ended on 30/6/2025."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class BodyKind(models.TextChoices):
    """Kinds of bodies."""

    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, ban, ngành"
    OFFICE = "office", "Phòng, ban"
    SERVICE_UNIT = "service_unit", "Đơn vị sự nghiệp"
    SCHOOL = "school", "Trường học"
    CENTRAL_AGENCY = "central_agency", "Cơ quan Trung ương đóng trên địa bàn"
    PARTY_OR_FRONT = "party_or_front", "Cơ quan Đảng, Mặt trận, đoàn thể"
    ADVISORY = "advisory", "Hội đồng, ban, tổ tư vấn"
    ENTERPRISE = "enterprise", "Doanh nghiệp"


def under_any(paths: Iterable[str], field: str = "path") -> Q:
    """A condition: at or below one of the nodes with these paths. No path, no rows."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


class IssuingBodyQuerySet(MP_NodeQuerySet):
    """QuerySet of bodies."""

    def at_or_below(self, body: "IssuingBody") -> "IssuingBodyQuerySet":
        """A body and all bodies below it, in the order of the tree."""
        return self.filter(path__startswith=body.path)

    def below(self, body: "IssuingBody") -> "IssuingBodyQuerySet":
        """All bodies below a body."""
        return self.at_or_below(body).exclude(pk=body.pk)

    def directly_below(self, body: "IssuingBody") -> "IssuingBodyQuerySet":
        """The children of a body in the tree."""
        return self.filter(path__startswith=body.path, depth=body.depth + 1)

    def above(self, body: "IssuingBody") -> "IssuingBodyQuerySet":
        """The bodies above a body, from the root down."""
        return self.filter(path__in=body.path_and_above[:-1])

    def under(self, paths: Iterable[str]) -> "IssuingBodyQuerySet":
        """All bodies at or below those with these tree paths."""
        return self.filter(under_any(paths))

    def participants_of(self, plan: Any) -> "IssuingBodyQuerySet":
        """Bodies that register under a plan: recipients that must, the members of its groups of
        participants, and the successors of those members."""
        named = plan.groups.filter(bodies__isnull=False).values("bodies")
        sent = plan.recipients.filter(must_register=True).values("body")
        return self.filter(pk__in=in_any_of(sent, named, heirs_of(named)))

    def beside(self, superior: "IssuingBody | None") -> "IssuingBodyQuerySet":
        """The bodies directly below a body; those at the top where there is none above."""
        return self.directly_below(superior) if superior else self.filter(depth=1)

    def valid_on(self, day: date) -> "IssuingBodyQuerySet":
        """Bodies that exist on a day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )

    def named(self, name: str) -> "IssuingBodyQuerySet":
        """Bodies with this exact name; where it is typed without diacritics, those that have it so
        where none is spelled like it."""
        exact = self.spelled(name)
        if spelling_key(name) != fold(name) or exact.exists():
            return exact
        return self.filter(folded_name=fold(name))

    def spelled(self, name: str) -> "IssuingBodyQuerySet":
        """Bodies with this name with all its diacritics, however they were typed."""
        return self.filter(spelling_key=spelling_key(name))

    def nearly_named(self, name: str) -> "IssuingBodyQuerySet":
        """Bodies whose name is the same but for diacritics."""
        return self.filter(folded_name=fold(name)).exclude(spelling_key=spelling_key(name))

    def matching_name(self, words: str) -> "IssuingBodyQuerySet":
        """Bodies whose name contains the words, with or without diacritics."""
        return self.filter(folded_name__contains=fold(words))


class IssuingBodyManager(MP_NodeManager.from_queryset(IssuingBodyQuerySet)):  # type: ignore[misc]
    """Treebeard's manager with the methods of `IssuingBodyQuerySet`."""

    def get_queryset(self) -> IssuingBodyQuerySet:
        """All bodies, in the order of the tree."""
        return IssuingBodyQuerySet(self.model, using=self._db).order_by("path")


class IssuingBody(MP_Node):
    """A body: people's committee, department, office, school, agency ... on one tree.

    A body exists from `valid_from` to `valid_to`; its successors are named by `BodySuccession`.
    Official codes are reused with other meanings after a merger, so a code is unique only together
    with the day from which it applies (QĐ 19/2025/QĐ-TTg).
    """

    name = models.CharField("tên cơ quan, đơn vị", max_length=250, validators=[validate_bodys_name])
    folded_name = models.CharField(max_length=250, editable=False, db_index=True)
    spelling_key = models.CharField(max_length=380, editable=False, db_index=True)
    short_name = models.CharField("tên ngắn", max_length=120, blank=True)
    level = models.CharField("cấp", max_length=20, choices=Level)
    kind = models.CharField("loại", max_length=20, choices=BodyKind)
    code = models.CharField("mã hành chính", max_length=20, blank=True)
    digital_identifier = models.CharField("mã định danh điện tử", max_length=35, blank=True)
    symbol = models.CharField(
        "viết tắt trong ký hiệu văn bản",
        max_length=20,
        blank=True,
        help_text="Ví dụ: UBND, SNV, T.Tr, GDĐT",
    )
    place_name = models.CharField("địa danh ghi trên văn bản", max_length=80, blank=True)
    head_title = models.CharField(
        "chức vụ người đứng đầu",
        max_length=80,
        blank=True,
        help_text="Ví dụ: Chủ tịch, Trưởng phòng, Hiệu trưởng",
    )
    acts_for = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="standing_offices",
        verbose_name="là cơ quan thường trực của",
        help_text="Phòng Nội vụ tiếp nhận, tham mưu thay Ủy ban nhân dân huyện",
    )
    valid_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    begun_by = models.ForeignKey(
        "organisation.Reorganisation",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="begun",
        verbose_name="lập theo lần sắp xếp",
    )
    ended_by = models.ForeignKey(
        "organisation.Reorganisation",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="ended",
        verbose_name="chấm dứt theo lần sắp xếp",
    )

    objects = IssuingBodyManager()

    class Meta:
        verbose_name = "cơ quan, đơn vị"
        verbose_name_plural = "cơ quan, đơn vị"
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="body_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=~Q(code=""),
                name="body_code_once_a_day",
                violation_error_message="Mã hành chính này đã dùng cho đơn vị khác cùng thời gian.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code="") & Q(valid_from=None),
                name="body_code_once_without_a_day",
                violation_error_message="Mã hành chính này đã dùng cho đơn vị khác.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Update the folded name, by which a body is found without diacritics, and the spelling,
        by which it is told from others."""
        self.folded_name = fold(self.name)
        self.spelling_key = spelling_key(self.name)
        super().save(*args, **kwargs)

    @property
    def called(self) -> str:
        """The short name where there is one, for tables."""
        return self.short_name or self.name

    @property
    def named_in_time(self) -> str:
        """The name with its days, which distinguishes it from others of the same name."""
        days = []
        if self.valid_from:
            days.append(f"từ {self.valid_from:%d/%m/%Y}")
        if self.valid_to:
            days.append(f"đến {self.valid_to:%d/%m/%Y}")
        return f"{self.name} ({' '.join(days)})" if days else self.name

    def exists_on(self, day: date) -> bool:
        """Whether the body exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def is_at_or_below(self, other: "IssuingBody") -> bool:
        """Whether this body is `other` or below it."""
        return self.path.startswith(other.path)

    @property
    def path_and_above(self) -> list[str]:
        """Tree paths of this body and of all bodies above it, from the root down."""
        step = self.steplen
        return [self.path[:end] for end in range(step, len(self.path) + 1, step)]

    @property
    def desk_paths(self) -> list[str]:
        """Tree paths of the sub-trees for which its Nội vụ staff work: its own, and that of the
        body it acts for."""
        return [self.path, self.acts_for.path] if self.acts_for else [self.path]
