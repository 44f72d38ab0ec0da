"""Views of plans: the tree, the page of a plan, and its printed form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from audit.models import Event
from campaigns.forms.plan_steps import AttachmentForm
from campaigns.models import Plan, Recipient
from campaigns.permissions import (
    may_acknowledge,
    may_change_plan,
    may_derive,
    may_draft_plans,
    may_edit_plan,
    may_follow_plan,
    may_organise,
)
from campaigns.plans.family import Kin, as_tree, lineage_of
from campaigns.plans.page_queries import (
    deadline_panel,
    receiving_bodies,
    recipients_of,
    reporting_bodies,
    timeline_of,
)
from campaigns.plans.paper.document import paper_title, plan_document
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.plans.tracking.table import follow, own_parts
from campaigns.views.lookups import plan_by
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of
from paperwork.downloads import content_response
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from screens.filters import paginate


@signed_in
def plan_list(request: SignedInRequest) -> HttpResponse:
    """The plans that the person may see, each under its parent."""
    plans = Plan.objects.visible_to(request.user).not_discarded().with_bodies()
    page = paginate(request, plans)
    return render(
        request,
        "campaigns/plan_list.html",
        {
            "page": page,
            "tree": as_tree(Kin(plan, is_this=False, may_open=True) for plan in page),
            "may_draft": may_draft_plans(request.user),
        },
    )


@guarded(find=plan_by)
def plan_detail(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The page of a plan: family, phases, deadlines, recipients, text, and steps."""
    user, scope = request.user, scope_of(request.user)
    recipients = recipients_of(plan, user)
    deadlines = deadline_panel(plan, user)
    phases = list(plan.phases.all())
    return render(
        request,
        "campaigns/plan_detail.html",
        {
            "plan": plan,
            "lineage": lineage_of(plan, user),
            **deadlines,
            "phases": phases,
            "timeline": timeline_of(phases, deadlines["deadlines"]),
            "bases": plan.bases.select_related("cited_plan"),
            "sections": plan.sections.all(),
            "groups": plan.groups.all(),
            "recipients": recipients,
            "coverage": follow(plan) if may_follow_plan(user, plan) else None,
            "own_parts": own_parts(plan, user),
            "not_acted": sum(not recipient.has_acted for recipient in recipients),
            "mine_to_acknowledge": [
                recipient
                for recipient in recipients
                if recipient.status == Recipient.Status.SENT and may_acknowledge(user, recipient)
            ],
            "registering_bodies": IssuingBody.objects.participants_of(plan).filter(
                pk__in=[body.pk for body in scope.bodies_as(*UNIT_ROLES)]
            ),
            "reporting_bodies": reporting_bodies(plan, user),
            "receiving_bodies": receiving_bodies(plan, scope.represented_as(*ORGANISERS)),
            "changed_by": plan.changed_by.visible_to(user).not_discarded().with_bodies(),
            "attachments": plan.attachments.select_related("added_by"),
            "attachment_form": AttachmentForm(auto_id="dinh-kem-%s"),
            "may_organise": may_organise(user, plan),
            "may_edit": may_edit_plan(user, plan),
            "may_derive": may_derive(user, plan),
            "may_change": may_change_plan(user, plan),
            "conflicts": conflicts_of(plan) if plan.status != Plan.Status.DISCARDED else [],
            "history": Event.objects.about(plan),
        },
    )


@require_GET
@guarded(find=plan_by)
def plan_pdf(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The plan as PDF, laid out as Nghị định 30/2020/NĐ-CP requires."""
    content = document_pdf(plan_document(plan))
    return content_response(content, title=paper_title(plan), extension="pdf")


@require_GET
@guarded(find=plan_by)
def plan_word(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """The same document as a Word file."""
    content = document_word(plan_document(plan))
    return content_response(content, title=paper_title(plan), extension="docx")
