"""Views of councils: list, page, form, and the choice of initiatives to appraise."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from audit.models import Event
from campaigns.models import Plan
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.timetable import Timetable
from councils.views import council_form
from decisions.models import DecisionStatus
from paperwork.downloads import content_response, document_response
from recognition import councils
from recognition.filters import CaseFilter
from recognition.forms.councils import InitiativeCouncilEditor, fresh_council
from recognition.models import InitiativeCouncil, Recognition
from recognition.papers import council_document
from recognition.permissions import (
    may_begin_council,
    may_decide_for,
    may_edit_council,
    may_take_in,
)
from recognition.views.lookups import council_by, plan_by
from recognition.workbooks import council_workbook
from screens.fields import keys_in
from screens.filters import LINES_PER_PAGE, paginate
from screens.steps import show_objections


@signed_in
def council_list(request: SignedInRequest) -> HttpResponse:
    """The councils that the person may see, and their own plans that have none."""
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
            "page": paginate(request, found),
            "plans_without": list(without[:10]),
        },
    )


@guarded(find=plan_by, do=may_begin_council)
def council_create(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Set up the council of a plan; criteria are proposed."""
    there = InitiativeCouncil.objects.filter(plan=plan).first()
    if there is not None:
        return redirect(there)
    return _edit(request, fresh_council(plan))


@guarded(find=council_by, do=may_edit_council)
def council_edit(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Change name, pass mark, members and criteria, before it appraises."""
    return _edit(request, council)


def _edit(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    return council_form(
        request,
        council,
        editor_of=InitiativeCouncilEditor,
        membership=councils.MEMBERSHIP,
        template="recognition/council_form.html",
        done="Đã lưu hội đồng sáng kiến.",
        context={"plan": council.plan},
    )


@guarded(find=council_by)
def council_detail(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """One council: members, criteria, what is before it, by when, and its decisions."""
    user = request.user
    narrowed = CaseFilter(request.GET, council.cases.with_origin().with_counts())
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
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "waiting_for_me": set(
                council.cases.pending_for(user).values_list("pk", flat=True)
                if council.is_member(user)
                else ()
            ),
            "proposed_count": council.cases.filter(status=Recognition.Status.PROPOSED).count(),
            "decisions": council.decisions.exclude(status=DecisionStatus.DISCARDED),
            "deadlines": [
                timetable.dated(deadline)
                for deadline in timetable.deadlines_of(plan)
                if deadline.kind == DeadlineKind.RECOGNITION
            ],
            "may_edit": may_edit_council(user, council),
            "may_take_in": may_take_in(user, council),
            "may_draft_decision": may_decide_for(user, council),
            "history": Event.objects.about(council),
        },
    )


@guarded(find=council_by, do=may_take_in)
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
        return redirect(council)
    found = councils.candidates_of(council).prefetch_related("authors")
    page = paginate(request, found, size=LINES_PER_PAGE)
    # An initiative without progress has no such row.
    rows = [(initiative, getattr(initiative, "progress", None)) for initiative in page]
    return render(
        request,
        "recognition/take_in.html",
        {"council": council, "page": page, "rows": rows},
    )


@require_GET
@guarded(find=council_by)
def council_sheet(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """The council's appraisals as a workbook."""
    return content_response(
        council_workbook(council), title=f"Kết quả thẩm định {council}", extension="xlsx"
    )


@require_GET
@guarded(find=council_by)
def council_pdf(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """The council's appraisals as PDF."""
    document = council_document(council)
    return document_response(document, title=f"Kết quả thẩm định {council}", extension="pdf")


@require_GET
@guarded(find=council_by)
def council_word(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """The council's appraisals as a Word file."""
    document = council_document(council)
    return document_response(document, title=f"Kết quả thẩm định {council}", extension="docx")
