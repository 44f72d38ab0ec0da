"""Dossiers: one awardee proposed for one form of award, with papers, appraisal and decision."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from awards.models.award_forms import AwardForm, RequiredDocument
from awards.models.decisions import AwardDecision
from campaigns.models.timetable import HandedIn
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES, Role
from organisation.scope import scope_of
from paperwork.text_signs import validate_bodys_name
from register.models import Honoree


class DossierStatus(StatusChoices):
    """States of a dossier."""

    DRAFT = "draft", Tone.NEUTRAL, "Đang lập"
    SUBMITTED = "submitted", Tone.WAITING, "Đã nộp, chờ kiểm tra"
    RETURNED = "returned", Tone.RETURNED, "Trả lại để bổ sung"
    COMPLETE = "complete", Tone.GOOD, "Đủ thành phần"
    APPRAISED = "appraised", Tone.GOOD, "Đã thẩm định"
    VOTED = "voted", Tone.GOOD, "Hội đồng đã thông qua"
    PRESENTED = "presented", Tone.WAITING, "Đã trình lãnh đạo"
    DECIDED = "decided", Tone.GOOD, "Đã có quyết định"
    DECLINED = "declined", Tone.RETURNED, "Không khen thưởng"
    SUSPENDED = "suspended", Tone.RETURNED, "Tạm dừng xem xét"
    WITHDRAWN = "withdrawn", Tone.NEUTRAL, "Đã rút"
    REVOKED = "revoked", Tone.RETURNED, "Đã hủy quyết định"


# Its data and papers may still change.
EDITABLE = (DossierStatus.DRAFT, DossierStatus.RETURNED)
# Somebody may still have to stand aside.
UNDER_REVIEW = (DossierStatus.SUBMITTED, DossierStatus.COMPLETE, DossierStatus.APPRAISED)
# Nothing more is asked of the rules.
ENDED = (
    DossierStatus.DECIDED,
    DossierStatus.DECLINED,
    DossierStatus.WITHDRAWN,
    DossierStatus.REVOKED,
)
# Once submitted, it has arrived for good; a draft never did, nor one withdrawn while a draft.
ARRIVED = ~Q(status=DossierStatus.DRAFT) & ~Q(status=DossierStatus.WITHDRAWN, received_on=None)


class DossierQuerySet(models.QuerySet):
    """QuerySet of dossiers."""

    def with_bodies(self) -> "DossierQuerySet":
        """With what lists and permissions need."""
        return self.select_related(
            "award_form__plan__issuing_body",
            "award_form__plan__receiving_body",
            "award_form__authority_body",
            "proposed_by",
            "awardee_body",
            "decision",
        )

    def decided(self) -> "DossierQuerySet":
        """Dossiers by which an award was given."""
        return self.filter(status=DossierStatus.DECIDED)

    def visible_to(self, user: User) -> "DossierQuerySet":
        """What a person may see: who proposed it; once submitted, also the organisers, their
        council, those above, and a part of the body that proposed it; once decided, a part of the
        body that ran the campaign; who was invited to a meeting that had it on its list; and the
        desk to which it came as the file of somebody proposed to the level above."""
        scope = scope_of(user)
        desks = scope.represented_as(*DESK_ROLES)
        organised = Q(award_form__plan__issuing_body__in=desks) | Q(
            award_form__plan__receiving_body__in=desks
        )
        below = under_any(scope.desk_paths, "proposed_by__path")
        in_part = Q(proposed_by__in=scope.read_bodies) | Q(
            award_form__plan__issuing_body__in=scope.read_bodies, status=DossierStatus.DECIDED
        )
        raised = Dossier.objects.filter(organised & ARRIVED, raised_from__isnull=False)
        laid_before = Dossier.objects.filter(meeting_items__meeting__attendances__user=user.pk)
        return self.filter(
            Q(proposed_by__in=scope.bodies_as(*Role))
            | Q(pk__in=raised.values("raised_from"))
            | Q(proposed_by__in=scope.represented_as(Role.NOI_VU_STAFF))
            | ((organised | below | in_part) & ARRIVED)
            | (organised & Q(opened_by_organiser=True))
            | (ARRIVED & Q(pk__in=laid_before.values("pk")))
        )


class Nomination(models.Model):
    """Awardees proposed together by one body for one form of award, with one tờ trình and one biên
    bản for all of them."""

    award_form = models.ForeignKey(
        AwardForm, models.PROTECT, related_name="nominations", verbose_name="hình thức khen thưởng"
    )
    proposed_by = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="nominations", verbose_name="đơn vị đề nghị"
    )
    made_on = models.DateField("ngày lập")

    class Meta:
        verbose_name = "danh sách đề nghị khen thưởng"
        verbose_name_plural = "danh sách đề nghị khen thưởng"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Danh sách đề nghị {self.award_form}"


class Dossier(HandedIn, HasStatus, Edited):
    """A dossier for an award (hồ sơ khen thưởng).

    Its status changes through `awards.dossiers`, the councils and the decisions only.
    """

    Status = DossierStatus

    class AwardeeKind(models.TextChoices):
        COLLECTIVE = "collective", "Tập thể"
        INDIVIDUAL = "individual", "Cá nhân"

    award_form = models.ForeignKey(
        AwardForm, models.PROTECT, related_name="dossiers", verbose_name="hình thức khen thưởng"
    )
    proposed_by = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="dossiers", verbose_name="đơn vị đề nghị"
    )
    nomination = models.ForeignKey(
        Nomination,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="dossiers",
        verbose_name="danh sách đề nghị",
    )
    raised_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="raised_to",
        verbose_name="đề nghị lên từ hồ sơ",
    )
    opened_by_organiser = models.BooleanField(
        "do cơ quan thường trực lập", default=False, editable=False
    )
    awardee_kind = models.CharField("đối tượng", max_length=20, choices=AwardeeKind)
    awardee_name = models.CharField(
        "tên tập thể hoặc họ và tên cá nhân", max_length=250, validators=[validate_bodys_name]
    )
    awardee_title = models.CharField(
        "chức vụ, chức danh", max_length=150, blank=True, help_text="Với cá nhân"
    )
    awardee_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        related_name="awards_here",
        verbose_name="tập thể được đề nghị, hoặc đơn vị công tác của cá nhân",
    )
    honoree = models.ForeignKey(
        Honoree,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
        verbose_name="người đã được khen thưởng trước đây",
    )
    is_enterprise = models.BooleanField(
        "là doanh nghiệp hoặc người đứng đầu doanh nghiệp", default=False
    )
    is_household = models.BooleanField("là hộ gia đình", default=False)
    achievement = models.CharField(
        "thành tích ghi trên giấy khen",
        max_length=500,
        help_text="Ví dụ: Đã có thành tích xuất sắc trong phong trào thi đua cao điểm về cải cách "
        "hành chính năm 2020",
    )
    summary = models.TextField("tóm tắt thành tích", blank=True)
    received_on = models.DateField("ngày nhận hồ sơ", null=True, blank=True, editable=False)
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=DossierStatus,
        default=DossierStatus.DRAFT,
        editable=False,
    )
    round = models.PositiveSmallIntegerField(
        "lần thẩm định",
        default=1,
        editable=False,
        help_text="Hồ sơ được xem xét lại sau khi trả lại, tạm dừng thì thẩm định lần mới",
    )
    return_reason = models.TextField("lý do", blank=True, editable=False)
    decision = models.ForeignKey(
        AwardDecision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="dossiers",
        verbose_name="quyết định",
    )
    register_number = models.PositiveIntegerField(
        "số thứ tự trong sổ", null=True, blank=True, editable=False
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ khen thưởng"
        verbose_name_plural = "hồ sơ khen thưởng"
        ordering = ("-pk",)
        indexes = (models.Index(fields=["award_form", "status"], name="dossier_by_status"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(status=DossierStatus.DECIDED)
                | Q(decision__isnull=False, register_number__isnull=False),
                name="dossier_decided_by_a_decision",
                violation_error_message="Hồ sơ đã quyết định phải có số quyết định.",
            ),
            models.UniqueConstraint(
                fields=["decision", "register_number"],
                name="dossier_register_number_once",
                violation_error_message="Số thứ tự này đã cấp trong quyết định.",
            ),
            models.UniqueConstraint(
                fields=["award_form", "awardee_kind", "awardee_name", "awardee_body"],
                condition=~Q(
                    status__in=(
                        DossierStatus.WITHDRAWN,
                        DossierStatus.DECLINED,
                        DossierStatus.REVOKED,
                    )
                ),
                name="dossier_once_an_awardee",
                violation_error_message="Đã có hồ sơ đề nghị hình thức này cho người, đơn vị này.",
            ),
        )

    def __str__(self) -> str:
        return f"Hồ sơ {self.award_form.get_name_display().lower()}: {self.awardee_name}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("awards:dossier_detail", args=[self.pk])

    @property
    def can_be_edited(self) -> bool:
        """Whether its data and papers may still change."""
        return self.status in EDITABLE

    @property
    def has_arrived(self) -> bool:
        """Whether it was ever submitted; until then it is the proposing unit's own."""
        return self.status != DossierStatus.DRAFT and not (
            self.status == DossierStatus.WITHDRAWN and self.received_on is None
        )

    @property
    def noted_problems(self) -> str:
        """What is missing, as a reason to return it: a line for each paper with a problem; ""
        where none was noted. One query."""
        documents = self.documents.select_related("required_document").exclude(problem="")
        return "\n".join(f"- {one.required_document}: {one.problem}" for one in documents)

    @property
    def has_opinions(self) -> bool:
        """Whether somebody gave an opinion in this round of appraisal. One query."""
        return self.appraisals.filter(round=self.round).exists()

    @property
    def is_in_a_decision(self) -> bool:
        """Whether a decision, drafted or issued, keeps it from any other. One query."""
        return self.decided_in.filter(holds=True).exists()


