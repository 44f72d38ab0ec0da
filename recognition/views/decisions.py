"""Views of decisions: draft, page, issue, papers, change."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from decisions.models import CORRECT, REVOKE, head_to_begin_with
from decisions.views import DecisionPages
from paperwork.downloads import content_response, document_response
from recognition.decisions import RECOGNISING, decidable
from recognition.forms.decisions import DecisionForm, DecisionWordsForm
from recognition.models import DecisionItem, InitiativeCouncil, Recognition, RecognitionDecision
from recognition.papers import decision_document, decision_title
from recognition.permissions import may_decide, may_decide_for, may_edit_decision
from recognition.views.lookups import council_by, decision_by
from recognition.workbooks import decision_workbook


class RecognitionDecisionPages(DecisionPages[RecognitionDecision, DecisionItem]):
    """The pages of decisions on initiatives."""

    procedure = RECOGNISING
    form = DecisionForm
    words_form = DecisionWordsForm
    templates = "recognition/decision"
    edit_route = "recognition:decision_edit"
    ticks = "sang-kien"

    def offered(self, decision: RecognitionDecision) -> Sequence[Recognition]:
        """What the council proposes; of a later decision what is still recognised."""
        if not decision.is_later:
            return list(decidable(decision.council))
        earlier = Recognition.objects.recognised().filter(decided_in__decision=decision.changes)
        return list(earlier.with_origin().order_by("pk"))


PAGES = RecognitionDecisionPages()


@guarded(find=council_by, do=may_decide_for)
def decision_create(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Draft a decision that recognises initiatives of a council."""
    fresh = RecognitionDecision(council=council, **head_to_begin_with(council.body))
    return PAGES.edit(request, fresh, {"council": council})


@guarded(find=decision_by, do=may_edit_decision)
def decision_edit(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Change a draft."""
    return PAGES.edit(request, decision, {"council": decision.council})


@guarded(find=decision_by)
def decision_detail(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """One decision: its list as signed, what it changes and what changed it."""
    return PAGES.detail(request, decision, {"council": decision.council})


@guarded(find=decision_by, do=may_edit_decision)
def decision_issue(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Preview exactly what will happen; on confirmation, issue."""
    return PAGES.issue(request, decision, {"council": decision.council})


@require_POST
@guarded(find=decision_by, do=may_decide)
def decision_revoke(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Draft the decision that revokes this one."""
    return PAGES.change(request, decision, REVOKE)


@require_POST
@guarded(find=decision_by, do=may_decide)
def decision_correct(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Draft the decision that corrects this one."""
    return PAGES.change(request, decision, CORRECT)


@require_GET
@guarded(find=decision_by)
def decision_pdf(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """The decision with its list, laid out as Nghị định 30/2020/NĐ-CP requires."""
    document = decision_document(decision)
    return document_response(document, title=decision_title(decision), extension="pdf")


@require_GET
@guarded(find=decision_by)
def decision_word(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """The same as a Word file."""
    document = decision_document(decision)
    return document_response(document, title=decision_title(decision), extension="docx")


@require_GET
@guarded(find=decision_by)
def decision_sheet(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Its list as Excel."""
    return content_response(
        decision_workbook(decision), title=f"Danh sách {decision}", extension="xlsx"
    )
