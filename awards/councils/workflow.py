"""The workflow of a council's meeting."""

from audit.workflow import Transition, Workflow
from awards.councils.permissions import may_keep_meeting, may_preside
from awards.models import Meeting

MEETING = Workflow(
    "phiên họp",
    Meeting.Status,
    (
        Transition(
            "open",
            "Khai mạc phiên họp",
            sources=(Meeting.Status.CALLED,),
            target=Meeting.Status.OPEN,
            permission=may_preside,
            run="awards.councils.meetings.open_meeting",
            slug="khai-mac",
            primary=True,
            question="Khai mạc phiên họp? Danh sách hồ sơ và tỷ lệ biểu quyết không sửa được nữa.",
            done="Đã khai mạc phiên họp. Các thành viên được mời biểu quyết.",
        ),
        Transition(
            "close",
            "Bế mạc, kiểm phiếu",
            sources=(Meeting.Status.OPEN,),
            target=Meeting.Status.CLOSED,
            permission=may_preside,
            run="awards.councils.meetings.close_meeting",
            page="awards:meeting_close",
            icon="lock",
            done="Đã bế mạc phiên họp; kết quả biểu quyết hiện ở dưới.",
        ),
        Transition(
            "sign_minutes",
            "Ký biên bản họp",
            sources=(Meeting.Status.CLOSED,),
            target=Meeting.Status.MINUTED,
            permission=may_preside,
            needs={"signed_on": "Hãy ghi ngày ký biên bản."},
        ),
        Transition(
            "call_off",
            "Hủy triệu tập",
            sources=(Meeting.Status.CALLED,),
            target=Meeting.Status.CALLED_OFF,
            permission=may_keep_meeting,
            needs={"reason": "Hãy ghi lý do hủy, để các thành viên được biết."},
            run="awards.councils.meeting_call.call_off",
            slug="huy",
            trailing=True,
            done="Đã hủy triệu tập; các thành viên được báo.",
        ),
    ),
    model=Meeting,
    routes="awards:meeting",
)
