"""The states of a ranking and the steps between them."""

from audit.workflow import State, Transition, Workflow
from rankings.permissions import may_organise_ranking, may_publish_ranking

RANKING = Workflow(
    noun="bảng xếp hạng",
    states=(
        State("draft", "Bản nháp"),
        State("published", "Đã công bố", "good"),
        State("corrected", "Đã được đính chính", "returned"),
        State("discarded", "Đã hủy"),
    ),
    transitions=(
        Transition(
            "publish",
            "Công bố bảng xếp hạng",
            sources=("draft",),
            target="published",
            permission=may_publish_ranking,
            needs={"published_on": "Hãy ghi ngày công bố."},
        ),
        Transition(
            "correct",
            "Đính chính bằng bản mới",
            sources=("published",),
            target="corrected",
            permission=may_publish_ranking,
            needs={"by": "Bản cũ chỉ được thay khi bản đính chính được công bố."},
        ),
        Transition(
            "discard",
            "Hủy bản nháp",
            sources=("draft",),
            target="discarded",
            permission=may_organise_ranking,
        ),
    ),
)
