"""Roles, and memberships: who holds which role at which body, from when to when."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisation.models.bodies import IssuingBody
from organisation.models.reorganisations import BodySuccession
from organisation.models.succession import whole_successors_of


class Role(models.TextChoices):
    """Roles at a body."""

    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    CLERK = "clerk", "Người được giao lập biểu"
    NOI_VU_STAFF = "noi_vu_staff", "Cán bộ phụ trách thi đua"
    COUNCIL_MEMBER = "council_member", "Thành viên Hội đồng TĐKT"
    LEADER = "leader", "Lãnh đạo"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


# Those who speak for their own unit: they register and nominate.
UNIT_ROLES = (Role.UNIT_HEAD, Role.CLERK)
# Those who run plans and receive what is sent under them.
ORGANISERS = (Role.NOI_VU_STAFF, Role.LEADER)
# Those who see what lies below their body, or below the body for which their office acts.
DESK_ROLES = (Role.NOI_VU_STAFF, Role.LEADER, Role.COUNCIL_MEMBER)


class MembershipQuerySet(models.QuerySet):
    """QuerySet of memberships."""

    def valid_on(self, day: date) -> "MembershipQuerySet":
        """Memberships in force on a day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )

    def with_heritage(self, day: date) -> "MembershipQuerySet":
        """Memberships with their bodies, and with `has_heritage`: whether the body, or the one for
        which it acts, has a predecessor by that day."""
        came = BodySuccession.objects.filter(
            Q(successor=OuterRef("body")) | Q(successor=OuterRef("body__acts_for")),
            effective_on__lte=day,
        )
        return self.select_related("body__acts_for").annotate(has_heritage=Exists(came))

    def at_bodies(self, bodies: Iterable[IssuingBody], *roles: Role) -> "MembershipQuerySet":
        """Memberships at one of the bodies, or at the successor of a whole body, in one of the
        roles."""
        return self.filter(_at_any("body", bodies), role__in=roles)

    def at_bodies_or_offices(
        self, bodies: Iterable[IssuingBody], *roles: Role
    ) -> "MembershipQuerySet":
        """Like `at_bodies`, with memberships at an office that acts for one of the bodies."""
        bodies = list(bodies)
        there = _at_any("body", bodies) | _at_any("body__acts_for", bodies)
        return self.filter(there, role__in=roles)


def _at_any(field: str, bodies: Iterable[IssuingBody]) -> Q:
    """A condition: the field is one of the bodies, or the successor of the whole of one."""
    named = IssuingBody.objects.filter(pk__in=[body.pk for body in bodies]).values("pk")
    return Q(**{f"{field}__in": named}) | Q(**{f"{field}__in": whole_successors_of(named)})


class Membership(models.Model):
    """A role of a person at a body, for a period. A membership that was handed over, to another
    person or at a successor of the body, is kept until its last day; the membership that follows it
    refers to it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name="người dùng",
    )
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="memberships", verbose_name="cơ quan, đơn vị"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role)
    job_title = models.CharField(
        "chức vụ tại đây",
        max_length=150,
        blank=True,
        help_text="Ví dụ: Phó Chủ tịch. Để trống thì lấy chức vụ ghi ở người dùng",
    )
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    taken_over_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="handed_over_to",
        verbose_name="nhận bàn giao từ",
    )
    handover_basis = models.CharField("căn cứ bàn giao", max_length=250, blank=True, editable=False)

    # Given by `with_heritage`.
    has_heritage: bool

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ("body__path", "role", "user__name_key")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=Q(valid_to=None),
                name="membership_once",
                violation_error_message="Người này đã có vai trò đó tại đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="membership_ends_after_it_begins",
                violation_error_message="Ngày kết thúc vai trò phải sau ngày bắt đầu.",
            ),
        )

    def clean(self) -> None:
        """Refuse overlapping memberships of the same role, which a constraint cannot express."""
        super().clean()
        same = Membership.objects.filter(user=self.user_id, body=self.body_id, role=self.role)
        overlapping = same.exclude(pk=self.pk)
        if self.valid_to:
            overlapping = overlapping.filter(Q(valid_from=None) | Q(valid_from__lte=self.valid_to))
        if self.valid_from:
            overlapping = overlapping.filter(Q(valid_to=None) | Q(valid_to__gte=self.valid_from))
        if self.user_id and self.body_id and overlapping.exists():
            raise ValidationError("Người này đã có vai trò đó tại đơn vị trong thời gian này.")

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}, {self.body}"

    @property
    def title(self) -> str:
        """The person's position at this body, by which papers are signed. Reads the user."""
        return self.job_title or self.user.job_title
