"""Who may do what in appraising and recognising, each with the reason why not."""

from typing import Any

from accounts.access import Verdict, no, verdict
from campaigns.permissions import issuer_exists, may_organise, may_see_plan
from organisation.roles import DESK_ROLES, UNIT_ROLES, Role
from organisation.scope import scope_of
from recognition.conflicts import conflict_with, still_to_come
from registrations.permissions import may_see_registration

# Roles in the council, by value: its models stand above this room.
_PRESIDING = ("chair", "vice_chair")
_KEEPING = (*_PRESIDING, "secretary")


def may_begin_council(user: Any, plan: Any) -> Verdict:
    """Organisers of a plan that was issued, while its body exists."""
    if not plan.is_published:
        return no("Kế hoạch chưa ban hành nên chưa lập hội đồng sáng kiến.")
    return may_organise(user, plan) and issuer_exists(plan.issuing_body)


def _works_beside(user: Any, council: Any) -> bool:
    scope = scope_of(user)
    plan = council.plan
    return scope.acts_for(plan.issuing_body, DESK_ROLES) or (
        plan.receiving_body is not None and scope.acts_for(plan.receiving_body, DESK_ROLES)
    )


def may_see_council(user: Any, council: Any) -> Verdict:
    """Its members, those who organise its plan, and those above its body."""
    return verdict(
        council.is_member(user)
        or _works_beside(user, council)
        or scope_of(user).oversees(council.plan.issuing_body),
        "Hội đồng này không thuộc đơn vị của bạn.",
    )


def may_run_council(user: Any, council: Any) -> Verdict:
    """Organisers of its plan; its chair, vice-chair and secretary."""
    if council.roles.get(user.pk) in _KEEPING:
        return Verdict(True)
    return verdict(
        bool(may_organise(user, council.plan)),
        "Chỉ cơ quan tổ chức, Chủ tịch, Phó Chủ tịch hoặc thư ký Hội đồng được làm việc này.",
    )


def may_edit_council(user: Any, council: Any) -> Verdict:
    """Those who run it, before it appraises: by what was scored is not changed afterwards."""
    answer = may_run_council(user, council)
    if answer and council.status != "preparing":
        return no("Hội đồng đã bắt đầu chấm nên thành viên, tiêu chí không sửa được nữa.")
    return answer


def may_take_in(user: Any, council: Any) -> Verdict:
    """Those who run it, while it appraises."""
    answer = may_run_council(user, council)
    if answer and council.status != "appraising":
        return no("Chỉ đưa sáng kiến vào khi Hội đồng đang thẩm định.")
    return answer


def may_see_recognition(user: Any, recognition: Any) -> Verdict:
    """The council and those who organise its plan; the unit, and those above the unit."""
    scope = scope_of(user)
    return verdict(
        recognition.council.is_member(user)
        or _works_beside(user, recognition.council)
        or scope.is_at(recognition.unit, tuple(Role))
        or scope.oversees(recognition.unit),
        "Sáng kiến này của đơn vị khác.",
    )


def may_see_file_of(user: Any, recognition: Any) -> Verdict:
    """The same, for what the unit attached to its progress."""
    return may_see_recognition(user, recognition)


def may_appraise(user: Any, recognition: Any) -> Verdict:
    """A member of the council without a conflict of interest, until the council concludes."""
    if not recognition.council.is_member(user):
        return no("Chỉ thành viên Hội đồng sáng kiến được chấm.")
    if recognition.status != "open":
        return no("Hội đồng đã kết luận về sáng kiến này nên không chấm được nữa.")
    conflict = conflict_with(user, recognition)
    return verdict(not conflict, f"Bạn không được chấm sáng kiến này. {conflict}")


def may_declare_conflict(user: Any, recognition: Any) -> Verdict:
    """A member of the council, until it concludes."""
    if recognition.status != "open":
        return no("Hội đồng đã kết luận về sáng kiến này.")
    return verdict(
        recognition.council.is_member(user), "Chỉ thành viên Hội đồng khai xung đột lợi ích."
    )


