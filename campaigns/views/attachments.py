"""The files of a plan: added, and fetched."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.access import guarded
from campaigns.forms.steps import AttachmentForm
from campaigns.models import Plan, PlanAttachment
from campaigns.permissions import may_organise, may_see_plan
from campaigns.plans.attaching import attach
from campaigns.views.lookups import attachment_by, plan_by
from paperwork.uploads import download_response


def _may_see_attachment(user: Any, attachment: PlanAttachment):
    return may_see_plan(user, attachment.plan)


@require_POST
@guarded(find=plan_by, see=may_see_plan, do=may_organise)
def plan_attach(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Add a file, after its type and size have been checked by content."""
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attachment = attach(plan, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error("file", objection)
        else:
            messages.success(request, f"Đã đính kèm: {attachment}.")
    for errors in form.errors.values():
        for sentence in errors:
            messages.error(request, str(sentence))
    return redirect("campaigns:plan_detail", plan.pk)


@require_GET
@guarded(find=attachment_by, see=_may_see_attachment)
def attachment_download(request: HttpRequest, attachment: PlanAttachment) -> FileResponse:
    """The file, under the name that it was given."""
    return download_response(attachment.file, download_name=attachment.title)
