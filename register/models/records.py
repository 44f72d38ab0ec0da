"""Awards in the register (sổ khen thưởng), and the numbering of each year."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from audit import clock
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models import Plan
from decisions.signature import Signed
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.reorganisations import BodySuccession
from organisation.scope import scope_of
from paperwork.vietnamese import fold, spelling_key
from paperwork.vietnamese_numbers import dong
from register.models.honorees import Honoree

# Thirty-two signs that are not taken for one another when they are read off paper and typed.
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_CODE_LENGTH = 26  # of five bits each: 130 bits, which nobody guesses


class FormKind(models.TextChoices):
    """What kind of award it is (Luật 06/2022/QH15, Điều 9)."""

    GIAY_KHEN = "giay_khen", "Giấy khen"
    BANG_KHEN = "bang_khen", "Bằng khen"
    OTHER = "other", "Hình thức khác"


class AwardeeKind(models.TextChoices):
    """Who was awarded."""

    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"


def new_check_code() -> str:
    """A code for the public page, out of the system's source of randomness."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))


class RecordStatus(StatusChoices):
    """Whether an award stands."""

    IN_FORCE = "in_force", Tone.GOOD, "Có hiệu lực"
    REVOKED = "revoked", Tone.RETURNED, "Đã hủy bỏ"


class AwardRecordQuerySet(models.QuerySet):
    """QuerySet of the register."""

    def with_bodies(self) -> "AwardRecordQuerySet":
        """With what lists and permissions need."""
        return self.select_related("issuing_body", "awardee_body", "honoree")

    def in_force(self) -> "AwardRecordQuerySet":
        """Awards that were not revoked."""
        return self.filter(status=RecordStatus.IN_FORCE)

    def of_body(self, body: IssuingBody) -> "AwardRecordQuerySet":
        """What a body holds as a collective; its people's awards are theirs."""
        return self.filter(awardee_kind=AwardeeKind.COLLECTIVE, awardee_body=body)

    def of_line(self, body: IssuingBody) -> "AwardRecordQuerySet":
        """What a body and those that it came from, at any remove, hold as collectives. One
        query beside the records' own."""
        before = BodySuccession.objects.behind([body.pk], clock.today())
        keys = {body.pk, *(row.predecessor_id for row in before)}
        return self.filter(awardee_kind=AwardeeKind.COLLECTIVE, awardee_body__in=keys)

    def of_honoree(self, honoree: Honoree) -> "AwardRecordQuerySet":
        """What a person holds."""
        return self.filter(awardee_kind=AwardeeKind.INDIVIDUAL, honoree=honoree)

    def named(self, name: str, body: IssuingBody | None) -> "AwardRecordQuerySet":
        """Awards of an awardee of this name at a body."""
        return self.filter(spelling_key=spelling_key(name), awardee_body=body)

    def of_authority(self, body: IssuingBody) -> "AwardRecordQuerySet":
        """A body's own register."""
        return self.filter(issuing_body=body)

    def of_form_kind(self, kind: str) -> "AwardRecordQuerySet":
        """Awards of a kind of award."""
        return self.filter(form_kind=kind)

    def under_plans(self, plans: Iterable[Plan]) -> "AwardRecordQuerySet":
        """Those given under one of some plans."""
        return self.filter(plan__in=plans)

    def matching_words(self, words: str) -> "AwardRecordQuerySet":
        """Awards that contain each of the words in name, unit or number of the decision, with or
        without diacritics."""
        found = self
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        return found

    def visible_to(self, user: User) -> "AwardRecordQuerySet":
        """What a person may see: whoever stands at the body of the awardee or at the one that
        awarded, or above either; and who got a part of one of them."""
        scope = scope_of(user)
        read = scope.read_bodies
        return self.filter(
            under_any(scope.desk_paths, "awardee_body__path")
            | under_any(scope.desk_paths, "issuing_body__path")
            | Q(awardee_body__in=read)
            | Q(issuing_body__in=read)
        )


