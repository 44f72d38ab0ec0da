"""Workflows of a registration, a consolidation, an initiative and a report."""

from audit.workflow import Transition, Workflow
from campaigns.plans.timetable import proposed_day_to_hand_in_again
from registrations.models import (
    Consolidation,
    InitiativeProgress,
    ProgressReport,
    Registration,
)
from registrations.permissions import (
    may_consolidate,
    may_enter_for,
    may_file,
    may_receive_consolidation,
    may_receive_report,
    may_replace,
    may_report_progress,
    may_review,
    may_write_report,
)

REASON_FOR_RETURN = {"reason": "Hãy ghi lý do trả lại, để đơn vị biết cần sửa gì."}

REGISTRATION = Workflow(
    noun="bản đăng ký",
    states=Registration.Status,
    model=Registration,
    routes="registrations:registration",
    transitions=(
        Transition(
            "submit",
            "Nộp bản đăng ký",
            sources=(Registration.Status.DRAFT, Registration.Status.RETURNED),
            target=Registration.Status.SUBMITTED,
            permission=may_file,
            run="registrations.submission.submit",
            slug="nop",
            button="Nộp",
            primary=True,
            question=lambda one: (
                f"Nộp bản đăng ký đến {one.received_by}? Sau khi nộp, chỉ sửa được khi bị trả lại."
            ),
            done=lambda one: f"Đã nộp bản đăng ký đến {one.received_by}.",
        ),
        Transition(
            "enter",
            "Nhập thay đơn vị từ tệp đã gửi",
            sources=(Registration.Status.DRAFT,),
            target=Registration.Status.SUBMITTED,
            permission=may_enter_for,
        ),
        Transition(
            "return",
            "Trả lại",
            sources=(Registration.Status.SUBMITTED,),
            target=Registration.Status.RETURNED,
            permission=may_review,
            needs=REASON_FOR_RETURN,
            proposed_day=proposed_day_to_hand_in_again,
            run="registrations.review.give_back",
            slug="tra-lai",
            done=lambda one: f"Đã trả lại bản đăng ký cho {one.body}.",
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=(Registration.Status.SUBMITTED,),
            target=Registration.Status.ACCEPTED,
            permission=may_review,
            run="registrations.review.accept",
            slug="tiep-nhan",
            primary=True,
            done=lambda one: f"Đã tiếp nhận bản đăng ký của {one.body}.",
        ),
        Transition(
            "replace",
            "Được thay bằng lần mới",
            # Only together with the acceptance of the version that replaces it.
            sources=(Registration.Status.ACCEPTED,),
            target=Registration.Status.SUPERSEDED,
            permission=may_replace,
            needs={"by": "Thiếu bản đăng ký thay thế."},
        ),
        Transition(
            "withdraw",
            "Rút bản đăng ký",
            sources=(
                Registration.Status.DRAFT,
                Registration.Status.SUBMITTED,
                Registration.Status.RETURNED,
            ),
            target=Registration.Status.WITHDRAWN,
            permission=may_file,
            slug="rut",
            trailing=True,
            question="Rút bản đăng ký này?",
            done="Đã rút bản đăng ký.",
        ),
    ),
)

CONSOLIDATION = Workflow(
    noun="bản tổng hợp",
    states=Consolidation.Status,
    model=Consolidation,
    routes="registrations:consolidation",
    transitions=(
        Transition(
            "send",
            "Gửi bản tổng hợp",
            # What was accepted is corrected by sending again: a new version, accepted anew.
            sources=(
                Consolidation.Status.DRAFT,
                Consolidation.Status.RETURNED,
                Consolidation.Status.ACCEPTED,
            ),
            target=Consolidation.Status.SENT,
            permission=may_consolidate,
        ),
        Transition(
            "return",
            "Trả lại",
            sources=(Consolidation.Status.SENT,),
            target=Consolidation.Status.RETURNED,
            permission=may_receive_consolidation,
            needs=REASON_FOR_RETURN,
            proposed_day=proposed_day_to_hand_in_again,
            run="registrations.consolidation.consolidation_steps.give_back",
            slug="tra-lai",
            done=lambda one: f"Đã trả lại bản tổng hợp cho {one.body}.",
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=(Consolidation.Status.SENT,),
            target=Consolidation.Status.ACCEPTED,
            permission=may_receive_consolidation,
            run="registrations.consolidation.consolidation_steps.accept",
            slug="tiep-nhan",
            primary=True,
            done=lambda one: f"Đã tiếp nhận bản tổng hợp của {one.body}.",
        ),
    ),
)

