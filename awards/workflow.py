"""The states of a dossier and the steps between them."""

from collections.abc import Mapping
from typing import Any

from audit.workflow import State, Transition, Workflow
from awards.permissions import (
    may_check_dossier,
    may_decide_dossier,
    may_prepare_dossier,
    may_present_dossier,
    may_record_vote,
)


def _passes_a_council(dossier: Any, _: Mapping[str, Any]) -> str | None:
    if dossier.status == "appraised" and dossier.award_form.needs_council:
        return "Hình thức này phải qua Hội đồng Thi đua - Khen thưởng trước khi trình lãnh đạo."
    return None


def _was_voted(dossier: Any, _: Mapping[str, Any]) -> str | None:
    if not dossier.award_form.needs_council:
        return "Hình thức này không qua Hội đồng: hồ sơ trở về bước đã thẩm định."
    return None


def _was_not_voted(dossier: Any, _: Mapping[str, Any]) -> str | None:
    if dossier.award_form.needs_council:
        return "Hình thức này qua Hội đồng: hồ sơ trở về bước Hội đồng đã thông qua."
    return None


DOSSIER = Workflow(
    noun="hồ sơ",
    states=(
        State("draft", "Đang lập"),
        State("submitted", "Đã nộp, chờ kiểm tra", "waiting"),
        State("returned", "Trả lại để bổ sung", "returned"),
        State("complete", "Đủ thành phần", "good"),
        State("appraised", "Đã thẩm định", "good"),
        State("voted", "Hội đồng đã thông qua", "good"),
        State("presented", "Đã trình lãnh đạo", "waiting"),
        State("decided", "Đã có quyết định", "good"),
        State("declined", "Không khen thưởng", "returned"),
        State("suspended", "Tạm dừng xem xét", "returned"),
        State("withdrawn", "Đã rút"),
        State("revoked", "Đã hủy quyết định", "returned"),
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
            "Kết thúc thẩm định",
            sources=("complete",),
            target="appraised",
            permission=may_check_dossier,
        ),
        # What is verified (kỷ luật, điều tra, khiếu nại; NĐ 152/2025/NĐ-CP, Điều 4, khoản 4) may
        # change what is known: afterwards the dossier is checked and appraised anew.
        Transition(
            "suspend",
            "Tạm dừng xem xét",
            sources=("submitted", "complete", "appraised", "voted"),
            target="suspended",
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi rõ việc đang được xác minh."},
        ),
        Transition(
            "resume",
            "Xem xét tiếp",
            sources=("suspended",),
            target="submitted",
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi kết quả xác minh."},
        ),
        Transition(
            "vote",
            "Hội đồng thông qua",
            sources=("appraised",),
            target="voted",
            permission=may_record_vote,
        ),
        Transition(
            "vote_down",
            "Hội đồng không thông qua",
            sources=("appraised",),
            target="declined",
            permission=may_record_vote,
            needs={"reason": "Hãy ghi kết quả biểu quyết."},
        ),
        Transition(
            "present",
            "Trình lãnh đạo",
            sources=("voted", "appraised"),
            target="presented",
            permission=may_present_dossier,
            guards=(_passes_a_council,),
        ),
        Transition(
            "take_back",
            "Rút khỏi dự thảo quyết định",
            sources=("presented",),
            target="voted",
            permission=may_present_dossier,
            guards=(_was_voted,),
        ),
        Transition(
            "take_back_unvoted",
            "Rút khỏi dự thảo quyết định",
            sources=("presented",),
            target="appraised",
            permission=may_present_dossier,
            guards=(_was_not_voted,),
        ),
        Transition(
            "decide",
            "Ghi quyết định khen thưởng",
            sources=("presented",),
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
            sources=("appraised", "voted", "presented"),
            target="declined",
            permission=may_decide_dossier,
            needs={"reason": "Hãy ghi lý do không khen thưởng."},
        ),
        Transition(
            "revoke",
            "Hủy quyết định khen thưởng",
            sources=("decided",),
            target="revoked",
            permission=may_decide_dossier,
            needs={"reason": "Hãy ghi quyết định hủy bỏ."},
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
