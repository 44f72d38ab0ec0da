"""Who may do what to a registration, a consolidation and a report, each with the reason why not."""

from typing import Any

from accounts.access import Verdict, no, verdict
from accounts.models import User
from campaigns.models import Plan
from campaigns.permissions import may_see_plan, works_at_desk
from organisation.roles import DESK_ROLES, ORGANISERS, UNIT_ROLES, Role
from organisation.scope import scope_of

REVIEWERS = (Role.NOI_VU_STAFF,)
# A report is the body's own: its head or clerk writes it, or the staff who run its campaigns.
WRITERS = (*UNIT_ROLES, *ORGANISERS)


def may_see_registration(user: User, registration: Any) -> Verdict:
    """The unit itself; once submitted, also who receives it and who stands above the unit."""
    scope = scope_of(user)
    if scope.is_at(registration.body, tuple(Role)):
        return Verdict(True)
    if not registration.has_arrived:
        return no("Bản đăng ký này chưa nộp.")
    return verdict(
        scope.oversees(registration.body)
        or scope.reads(registration.body)
        or works_at_desk(user, registration.plan, registration.received_by, ORGANISERS),
        "Bản đăng ký này của đơn vị khác.",
    )


def may_file(user: User, registration: Any) -> Verdict:
    """The unit's head, and the clerk to whom he delegates."""
    return verdict(
        scope_of(user).is_at(registration.body, UNIT_ROLES),
        f"Chỉ thủ trưởng hoặc người được giao lập biểu của {registration.body} được làm việc này.",
    )


def may_reopen(user: User, registration: Any) -> Verdict:
    """Those who file it, once it was accepted: they may change it by a new version."""
    answer = may_file(user, registration)
    if answer and registration.status != "accepted":
        return no("Chỉ bản đăng ký đã tiếp nhận mới sửa đổi bằng lần mới.")
    return answer


def may_edit_registration(user: User, registration: Any) -> Verdict:
    """Those who file it, while it is a draft or has been returned."""
    answer = may_file(user, registration)
    if answer and not registration.can_be_edited:
        return no("Bản đăng ký đã nộp thì không sửa được nữa, trừ khi được trả lại.")
    return answer