class DossierDocument(Edited):
    """One paper of a dossier: attached as a file, and checked off by the receiving office. What is
    edited in a form is its words, where it is made in the portal."""

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="documents", verbose_name="hồ sơ"
    )
    required_document = models.ForeignKey(
        RequiredDocument, models.PROTECT, related_name="+", verbose_name="giấy tờ"
    )
    file = models.FileField("tệp", max_length=200, blank=True)
    original_name = models.CharField("tên tệp đã gửi", max_length=200, blank=True)
    attached_at = models.DateTimeField("đính kèm lúc", null=True, blank=True)
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người đính kèm",
    )
    wording = models.JSONField(
        "lời văn của bản lập trong phần mềm", default=dict, blank=True, editable=False
    )
    problem = models.CharField("còn thiếu gì", max_length=300, blank=True)
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người kiểm tra",
    )

    class Meta:
        verbose_name = "giấy tờ trong hồ sơ"
        verbose_name_plural = "giấy tờ trong hồ sơ"
        ordering = ("dossier", "required_document__position")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "required_document"],
                name="dossier_document_once",
                violation_error_message="Giấy tờ này đã có trong hồ sơ.",
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None) | ~Q(file=""),
                name="dossier_document_checked_with_a_file",
                violation_error_message="Chỉ xác nhận giấy tờ đã đính kèm tệp.",
            ),
        )

    def __str__(self) -> str:
        return str(self.required_document)
