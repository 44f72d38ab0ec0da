"""A unit's own side of reporting: what it reports under a plan, writing, sending; and reading."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import guarded
from audit.models import Event
from audit.steps import take
from campaigns.forms.steps import ReasonForm
from paperwork.uploads import download_response
from registrations.forms import ReportForm
from registrations.models import ProgressReport, ReportKind
from registrations.models.reports import SLUGS
from registrations.permissions import (
    may_edit_report,
    may_see_report,
    may_see_reports_of,
    may_write_report,
)
from registrations.reports import writing
from registrations.reports.due import due_of_report, may_report, reports_of, reports_under
from registrations.views.lookups import Unit, report_by, report_of, unit_by
from registrations.workflow import REPORT


@guarded(find=unit_by, see=may_see_reports_of)
def reports_of_unit(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What a unit reports under a plan: what is asked, what it wrote; and what it may add."""
    reports = reports_of(unit.plan, unit.body)
    there = {one.kind for one in reports}
    may_add = reports_under(unit.plan, unit.body)
    return render(
        request,
        "registrations/reports_of_unit.html",
        {
            "plan": unit.plan,
            "body": unit.body,
            "reports": reports,
            "unasked": [
                (ReportKind(kind).label, SLUGS[kind])
                for kind in ReportKind.values
                if may_add and kind not in there
            ],
        },
    )


@guarded(find=report_of, see=may_see_report, do=may_report)
def report_write(request: HttpRequest, report: ProgressReport) -> HttpResponse:
    """Write a report: save it, or save and send; whatever happens, what was typed stays."""
    form = ReportForm(request.POST or None, request.FILES or None, initial={"text": report.text})
    if request.method == "POST" and form.is_valid():
        try:
            writing.save_draft(report, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            if "send" in request.POST:
                return _send(request, report)
            messages.success(request, "Đã lưu bản nháp.")
            return redirect(report.write_url)
    return render(
        request,
        "registrations/report_form.html",
        {"report": report, "plan": report.plan, "form": form, "due": due_of_report(report)},
    )


@guarded(find=report_by, see=may_see_report)
def report_detail(request: HttpRequest, report: ProgressReport) -> HttpResponse:
    """One report, its history, and what one may do with it."""
    return render(
        request,
        "registrations/report_detail.html",
        {
            "report": report,
            "plan": report.plan,
            "steps": REPORT.steps_for(request.user, report),
            "may_edit": may_edit_report(request.user, report),
            "reason_form": ReasonForm(),
            "history": Event.objects.about(report),
        },
    )


@require_GET
@guarded(find=report_by, see=may_see_report)
def report_file(request: HttpRequest, report: ProgressReport) -> FileResponse:
    """The file, under the name by which it came."""
    if not report.file:
        raise Http404
    return download_response(report.file, download_name=report.original_name)


@require_POST
@guarded(find=report_by, see=may_see_report, do=may_write_report)
def report_send(request: HttpRequest, report: ProgressReport) -> HttpResponse:
    """Send a saved draft."""
    return _send(request, report)


def _send(request: HttpRequest, report: ProgressReport) -> HttpResponse:
    return take(
        request,
        lambda: writing.send(report, actor=request.user),
        done=f"Đã gửi báo cáo đến {report.received_by}.",
        then=reverse("registrations:report_detail", args=[report.pk]),
    )
