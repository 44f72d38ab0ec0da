"""The states of a plan and of its recipients, and the steps between them."""

from audit.workflow import State, Transition, Workflow
from campaigns.guards import (
    content_objection_of,
    day_objection_of,
    number_objection_of,
    symbol_objection_of,
)
from campaigns.permissions import may_acknowledge, may_organise, may_sign_plan, may_submit_plan
from campaigns.rules.lineage import change_objection_of, parent_objection_of

PLAN = Workflow(
    noun="kế hoạch",
    states=(
        State("draft", "Dự thảo"),
        State("awaiting_signature", "Chờ ký", "waiting"),
        State("issued", "Đã ban hành", "good"),
        State("summed_up", "Đã tổng kết", "good"),
        State("closed", "Đã kết thúc"),
        State("replaced", "Đã được thay thế"),
        State("discarded", "Đã hủy dự thảo"),
    ),
    transitions=(
        Transition(
            "submit_for_signature",
            "Trình ký",
            sources=("draft",),
            target="awaiting_signature",
            permission=may_submit_plan,
            guards=(parent_objection_of,),
        ),
        Transition(
            "send_back",
            "Trả lại dự thảo",
            sources=("awaiting_signature",),
            target="draft",
            permission=may_sign_plan,
            needs={"reason": "Hãy ghi lý do trả lại dự thảo."},
        ),
        Transition(
            "withdraw_submission",
            "Rút trình ký",
            sources=("awaiting_signature",),
            target="draft",
            permission=may_organise,
        ),
        Transition(
            "discard",
            "Hủy dự thảo",
            sources=("draft",),
            target="discarded",
            permission=may_organise,
        ),
        Transition(
            "issue",
            "Ban hành",
            sources=("draft", "awaiting_signature"),
            target="issued",
            permission=may_sign_plan,
            needs={
                "number": "Hãy ghi số của kế hoạch khi ban hành.",
                "issued_on": "Hãy ghi ngày ban hành.",
            },
            guards=(
                number_objection_of,
                day_objection_of,
                symbol_objection_of,
                content_objection_of,
                parent_objection_of,
                change_objection_of,
            ),
        ),
        Transition(
            "replace",
            "Được thay thế",
            sources=("issued", "summed_up"),
            target="replaced",
            permission=may_sign_plan,
            needs={"by": "Chỉ một kế hoạch đã ban hành mới thay thế được kế hoạch khác."},
        ),
        Transition(
            "sum_up",
            "Ghi nhận đã tổng kết",
            sources=("issued",),
            target="summed_up",
            permission=may_organise,
        ),
        Transition(
            "close",
            "Kết thúc",
            sources=("summed_up",),
            target="closed",
            permission=may_organise,
        ),
    ),
)
PUBLISHED = ("issued", "summed_up", "closed", "replaced")

RECIPIENT = Workflow(
    noun="việc nhận kế hoạch",
    states=(
        State("sent", "Chưa tiếp nhận", "waiting"),
        State("acknowledged", "Đã tiếp nhận", "good"),
    ),
    transitions=(
        Transition(
            "acknowledge",
            "Xác nhận đã nhận",
            sources=("sent",),
            target="acknowledged",
            permission=may_acknowledge,
        ),
    ),
)
