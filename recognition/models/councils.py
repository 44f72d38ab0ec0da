"""Initiative councils of a plan, with their criteria."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

import councils.models
from accounts.models import User
from audit.states import HasStatus, StatusChoices, Tone
from campaigns.models import Plan
from campaigns.models.plans import organised_by
from councils.models import Council, CouncilRole
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.models.memberships import DESK_ROLES
from organisation.scope import scope_of


class InitiativeCouncilQuerySet(models.QuerySet):
    """QuerySet of councils."""

    def with_plan(self) -> "InitiativeCouncilQuerySet":
        """With what lists and permissions need."""
        return self.select_related("plan__issuing_body", "plan__receiving_body")

    def with_counts(self) -> "InitiativeCouncilQuerySet":
        """With how many initiatives it has, and how many are still open."""
        return self.annotate(
            case_count=Count("cases"), open_count=Count("cases", filter=Q(cases__status="open"))
        ).order_by("-plan__issued_on", "-pk")

    def visible_to(self, user: User) -> "InitiativeCouncilQuerySet":
        """Councils of which the person is a member, whose plan the person's bodies organise, and
        those of bodies below."""
        scope = scope_of(user)
        bodies = scope.represented_as(*DESK_ROLES)
        return self.filter(
            Q(pk__in=CouncilMember.objects.filter(user=user).values("council"))
            | organised_by(bodies, "plan__")
            | under_any(scope.desk_paths, "plan__issuing_body__path")
        )


class InitiativeCouncil(HasStatus, Council):
    """The initiative council (Hội đồng sáng kiến, NĐ 13/2012/NĐ-CP, Điều 8) of the body that issued
    a plan. It appraises what was accepted under that plan and under those that carry it out.

    Its status changes through `recognition.councils` only. Members, criteria and pass mark are
    frozen once it appraises.
    """

    class Status(StatusChoices):
        """The states."""

        PREPARING = "preparing", Tone.WAITING, "Đang lập"
        APPRAISING = "appraising", Tone.GOOD, "Đang thẩm định"
        CLOSED = "closed", Tone.NEUTRAL, "Đã kết thúc"

    ROLES = tuple(role for role in CouncilRole if role != CouncilRole.STANDING)

    plan = models.OneToOneField(
        Plan, models.PROTECT, related_name="initiative_council", verbose_name="kế hoạch"
    )
    name = models.CharField("tên hội đồng", max_length=200, default="Hội đồng sáng kiến")
    pass_mark = models.DecimalField("mức đạt", max_digits=6, decimal_places=2)
    status = models.CharField(
        "tình trạng",
        max_length=20,
        choices=Status,
        default=Status.PREPARING,
        editable=False,
    )

    objects = InitiativeCouncilQuerySet.as_manager()

    class Meta:
        verbose_name = "hội đồng sáng kiến"
        verbose_name_plural = "hội đồng sáng kiến"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(pass_mark__gt=0),
                name="council_pass_mark_above_nought",
                violation_error_message="Mức đạt phải lớn hơn 0.",
            ),
        )

    @property
    def body(self) -> IssuingBody:
        """The body that issued its plan."""
        return self.plan.issuing_body

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("recognition:council_detail", args=[self.pk])


class CouncilMember(councils.models.CouncilMember):
    """A member of the council, who appraises."""

    council = models.ForeignKey(
        InitiativeCouncil, models.CASCADE, related_name="members", verbose_name="hội đồng"
    )

    class Meta(councils.models.CouncilMember.Meta):
        verbose_name = "thành viên hội đồng sáng kiến"
        verbose_name_plural = "thành viên hội đồng sáng kiến"


class Criterion(models.Model):
    """A criterion of the council, with its maximum of points."""

    council = models.ForeignKey(
        InitiativeCouncil, models.CASCADE, related_name="criteria", verbose_name="hội đồng"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("tiêu chí", max_length=200)
    guidance = models.CharField("hướng dẫn chấm", max_length=300, blank=True)
    max_score = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí chấm điểm"
        ordering = ("council", "position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(max_score__gt=0),
                name="criterion_worth_something",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
        )

    def __str__(self) -> str:
        return self.name
