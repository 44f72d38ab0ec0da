"""Who may do what to a decision on awards, each with the reason why not."""

from typing import Any

from accounts.access import Verdict, no, verdict
from campaigns.permissions import issuer_exists, may_organise, may_see_plan
from organisation.roles import DESK_ROLES, ORGANISERS, Role
from organisation.scope import scope_of

# Seen by those who prepare it only.
_UNISSUED = ("draft", "presented", "discarded")


def may_draft_decision(user: Any, decision: Any) -> Verdict:
    """Staff and leaders of the body in whose name it is issued, or those who organise its plan as
    that body's office; while the body exists."""
    answer = _prepares(user, decision)
    return answer and issuer_exists(decision.issuing_body)


def may_see_decision(user: Any, decision: Any) -> Verdict:
    """Those who prepare it, and those above its body; once issued, all who see the plan."""
    scope = scope_of(user)
    if (
        _prepares(user, decision)
        or scope.acts_for(decision.issuing_body, DESK_ROLES)
        or scope.oversees(decision.issuing_body)
    ):
        return Verdict(True)
    if decision.status in _UNISSUED:
        return no("Quyết định này chưa ban hành.")
    if scope.reads(decision.issuing_body):
        return Verdict(True)
    return may_see_plan(user, decision.plan)


def may_see_payments(user: Any, decision: Any) -> Verdict:
    """Those who prepare it and those who sit beside them: what each is paid is not for everybody
    who may read the list."""
    scope = scope_of(user)
    return verdict(
        bool(_prepares(user, decision)) or scope.acts_for(decision.issuing_body, DESK_ROLES),
        "Danh sách chi tiền thưởng chỉ cơ quan ban hành quyết định được xem.",
    )


def may_edit_decision(user: Any, decision: Any) -> Verdict:
    """Those who prepare it, while it is a draft."""
    answer = may_draft_decision(user, decision)
    if answer and decision.status != "draft":
        return no(
            "Quyết định đã trình hoặc đã ban hành thì không sửa được; hãy chờ trả lại, hoặc lập "
            "quyết định đính chính."
        )
    return answer


def may_sign_decision(user: Any, decision: Any) -> Verdict:
    """Leaders of the body in whose name it is issued, while the body exists."""
    answer = verdict(
        scope_of(user).acts_for(decision.issuing_body, (Role.LEADER,)),
        f"Chỉ lãnh đạo {decision.issuing_body} được ký quyết định này.",
    )
    return answer and issuer_exists(decision.issuing_body)


def may_issue_decision(user: Any, decision: Any) -> Verdict:
    """Leaders of the body issue; its staff record number and day of what was signed on paper, as
    with plans: who pressed the button stands in the history. While the body exists."""
    answer = verdict(
        scope_of(user).acts_for(decision.issuing_body, ORGANISERS),
        f"Chỉ lãnh đạo {decision.issuing_body} và cơ quan giúp việc được ban hành quyết định này.",
    )
    return answer and issuer_exists(decision.issuing_body)


def may_sign_now(user: Any, decision: Any) -> Verdict:
    """The same, while it waits for the signature."""
    answer = may_sign_decision(user, decision)
    if answer and decision.status != "presented":
        return no("Quyết định này không ở bước trình ký.")
    return answer


def _prepares(user: Any, decision: Any) -> Verdict:
    scope = scope_of(user)
    organises = decision.plan.issuing_body_id == decision.issuing_body_id and may_organise(
        user, decision.plan
    )
    return verdict(
        bool(organises) or scope.acts_for(decision.issuing_body, ORGANISERS),
        f"Chỉ {decision.issuing_body} và cơ quan giúp việc được lập quyết định này.",
    )
