"""The workflow of a dossier."""

from audit.workflow import ByRow, Given, Transition, Workflow
from awards.conflicts import conflict_with
from awards.models import Dossier
from awards.permissions import (
    may_check_dossier,
    may_decide_dossier,
    may_prepare_dossier,
    may_present_dossier,
    may_record_vote,
)
from campaigns.plans.timetable import proposed_day_to_hand_in_again

Status = Dossier.Status


def _passes_a_council(dossier: Dossier, _: Given) -> str | None:
    if dossier.status == Status.APPRAISED and dossier.award_form.needs_council:
        return "Hình thức này phải qua Hội đồng Thi đua - Khen thưởng trước khi trình lãnh đạo."
    return None


def _before_submission(dossier: Dossier) -> str:
    missing = [
        document.required_document.name
        for document in dossier.documents.select_related("required_document")
        if not document.file
    ]
    lacks = f" Chưa có tệp: {len(missing)} ({'; '.join(missing)})." if missing else ""
    return f"Hồ sơ được gửi đến {dossier.award_form.plan.receiver}.{lacks}"


def _before_it_was_presented(dossier: Dossier) -> str:
    return Status.VOTED if dossier.award_form.needs_council else Status.APPRAISED


DOSSIER = Workflow(
    "hồ sơ",
    Status,
    (
        Transition(
            "submit",
            "Nộp hồ sơ",
            sources=(Status.DRAFT, Status.RETURNED),
            target=Status.SUBMITTED,
            permission=may_prepare_dossier,
            run="awards.dossiers.submission.submit",
            slug="nop",
            primary=True,
            warning=_before_submission,
            done=lambda dossier: f"Đã nộp hồ sơ đến {dossier.award_form.plan.receiver}.",
        ),
        Transition(
            "return",
            "Trả lại để bổ sung",
            sources=(Status.SUBMITTED,),
            target=Status.RETURNED,
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi rõ hồ sơ còn thiếu gì."},
            run="awards.dossiers.appraisal.give_back",
            slug="tra-lai",
            proposed_reason=lambda dossier: dossier.noted_problems,
            proposed_day=proposed_day_to_hand_in_again,
            done="Đã trả lại hồ sơ để bổ sung.",
        ),
        Transition(
            "confirm_complete",
            "Xác nhận đủ thành phần",
            sources=(Status.SUBMITTED,),
            target=Status.COMPLETE,
            permission=may_check_dossier,
            run="awards.dossiers.appraisal.confirm_complete",
            slug="du-thanh-phan",
            primary=True,
            done="Đã xác nhận hồ sơ đủ thành phần.",
        ),
        Transition(
            "appraise",
            "Kết thúc thẩm định",
            sources=(Status.COMPLETE,),
            target=Status.APPRAISED,
            permission=may_check_dossier,
            run="awards.dossiers.appraisal.conclude",
            slug="ket-thuc-tham-dinh",
            offered=lambda user, dossier: dossier.has_opinions and not conflict_with(user, dossier),
            done="Đã ghi ý kiến và kết thúc thẩm định.",
        ),
        # What is verified (kỷ luật, điều tra, khiếu nại; NĐ 152/2025/NĐ-CP, Điều 4, khoản 4) may
        # change what is known: afterwards the dossier is checked and appraised anew.
        Transition(
            "suspend",
            "Tạm dừng xem xét",
            sources=(Status.SUBMITTED, Status.COMPLETE, Status.APPRAISED, Status.VOTED),
            target=Status.SUSPENDED,
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi rõ việc đang được xác minh."},
            run="awards.dossiers.appraisal.suspend",
            slug="tam-dung",
            trailing=True,
            done="Đã tạm dừng xem xét hồ sơ.",
        ),
        Transition(
            "resume",
            "Xem xét tiếp",
            sources=(Status.SUSPENDED,),
            target=Status.SUBMITTED,
            permission=may_check_dossier,
            needs={"reason": "Hãy ghi kết quả xác minh."},
            run="awards.dossiers.appraisal.resume",
            slug="xem-xet-tiep",
            done="Hồ sơ được xem xét tiếp: kiểm tra thành phần rồi thẩm định lại.",
        ),
        Transition(
            "vote",
            "Hội đồng thông qua",
            sources=(Status.APPRAISED,),
            target=Status.VOTED,
            permission=may_record_vote,
        ),
        Transition(
            "vote_down",
            "Hội đồng không thông qua",
            sources=(Status.APPRAISED,),
            target=Status.DECLINED,
            permission=may_record_vote,
            needs={"reason": "Hãy ghi kết quả biểu quyết."},
        ),
        Transition(
            "present",
            "Trình lãnh đạo",
            sources=(Status.VOTED, Status.APPRAISED),
            target=Status.PRESENTED,
            permission=may_present_dossier,
            guards=(_passes_a_council,),
        ),
        Transition(
            "take_back",
            "Rút khỏi dự thảo quyết định",
            sources=(Status.PRESENTED,),
            target=ByRow((Status.VOTED, Status.APPRAISED), _before_it_was_presented),
            permission=may_present_dossier,
        ),
        Transition(
            "decide",
            "Ghi quyết định khen thưởng",
            sources=(Status.PRESENTED,),
            target=Status.DECIDED,
            permission=may_decide_dossier,
            needs={
                "number": "Hãy ghi số quyết định.",
                "issued_on": "Hãy ghi ngày ký quyết định.",
            },
        ),
        Transition(
            "decline",
            "Không khen thưởng",
            sources=(Status.APPRAISED, Status.VOTED, Status.PRESENTED),
            target=Status.DECLINED,
            permission=may_decide_dossier,
            needs={"reason": "Hãy ghi lý do không khen thưởng."},
            run="awards.decisions.presentation.decline",
            slug="khong-khen",
            offered=lambda _, dossier: not dossier.is_in_a_decision,
            trailing=True,
            done="Đã ghi kết quả không khen thưởng.",
        ),
        Transition(
            "revoke",
            "Hủy quyết định khen thưởng",
            sources=(Status.DECIDED,),
            target=Status.REVOKED,
            permission=may_decide_dossier,
            needs={"reason": "Hãy ghi quyết định hủy bỏ."},
        ),
        Transition(
            "withdraw",
            "Rút hồ sơ",
            sources=(Status.DRAFT, Status.SUBMITTED, Status.RETURNED),
            target=Status.WITHDRAWN,
            permission=may_prepare_dossier,
            slug="rut",
            trailing=True,
            question="Rút hồ sơ này?",
            done="Đã rút hồ sơ.",
        ),
    ),
    model=Dossier,
    routes="awards:dossier",
)
