"""The pages of a decision: drafted, looked at, issued, changed by a later one; and how a signature
will be printed."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, signed_in
from accounts.models import User
from audit.models import Event
from audit.transitions import EditedMeanwhile, Values
from decisions.forms import DraftEditor, SignedDecisionForm, WordsForm
from decisions.models import ISSUED, LATER_KINDS, DecisionLine, SignedDecision
from decisions.procedure import Procedure
from decisions.signature import preview_of
from organisation.models import IssuingBody
from screens.edit_conflicts import conflict_page
from screens.fields import Initial
from screens.steps import show_objections

D = TypeVar("D", bound=SignedDecision)
L = TypeVar("L", bound=DecisionLine)
# What a template shows.
Context = Mapping[str, Any]
ISSUED_BEFORE = "Quyết định đã được ban hành trước đó."


class DecisionPages(Generic[D, L]):
    """What the pages of an app's decisions have in common. The app derives from it, and declares
    for each of its views who may open it.

    `templates` begins the names of its three templates ("awards/decision" for
    `awards/decision_form.html`), which extend those of `decisions/`; `edit_route` is the name of
    the address of the draft's form.
    """

    procedure: Procedure[D, L]
    form: type[SignedDecisionForm]
    words_form: type[WordsForm]
    # Asked for when it is issued; where there is none, a decision is issued as it was drafted.
    signing_form: type[SignedDecisionForm] | None = None
    templates: ClassVar[str]
    edit_route: ClassVar[str]
    ticks: ClassVar[str]

    # What an app says of its own pages.

    def offered(self, decision: D) -> Sequence[Model]:
        """The subjects that the decision can include: the boxes of its form."""
        raise NotImplementedError

    def shown_lines(self, decision: D) -> "QuerySet[L]":
        """The items, with what the pages show of them."""
        return self.procedure.lines_of(decision)

    def initial(self, decision: D) -> Initial:
        """Initial values of the form beside the fields of the decision."""
        return {}

    def save_beside(self, decision: D, values: Values, actor: User) -> None:
        """Save input that is not part of the decision itself."""

    def to_issue(self, decision: D) -> "QuerySet[L]":
        """The items that will be issued."""
        return self.shown_lines(decision)

    def open_questions(self, decision: D) -> list[str]:
        """What of the law is to be compared before the decision is signed."""
        return []

    def signer(self, decision: D, user: User) -> Initial:
        """Name, title and capacity of this person where they are about to sign it themselves; else
        nothing, and what was drafted stands."""
        return {}

    # The pages; `context` is what the app's template shows beside.

    def edit(
        self, request: SignedInRequest, decision: D, context: Context | None = None
    ) -> HttpResponse:
        """Draft a decision, or change its draft; nothing typed is lost."""
        editor = DraftEditor(
            request.POST if request.method == "POST" else None,
            decision,
            form=self.form,
            words_form=self.words_form,
            lines=list(self.procedure.lines_of(decision)) if decision.pk else [],
            offered=self.offered(decision),
            ticks=self.ticks,
            initial=self.initial(decision),
        )
        objections: list[str] = []
        if request.method == "POST" and editor.is_valid():
            try:
                saved = self._save(decision, editor, request.user)
            except EditedMeanwhile as conflict:
                back = decision.get_absolute_url()
                return conflict_page(request, editor, conflict, back=back)
            except ValidationError as objection:
                objections = objection.messages
            else:
                messages.success(request, "Đã lưu dự thảo quyết định.")
                return redirect(saved)
        return render(
            request,
            f"{self.templates}_form.html",
            {
                "decision": decision,
                "form": editor.form,
                "offered": editor.offered,
                "words": editor.words,
                "objections": objections,
                "open_questions": self.open_questions(decision),
                **(context or {}),
            },
        )

    def _save(self, decision: D, editor: DraftEditor[D], actor: User) -> D:
        values, chosen = editor.form.cleaned_data, editor.ticked
        if decision.pk is None:
            decision = self.procedure.draft(decision, actor=actor, values=values, chosen=chosen)
        else:
            self.procedure.update(
                decision,
                actor=actor,
                values=values,
                chosen=chosen,
                words=editor.words_by_line,
                seen=values["seen"],
            )
        self.save_beside(decision, values, actor)
        return decision

    def detail(
        self, request: SignedInRequest, decision: D, context: Context | None = None
    ) -> HttpResponse:
        """The page of a decision: its list as signed, what it changes and what changed it."""
        user = request.user
        return render(
            request,
            f"{self.templates}_detail.html",
            {
                "decision": decision,
                "items": self.shown_lines(decision),
                "changed_by": self.procedure.decision._default_manager.filter(
                    changes=decision, status__in=ISSUED
                ),
                "may_edit": self.procedure.may_edit(user, decision),
                "may_change": self.procedure.may_change(user, decision),
                "history": Event.objects.about(decision),
                **(context or {}),
            },
        )

    def issue(
        self, request: SignedInRequest, decision: D, context: Context | None = None
    ) -> HttpResponse:
        """Show a preview of exactly what will happen; on confirmation, issue."""
        data = request.POST if request.method == "POST" else None
        form: SignedDecisionForm | None = None
        objections: list[str] = []
        if self.signing_form is not None:
            # A form writes into its instance, and the page goes on to show the decision.
            signer = self.signer(decision, request.user)
            form = self.signing_form(data, instance=copy(decision), initial=signer)
        if data is not None and (form is None or form.is_valid()):
            values = form.cleaned_data if form is not None else {}
            try:
                event = self.procedure.issue(decision, actor=request.user, values=values)
            except ValidationError as objection:
                if form is not None:
                    form.add_error(None, objection)
                objections = objection.messages
            else:
                done = f"Đã ban hành {decision}." if event else ISSUED_BEFORE
                messages.success(request, done)
                return redirect(decision)
        return render(
            request,
            f"{self.templates}_issue.html",
            {
                "decision": decision,
                "items": self.to_issue(decision),
                "form": form,
                "objections": [] if form is not None else objections,
                "open_questions": self.open_questions(decision),
                **(context or {}),
            },
        )

    def change(self, request: SignedInRequest, decision: D, kind: str) -> HttpResponse:
        """Draft the later decision that corrects or revokes this one."""
        if kind not in LATER_KINDS:
            messages.error(request, "Hãy chọn đính chính hoặc hủy bỏ quyết định này.")
            return redirect(decision)
        try:
            later = self.procedure.change_by_another(decision, kind=kind, actor=request.user)
        except ValidationError as objection:
            show_objections(request, objection)
            return redirect(decision)
        return redirect(self.edit_route, later.pk)


@require_GET
@signed_in
def signature(request: SignedInRequest, body_pk: int) -> HttpResponse:
    """The lines over a signature of a body, out of what stands in the fields of a form. Nothing is
    stored; of the body only the title of its head is told, which everybody may see."""
    body = get_object_or_404(IssuingBody, pk=body_pk)
    title, capacity, name = (
        request.GET.get(f"signer_{field}", "")[:150] for field in ("title", "capacity", "name")
    )
    preview = preview_of(
        body,
        title=title,
        capacity=capacity,
        name=name,
        is_collective="collective" in request.GET,
    )
    return render(request, "decisions/_signature.html", {"preview": preview})
