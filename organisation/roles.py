"""The roles that a person may hold at a body, and what they are gathered for."""

from django.db import models


class Role(models.TextChoices):
    """What a person is at a body."""

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