def may_review(user: User, registration: Any) -> Verdict:
    """Staff of the body that receives it."""
    return verdict(
        works_at_desk(user, registration.plan, registration.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {registration.received_by} được tiếp nhận, trả lại.",
    )


def may_replace(user: User, registration: Any) -> Verdict:
    """Who receives the version that is to replace it."""
    replacements = registration.replacements if registration.pk else None
    waiting = replacements.filter(status="submitted").first() if replacements else None
    if waiting is None:
        return no("Không có lần đăng ký mới nào đang chờ tiếp nhận.")
    return may_review(user, waiting)


def may_enter_for(user: User, registration: Any) -> Verdict:
    """Staff of the body that receives it, who entered it out of the file that the unit sent."""
    answer = may_review(user, registration)
    if answer and registration.entered_by_id != user.pk:
        return no("Bản nháp này do đơn vị lập; chỉ đơn vị được nộp.")
    return answer


def may_see_consolidation(user: User, consolidation: Any) -> Verdict:
    """The body that makes it; once sent, also who receives it and who stands above."""
    scope = scope_of(user)
    if scope.acts_for(consolidation.body, ORGANISERS):
        return Verdict(True)
    if consolidation.status == "draft":
        return no("Bản tổng hợp này chưa gửi.")
    return verdict(
        scope.oversees(consolidation.body)
        or scope.reads(consolidation.body)
        or works_at_desk(user, consolidation.sent_under, consolidation.received_by, ORGANISERS),
        "Bản tổng hợp này của đơn vị khác.",
    )


def may_see_sent_paper(user: User, paper: Any) -> Verdict:
    """Who may see the consolidation that it belongs to."""
    return may_see_consolidation(user, paper.consolidation)


def may_consolidate(user: User, consolidation: Any) -> Verdict:
    """Staff of the body that gathers."""
    return verdict(
        scope_of(user).acts_for(consolidation.body, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {consolidation.body} được lập và gửi bản tổng hợp.",
    )


def may_receive_consolidation(user: User, consolidation: Any) -> Verdict:
    """Staff of the body to which it was sent."""
    return verdict(
        works_at_desk(user, consolidation.sent_under, consolidation.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {consolidation.received_by} được tiếp nhận, trả lại.",
    )


def may_see_registration_form(user: User, registration: Any) -> Verdict:
    """Who may know of a registration; of one not begun, the unit's own people who may see the
    plan."""
    if registration.pk is not None:
        return may_see_registration(user, registration)
    if not scope_of(user).is_at(registration.body, tuple(Role)):
        return no("Bản đăng ký này của đơn vị khác.")
    return may_see_plan(user, registration.plan)


def may_see_desk(user: User, desk: Any) -> Verdict:
    """Those who organise, or receive at, a body's desk under a plan."""
    return verdict(
        works_at_desk(user, desk.plan, desk.body, DESK_ROLES),
        f"Chỉ cán bộ, lãnh đạo của {desk.body} được xem nơi tiếp nhận này.",
    )


def may_gather_at_desk(user: User, desk: Any) -> Verdict:
    """Staff of the body that gathers."""
    return verdict(
        scope_of(user).acts_for(desk.body, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {desk.body} được lập bản tổng hợp.",
    )


def may_see_report(user: User, report: Any) -> Verdict:
    """Those who write it; once sent, also who receives it and who stands above. Of one not begun,
    those who would write it and may see the plan."""
    scope = scope_of(user)
    if scope.acts_for(report.body, WRITERS):
        return may_see_plan(user, report.plan) if report.pk is None else Verdict(True)
    if not report.has_arrived:
        return no("Báo cáo này chưa gửi.")
    return verdict(
        scope.oversees(report.body)
        or scope.reads(report.body)
        or works_at_desk(user, report.plan, report.received_by, ORGANISERS),
        "Báo cáo này của đơn vị khác.",
    )


def may_write_report(user: User, report: Any) -> Verdict:
    """Those who speak for the body that reports."""
    return verdict(
        scope_of(user).acts_for(report.body, WRITERS),
        f"Chỉ người của {report.body} được viết và gửi báo cáo này.",
    )


def may_edit_report(user: User, report: Any) -> Verdict:
    """Those who write it, while it is a draft or has been returned."""
    answer = may_write_report(user, report)
    if answer and not report.can_be_edited:
        return no(
            "Báo cáo đã gửi thì không sửa được nữa, trừ khi được trả lại; báo cáo đã được tiếp "
            "nhận thì bấm “Sửa báo cáo đã tiếp nhận”."
        )
    return answer


def may_receive_report(user: User, report: Any) -> Verdict:
    """Staff of the body that receives it."""
    return verdict(
        works_at_desk(user, report.plan, report.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {report.received_by} được tiếp nhận, trả lại.",
    )


def may_see_reports_of(user: User, unit: Any) -> Verdict:
    """Those who speak for a body, where they may see the plan; `unit` has both."""
    if not scope_of(user).acts_for(unit.body, WRITERS):
        return no("Trang này của đơn vị khác.")
    return may_see_plan(user, unit.plan)


def may_see_initiative(user: User, initiative: Any) -> Verdict:
    """Who may see its registration, once that was accepted: until then it is a line like others."""
    if initiative.registration.status != "accepted":
        return no("Bản đăng ký có nội dung này chưa được tiếp nhận.")
    return may_see_registration(user, initiative.registration)


def may_report_progress(user: User, progress: Any) -> Verdict:
    """The unit's head, and the clerk to whom he delegates, while the registration counts and the
    plan is in force."""
    registration = progress.initiative.registration
    if registration.status != "accepted":
        return no("Chỉ cập nhật tiến độ của nội dung trong bản đăng ký đã được tiếp nhận.")
    if registration.plan.status not in Plan.IN_FORCE:
        return no("Kế hoạch đã kết thúc nên không cập nhật tiến độ nữa.")
    return may_file(user, registration)


def may_see_progress_of(user: User, unit: Any) -> Verdict:
    """The unit itself, who stands above it, and who receives under the plan; `unit` has both."""
    scope = scope_of(user)
    return verdict(
        scope.is_at(unit.body, tuple(Role))
        or scope.oversees(unit.body)
        or scope.reads(unit.body)
        or works_at_desk(user, unit.plan, unit.plan.issuing_body, ORGANISERS),
        "Trang này của đơn vị khác.",
    )


def may_see_report_sending(user: User, sending: Any) -> Verdict:
    """Who may see the report."""
    return may_see_report(user, sending.report)
