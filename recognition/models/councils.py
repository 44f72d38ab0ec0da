"""The council that appraises initiatives under a plan, and by what."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from campaigns.models import Plan
from organisation.models.bodies import under_any
from organisation.roles import DESK_ROLES
from organisation.scope import scope_of
from recognition.workflow import COUNCIL


class CouncilRole(models.TextChoices):
    """What a member is in the council."""

    CHAIR = "chair", "Chủ tịch Hội đồng"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch Hội đồng"
    SECRETARY = "secretary", "Ủy viên, thư ký"
    MEMBER = "member", "Ủy viên"


PRESIDING = (CouncilRole.CHAIR, CouncilRole.VICE_CHAIR)


class InitiativeCouncilQuerySet(models.QuerySet):
    """Questions asked of councils."""

    def with_plan(self) -> "InitiativeCouncilQuerySet":
        """With what lists and permissions look at."""
        return self.select_related("plan__issuing_body", "plan__receiving_body")

    def with_counts(self) -> "InitiativeCouncilQuerySet":
        """With how many initiatives it has, and how many are still open."""
        return self.annotate(
            case_count=Count("cases"), open_count=Count("cases", filter=Q(cases__status="open"))
        ).order_by("-plan__issued_on", "-pk")

    def visible_to(self, user: Any) -> "InitiativeCouncilQuerySet":
        """Those that `may_see_council` would show to the person, as one query."""
        scope = scope_of(user)
        bodies = scope.represented_as(*DESK_ROLES)
        return self.filter(
            Q(pk__in=CouncilMember.objects.filter(user=user).values("council"))
            | Q(plan__issuing_body__in=bodies)
            | Q(plan__receiving_body__in=bodies)
            | under_any(scope.desk_paths, "plan__issuing_body__path")
        )


class InitiativeCouncil(models.Model):
    """The initiative council (Hội đồng sáng kiến, NĐ 13/2012/NĐ-CP, Điều 8) of the body that issued
    a plan. It appraises what was accepted under that plan and under those that carry it out.

    Its status changes through `recognition.councils` only. Members, criteria and pass mark are
    frozen once it appraises.
    """

    plan = models.OneToOneField(
        Plan, models.PROTECT, related_name="initiative_council", verbose_name="kế hoạch"
    )
    name = models.CharField("tên hội đồng", max_length=200, default="Hội đồng sáng kiến")
    basis = models.CharField(
        "quyết định thành lập",
        max_length=250,
        blank=True,
        help_text="Ví dụ: Quyết định số 4100/QĐ-UBND ngày 12/5/2020",
    )
    pass_mark = models.DecimalField("mức đạt", max_digits=6, decimal_places=2)
    status = models.CharField(
        "tình trạng", max_length=20, choices=COUNCIL.choices, default="preparing", editable=False
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

    def __str__(self) -> str:
        return f"{self.name} – {self.plan.issuing_body.called}"

    @property
    def status_tone(self) -> str:
        """The tone of its badge."""
        return COUNCIL.tone(self.status)

    @cached_property
    def roles(self) -> dict[int, str]:
        """By the key of each member his role; asked once an object."""
        return dict(self.members.values_list("user", "role"))

    def presides(self, user: Any) -> bool:
        """Whether the person is its chair or vice-chair."""
        return self.roles.get(user.pk) in PRESIDING

    def is_member(self, user: Any) -> bool:
        """Whether the person sits in it."""
        return user.pk in self.roles


class CouncilMember(models.Model):
    """Somebody who sits in the council and appraises."""

    council = models.ForeignKey(
        InitiativeCouncil, models.CASCADE, related_name="members", verbose_name="hội đồng"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    role = models.CharField(
        "vai trò", max_length=20, choices=CouncilRole, default=CouncilRole.MEMBER
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        verbose_name = "thành viên hội đồng sáng kiến"
        verbose_name_plural = "thành viên hội đồng sáng kiến"
        ordering = ("council", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["council", "user"],
                name="council_member_once",
                violation_error_message="Người này đã có trong hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(role="chair"),
                name="council_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


class Criterion(models.Model):
    """Something by which the council scores, and up to how many points."""

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
