"""Views of a unit's reports under a plan: list, form, sending, page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from audit import clock
from audit.models import Event
from audit.transitions import EditedMeanwhile
from campaigns.models.plans import RegistrationForm
from paperwork.uploads import download_response
from registrations.models import (
    ProgressReport,
    ReportedLine,
    ReportKind,
    ReportSending,
    Timeliness,
)
from registrations.models.reports import SLUGS
from registrations.permissions import (
    may_edit_report,
    may_write_report,
)
from registrations.reports import report_steps
from registrations.reports.content import late_units, sent_late_units, sent_lines, shown_to
from registrations.reports.due import due_of_report, may_report, reports_of, reports_under
from registrations.reports.figures import (
    ReportFigures,
    as_unit,
    difference,
    live_figures,
    sent_figures,
    unit_rows,
)
from registrations.reports.forms import ReportForm, initial_of
from registrations.reports.papers import ListedUnit, as_passage, cited_plan
from registrations.reports.proposed_text import Occasion, proposed_text
from registrations.reports.sources import Sources, live_lines, sources_of
from registrations.views.lookups import (
    Unit,
    report_by,
    report_of,
    report_sending_by,
    reporting_unit_by,
)
from screens.edit_conflicts import conflict_page
from screens.fields import keys_in
from screens.filters import LINES_PER_PAGE, paginate
from screens.steps import PageContext, take


@guarded(find=reporting_unit_by)
def reports_of_unit(request: SignedInRequest, unit: Unit) -> HttpResponse:
    """What a unit reports under a plan: what is asked, what it wrote; and what it may add."""
    reports = reports_of(unit.plan, unit.body)
    there = {one.kind for one in reports}
    may_add = reports_under(unit.plan, unit.body)
    return render(
        request,
        "registrations/reports/reports_of_unit.html",
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


@guarded(find=report_of, do=may_report)
def report_write(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """Write a report beside its figures: save it, or save and send; add the proposed text, or a
    passage of a unit's report. Whatever happens, what was typed stays."""
    sources = sources_of(report)
    units = sources.own_units()
    figures = live_figures(sources, units)
    late = late_units(sources, units)
    proposed = proposed_text(
        Occasion(
            report.body.name,
            cited_plan(report.plan),
            clock.today(),
            counts_initiatives=report.plan.registration_form == RegistrationForm.INITIATIVES,
        ),
        figures,
        late=[one.name for one in late if one.reported == Timeliness.LATE],
        missing=[one.name for one in late if one.reported == Timeliness.MISSING],
    )
    form = ReportForm(
        request.POST or None, request.FILES or None, initial=initial_of(report, proposed)
    )
    if "propose" in request.POST:
        form.put(proposed)
    elif "take" in request.POST:
        form.put(_passage(sources, request.POST["take"]))
    elif request.method == "POST" and form.is_valid():
        try:
            report_steps.save_draft(
                report,
                actor=request.user,
                words=form.words(),
                file=form.cleaned_data["file"],
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=report.write_url)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            if "send" in request.POST:
                return _send(request, report)
            messages.success(request, "Đã lưu bản nháp.")
            return redirect(report.write_url)
    return render(
        request,
        "registrations/reports/report_form.html",
        {
            "report": report,
            "plan": report.plan,
            "form": form,
            "due": due_of_report(report),
            "figures": figures,
            "late": late,
            "gathers": sources.gathers,
            "sendings": paginate(request, _with_bodies(sources)),
        },
    )


def _with_bodies(sources: Sources) -> QuerySet[ReportSending]:
    return sources.sendings().select_related("report__body").order_by("report__body__path")


def _passage(sources: Sources, key: str) -> str:
    """The text of a unit's report, under its name; nothing where it is not one that counts here."""
    sending = _with_bodies(sources).filter(pk__in=keys_in([key])).first()
    return f"- {sending.report.body.name}:\n{as_passage(sending.text)}" if sending else ""


@guarded(find=report_by)
def report_detail(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    """One report: words and figures as sent, or as they are now for those who write it; its
    history, earlier sendings, and the steps that the person may take."""
    shown = shown_to(request.user, report)
    sendings = list(report.sendings.select_related("sent_by"))
    now: ReportFigures | None = None
    lines: Any = ReportedLine.objects.none()
    frozen: QuerySet = ReportedLine.objects.none()
    late: list[ListedUnit] = []
    if may_write_report(request.user, report):
        sources = sources_of(report)
        units = sources.own_units()
        now, lines = live_figures(sources, units), live_lines(sources)
        late = late_units(sources, units)
        frozen = sources.gathered_lines()
    figures = now
    if isinstance(shown, ReportSending):
        figures, lines, frozen = sent_figures(shown), sent_lines(shown), shown.lines.all()
        late = sent_late_units(shown)
    last = next((one for one in reversed(sendings) if one.version == report.version), None)
    return render(
        request,
        "registrations/reports/report_detail.html",
        {
            "report": report,
            "plan": report.plan,
            "shown": shown,
            "is_live": shown is report,
            "figures": figures,
            "late": late,
            **_units(request, frozen),
            "page": paginate(request, lines, size=LINES_PER_PAGE),
            "sendings": sendings,
            "changes": difference(sent_figures(last), now) if last and now else [],
            "may_edit": may_edit_report(request.user, report),
            "history": Event.objects.about(report),
        },
    )


def _units(request: SignedInRequest, lines: QuerySet) -> PageContext:
    """A page of the units that frozen lines name, and the figures of each."""
    units = paginate(request, unit_rows(lines), size=LINES_PER_PAGE, parameter="don_vi")
    return {"units": units, "by_unit": [as_unit(row) for row in units]}


@require_GET
@guarded(find=report_sending_by)
def report_version(request: SignedInRequest, sending: ReportSending) -> HttpResponse:
    """One sending as it was, and what it changed of the one before."""
    report = sending.report
    figures = sent_figures(sending)
    before = report.sendings.filter(version=sending.version - 1).first()
    return render(
        request,
        "registrations/reports/report_version.html",
        {
            "report": report,
            "plan": report.plan,
            "sending": sending,
            "figures": figures,
            "before": before,
            "changes": difference(sent_figures(before), figures) if before else [],
            "late": sent_late_units(sending),
            **_units(request, sending.lines.all()),
            "page": paginate(request, sent_lines(sending), size=LINES_PER_PAGE),
        },
    )


@require_GET
@guarded(find=report_by)
def report_file(request: SignedInRequest, report: ProgressReport) -> FileResponse:
    """The file, under the name by which it came."""
    return _file_of(shown_to(request.user, report))


@require_GET
@guarded(find=report_sending_by)
def report_version_file(request: SignedInRequest, sending: ReportSending) -> FileResponse:
    """The file that went with a sending."""
    return _file_of(sending)


def _file_of(shown: ProgressReport | ReportSending) -> FileResponse:
    if not shown.file:
        raise Http404
    return download_response(shown.file, download_name=shown.original_name)


def _send(request: SignedInRequest, report: ProgressReport) -> HttpResponse:
    return take(
        request,
        lambda: report_steps.send(report, actor=request.user),
        done=f"Đã gửi báo cáo đến {report.received_by}.",
        then=report.get_absolute_url(),
    )
