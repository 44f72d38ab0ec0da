"""Permissions on registrations, consolidations and reports, each with the reason for a refusal."""

from typing import Protocol

from accounts.access import Verdict, no, verdict
from accounts.models import User
from campaigns.models import Plan
from campaigns.permissions import works_at_desk
from organisation.models import IssuingBody
from organisation.models.memberships import DESK_ROLES, UNIT_ROLES, Role
from organisation.scope import scope_of
from registrations.models import (
    Consolidation,
    InitiativeProgress,
    ProgressReport,
    Registration,
)
from registrations.models.reports import WRITERS

REVIEWERS = (Role.NOI_VU_STAFF,)


class BodyUnderPlan(Protocol):
    """A body under a plan: a unit that registers, or a desk."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def body(self) -> IssuingBody:
        """The body."""


def may_file(user: User, registration: Registration) -> Verdict:
    """The unit's head, and the clerk to whom the head delegates."""
    return verdict(
        scope_of(user).is_at(registration.body, UNIT_ROLES),
        f"Chỉ thủ trưởng hoặc người được giao lập biểu của {registration.body} được làm việc này.",
    )


def may_reopen(user: User, registration: Registration) -> Verdict:
    """People who may file it, once it was accepted: they may change it by a new version."""
    answer = may_file(user, registration)
    if answer and registration.status != Registration.Status.ACCEPTED:
        return no("Chỉ bản đăng ký đã tiếp nhận mới sửa đổi bằng lần mới.")
    return answer


def may_edit_registration(user: User, registration: Registration) -> Verdict:
    """People who may file it, while it is a draft or was returned."""
    answer = may_file(user, registration)
    if answer and not registration.can_be_edited:
        return no("Bản đăng ký đã nộp thì không sửa được nữa, trừ khi được trả lại.")
    return answer


def may_review(user: User, registration: Registration) -> Verdict:
    """Staff of the body that receives it."""
    return verdict(
        works_at_desk(user, registration.plan, registration.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {registration.received_by} được tiếp nhận, trả lại.",
    )


def may_replace(user: User, registration: Registration) -> Verdict:
    """Staff of the body that receives the new version."""
    replacements = registration.replacements if registration.pk else None
    waiting = (
        replacements.filter(status=Registration.Status.SUBMITTED).first() if replacements else None
    )
    if waiting is None:
        return no("Không có lần đăng ký mới nào đang chờ tiếp nhận.")
    return may_review(user, waiting)


def may_enter_for(user: User, registration: Registration) -> Verdict:
    """Staff of the body that receives it, who entered it from the unit's file."""
    answer = may_review(user, registration)
    if answer and registration.entered_by_id != user.pk:
        return no("Bản nháp này do đơn vị lập; chỉ đơn vị được nộp.")
    return answer


def may_consolidate(user: User, consolidation: Consolidation) -> Verdict:
    """Staff of the body that consolidates."""
    return verdict(
        scope_of(user).acts_for(consolidation.body, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {consolidation.body} được lập và gửi bản tổng hợp.",
    )


def may_receive_consolidation(user: User, consolidation: Consolidation) -> Verdict:
    """Staff of the body to which it was sent."""
    return verdict(
        works_at_desk(user, consolidation.sent_under, consolidation.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {consolidation.received_by} được tiếp nhận, trả lại.",
    )


def serves_desk(user: User, desk: BodyUnderPlan) -> bool:
    """Whether the person works at the desk of a body under a plan, or sits in the council beside
    it."""
    return works_at_desk(user, desk.plan, desk.body, DESK_ROLES)


def may_gather_at_desk(user: User, desk: BodyUnderPlan) -> Verdict:
    """Staff of the body that consolidates."""
    return verdict(
        scope_of(user).acts_for(desk.body, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {desk.body} được lập bản tổng hợp.",
    )


def may_write_report(user: User, report: ProgressReport) -> Verdict:
    """Representatives of the body that reports."""
    return verdict(
        scope_of(user).acts_for(report.body, WRITERS),
        f"Chỉ người của {report.body} được viết và gửi báo cáo này.",
    )


def may_edit_report(user: User, report: ProgressReport) -> Verdict:
    """People who may write it, while it is a draft or was returned."""
    answer = may_write_report(user, report)
    if answer and not report.can_be_edited:
        return no(
            "Báo cáo đã gửi thì không sửa được nữa, trừ khi được trả lại; báo cáo đã được tiếp "
            "nhận thì bấm “Sửa báo cáo đã tiếp nhận”."
        )
    return answer


def may_receive_report(user: User, report: ProgressReport) -> Verdict:
    """Staff of the body that receives it."""
    return verdict(
        works_at_desk(user, report.plan, report.received_by, REVIEWERS),
        f"Chỉ cán bộ phụ trách thi đua của {report.received_by} được tiếp nhận, trả lại.",
    )


def may_report_progress(user: User, progress: InitiativeProgress) -> Verdict:
    """The unit's head, and the clerk to whom the head delegates, while the registration counts and
    the plan is in force."""
    registration = progress.initiative.registration
    if registration.status != Registration.Status.ACCEPTED:
        return no("Chỉ cập nhật tiến độ của nội dung trong bản đăng ký đã được tiếp nhận.")
    if registration.plan.status not in Plan.IN_FORCE:
        return no("Kế hoạch đã kết thúc nên không cập nhật tiến độ nữa.")
    return may_file(user, registration)
