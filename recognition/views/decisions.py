"""Decisions: drafted out of what the council proposes, looked at, issued, printed, changed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from audit.models import Event
from paperwork.downloads import content_response
from paperwork.official_documents.pdf import document_pdf
from paperwork.official_documents.word import document_word
from recognition import decisions
from recognition.forms.decisions import DecisionForm, WordsForm
from recognition.models import DecisionKind, InitiativeCouncil, Recognition, RecognitionDecision
from recognition.papers import decision_document, decision_title
from recognition.permissions import (
    may_decide,
    may_draft_decision,
    may_edit_decision,
    may_see_council,
    may_see_decision,
)
from recognition.views.lookups import council_by, decision_by
from recognition.workbooks import decision_workbook
from recognition.workflow import DECISION
from screens.fields import keys_in
from screens.steps import show_objections, take


@guarded(find=council_by, see=may_see_council, do=may_draft_decision)
def decision_create(request: SignedInRequest, council: InitiativeCouncil) -> HttpResponse:
    """Draft a decision that recognises initiatives of a council."""
    body = council.plan.issuing_body
    fresh = RecognitionDecision(
        council=council,
        symbol=f"QĐ-{body.symbol or 'UBND'}",
        place=body.place_name,
        signer_title=body.head_title,
    )
    return _edit(request, fresh)


@guarded(find=decision_by, see=may_see_decision, do=may_edit_decision)
def decision_edit(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Change a draft."""
    return _edit(request, decision)


def _edit(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    form = DecisionForm(request.POST or None, instance=decision)
    offered = _offered(decision)
    listed = _listed(decision)
    ticked = keys_in(request.POST.getlist("sang-kien")) if request.method == "POST" else None
    if ticked is None:
        ticked = listed or {case.pk for case in offered}
    words = _words(request, decision)
    objections: list[str] = []
    if request.method == "POST" and all([form.is_valid(), *(one.is_valid() for one in words)]):
        chosen = [case for case in offered if case.pk in ticked]
        try:
            saved = _save(request, decision, form.cleaned_data, chosen, words)
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã lưu dự thảo quyết định.")
            return redirect("recognition:decision_detail", saved.pk)
    return render(
        request,
        "recognition/decision_form.html",
        {
            "decision": decision,
            "council": decision.council,
            "form": form,
            "offered": [(case, case.pk in ticked) for case in offered],
            "words": words,
            "objections": objections,
        },
    )


def _offered(decision: RecognitionDecision) -> list[Recognition]:
    if decision.kind == DecisionKind.RECOGNISE:
        return list(decisions.decidable(decision.council).prefetch_related("initiative__authors"))
    earlier = Recognition.objects.recognised().filter(decided_in__decision=decision.changes)
    return list(earlier.with_origin().order_by("pk"))


def _listed(decision: RecognitionDecision) -> set[int]:
    return set(decision.items.values_list("recognition", flat=True)) if decision.pk else set()


def _words(request: SignedInRequest, decision: RecognitionDecision) -> list[WordsForm]:
    if decision.kind != DecisionKind.CORRECT:
        return []
    return [
        WordsForm(request.POST or None, instance=item, prefix=f"dong-{item.pk}")
        for item in decision.items.all()
    ]


def _save(
    request: SignedInRequest,
    decision: RecognitionDecision,
    values: dict[str, Any],
    chosen: list[Recognition],
    words: list[WordsForm],
) -> RecognitionDecision:
    if decision.pk is None:
        return decisions.draft(
            decision.council, actor=request.user, values=values, recognitions=chosen
        )
    decisions.mend(
        decision,
        actor=request.user,
        values=values,
        recognitions=chosen,
        words={form.instance.pk: decisions.Words(**form.cleaned_data) for form in words},
    )
    return decision


@guarded(find=decision_by, see=may_see_decision)
def decision_detail(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """One decision: its list as signed, what it changes and what changed it."""
    return render(
        request,
        "recognition/decision_detail.html",
        {
            "decision": decision,
            "council": decision.council,
            "items": decision.items.select_related("recognition"),
            "changed_by": decision.changed_by.exclude(status__in=("draft", "discarded")),
            "steps": DECISION.steps_for(request.user, decision),
            "may_edit": may_edit_decision(request.user, decision),
            "history": Event.objects.about(decision),
        },
    )


@guarded(find=decision_by, see=may_see_decision, do=may_edit_decision)
def decision_issue(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Show exactly what will happen; once that was seen, issue."""
    objections: list[str] = []
    if request.method == "POST":
        try:
            event = decisions.issue(decision, actor=request.user)
        except ValidationError as objection:
            objections = objection.messages
        else:
            done = f"Đã ban hành {decision}." if event else "Quyết định đã được ban hành trước đó."
            messages.success(request, done)
            return redirect("recognition:decision_detail", decision.pk)
    return render(
        request,
        "recognition/decision_issue.html",
        {
            "decision": decision,
            "council": decision.council,
            "items": decision.items.all(),
            "objections": objections,
        },
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_edit_decision)
def decision_discard(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Give a draft up."""
    return take(
        request,
        lambda: decisions.discard(decision, actor=request.user),
        done="Đã bỏ dự thảo quyết định.",
        then=reverse("recognition:council_detail", args=[decision.council_id]),
    )


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_decide)
def decision_revoke(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Draft the decision that revokes this one."""
    return _change(request, decision, DecisionKind.REVOKE)


@require_POST
@guarded(find=decision_by, see=may_see_decision, do=may_decide)
def decision_correct(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Draft the decision that corrects this one."""
    return _change(request, decision, DecisionKind.CORRECT)


def _change(request: SignedInRequest, decision: RecognitionDecision, kind: str) -> HttpResponse:
    names = ("symbol", "place", "signer_name", "signer_capacity", "signer_title")
    values = {name: getattr(decision, name) for name in names}
    try:
        fresh = decisions.change_by_another(decision, kind=kind, actor=request.user, values=values)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("recognition:decision_detail", decision.pk)
    return redirect("recognition:decision_edit", fresh.pk)


@require_GET
@guarded(find=decision_by, see=may_see_decision)
def decision_pdf(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """The decision with its list, as Nghị định 30/2020/NĐ-CP lays it out."""
    content = document_pdf(decision_document(decision))
    return content_response(content, title=decision_title(decision), extension="pdf")


@require_GET
@guarded(find=decision_by, see=may_see_decision)
def decision_word(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """The same as a Word file."""
    content = document_word(decision_document(decision))
    return content_response(content, title=decision_title(decision), extension="docx")


@require_GET
@guarded(find=decision_by, see=may_see_decision)
def decision_sheet(request: SignedInRequest, decision: RecognitionDecision) -> HttpResponse:
    """Its list as Excel."""
    return content_response(
        decision_workbook(decision), title=f"Danh sách {decision}", extension="xlsx"
    )
