"""Views of a plan's files: upload, download, removal from a draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from campaigns.forms.plan_steps import AttachmentForm
from campaigns.models import Plan, PlanAttachment
from campaigns.permissions import may_edit_plan, may_organise
from campaigns.plans.attachments import attach, take_back
from campaigns.views.lookups import attachment_by, plan_by
from paperwork.uploads import download_response


def _may_take_back(user: User, attachment: PlanAttachment) -> Verdict:
    return may_edit_plan(user, attachment.plan)


@guarded(find=plan_by, do=may_organise)
def plan_attach(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """Add a file, after its type and size have been checked by content. A refused one is shown
    again on a page of its own, with what was typed."""
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attachment = attach(plan, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error("file", objection)
        else:
            messages.success(request, f"Đã đính kèm: {attachment}.")
            return redirect(plan)
    return render(request, "campaigns/plan_attach.html", {"plan": plan, "form": form})


@require_POST
@guarded(find=attachment_by, do=_may_take_back)
def attachment_take_back(request: SignedInRequest, attachment: PlanAttachment) -> HttpResponse:
    """Remove a file from a draft."""
    take_back(attachment, actor=request.user)
    messages.success(request, f"Đã bỏ tài liệu: {attachment}.")
    return redirect(attachment.plan)


@require_GET
@guarded(find=attachment_by)
def attachment_download(request: SignedInRequest, attachment: PlanAttachment) -> FileResponse:
    """Download the file under its own name."""
    return download_response(attachment.file, download_name=attachment.title)
