"""Abstract models of councils and their members."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import User
from audit.models import Edited
from organisation.models import IssuingBody


class CouncilRole(models.TextChoices):
    """Roles in a council."""

    CHAIR = "chair", "Chủ tịch Hội đồng"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch Hội đồng"
    STANDING = "standing", "Ủy viên thường trực"
    SECRETARY = "secretary", "Thư ký"
    MEMBER = "member", "Ủy viên"


# Those who may preside, and with them those who keep a council's papers; each in order of rank.
PRESIDING = (CouncilRole.CHAIR, CouncilRole.VICE_CHAIR)
OFFICERS = (*PRESIDING, CouncilRole.STANDING, CouncilRole.SECRETARY)


class Council(Edited):
    """A council of a body, with the decision that set it up. Its members are rows of the app's own
    `CouncilMember`, related as `members`."""

    # What a member may be; a council without a standing member leaves that out.
    ROLES: ClassVar[tuple[CouncilRole, ...]] = tuple(CouncilRole)
    if TYPE_CHECKING:

        @property
        def body(self) -> IssuingBody:
            """The body whose council it is: a foreign key or a property of the app."""

        @property
        def members(self) -> "models.QuerySet[CouncilMember]":
            """The members."""

    name = models.CharField("tên hội đồng", max_length=200)
    basis = models.CharField("quyết định thành lập", max_length=250, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} – {self.body.called}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        raise NotImplementedError

    @cached_property
    def roles(self) -> dict[int, str]:
        """The role of each member by user key; one query for each instance."""
        return dict(self.members.values_list("user", "role"))

    def is_member(self, user: User) -> bool:
        """Whether the person is a member."""
        return user.pk in self.roles

    def is_presided_by(self, user: User) -> bool:
        """Whether the person is its chair or vice-chair."""
        return self.roles.get(user.pk) in PRESIDING

    def has_officer(self, user: User) -> bool:
        """Whether the person is its chair, vice-chair or secretary."""
        return self.roles.get(user.pk) in OFFICERS


class CouncilMember(models.Model):
    """A member of a council. The council is a foreign key of the app, `council`, related as
    `members`."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    role = models.CharField(
        "vai trò", max_length=20, choices=CouncilRole, default=CouncilRole.MEMBER
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        abstract = True
        ordering = ("council", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["council", "user"],
                name="%(class)s_once",
                violation_error_message="Người này đã có trong hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(role="chair"),
                name="%(class)s_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"
