"""The states of a dossier and the steps between them."""

from audit.workflow import State, Transition, Workflow
from awards.permissions import may_check_dossier, may_decide_dossier, may_prepare_dossier

DOSSIER = Workflow(
    noun="hồ sơ",
    states=(
        State("draft", "Đang lập"),
        State("submitted", "Đã nộp, chờ kiểm tra", "waiting"),
        State("returned", "Trả lại để bổ sung", "returned"),
        State("complete", "Đủ thành phần", "good"),
        State("appraised", "Đã thẩm định", "good"),
        State("decided", "Đã có quyết định", "good"),
        State("declined", "Không khen thưởng", "returned"),
        State("withdrawn", "Đã rút"),
    ),
    transitions=(
        Transition(
            "submit",
            "Nộp hồ sơ",
            sources=("draft", "returned"),
            target="submitted",
            permission=may_prepare_dossier,
        ),
        Transition(
            "return",
            "Trả lại để bổ sung",
            sources=("submitted",),
            target="returned",
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi rõ hồ sơ còn thiếu gì."},
        ),
        Transition(
            "confirm_complete",
            "Xác nhận đủ thành phần",
            sources=("submitted",),
            target="complete",
            permission=may_check_dossier,
        ),
        Transition(
            "appraise",
            "Thẩm định",
            sources=("complete",),
            target="appraised",
            permission=may_check_dossier,
            needs={"opinion": "Hãy ghi ý kiến thẩm định."},
        ),
        Transition(
            "decide",
            "Ghi quyết định khen thưởng",
            sources=("appraised",),
            target="decided",
            permission=may_decide_dossier,
            needs={
                "number": "Hãy ghi số quyết định.",
                "issued_on": "Hãy ghi ngày ký quyết định.",
            },
        ),
        Transition(
            "decline",
            "Không khen thưởng",
            sources=("appraised",),
            target="declined",
            permission=may_decide_dossier,
            needs={"reason": "Hãy ghi lý do không khen thưởng."},
        ),
        Transition(
            "withdraw",
            "Rút hồ sơ",
            sources=("draft", "submitted", "returned"),
            target="withdrawn",
            permission=may_prepare_dossier,
        ),
    ),
)
