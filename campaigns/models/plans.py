"""Plans: the numbered, signed documents that launch a campaign and carry it out, in one tree."""

from collections.abc import Iterable

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from accounts.models import User
from audit import clock
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models.reform_areas import ReformAreaSet
from campaigns.rules.campaign_years import CampaignYears, proposed_years
from decisions.signature import Signed
from organisation.models.bodies import IssuingBody, under_any
from organisation.models.memberships import ORGANISERS
from organisation.models.succession import in_any_of
from organisation.scope import scope_of
from paperwork.vietnamese import official_number

TITLE_LENGTH = 500
YEARS = (
    MinValueValidator(2000, "Hãy ghi một năm từ 2000 đến 2100."),
    MaxValueValidator(2100, "Hãy ghi một năm từ 2000 đến 2100."),
)


class DocumentKind(models.TextChoices):
    """Kinds of document, as in Nghị định 30/2020/NĐ-CP, Phụ lục III. An official letter (công
    văn) that carries a plan out is a Plan of that kind."""

    PLAN = "plan", "Kế hoạch"
    LETTER = "letter", "Công văn"
    DECISION = "decision", "Quyết định"
    GUIDANCE = "guidance", "Hướng dẫn"


class RegistrationForm(models.TextChoices):
    """What units register under a plan."""

    NONE = "none", "Không tổ chức đăng ký"
    INITIATIVES = "initiatives", "Mô hình, giải pháp, sáng kiến theo lĩnh vực (Biểu 1, Biểu 2)"
    PLEDGE = "pledge", "Bản đăng ký thi đua của tập thể và cá nhân"


class Change(models.TextChoices):
    """What a plan does to an earlier one of the same body."""

    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPLACES = "replaces", "Thay thế"


def organised_by(bodies: Iterable[IssuingBody], prefix: str = "") -> Q:
    """That one of these bodies issued the plan or receives for the body that did.

    `prefix` is the way from the model asked to its plan: `"award_form__plan__"`.
    """
    bodies = list(bodies)
    return Q(**{f"{prefix}issuing_body__in": bodies}) | Q(**{f"{prefix}receiving_body__in": bodies})


def sent_to(bodies: Iterable[IssuingBody], plan: str = "plan") -> Q:
    """A condition: an object of a plan was sent to one of these bodies (its `received_by`), or to
    the issuer of the plan for which one of them receives. `plan` is the field that leads to the
    plan."""
    bodies = list(bodies)
    for_the_issuer = {
        f"{plan}__receiving_body__in": bodies,
        "received_by": F(f"{plan}__issuing_body"),
    }
    return Q(received_by__in=bodies) | Q(**for_the_issuer)


class PlanQuerySet(MP_NodeQuerySet):
    """QuerySet of plans."""

    def issued(self) -> "PlanQuerySet":
        """Plans that have been issued, whatever came after."""
        return self.filter(status__in=Plan.PUBLISHED)

    def not_discarded(self) -> "PlanQuerySet":
        """Without discarded drafts, which lists leave out."""
        return self.exclude(status=Plan.Status.DISCARDED)

    def with_bodies(self) -> "PlanQuerySet":
        """Plans with the bodies that lists and permissions need."""
        return self.select_related(
            "issuing_body", "receiving_body", "reform_area_set", "changed_plan"
        )

    def organised_by(self, user: User) -> "PlanQuerySet":
        """Plans whose issuing or receiving body the person works for."""
        return self.filter(organised_by(scope_of(user).represented_as(*ORGANISERS)))

    def visible_to(self, user: User) -> "PlanQuerySet":
        """Plans that the person organises; and, once published, those issued at or below the bodies
        that they oversee or belong to, and those sent to their body or one above it (design, law
        3). One query."""
        scope = scope_of(user)
        bodies = scope.represented_as(*ORGANISERS)
        published = Plan.objects.issued().values("pk")
        return self.filter(
            pk__in=in_any_of(
                Plan.objects.filter(organised_by(bodies)).values("pk"),
                published.filter(under_any(scope.desk_paths, "issuing_body__path")),
                published.filter(issuing_body__in=scope.read_bodies),
                published.filter(recipients__body__path__in=scope.paths_upward),
            )
        )

    def lineage_of(self, plan: "Plan") -> "PlanQuerySet":
        """All plans of a plan's family: everything under the topmost plan above it."""
        return self.filter(path__startswith=plan.path[: Plan.steplen])