def may_conclude(user: Any, recognition: Any) -> Verdict:
    """Who presides and has no conflict of interest, at any time; those who keep the council's
    papers once all members who may have appraised."""
    council = recognition.council
    if council.roles.get(user.pk) in _PRESIDING:
        conflict = conflict_with(user, recognition)
        return verdict(not conflict, f"Bạn không được kết luận về sáng kiến này. {conflict}")
    answer = may_run_council(user, council)
    if answer and recognition.status == "open" and still_to_come(recognition):
        return no("Còn thành viên chưa chấm; chỉ Chủ tịch, Phó Chủ tịch Hội đồng được kết luận.")
    return answer


def may_see_scores(user: Any, recognition: Any) -> Verdict:
    """The council and those who organise its plan: once it has concluded, or all are in. Until
    then each sees his own only."""
    council = recognition.council
    if not (council.is_member(user) or _works_beside(user, council)):
        return no("Phiếu chấm chỉ Hội đồng và cơ quan tổ chức được xem.")
    return verdict(
        recognition.status != "open" or not still_to_come(recognition),
        "Phiếu chấm của người khác hiện ra khi mọi thành viên đã chấm hoặc Hội đồng đã kết luận.",
    )


def may_decide(user: Any, recognition: Any) -> Verdict:
    """Leaders of the body that issued the plan decide; its staff record what was signed. While the
    body exists."""
    plan = recognition.council.plan
    return may_organise(user, plan) and issuer_exists(plan.issuing_body)


def may_draft_decision(user: Any, council: Any) -> Verdict:
    """The same, of a council."""
    return may_organise(user, council.plan) and issuer_exists(council.plan.issuing_body)


def may_see_decision(user: Any, decision: Any) -> Verdict:
    """Those who see the council; once issued, all who see the plan."""
    if may_see_council(user, decision.council):
        return Verdict(True)
    if decision.status in ("draft", "discarded"):
        return no("Quyết định này chưa ban hành.")
    return may_see_plan(user, decision.council.plan)


def may_edit_decision(user: Any, decision: Any) -> Verdict:
    """Those who decide, while it is a draft."""
    answer = may_decide(user, decision)
    if answer and decision.status != "draft":
        return no("Quyết định đã ban hành thì không sửa được; hãy lập quyết định đính chính.")
    return answer


def may_see_authors(user: Any, initiative: Any) -> Verdict:
    """Those who see the registration."""
    return may_see_registration(user, initiative.registration)


def may_keep_authors(user: Any, initiative: Any) -> Verdict:
    """The unit's head and clerk, until somebody has appraised it: who the authors are decides who
    may appraise."""
    registration = initiative.registration
    if not scope_of(user).is_at(registration.body, UNIT_ROLES):
        return no(
            f"Chỉ thủ trưởng hoặc người được giao lập biểu của {registration.body} ghi tác giả."
        )
    if registration.status != "accepted":
        return no("Ghi tác giả sau khi bản đăng ký được tiếp nhận.")
    settled = initiative.recognitions.exclude(status="open").exists()
    appraised = initiative.recognitions.filter(appraisals__isnull=False).exists()
    return verdict(
        not (settled or appraised),
        "Hội đồng đã chấm sáng kiến này nên danh sách tác giả không sửa được nữa.",
    )


def may_keep_entry(user: Any, entry: Any) -> Verdict:
    """The unit's head and clerk, or those who organise the plan."""
    unit = entry.recognition.unit
    return verdict(
        scope_of(user).is_at(unit, UNIT_ROLES)
        or bool(may_organise(user, entry.recognition.council.plan)),
        f"Chỉ {unit} hoặc cơ quan tổ chức được viết bài này.",
    )


def may_see_entry(user: Any, entry: Any) -> Verdict:
    """Everybody, while it stands in the library; else those who keep it."""
    if entry.is_in_library:
        return Verdict(True)
    return may_keep_entry(user, entry)


def may_edit_entry(user: Any, entry: Any) -> Verdict:
    """Those who keep it, while the initiative is recognised."""
    answer = may_keep_entry(user, entry)
    if answer and entry.recognition.status != "recognised":
        return no("Chỉ sáng kiến đã được công nhận có bài trong thư viện.")
    return answer
