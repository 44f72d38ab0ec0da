"""Permissions in appraisal and recognition, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from campaigns.models import Plan
from campaigns.permissions import issuer_exists, may_organise
from decisions.models import DecisionStatus
from organisation.models.memberships import DESK_ROLES, UNIT_ROLES
from organisation.scope import scope_of
from recognition.conflicts import conflict_with, still_to_come
from recognition.models import InitiativeCouncil, LibraryEntry, Recognition, RecognitionDecision
from registrations.models import Initiative


def may_begin_council(user: User, plan: Plan) -> Verdict:
    """Organisers of a plan that was issued, while its body exists."""
    if not plan.is_published:
        return no("Kế hoạch chưa ban hành nên chưa lập hội đồng sáng kiến.")
    return may_organise(user, plan) and issuer_exists(plan.issuing_body)


def _works_beside(user: User, council: InitiativeCouncil) -> bool:
    scope = scope_of(user)
    plan = council.plan
    return scope.acts_for(plan.issuing_body, DESK_ROLES) or (
        plan.receiving_body is not None and scope.acts_for(plan.receiving_body, DESK_ROLES)
    )


def may_run_council(user: User, council: InitiativeCouncil) -> Verdict:
    """Organisers of its plan; its chair, vice-chair and secretary."""
    if council.has_officer(user):
        return Verdict(True)
    return verdict(
        bool(may_organise(user, council.plan)),
        "Chỉ cơ quan tổ chức, Chủ tịch, Phó Chủ tịch hoặc thư ký Hội đồng được làm việc này.",
    )


def may_edit_council(user: User, council: InitiativeCouncil) -> Verdict:
    """People who run it, before it appraises: by what was scored is not changed afterwards."""
    answer = may_run_council(user, council)
    if answer and council.status != InitiativeCouncil.Status.PREPARING:
        return no("Hội đồng đã bắt đầu chấm nên thành viên, tiêu chí không sửa được nữa.")
    return answer


def may_take_in(user: User, council: InitiativeCouncil) -> Verdict:
    """People who run it, while it appraises."""
    answer = may_run_council(user, council)
    if answer and council.status != InitiativeCouncil.Status.APPRAISING:
        return no("Chỉ đưa sáng kiến vào khi Hội đồng đang thẩm định.")
    return answer


def may_appraise(user: User, recognition: Recognition) -> Verdict:
    """A member of the council without a conflict of interest, until the council concludes."""
    if not recognition.council.is_member(user):
        return no("Chỉ thành viên Hội đồng sáng kiến được chấm.")
    if recognition.status != Recognition.Status.OPEN:
        return no("Hội đồng đã kết luận về sáng kiến này nên không chấm được nữa.")
    conflict = conflict_with(user, recognition)
    return verdict(not conflict, f"Bạn không được chấm sáng kiến này. {conflict}")


def may_declare_conflict(user: User, recognition: Recognition) -> Verdict:
    """A member of the council, until it concludes."""
    if recognition.status != Recognition.Status.OPEN:
        return no("Hội đồng đã kết luận về sáng kiến này.")
    return verdict(
        recognition.council.is_member(user), "Chỉ thành viên Hội đồng khai xung đột lợi ích."
    )


def may_conclude(user: User, recognition: Recognition) -> Verdict:
    """People who preside and have no conflict of interest, at any time; and the council's secretary
    once all members who may have appraised."""
    council = recognition.council
    if council.is_presided_by(user):
        conflict = conflict_with(user, recognition)
        return verdict(not conflict, f"Bạn không được kết luận về sáng kiến này. {conflict}")
    answer = may_run_council(user, council)
    if answer and recognition.status == Recognition.Status.OPEN and still_to_come(recognition):
        return no("Còn thành viên chưa chấm; chỉ Chủ tịch, Phó Chủ tịch Hội đồng được kết luận.")
    return answer


def may_see_scores(user: User, recognition: Recognition) -> Verdict:
    """The council and those who organise its plan: once it has concluded, or all are in. Until
    then each sees their own only."""
    council = recognition.council
    if not (council.is_member(user) or _works_beside(user, council)):
        return no("Phiếu chấm chỉ Hội đồng và cơ quan tổ chức được xem.")
    return verdict(
        recognition.status != Recognition.Status.OPEN or not still_to_come(recognition),
        "Phiếu chấm của người khác hiện ra khi mọi thành viên đã chấm hoặc Hội đồng đã kết luận.",
    )


def may_decide_for(user: User, council: InitiativeCouncil) -> Verdict:
    """Leaders of the body that issued the plan decide; its staff record what was signed while the
    body exists."""
    return may_organise(user, council.plan) and issuer_exists(council.body)


def may_decide(user: User, thing: Recognition | RecognitionDecision) -> Verdict:
    """The same people, of an initiative before the council, and of a decision."""
    return may_decide_for(user, thing.council)


def may_edit_decision(user: User, decision: RecognitionDecision) -> Verdict:
    """People who decide, while it is a draft."""
    answer = may_decide(user, decision)
    if answer and decision.status != DecisionStatus.DRAFT:
        return no("Quyết định đã ban hành thì không sửa được; hãy lập quyết định đính chính.")
    return answer


def may_keep_authors(user: User, initiative: Initiative) -> Verdict:
    """The unit's head and clerk, until somebody has appraised it: who the authors are decides who
    may appraise."""
    registration = initiative.registration
    if not scope_of(user).is_at(registration.body, UNIT_ROLES):
        return no(
            f"Chỉ thủ trưởng hoặc người được giao lập biểu của {registration.body} ghi tác giả."
        )
    if registration.status != "accepted":
        return no("Ghi tác giả sau khi bản đăng ký được tiếp nhận.")
    settled = initiative.recognitions.exclude(status=Recognition.Status.OPEN).exists()
    appraised = initiative.recognitions.filter(appraisals__isnull=False).exists()
    return verdict(
        not (settled or appraised),
        "Hội đồng đã chấm sáng kiến này nên danh sách tác giả không sửa được nữa.",
    )


def may_keep_entry(user: User, entry: LibraryEntry) -> Verdict:
    """The unit's head and clerk, or those who organise the plan."""
    unit = entry.recognition.unit
    return verdict(
        scope_of(user).is_at(unit, UNIT_ROLES)
        or bool(may_organise(user, entry.recognition.council.plan)),
        f"Chỉ {unit} hoặc cơ quan tổ chức được viết bài này.",
    )


def may_edit_entry(user: User, entry: LibraryEntry) -> Verdict:
    """People who keep it, while the initiative is recognised."""
    answer = may_keep_entry(user, entry)
    if answer and entry.recognition.status != Recognition.Status.RECOGNISED:
        return no("Chỉ sáng kiến đã được công nhận có bài trong thư viện.")
    return answer
