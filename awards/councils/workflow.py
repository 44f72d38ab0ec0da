"""The states of a council's meeting and the steps between them."""

from audit.workflow import State, Transition, Workflow
from awards.councils.permissions import may_keep_meeting, may_preside

MEETING = Workflow(
    noun="phiên họp",
    states=(
        State("called", "Đã triệu tập", "waiting"),
        State("open", "Đang họp", "good"),
        State("closed", "Đã bế mạc, chờ ký biên bản", "waiting"),
        State("minuted", "Đã có biên bản", "good"),
        State("called_off", "Đã hủy triệu tập", "returned"),
    ),
    transitions=(
        Transition(
            "open",
            "Khai mạc phiên họp",
            sources=("called",),
            target="open",
            permission=may_preside,
        ),
        Transition(
            "close",
            "Bế mạc, kiểm phiếu",
            sources=("open",),
            target="closed",
            permission=may_preside,
        ),
        Transition(
            "sign_minutes",
            "Ký biên bản họp",
            sources=("closed",),
            target="minuted",
            permission=may_preside,
            needs={"signed_on": "Hãy ghi ngày ký biên bản."},
        ),
        Transition(
            "call_off",
            "Hủy triệu tập",
            sources=("called",),
            target="called_off",
            permission=may_keep_meeting,
            needs={"reason": "Hãy ghi lý do hủy, để các thành viên được biết."},
        ),
    ),
)
