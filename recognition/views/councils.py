"""A council: its list, its page, setting it up, laying initiatives before it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded, signed_in
from accounts.models import User
from audit.models import Event
from campaigns.models import Plan
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.timetable import Timetable
from campaigns.views.lookups import plan_by
from paperwork.downloads import content_response
from paperwork.official_documents.pdf import document_pdf
from paperwork.official_documents.word import document_word
from recognition import councils
from recognition.forms.councils import CouncilEditor
from recognition.models import InitiativeCouncil
from recognition.papers import council_document
from recognition.permissions import (
    may_begin_council,
    may_draft_decision,
    may_edit_council,
    may_run_council,
    may_see_council,
    may_take_in,
)
from recognition.views.lookups import council_by
from recognition.workbooks import council_workbook
from recognition.workflow import COUNCIL, RECOGNITION
from screens.fields import keys_in
from screens.steps import show_objections, take

A_PAGE = 30
MOST_TO_CHOOSE = 100


@signed_in
def council_list(request: SignedInRequest) -> HttpResponse:
    """The councils that one may see, and the plans of one's own that have none."""
    found = InitiativeCouncil.objects.visible_to(request.user).with_plan().with_counts()
    without = (
        Plan.objects.organised_by(request.user)
        .filter(status__in=Plan.IN_FORCE, initiative_council=None)
        .exclude(registration_form="none")
        .select_related("issuing_body")
    )
    return render(
        request,
        "recognition/council_list.html",
        {
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "plans_without": list(without[:10]),
        },
    )


def _plan_by(user: User, plan_pk: int) -> Plan:
    return plan_by(user, plan_pk)


@guarded(find=_plan_by, do=may_begin_council)
def council_create(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Set up the council of a plan; criteria are offered, to be changed."""
    there = InitiativeCouncil.objects.filter(plan=plan).first()
    if there is not None:
        return redirect("recognition:council_detail", there.pk)
    return _edit(request, plan, None)


@guarded(find=council_by, see=may_see_council, do=may_edit_council)
def council_edit(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Change name, pass mark, members and criteria, before it appraises."""
    return _edit(request, council.plan, council)


def _edit(request: SignedInRequest, plan: Plan, council: InitiativeCouncil | None) -> HttpResponse:
    editor = CouncilEditor(request.POST or None, plan, council)
    objections: list[str] = []
    if request.method == "POST" and editor.is_valid():
        try:
            if council is None:
                council = councils.begin(plan, actor=request.user, **editor.given)
            else:
                councils.mend(council, actor=request.user, **editor.given)
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã lưu hội đồng sáng kiến.")
            return redirect("recognition:council_detail", council.pk)
    return render(
        request,
        "recognition/council_form.html",
        {"plan": plan, "council": council, "editor": editor, "objections": objections},
    )


@guarded(find=council_by, see=may_see_council)
def council_detail(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """One council: members, criteria, what is before it, by when, and its decisions."""
    user = request.user
    status = request.GET.get("tinh-trang", "")
    cases = council.cases.with_origin().with_counts()
    if status in RECOGNITION.states:
        cases = cases.filter(status=status)
    plan = council.plan
    timetable = Timetable([plan])
    return render(
        request,
        "recognition/council_detail.html",
        {
            "council": council,
            "plan": plan,
            "members": council.members.select_related("user"),
            "criteria": council.criteria.all(),
            "page": Paginator(cases, A_PAGE).get_page(request.GET.get("page")),
            "status": status,
            "states": RECOGNITION.states.values(),
            "waiting_for_me": set(
                council.cases.waiting_for(user).values_list("pk", flat=True)
                if council.is_member(user)
                else ()
            ),
            "proposed_count": council.cases.filter(status="proposed").count(),
            "decisions": council.decisions.exclude(status="discarded"),
            "deadlines": [
                timetable.dated(deadline)
                for deadline in timetable.deadlines_of(plan)
                if deadline.kind == DeadlineKind.RECOGNITION
            ],
            "steps": COUNCIL.steps_for(user, council),
            "may_edit": may_edit_council(user, council),
            "may_take_in": may_take_in(user, council),
            "may_draft_decision": may_draft_decision(user, council),
            "history": Event.objects.about(council),
        },
    )


@require_POST
@guarded(find=council_by, see=may_see_council, do=may_run_council)
def council_open(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Begin to appraise."""
    return take(
        request,
        lambda: councils.open_council(council, actor=request.user),
        done="Hội đồng bắt đầu thẩm định. Hãy đưa sáng kiến ra Hội đồng.",
        then=_page_of(council),
    )


@require_POST
@guarded(find=council_by, see=may_see_council, do=may_run_council)
def council_close(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """End appraising."""
    return take(
        request,
        lambda: councils.close_council(council, actor=request.user),
        done="Hội đồng đã kết thúc thẩm định.",
        then=_page_of(council),
    )


@guarded(find=council_by, see=may_see_council, do=may_take_in)
def take_in(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Choose among the accepted initiatives; those not completed are marked so."""
    if request.method == "POST":
        keys = keys_in(request.POST.getlist("sang-kien"))
        try:
            councils.take_in(council, actor=request.user, initiatives=keys)
        except ValidationError as objection:
            show_objections(request, objection)
            return redirect("recognition:take_in", council.pk)
        messages.success(request, f"Đã đưa {len(keys)} sáng kiến ra Hội đồng.")
        return redirect(_page_of(council))
    found = councils.candidates_of(council).prefetch_related("authors")
    page = Paginator(found, MOST_TO_CHOOSE).get_page(request.GET.get("page"))
    # An initiative without progress has no such row.
    rows = [(initiative, getattr(initiative, "progress", None)) for initiative in page]
    return render(
        request,
        "recognition/take_in.html",
        {"council": council, "page": page, "rows": rows},
    )


@require_GET
@guarded(find=council_by, see=may_see_council)
def council_sheet(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """What it appraised, as Excel."""
    return content_response(
        council_workbook(council), title=f"Kết quả thẩm định {council}", extension="xlsx"
    )


@require_GET
@guarded(find=council_by, see=may_see_council)
def council_pdf(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """The same on paper."""
    content = document_pdf(council_document(council))
    return content_response(content, title=f"Kết quả thẩm định {council}", extension="pdf")


@require_GET
@guarded(find=council_by, see=may_see_council)
def council_word(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """The same as a Word file."""
    content = document_word(council_document(council))
    return content_response(content, title=f"Kết quả thẩm định {council}", extension="docx")


def _page_of(council: InitiativeCouncil) -> str:
    return reverse("recognition:council_detail", args=[council.pk])
