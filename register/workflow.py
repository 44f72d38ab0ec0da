"""The states of an award in the register and the step between them."""

from audit.workflow import State, Transition, Workflow
from register.permissions import may_keep_record

RECORD = Workflow(
    noun="khen thưởng đã vào sổ",
    states=(
        State("in_force", "Có hiệu lực", "good"),
        State("revoked", "Đã hủy bỏ", "returned"),
    ),
    transitions=(
        Transition(
            "revoke",
            "Hủy bỏ khen thưởng",
            sources=("in_force",),
            target="revoked",
            permission=may_keep_record,
            needs={
                "by": "Hãy ghi quyết định hủy bỏ.",
                "on": "Hãy ghi ngày của quyết định hủy bỏ.",
            },
        ),
    ),
)
