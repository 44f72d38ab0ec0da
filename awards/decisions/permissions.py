"""Permissions on decisions on awards, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from awards.models import AwardDecision
from campaigns.permissions import issuer_exists, may_organise
from decisions.models import DecisionStatus
from organisation.models.memberships import DESK_ROLES, ORGANISERS, Role
from organisation.scope import scope_of


def may_draft_decision(user: User, decision: AwardDecision) -> Verdict:
    """Staff and leaders of the body in whose name it is issued, or those who organise its plan as
    that body's office; while the body exists."""
    answer = _prepares(user, decision)
    return answer and issuer_exists(decision.issuing_body)


def may_see_payments(user: User, decision: AwardDecision) -> Verdict:
    """People who prepare it and their colleagues: payments are not for everybody who may read the
    list."""
    scope = scope_of(user)
    return verdict(
        bool(_prepares(user, decision)) or scope.acts_for(decision.issuing_body, DESK_ROLES),
        "Danh sách chi tiền thưởng chỉ cơ quan ban hành quyết định được xem.",
    )


def may_edit_decision(user: User, decision: AwardDecision) -> Verdict:
    """People who prepare it, while it is a draft."""
    answer = may_draft_decision(user, decision)
    if answer and decision.status != DecisionStatus.DRAFT:
        return no(
            "Quyết định đã trình hoặc đã ban hành thì không sửa được; hãy chờ trả lại, hoặc lập "
            "quyết định đính chính."
        )
    return answer


def may_sign_decision(user: User, decision: AwardDecision) -> Verdict:
    """Leaders of the body in whose name it is issued, while the body exists."""
    answer = verdict(
        scope_of(user).acts_for(decision.issuing_body, (Role.LEADER,)),
        f"Chỉ lãnh đạo {decision.issuing_body} được ký quyết định này.",
    )
    return answer and issuer_exists(decision.issuing_body)


def may_issue_decision(user: User, decision: AwardDecision) -> Verdict:
    """Leaders of the body issue; its staff record number and day of what was signed on paper, as
    with plans: who pressed the button stands in the history while the body exists."""
    answer = verdict(
        scope_of(user).acts_for(decision.issuing_body, ORGANISERS),
        f"Chỉ lãnh đạo {decision.issuing_body} và cơ quan giúp việc được ban hành quyết định này.",
    )
    return answer and issuer_exists(decision.issuing_body)


def may_sign_now(user: User, decision: AwardDecision) -> Verdict:
    """As `may_sign_decision`, while it waits for the signature."""
    answer = may_sign_decision(user, decision)
    if answer and decision.status != DecisionStatus.PRESENTED:
        return no("Quyết định này không ở bước trình ký.")
    return answer


def _prepares(user: User, decision: AwardDecision) -> Verdict:
    scope = scope_of(user)
    organises = decision.plan.issuing_body_id == decision.issuing_body_id and may_organise(
        user, decision.plan
    )
    return verdict(
        bool(organises) or scope.acts_for(decision.issuing_body, ORGANISERS),
        f"Chỉ {decision.issuing_body} và cơ quan giúp việc được lập quyết định này.",
    )
