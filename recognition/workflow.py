"""The states of a council, an initiative before it, a decision and a library entry."""

from audit.workflow import State, Transition, Workflow
from recognition.permissions import (
    may_conclude,
    may_decide,
    may_edit_entry,
    may_keep_entry,
    may_run_council,
)

COUNCIL = Workflow(
    noun="hội đồng",
    states=(
        State("preparing", "Đang lập", "waiting"),
        State("appraising", "Đang thẩm định", "good"),
        State("closed", "Đã kết thúc"),
    ),
    transitions=(
        Transition(
            "open",
            "Bắt đầu thẩm định",
            sources=("preparing", "closed"),
            target="appraising",
            permission=may_run_council,
        ),
        Transition(
            "close",
            "Kết thúc thẩm định",
            sources=("appraising",),
            target="closed",
            permission=may_run_council,
        ),
    ),
)

RECOGNITION = Workflow(
    noun="sáng kiến",
    states=(
        State("open", "Đang thẩm định", "waiting"),
        State("proposed", "Hội đồng đề nghị công nhận", "good"),
        State("not_proposed", "Hội đồng không đề nghị công nhận", "returned"),
        State("recognised", "Đã công nhận", "good"),
        State("declined", "Không công nhận", "returned"),
        State("revoked", "Đã hủy bỏ công nhận", "returned"),
    ),
    transitions=(
        Transition(
            "propose",
            "Kết luận: đề nghị công nhận",
            sources=("open",),
            target="proposed",
            permission=may_conclude,
        ),
        Transition(
            "not_propose",
            "Kết luận: không đề nghị công nhận",
            sources=("open",),
            target="not_proposed",
            permission=may_conclude,
            needs={"conclusion": "Hãy ghi lý do không đề nghị công nhận."},
        ),
        Transition(
            "reopen",
            "Thẩm định lại",
            sources=("proposed", "not_proposed"),
            target="open",
            permission=may_conclude,
            needs={"reason": "Hãy ghi lý do thẩm định lại."},
        ),
        Transition(
            "recognise",
            "Công nhận theo quyết định",
            sources=("proposed",),
            target="recognised",
            permission=may_decide,
            needs={"decision": "Công nhận phải theo một quyết định."},
        ),
        Transition(
            "decline",
            "Không công nhận",
            sources=("proposed", "not_proposed"),
            target="declined",
            permission=may_decide,
            needs={"reason": "Hãy ghi lý do không công nhận, để đơn vị được biết."},
        ),
        Transition(
            "revoke",
            "Hủy bỏ công nhận theo quyết định",
            sources=("recognised",),
            target="revoked",
            permission=may_decide,
            needs={"decision": "Hủy bỏ công nhận phải theo một quyết định."},
        ),
    ),
)

DECISION = Workflow(
    noun="quyết định",
    states=(
        State("draft", "Dự thảo", "waiting"),
        State("issued", "Đã ban hành", "good"),
        State("corrected", "Đã được đính chính", "returned"),
        State("revoked", "Đã bị hủy bỏ", "returned"),
        State("discarded", "Đã bỏ dự thảo"),
    ),
    transitions=(
        Transition(
            "issue",
            "Ban hành quyết định",
            sources=("draft",),
            target="issued",
            permission=may_decide,
            needs={
                "number": "Hãy ghi số quyết định.",
                "issued_on": "Hãy ghi ngày ký quyết định.",
                "signer_name": "Hãy ghi người ký.",
            },
        ),
        Transition(
            "correct",
            "Được đính chính",
            sources=("issued",),
            target="corrected",
            permission=may_decide,
            needs={"by": "Quyết định chỉ được đính chính bằng một quyết định sau."},
        ),
        Transition(
            "revoke",
            "Bị hủy bỏ",
            sources=("issued",),
            target="revoked",
            permission=may_decide,
            needs={"by": "Quyết định chỉ bị hủy bỏ bằng một quyết định sau."},
        ),
        Transition(
            "discard",
            "Bỏ dự thảo",
            sources=("draft",),
            target="discarded",
            permission=may_decide,
        ),
    ),
)

LIBRARY = Workflow(
    noun="bài trong thư viện",
    states=(
        State("draft", "Bản nháp", "waiting"),
        State("published", "Trong thư viện", "good"),
        State("withdrawn", "Đã rút khỏi thư viện", "returned"),
    ),
    transitions=(
        Transition(
            "publish",
            "Đưa vào thư viện",
            sources=("draft", "withdrawn"),
            target="published",
            permission=may_edit_entry,
        ),
        Transition(
            "withdraw",
            "Rút khỏi thư viện",
            sources=("published",),
            target="withdrawn",
            permission=may_keep_entry,
        ),
    ),
)
