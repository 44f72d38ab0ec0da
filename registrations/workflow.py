"""The states of a registration, a consolidation, an initiative and a report, and the steps between
them."""

from audit.workflow import State, Transition, Workflow
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
    states=(
        State("draft", "Bản nháp"),
        State("submitted", "Đã nộp, chờ tiếp nhận", "waiting"),
        State("returned", "Bị trả lại", "returned"),
        State("accepted", "Đã tiếp nhận", "good"),
        State("superseded", "Đã được thay bằng lần mới"),
        State("withdrawn", "Đã rút"),
    ),
    transitions=(
        Transition(
            "submit",
            "Nộp bản đăng ký",
            sources=("draft", "returned"),
            target="submitted",
            permission=may_file,
        ),
        Transition(
            "enter",
            "Nhập thay đơn vị từ tệp đã gửi",
            sources=("draft",),
            target="submitted",
            permission=may_enter_for,
        ),
        Transition(
            "return",
            "Trả lại",
            sources=("submitted",),
            target="returned",
            permission=may_review,
            needs=REASON_FOR_RETURN,
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=("submitted",),
            target="accepted",
            permission=may_review,
        ),
        Transition(
            "replace",
            "Được thay bằng lần mới",
            # Only together with the acceptance of the version that replaces it.
            sources=("accepted",),
            target="superseded",
            permission=may_replace,
            needs={"by": "Thiếu bản đăng ký thay thế."},
        ),
        Transition(
            "withdraw",
            "Rút bản đăng ký",
            sources=("draft", "submitted", "returned"),
            target="withdrawn",
            permission=may_file,
        ),
    ),
)

CONSOLIDATION = Workflow(
    noun="bản tổng hợp",
    states=(
        State("draft", "Đang lập"),
        State("sent", "Đã gửi, chờ tiếp nhận", "waiting"),
        State("returned", "Bị trả lại", "returned"),
        State("accepted", "Đã tiếp nhận", "good"),
    ),
    transitions=(
        Transition(
            "send",
            "Gửi bản tổng hợp",
            # What was accepted is corrected by sending again: a new version, accepted anew.
            sources=("draft", "returned", "accepted"),
            target="sent",
            permission=may_consolidate,
        ),
        Transition(
            "return",
            "Trả lại",
            sources=("sent",),
            target="returned",
            permission=may_receive_consolidation,
            needs=REASON_FOR_RETURN,
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=("sent",),
            target="accepted",
            permission=may_receive_consolidation,
        ),
    ),
)

PROGRESS = Workflow(
    noun="mô hình, giải pháp, sáng kiến",
    states=(
        State("registered", "Đã đăng ký"),
        State("in_progress", "Đang thực hiện", "waiting"),
        State("completed", "Hoàn thành", "good"),
        State("dropped", "Thôi thực hiện", "returned"),
    ),
    transitions=(
        Transition(
            "start",
            "Bắt đầu thực hiện",
            sources=("registered",),
            target="in_progress",
            permission=may_report_progress,
        ),
        Transition(
            "complete",
            "Hoàn thành",
            sources=("registered", "in_progress"),
            target="completed",
            permission=may_report_progress,
            needs={"completed_on": "Hãy ghi ngày hoàn thành."},
        ),
        Transition(
            "drop",
            "Thôi thực hiện",
            sources=("registered", "in_progress"),
            target="dropped",
            permission=may_report_progress,
            needs={"reason": "Hãy ghi lý do thôi thực hiện."},
        ),
        Transition(
            "resume",
            "Thực hiện tiếp",
            sources=("completed", "dropped"),
            target="in_progress",
            permission=may_report_progress,
            needs={"reason": "Hãy ghi lý do thực hiện tiếp."},
        ),
    ),
)

REPORT = Workflow(
    noun="báo cáo",
    states=(
        State("draft", "Đang viết"),
        State("sent", "Đã gửi, chờ tiếp nhận", "waiting"),
        State("returned", "Bị trả lại", "returned"),
        State("accepted", "Đã tiếp nhận", "good"),
        State("correcting", "Đang sửa sau tiếp nhận", "waiting"),
    ),
    transitions=(
        Transition(
            "send",
            "Gửi báo cáo",
            sources=("draft", "returned", "correcting"),
            target="sent",
            permission=may_write_report,
        ),
        Transition(
            "return",
            "Trả lại",
            sources=("sent",),
            target="returned",
            permission=may_receive_report,
            needs=REASON_FOR_RETURN,
        ),
        Transition(
            "accept",
            "Tiếp nhận",
            sources=("sent",),
            target="accepted",
            permission=may_receive_report,
        ),
        Transition(
            "correct",
            "Sửa báo cáo đã tiếp nhận",
            sources=("accepted",),
            target="correcting",
            permission=may_write_report,
        ),
        Transition(
            "keep",
            "Thôi sửa, giữ bản đã tiếp nhận",
            sources=("correcting",),
            target="accepted",
            permission=may_write_report,
        ),
    ),
)
