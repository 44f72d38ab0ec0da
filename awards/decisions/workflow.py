"""The states of a decision on awards and the steps between them."""

from audit.workflow import State, Transition, Workflow
from awards.decisions.permissions import may_draft_decision, may_issue_decision, may_sign_decision

AWARD_DECISION = Workflow(
    noun="quyết định",
    states=(
        State("draft", "Dự thảo", "waiting"),
        State("presented", "Đã trình ký", "waiting"),
        State("issued", "Đã ban hành", "good"),
        State("corrected", "Đã được đính chính", "returned"),
        State("revoked", "Đã bị hủy bỏ", "returned"),
        State("discarded", "Đã bỏ dự thảo"),
    ),
    transitions=(
        Transition(
            "present",
            "Trình ký",
            sources=("draft",),
            target="presented",
            permission=may_draft_decision,
        ),
        Transition(
            "send_back",
            "Trả lại dự thảo",
            sources=("presented",),
            target="draft",
            permission=may_sign_decision,
            needs={"reason": "Hãy ghi rõ dự thảo cần sửa điều gì."},
        ),
        Transition(
            "issue",
            "Ký ban hành",
            sources=("presented",),
            target="issued",
            permission=may_issue_decision,
            needs={
                "number": "Hãy ghi số quyết định.",
                "issued_on": "Hãy ghi ngày ký quyết định.",
                "signer_name": "Hãy ghi người ký.",
            },
        ),
        Transition(
            "correct",
            "Được đính chính",
            sources=("issued", "corrected"),
            target="corrected",
            permission=may_issue_decision,
            needs={"by": "Quyết định chỉ được đính chính bằng một quyết định sau."},
        ),
        Transition(
            "revoke",
            "Bị hủy bỏ",
            sources=("issued", "corrected"),
            target="revoked",
            permission=may_issue_decision,
            needs={"by": "Quyết định chỉ bị hủy bỏ bằng một quyết định sau."},
        ),
        Transition(
            "discard",
            "Bỏ dự thảo",
            sources=("draft",),
            target="discarded",
            permission=may_draft_decision,
        ),
    ),
)
