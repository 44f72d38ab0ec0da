"""Permissions on rankings, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from audit import clock
from campaigns.permissions import issuer_exists
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from rankings.models import Ranking


def may_keep_rankings(user: User, _: object = None) -> Verdict:
    """Staff and leaders of any body that has not ended."""
    bodies = scope_of(user).represented_as(*ORGANISERS)
    return verdict(
        any(body.exists_on(clock.today()) for body in bodies),
        "Chỉ cán bộ phụ trách thi đua hoặc lãnh đạo đơn vị được lập bảng xếp hạng.",
    )


def may_organise_ranking(user: User, ranking: Ranking) -> Verdict:
    """Staff and leaders of the body that publishes it, or of the office that acts for it."""
    return verdict(
        scope_of(user).acts_for(ranking.publisher, ORGANISERS),
        f"Chỉ cán bộ, lãnh đạo của {ranking.publisher} được làm việc này.",
    )


def may_edit_ranking(user: User, ranking: Ranking) -> Verdict:
    """People who make it, while it is a draft; what was published is frozen (design, law 7)."""
    answer = may_organise_ranking(user, ranking)
    if answer and ranking.status != Ranking.Status.DRAFT:
        return no(
            "Bảng xếp hạng đã công bố hoặc đã hủy thì không sửa được nữa; hãy lập bản đính chính."
        )
    return answer


def may_publish_ranking(user: User, ranking: Ranking) -> Verdict:
    """People who make it, while the body exists: what has ended publishes nothing more."""
    return may_organise_ranking(user, ranking) and issuer_exists(ranking.publisher)
