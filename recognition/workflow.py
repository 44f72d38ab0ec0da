"""Workflows of a council, a recognition, a decision and a library entry."""

from audit.workflow import Transition, Workflow
from decisions.workflow import decision_workflow
from recognition.models import InitiativeCouncil, LibraryEntry, Recognition, RecognitionDecision
from recognition.permissions import (
    may_conclude,
    may_decide,
    may_edit_entry,
    may_keep_entry,
    may_run_council,
)


def _opening_question(council: InitiativeCouncil) -> str:
    if council.status == InitiativeCouncil.Status.CLOSED:
        return ""
    return "Bắt đầu thẩm định? Thành viên và tiêu chí không sửa được nữa."


def _opening_button(council: InitiativeCouncil) -> str:
    going_on = council.status == InitiativeCouncil.Status.CLOSED
    return "Thẩm định tiếp" if going_on else "Bắt đầu thẩm định"


COUNCIL = Workflow(
    "hội đồng",
    InitiativeCouncil.Status,
    (
        Transition(
            "open",
            "Bắt đầu thẩm định",
            sources=(InitiativeCouncil.Status.PREPARING, InitiativeCouncil.Status.CLOSED),
            target=InitiativeCouncil.Status.APPRAISING,
            permission=may_run_council,
            run="recognition.councils.open_council",
            slug="bat-dau",
            button=_opening_button,
            primary=True,
            question=_opening_question,
            done="Hội đồng bắt đầu thẩm định. Hãy đưa sáng kiến ra Hội đồng.",
        ),
        Transition(
            "close",
            "Kết thúc thẩm định",
            sources=(InitiativeCouncil.Status.APPRAISING,),
            target=InitiativeCouncil.Status.CLOSED,
            permission=may_run_council,
            run="recognition.councils.close_council",
            slug="ket-thuc",
            trailing=True,
            question="Kết thúc thẩm định?",
            done="Hội đồng đã kết thúc thẩm định.",
        ),
    ),
    model=InitiativeCouncil,
    routes="recognition:council",
)

RECOGNITION: Workflow[Recognition] = Workflow(
    "sáng kiến",
    Recognition.Status,
    (
        Transition(
            "propose",
            "Kết luận: đề nghị công nhận",
            sources=(Recognition.Status.OPEN,),
            target=Recognition.Status.PROPOSED,
            permission=may_conclude,
        ),
        Transition(
            "not_propose",
            "Kết luận: không đề nghị công nhận",
            sources=(Recognition.Status.OPEN,),
            target=Recognition.Status.NOT_PROPOSED,
            permission=may_conclude,
            needs={"conclusion": "Hãy ghi lý do không đề nghị công nhận."},
        ),
        Transition(
            "reopen",
            "Thẩm định lại",
            sources=(Recognition.Status.PROPOSED, Recognition.Status.NOT_PROPOSED),
            target=Recognition.Status.OPEN,
            permission=may_conclude,
            needs={"reason": "Hãy ghi lý do thẩm định lại."},
            run="recognition.appraisal.reopen",
            slug="tham-dinh-lai",
            done="Đã mở lại để thẩm định.",
        ),
        Transition(
            "recognise",
            "Công nhận theo quyết định",
            sources=(Recognition.Status.PROPOSED,),
            target=Recognition.Status.RECOGNISED,
            permission=may_decide,
            needs={"decision": "Công nhận phải theo một quyết định."},
        ),
        Transition(
            "decline",
            "Không công nhận",
            sources=(Recognition.Status.PROPOSED, Recognition.Status.NOT_PROPOSED),
            target=Recognition.Status.DECLINED,
            permission=may_decide,
            needs={"reason": "Hãy ghi lý do không công nhận, để đơn vị được biết."},
            run="recognition.appraisal.decline",
            slug="khong-cong-nhan",
            done="Đã ghi kết quả không công nhận.",
        ),
        Transition(
            "revoke",
            "Hủy bỏ công nhận theo quyết định",
            sources=(Recognition.Status.RECOGNISED,),
            target=Recognition.Status.REVOKED,
            permission=may_decide,
            needs={"decision": "Hủy bỏ công nhận phải theo một quyết định."},
        ),
    ),
    model=Recognition,
    routes="recognition:recognition",
)

DECISION = decision_workflow(
    RecognitionDecision,
    verbs="recognition.decisions",
    routes="recognition:decision",
    prepares=may_decide,
    issues=may_decide,
    issue_label="Ban hành quyết định",
    after_discarding=lambda decision: decision.council.get_absolute_url(),
)

LIBRARY = Workflow(
    "bài trong thư viện",
    LibraryEntry.Status,
    (
        Transition(
            "publish",
            "Đưa vào thư viện",
            sources=(LibraryEntry.Status.DRAFT, LibraryEntry.Status.WITHDRAWN),
            target=LibraryEntry.Status.PUBLISHED,
            permission=may_edit_entry,
            run="recognition.library_publication.publish",
            slug="dua-vao",
            primary=True,
            question="Đưa bài này vào thư viện? Mọi đơn vị sẽ xem được.",
            done="Đã đưa vào thư viện; mọi đơn vị tìm thấy và chép được.",
        ),
        Transition(
            "withdraw",
            "Rút khỏi thư viện",
            sources=(LibraryEntry.Status.PUBLISHED,),
            target=LibraryEntry.Status.WITHDRAWN,
            permission=may_keep_entry,
            run="recognition.library_publication.withdraw",
            slug="rut",
            trailing=True,
            question="Rút bài này khỏi thư viện?",
            done="Đã rút khỏi thư viện.",
        ),
    ),
    model=LibraryEntry,
    routes="recognition:entry",
)