PROGRESS = Workflow(
    noun="mô hình, giải pháp, sáng kiến",
    states=InitiativeProgress.Status,
    model=InitiativeProgress,
    transitions=(
        Transition(
            "start",
            "Bắt đầu thực hiện",
            sources=(InitiativeProgress.Status.REGISTERED,),
            target=InitiativeProgress.Status.IN_PROGRESS,
            permission=may_report_progress,
        ),
        Transition(
            "complete",
            "Hoàn thành",
            sources=(InitiativeProgress.Status.REGISTERED, InitiativeProgress.Status.IN_PROGRESS),
            target=InitiativeProgress.Status.COMPLETED,
            permission=may_report_progress,
            needs={"completed_on": "Hãy ghi ngày hoàn thành."},
        ),
        Transition(
            "drop",
            "Thôi thực hiện",
            sources=(InitiativeProgress.Status.REGISTERED, InitiativeProgress.Status.IN_PROGRESS),
            target=InitiativeProgress.Status.DROPPED,
            permission=may_report_progress,
            needs={"reason": "Hãy ghi lý do thôi thực hiện."},
        ),
        Transition(
            "resume",
            "Thực hiện tiếp",
            sources=(InitiativeProgress.Status.COMPLETED, InitiativeProgress.Status.DROPPED),
            target=InitiativeProgress.Status.IN_PROGRESS,
            permission=may_report_progress,
            needs={"reason": "Hãy ghi lý do thực hiện tiếp."},
        ),
    ),
)

REPORT = Workflow(
    noun="báo cáo",
    states=ProgressReport.Status,
    model=ProgressReport,
    routes="registrations:report",
    transitions=(
        Transition(
            "send",
            "Gửi báo cáo",
            sources=(
                ProgressReport.Status.DRAFT,
                ProgressReport.Status.RETURNED,
                ProgressReport.Status.CORRECTING,
            ),
            target=ProgressReport.Status.SENT,
            permission=may_write_report,
            run="registrations.reports.report_steps.send",
            slug="gui",
            primary=True,
            question=lambda one: (
                f"Gửi báo cáo đến {one.received_by}? Số liệu được chốt tại thời điểm gửi."
            ),
            done=lambda one: f"Đã gửi báo cáo đến {one.received_by}.",
        ),
        Transition(
            "return",
            "Trả lại",
            sources=(ProgressReport.Status.SENT,),
            target=ProgressReport.Status.RETURNED,
            permission=may_receive_report,
            needs=REASON_FOR_RETURN,
            proposed_day=proposed_day_to_hand_in_again,
            run="registrations.reports.report_steps.give_back",
            slug="tra-lai",
            done=lambda one: f"Đã trả lại báo cáo cho {one.body}.",
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=(ProgressReport.Status.SENT,),
            target=ProgressReport.Status.ACCEPTED,
            permission=may_receive_report,
            run="registrations.reports.report_steps.accept",
            slug="tiep-nhan",
            primary=True,
            done=lambda one: f"Đã tiếp nhận báo cáo của {one.body}.",
        ),
        Transition(
            "correct",
            "Sửa báo cáo đã tiếp nhận",
            sources=(ProgressReport.Status.ACCEPTED,),
            target=ProgressReport.Status.CORRECTING,
            permission=may_write_report,
            slug="sua",
            done=(
                "Hãy sửa rồi gửi lại. Bản đã tiếp nhận vẫn có giá trị cho đến khi bản mới được "
                "nhận."
            ),
            then=lambda one: one.write_url,
        ),
        Transition(
            "keep",
            "Thôi sửa, giữ bản đã tiếp nhận",
            sources=(ProgressReport.Status.CORRECTING,),
            target=ProgressReport.Status.ACCEPTED,
            permission=may_write_report,
            run="registrations.reports.report_steps.keep",
            slug="thoi-sua",
            question="Bỏ những gì đã sửa và giữ bản đã tiếp nhận?",
            done="Đã giữ bản đã tiếp nhận.",
        ),
    ),
)