class AwardRecord(HasStatus, Signed):
    """An award given: the words as they were decided, under a number of the register.

    Written by `register.entries` only; its status changes there too. A correction changes the
    words and keeps the number and the code; what stood before is a `RecordVersion`.
    """

    Status = RecordStatus

    issuing_body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="awards_given", verbose_name="cơ quan khen thưởng"
    )
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số vào sổ")
    printed_number = models.CharField(
        "số đã ghi trên giấy",
        max_length=40,
        blank=True,
        help_text="Với khen thưởng các năm trước: số ghi trên giấy khen, bằng khen đã in",
    )
    plan = models.ForeignKey(
        Plan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="award_records",
        verbose_name="kế hoạch",
    )
    form_kind = models.CharField("loại hình thức", max_length=20, choices=FormKind)
    form_name = models.CharField("hình thức", max_length=120)
    authority_title = models.CharField("người có thẩm quyền", max_length=200)
    awardee_kind = models.CharField("đối tượng", max_length=20, choices=AwardeeKind)
    awardee_name = models.CharField("tên tập thể hoặc họ và tên cá nhân", max_length=250)
    awardee_title = models.CharField("chức vụ, chức danh", max_length=150, blank=True)
    awardee_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="award_records",
        verbose_name="tập thể, hoặc đơn vị công tác",
    )
    awardee_body_name = models.CharField("tên đơn vị như đã ghi", max_length=250, blank=True)
    honoree = models.ForeignKey(
        Honoree,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        verbose_name="người được khen thưởng",
    )
    achievement = models.CharField("thành tích", max_length=500, blank=True)
    decision_number = models.CharField("quyết định số", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    ordinal = models.PositiveIntegerField("số thứ tự trong quyết định", null=True, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    bonus = models.PositiveBigIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    source_key = models.CharField("nguồn", max_length=120, editable=False)
    check_code = models.CharField(
        "mã tra cứu", max_length=32, default=new_check_code, editable=False
    )
    version = models.PositiveSmallIntegerField("lần ghi", default=1, editable=False)
    folded_name = models.CharField(max_length=250, editable=False, db_index=True)
    spelling_key = models.CharField(max_length=380, editable=False)
    folded = models.TextField(editable=False, default="")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người vào sổ"
    )
    entered_at = models.DateTimeField("vào sổ lúc")
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=RecordStatus,
        default=RecordStatus.IN_FORCE,
        editable=False,
    )
    revoked_by = models.CharField("quyết định hủy bỏ", max_length=120, blank=True, editable=False)
    revoked_on = models.DateField("ngày hủy bỏ", null=True, blank=True, editable=False)

    objects = AwardRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "khen thưởng trong sổ"
        verbose_name_plural = "sổ khen thưởng"
        ordering = ("-year", "-number")
        indexes = (
            models.Index(fields=["-decided_on", "-id"], name="record_by_day"),
            models.Index(fields=["awardee_body", "-decided_on"], name="record_of_body"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["issuing_body", "year", "number"],
                name="record_number_once_a_year",
                violation_error_message="Số vào sổ này đã cấp trong năm.",
            ),
            models.UniqueConstraint(
                fields=["source_key"],
                name="record_once_a_source",
                violation_error_message="Khen thưởng này đã vào sổ.",
            ),
            models.UniqueConstraint(
                fields=["check_code"],
                name="record_code_once",
                violation_error_message="Mã tra cứu này đã cấp.",
            ),
            models.CheckConstraint(
                condition=Q(status=RecordStatus.IN_FORCE, revoked_on=None, revoked_by="")
                | (Q(status=RecordStatus.REVOKED, revoked_on__isnull=False) & ~Q(revoked_by="")),
                name="record_revoked_by_a_decision",
                violation_error_message="Khen thưởng bị hủy bỏ phải nêu quyết định và ngày.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_name}: {self.awardee_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words true, by which it is found without diacritics."""
        self.fold_words()
        super().save(*args, **kwargs)

    def fold_words(self) -> None:
        """Write what is searched in: name, position, unit, decision, printed number."""
        self.folded_name = fold(self.awardee_name)
        self.spelling_key = spelling_key(self.awardee_name)
        words = (
            self.awardee_name,
            self.awardee_title,
            self.awardee_body_name,
            self.decision_number,
            self.printed_number,
        )
        self.folded = fold(" ".join(words))

    @property
    def register_number(self) -> str:
        """The number of the register with its year: "0045/2020"."""
        return f"{self.number:04d}/{self.year}"

    @property
    def is_of_an_earlier_year(self) -> bool:
        """Whether it was brought in by Excel, and no decision of the portal stands behind it."""
        return self.source_key.startswith("import:")

    @property
    def bonus_text(self) -> str:
        """The bonus with its thousands apart: "2.600.000 đồng"."""
        return dong(self.bonus)

    @property
    def place_of_awardee(self) -> str:
        """Position and unit of a person; the body of a collective that is not one itself."""
        if self.awardee_kind == AwardeeKind.INDIVIDUAL:
            return ", ".join(part for part in (self.awardee_title, self.awardee_body_name) if part)
        return "" if self.awardee_name == self.awardee_body_name else self.awardee_body_name

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("register:record_detail", args=[self.pk])


class RegisterYear(models.Model):
    """The last number given in a body's register of a year; its row is locked while numbers are
    taken, so that none is given twice and none is left out."""

    issuing_body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="+", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField("năm")
    last_number = models.PositiveIntegerField("số cuối cùng", default=0)

    class Meta:
        verbose_name = "số của năm"
        verbose_name_plural = "số của năm"
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(
                fields=["issuing_body", "year"],
                name="register_year_once",
                violation_error_message="Sổ của năm này đã có.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issuing_body}, {self.year}: {self.last_number}"


class RecordVersion(models.Model):
    """The words of an award before a later decision corrected them; kept for ever."""

    record = models.ForeignKey(
        AwardRecord, models.CASCADE, related_name="versions", verbose_name="khen thưởng"
    )
    version = models.PositiveSmallIntegerField("lần ghi")
    words = models.JSONField("nội dung trước khi đính chính")
    corrected_by = models.CharField("quyết định đính chính", max_length=120)
    corrected_on = models.DateField("ngày đính chính")

    class Meta:
        verbose_name = "nội dung trước khi đính chính"
        verbose_name_plural = "nội dung trước khi đính chính"
        ordering = ("record", "version")
        constraints = (
            models.UniqueConstraint(
                fields=["record", "version"],
                name="record_version_once",
                violation_error_message="Lần ghi này đã lưu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.record}, lần {self.version}"
