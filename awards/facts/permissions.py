"""Permissions on ratings of years and violations, each with the reason for a refusal."""

from accounts.access import Verdict, verdict
from accounts.models import User
from awards.models.conduct import Fact, paths_of_desks
from organisation.models import IssuingBody
from organisation.models.memberships import Role


def bodies_below(user: User) -> list[IssuingBody]:
    """The bodies of which somebody enters facts, in the order of the tree."""
    return list(IssuingBody.objects.under(paths_of_desks(user, Role.NOI_VU_STAFF)))


def may_enter_facts(user: User, _: object = None) -> Verdict:
    """Staff in charge of emulation, anywhere."""
    return verdict(
        bool(paths_of_desks(user, Role.NOI_VU_STAFF)),
        "Chỉ cán bộ phụ trách thi đua được nhập xếp loại, vi phạm.",
    )


def may_keep_fact(user: User, fact: Fact) -> Verdict:
    """Staff of the body it is about, or of one above it."""
    above = paths_of_desks(user, Role.NOI_VU_STAFF)
    return verdict(
        any(fact.body.path.startswith(path) for path in above),
        f"Chỉ cán bộ phụ trách thi đua của {fact.body} hoặc của cấp trên được nhập.",
    )