class PlanManager(MP_NodeManager.from_queryset(PlanQuerySet)):  # type: ignore[misc]
    """Treebeard's manager with the methods of `PlanQuerySet`."""

    def get_queryset(self) -> PlanQuerySet:
        """All plans, in the order of the tree."""
        return PlanQuerySet(self.model, using=self._db).order_by("path")


class Plan(HasStatus, Signed, Edited, MP_Node):
    """A plan (kế hoạch), or a letter that carries one out, under its parent in the tree.

    Its status changes through `campaigns.plans.publication` only. Once issued it is frozen.
    """

    class Status(StatusChoices):
        DRAFT = "draft", Tone.NEUTRAL, "Dự thảo"
        AWAITING_SIGNATURE = "awaiting_signature", Tone.WAITING, "Chờ ký"
        ISSUED = "issued", Tone.GOOD, "Đã ban hành"
        SUMMED_UP = "summed_up", Tone.GOOD, "Đã tổng kết"
        CLOSED = "closed", Tone.NEUTRAL, "Đã kết thúc"
        REPLACED = "replaced", Tone.NEUTRAL, "Đã được thay thế"
        DISCARDED = "discarded", Tone.NEUTRAL, "Đã hủy dự thảo"

    # Not issued yet, and still to be.
    UNISSUED = (Status.DRAFT, Status.AWAITING_SIGNATURE)
    # Issued, whatever came after.
    PUBLISHED = (Status.ISSUED, Status.SUMMED_UP, Status.CLOSED, Status.REPLACED)
    # Binding: issued, and neither closed nor replaced.
    IN_FORCE = (Status.ISSUED, Status.SUMMED_UP)

    IS_COLLECTIVE = True

    kind = models.CharField(
        "loại văn bản", max_length=20, choices=DocumentKind, default=DocumentKind.PLAN
    )
    issuing_body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="plans", verbose_name="cơ quan ban hành"
    )
    receiving_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_received_for",
        verbose_name="cơ quan tiếp nhận",
        help_text="Cơ quan đầu mối nhận đăng ký, hồ sơ thay cơ quan ban hành (Phòng Nội vụ)",
    )
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    printed_reference = models.CharField(
        "số, ký hiệu như bản in",
        max_length=60,
        blank=True,
        help_text="Giữ nguyên cách in, kể cả lỗi",
    )
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    title = models.CharField("trích yếu", max_length=TITLE_LENGTH)
    theme = models.CharField("chủ đề thi đua", max_length=500, blank=True)
    starts_on = models.DateField("thi đua từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    campaign_from_year = models.PositiveSmallIntegerField(
        "năm thi đua",
        null=True,
        blank=True,
        validators=YEARS,
        help_text="Để trống: theo trích yếu và thời gian thi đua",
    )
    campaign_to_year = models.PositiveSmallIntegerField(
        "đến năm",
        null=True,
        blank=True,
        validators=YEARS,
        help_text="Chỉ ghi khi thi đua nhiều năm (giai đoạn 2026 - 2030)",
    )
    registration_form = models.CharField(
        "hình thức đăng ký",
        max_length=20,
        choices=RegistrationForm,
        default=RegistrationForm.NONE,
    )
    reform_area_set = models.ForeignKey(
        ReformAreaSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bộ lĩnh vực",
    )
    accepts_late = models.BooleanField(
        "nhận đăng ký nộp muộn",
        default=False,
        help_text="Bản nộp sau thời hạn vẫn được nhận và ghi là nộp muộn",
    )
    change = models.CharField(
        "sửa đổi hay thay thế", max_length=20, choices=Change, blank=True, editable=False
    )
    changed_plan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="changed_by",
        verbose_name="kế hoạch được sửa đổi, thay thế",
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )

    objects = PlanManager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ("path",)
        indexes = (models.Index(fields=["issuing_body", "status"], name="plan_of_body"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="plan_ends_after_it_starts",
                violation_error_message="Ngày kết thúc thi đua phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(issued_on=None) | Q(ends_on__gte=F("issued_on")),
                name="plan_ends_after_it_is_issued",
                violation_error_message="Ngày kết thúc thi đua phải từ ngày ban hành trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(campaign_to_year=None)
                | Q(campaign_to_year__gte=F("campaign_from_year")),
                name="plan_years_in_order",
                violation_error_message=(
                    "Năm cuối của giai đoạn thi đua phải từ năm thi đua đầu tiên trở đi."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(registration_form=RegistrationForm.INITIATIVES)
                | ~Q(reform_area_set=None),
                name="plan_with_initiatives_has_areas",
                violation_error_message=(
                    "Kế hoạch có đăng ký mô hình, giải pháp, sáng kiến phải chọn bộ lĩnh vực."
                ),
            ),
            models.CheckConstraint(
                condition=Q(change="", changed_plan=None)
                | (~Q(change="") & Q(changed_plan__isnull=False)),
                name="plan_changes_a_named_plan",
                violation_error_message="Hãy nêu kế hoạch được sửa đổi hoặc thay thế.",
            ),
            models.UniqueConstraint(
                fields=["issuing_body", "number", "symbol", "issued_on"],
                condition=~Q(number=""),
                name="plan_number_once",
                violation_error_message="Cơ quan này đã có văn bản cùng số, ký hiệu và ngày.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("campaigns:plan_detail", args=[self.pk])

    @property
    def signer_lines(self) -> tuple[str, ...]:
        """As of every signed document; where a name was recorded alone, no title is made up."""
        if self.signer_name and not self.signer_title and not self.signer_capacity:
            return ()
        return super().signer_lines

    @property
    def reference(self) -> str:
        """Number and symbol, 3925/KH-UBND; on screen a blank number is shown as one: …/KH-UBND."""
        return official_number(self.number or "…", self.symbol)

    @property
    def parent(self) -> "Plan | None":
        """The plan that this one carries out."""
        return Plan.objects.get_parent(self) if self.depth and self.depth > 1 else None

    @property
    def paths_above(self) -> list[str]:
        """Tree paths of the plans above this one, from the root down."""
        return [self.path[:end] for end in range(self.steplen, len(self.path), self.steplen)]

    @property
    def is_published(self) -> bool:
        """Whether it has been issued."""
        return self.status in self.PUBLISHED

    @property
    def years(self) -> CampaignYears:
        """The year of its campaign, or the span of years; where none was stored, as its title and
        days propose."""
        if self.campaign_from_year:
            last = self.campaign_to_year or self.campaign_from_year
            return CampaignYears(self.campaign_from_year, last)
        proposed = proposed_years(self.title, self.starts_on, self.ends_on, self.issued_on)
        this_year = clock.today().year
        return proposed or CampaignYears(this_year, this_year)

    @property
    def campaign_years(self) -> str:
        """The same in words: "2027", "2026 - 2030"."""
        return str(self.years)

    @property
    def course(self) -> str:
        """How far the campaign of a plan in force has come by its own days: a day begins and ends
        it, no step does. Empty where the plan states no days or is not in force."""
        if self.status != self.Status.ISSUED or not (self.starts_on or self.ends_on):
            return ""
        today = clock.today()
        if self.starts_on and today < self.starts_on:
            return "Chưa đến thời gian thi đua"
        if self.ends_on and today > self.ends_on:
            return "Hết thời gian thi đua, chưa tổng kết"
        return "Đang thực hiện"

    @property
    def receiver(self) -> IssuingBody:
        """The body at whose desk registrations and dossiers arrive."""
        return self.receiving_body or self.issuing_body

    def was_sent_to(self, paths: list[str]) -> bool:
        """Whether one of the bodies with these tree paths received it."""
        return self.recipients.filter(body__path__in=paths).exists()
