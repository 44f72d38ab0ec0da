"""The recipients of a plan, and the reminders sent to them."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from audit.models import AppendOnly, AppendOnlyQuerySet
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models.plans import Plan
from organisation.models.bodies import IssuingBody


class RecipientQuerySet(models.QuerySet):
    """QuerySet of recipients."""

    def visible_to(self, user: User) -> "RecipientQuerySet":
        """Recipients of the plans that the person may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user).values("pk"))

    def not_acted(self) -> "RecipientQuerySet":
        """Recipients that have not even acknowledged the plan."""
        return self.filter(status=Recipient.Status.SENT)

    def of_user(self, paths: list[str]) -> "RecipientQuerySet":
        """Recipients whose body has one of these tree paths."""
        return self.filter(body__path__in=paths)

    def consolidators(self) -> "RecipientQuerySet":
        """Recipients that consolidate under the plan they received, having issued none of their
        own: what is submitted below them arrives at their desk."""
        return self.with_own_plan().filter(consolidates=True, own_plan_id=None)

    def with_own_plan(self) -> "RecipientQuerySet":
        """Recipients with `own_plan_id`: the plan that the recipient, or the successor of the whole
        body, issued under the one it received."""
        under = Plan.objects.issued().filter(path__startswith=OuterRef("plan__path"))
        under = under.exclude(pk=OuterRef("plan"))
        # Two questions, each answered by an index; as one with "or" it would read every plan.
        its_own = under.filter(issuing_body=OuterRef("body"))
        became_its = under.filter(
            issuing_body__successions__successor=OuterRef("body"),
            issuing_body__successions__extent="whole",
        )
        return self.annotate(
            own_plan_id=Coalesce(
                Subquery(its_own.values("pk")[:1]), Subquery(became_its.values("pk")[:1])
            )
        )


class Recipient(HasStatus):
    """A body that received a plan. `campaigns.plans.publication` alone changes its status."""

    class Status(StatusChoices):
        SENT = "sent", Tone.WAITING, "Chưa tiếp nhận"
        ACKNOWLEDGED = "acknowledged", Tone.GOOD, "Đã tiếp nhận"

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="recipients", verbose_name="kế hoạch"
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="received_plans", verbose_name="đơn vị nhận"
    )
    must_register = models.BooleanField(
        "phải đăng ký thi đua", default=True, help_text="Đơn vị gửi bản đăng ký của chính mình"
    )
    consolidates = models.BooleanField(
        "tổng hợp đơn vị trực thuộc",
        default=False,
        help_text="Tiếp nhận đăng ký của các đơn vị bên dưới rồi tổng hợp gửi lên",
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.SENT, editable=False
    )
    acknowledged_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True, editable=False)

    # Given by `with_own_plan`.
    own_plan_id: int | None

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị nhận kế hoạch"
        verbose_name_plural = "đơn vị nhận kế hoạch"
        ordering = ("body__path",)
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "body"],
                name="recipient_once",
                violation_error_message="Đơn vị này đã có trong danh sách nhận.",
            ),
            models.CheckConstraint(
                condition=Q(status="sent") | ~Q(acknowledged_at=None),
                name="recipient_acknowledged_at_a_time",
                violation_error_message="Đã tiếp nhận thì phải có thời điểm tiếp nhận.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} nhận {self.plan}"

    def get_absolute_url(self) -> str:
        """The page of the plan, where its receipt is shown."""
        return self.plan.get_absolute_url()

    @property
    def has_acted(self) -> bool:
        """Whether it has acknowledged the plan or issued its own; asked of `with_own_plan`."""
        return self.status != self.Status.SENT or self.own_plan_id is not None


class Reminder(AppendOnly):
    """A reminder to a recipient: about which column, when, by whom."""

    class About(models.TextChoices):
        ACKNOWLEDGE = "acknowledge", "xác nhận đã nhận kế hoạch"
        OWN_PLAN = "own_plan", "ban hành kế hoạch thực hiện"
        REGISTER = "register", "gửi đăng ký thi đua"
        REPORT = "report", "gửi báo cáo"
        NOMINATE = "nominate", "gửi hồ sơ đề nghị khen thưởng"

    recipient = models.ForeignKey(
        Recipient, models.PROTECT, related_name="reminders", verbose_name="đơn vị nhận"
    )
    about = models.CharField("nhắc việc", max_length=20, choices=About)
    message = models.TextField("lời nhắc", blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhắc"
    )
    sent_at = models.DateTimeField("lúc")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "nhắc việc"
        ordering = ("recipient", "pk")

    def __str__(self) -> str:
        return f"{self.recipient.body}: {self.get_about_display()}"
