"""Who enters and reads ratings of years and violations, each with the reason why not."""

from typing import Any

from accounts.access import Verdict, verdict
from accounts.models import User
from awards.models.conduct import paths_of_desks
from organisation.roles import DESK_ROLES, Role


def may_enter_facts(user: User, _: Any = None) -> Verdict:
    """Staff in charge of emulation, anywhere."""
    return verdict(
        bool(paths_of_desks(user, Role.NOI_VU_STAFF)),
        "Chỉ cán bộ phụ trách thi đua được nhập xếp loại, vi phạm.",
    )


def may_keep_fact(user: User, fact: Any) -> Verdict:
    """Staff of the body it is about, or of one above it."""
    above = paths_of_desks(user, Role.NOI_VU_STAFF)
    return verdict(
        any(fact.body.path.startswith(path) for path in above),
        f"Chỉ cán bộ phụ trách thi đua của {fact.body} hoặc của cấp trên được nhập.",
    )


def may_see_fact(user: User, fact: Any) -> Verdict:
    """Who works at a desk at or above the body: it is personal data (Luật 91/2025/QH15)."""
    above = paths_of_desks(user, *DESK_ROLES)
    return verdict(
        any(fact.body.path.startswith(path) for path in above),
        "Nội dung này của đơn vị khác.",
    )
