"""Laws and decrees as papers cite them, and what holds for a time. Data that administrators keep,
each with its source; what could not be read in the law itself is marked uncertain."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from paperwork.vietnamese import in_a_sentence, official_date


class InForceQuerySet(models.QuerySet):
    """Questions asked of what holds from a day, and through another where it has ended."""

    def in_force_on(self, day: date) -> Self:
        """Those that hold on a day, the latest first."""
        ended = Q(applies_through=None) | Q(applies_through__gte=day)
        return self.filter(ended, applies_from__lte=day).order_by("-applies_from")


class WithSource(models.Model):
    """What holds for a time, and where that is written."""

    applies_from = models.DateField("áp dụng từ ngày")
    applies_through = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("nguồn", max_length=500)
    is_uncertain = models.BooleanField(
        "chưa chắc chắn",
        default=False,
        help_text="Chưa đối chiếu được với văn bản, hoặc các nguồn khác nhau",
    )
    note = models.TextField("ghi chú", blank=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def open_question(self) -> str:
        """What is to be compared with the law before it is relied on; "" where it is certain."""
        if not self.is_uncertain:
            return ""
        return f"Cần đối chiếu: {self}. {self.note or self.source}".strip()

    def refuse_overlap(self, same: models.QuerySet) -> None:
        """Raise ValidationError where one of the same kind holds on some day of this one."""
        if not self.applies_from:
            return
        others = same.exclude(pk=self.pk).filter(
            Q(applies_through=None) | Q(applies_through__gte=self.applies_from)
        )
        if self.applies_through:
            others = others.filter(applies_from__lte=self.applies_through)
        if found := others.order_by("applies_from").first():
            raise ValidationError(
                f"Trùng thời gian với “{found}” (từ ngày {found.applies_from:%d/%m/%Y}). Hãy ghi "
                "ngày kết thúc của bản trước."
            )


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The constraint that what holds for a time does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(applies_through=None) | Q(applies_through__gte=F("applies_from")),
        name=name,
        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
    )


class Topic(models.TextChoices):
    """What a law or decree is cited for, in the order in which bases are cited."""

    LOCAL_GOVERNMENT = "local_government", "Tổ chức chính quyền địa phương"
    EMULATION_LAW = "emulation_law", "Luật về thi đua, khen thưởng"
    EMULATION_DECREE = "emulation_decree", "Nghị định về thi đua, khen thưởng"
    INITIATIVES = "initiatives", "Sáng kiến"


# By their place in the enumeration: the highest text first (Nghị định 30/2020/NĐ-CP, Phụ lục I,
# Phần I, Mục II, khoản 6).
_ORDER = {topic.value: place for place, topic in enumerate(Topic)}


class LegalText(WithSource):
    """A law or decree with all that its first mention in a paper needs."""

    topic = models.CharField("dùng làm căn cứ về", max_length=20, choices=Topic)
    kind = models.CharField("loại văn bản", max_length=60, help_text="Ví dụ: Luật, Nghị định")
    number = models.CharField(
        "số, ký hiệu", max_length=60, blank=True, help_text="Luật không ghi số khi viện dẫn"
    )
    issued_on = models.DateField("ngày ban hành")
    issuer = models.CharField("cơ quan ban hành", max_length=150, blank=True)
    title = models.CharField(
        "tên gọi, trích yếu", max_length=500, help_text="Ví dụ: Thi đua, khen thưởng"
    )

    class Meta:
        verbose_name = "văn bản làm căn cứ"
        verbose_name_plural = "văn bản làm căn cứ"
        ordering = ("topic", "applies_from", "pk")
        constraints = (
            ends_after_it_begins("legal_text_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["topic", "kind", "issued_on", "title"],
                name="legal_text_once",
                violation_error_message="Văn bản này đã có.",
            ),
        )

    def __str__(self) -> str:
        return self.citation

    @property
    def is_law(self) -> bool:
        """Whether it is cited by name and day, without number and body."""
        return self.kind.strip().casefold() in ("luật", "bộ luật", "pháp lệnh")

    @property
    def citation(self) -> str:
        """The text at its first mention (khoản 6, điểm a): "Luật Thi đua, khen thưởng ngày 15
        tháng 6 năm 2022"; "Nghị định số 98/2023/NĐ-CP ngày … của Chính phủ quy định …"."""
        day = official_date(self.issued_on)
        if self.is_law:
            return f"{self.kind} {self.title} {day}"
        of = f" của {self.issuer}" if self.issuer else ""
        return f"{self.kind} số {self.number} {day}{of} {in_a_sentence(self.title)}"


def texts_on(day: date, topics: Iterable[Topic]) -> list[LegalText]:
    """The texts that hold on a day, in the order in which they are cited. One query."""
    found = LegalText.objects.in_force_on(day).filter(topic__in=list(topics))
    return sorted(found, key=lambda one: (_ORDER[one.topic], one.issued_on, one.pk))


def cited(texts: Iterable[LegalText]) -> list[str]:
    """Each text as a basis: "Căn cứ Luật …". Of several laws on one topic the later ones amend
    the first, and stand in its line."""
    lines: list[str] = []
    topics: list[str] = []
    for text in texts:
        if text.is_law and topics[-1:] == [text.topic]:
            lines[-1] += f"; {text.citation}"
        else:
            lines.append(f"Căn cứ {text.citation}")
        topics.append(text.topic)
    return lines
