"""The page of a consolidation: each sending, and beside it the live figures."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import SignedInRequest, guarded
from audit.models import Event
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from registrations import count_sheet, pledges
from registrations.consolidation import differences, snapshot
from registrations.consolidation.comparison import beside
from registrations.consolidation.differences import Difference
from registrations.consolidation.sending_question import sending_question
from registrations.desks import Desk
from registrations.forms import CoveringForm
from registrations.models import Consolidation, Sending
from registrations.models.list_lines import BESIDE_NAME
from registrations.permissions import serves_desk
from registrations.views.desks.downloads import forms_of_sending
from registrations.views.lookups import consolidation_by
from registrations.workflow import CONSOLIDATION
from screens.filters import LINES_PER_PAGE
from screens.steps import PageContext

UNITS_SHOWN = 100
# Beyond so many lines they are held against each other by name only where somebody asks for it.
COMPARED_AT_ONCE = 2000


@guarded(find=consolidation_by)
def consolidation_detail(request: SignedInRequest, consolidation: Consolidation) -> HttpResponse:
    """The page of a consolidation: the sending that was asked for, or the live lines; and for
    people of the desk, sent and live figures side by side."""
    sendings = list(Sending.objects.filter(consolidation=consolidation).order_by("-version"))
    shown = _asked_for(request, consolidation, sendings)
    at_the_desk = serves_desk(request.user, Desk(consolidation.plan, consolidation.body))
    is_pledge = consolidation.plan.registration_form == RegistrationForm.PLEDGE
    said = (_pledged if is_pledge else _lines)(consolidation, shown, request.GET.get("page"))
    compares = "so-sanh" in request.GET or said["page"].paginator.count <= COMPARED_AT_ONCE
    steps = CONSOLIDATION.steps_for(request.user, consolidation)
    return render(
        request,
        "registrations/consolidations/consolidation_detail.html",
        {
            "consolidation": consolidation,
            "is_pledge": is_pledge,
            "beside_heading": "Đăng ký" if is_pledge else "Lĩnh vực",
            "sendings": [(one, forms_of_sending(one)) for one in sendings],
            "shown": shown,
            **said,
            **_units(consolidation, shown),
            "beside": beside(consolidation) if consolidation.version and at_the_desk else None,
            "compares": compares,
            "differences": (
                _differences(consolidation, shown, with_live=at_the_desk) if compares else []
            ),
            "steps": steps,
            "question": _question(consolidation) if "send" in steps else "",
            "covering_form": CoveringForm(initial={"covering_text": consolidation.covering_text}),
            "history": Event.objects.about(consolidation),
        },
    )


def _question(consolidation: Consolidation) -> str:
    return sending_question(str(consolidation.received_by), snapshot.absent_now(consolidation))


def _asked_for(
    request: SignedInRequest, consolidation: Consolidation, sendings: list[Sending]
) -> Sending | None:
    """The sending in the query string, else the last; None for live figures, which are shown while
    the consolidation is a draft."""
    by_version = {str(sending.version): sending for sending in sendings}
    asked = by_version.get(request.GET.get("lan", ""))
    if asked is None and consolidation.status in Consolidation.ABOVE:
        return by_version.get(str(consolidation.version))
    return asked


def _lines(consolidation: Consolidation, shown: Sending | None, page: str | None) -> PageContext:
    plan = consolidation.plan
    gathered = (
        count_sheet.of_consolidation(consolidation, shown.version)
        if shown
        else count_sheet.at_desk(plan, consolidation.body)
    )
    counts = count_sheet.count_sheet(plan, gathered)
    names = {row.area.pk: str(row.area) for row in counts}
    total = sum(row.count for row in counts)
    paginator = Paginator(count_sheet.lines_of(gathered), LINES_PER_PAGE)
    paginator.count = total  # known already; not counted line by line again
    cut = paginator.get_page(page)
    return {
        "counts": counts,
        "total": total,
        "columns": [column for column in BESIDE_NAME if column.brief],
        "page": cut,
        "lines": [
            (names[line.area_id], line) for line in map(count_sheet.as_line, cut.object_list)
        ],
    }


def _pledged(consolidation: Consolidation, shown: Sending | None, page: str | None) -> PageContext:
    gathered = (
        pledges.of_sending(shown)
        if shown
        else pledges.at_desk(consolidation.plan, consolidation.body)
    )
    collectives, persons = gathered.counts()
    cut = Paginator(pledges.rows_of(gathered), LINES_PER_PAGE).get_page(page)
    return {
        "collectives": collectives,
        "persons": persons,
        "page": cut,
        "rows": list(map(pledges.as_row, cut.object_list)),
    }


def _units(consolidation: Consolidation, shown: Sending | None) -> PageContext:
    """The units with their numbers (of lines or, of pledges, persons), those late, and those that
    are not in the figures."""
    is_pledge = consolidation.plan.registration_form == RegistrationForm.PLEDGE
    if shown is None:
        return _units_now(consolidation, is_pledge)
    registered = shown.units.registered().select_related("body").annotate(persons=Count("people"))
    return {
        "units": [
            (one.body, one.persons if is_pledge else one.line_count, one.is_late)
            for one in registered[:UNITS_SHOWN]
        ],
        "unit_count": registered.count(),
        "late_count": registered.filter(is_late=True).count(),
        "absent": shown.units.absent().select_related("body")[:UNITS_SHOWN],
        "absent_count": shown.units.absent().count(),
    }


def _units_now(consolidation: Consolidation, is_pledge: bool) -> PageContext:
    plan, desk = consolidation.plan, consolidation.body
    numbers = (
        pledges.at_desk(plan, desk).count_by_body()
        if is_pledge
        else count_sheet.count_by_body(count_sheet.at_desk(plan, desk))
    )
    bodies = IssuingBody.objects.filter(pk__in=numbers).order_by("path")
    absent = snapshot.absent_now(consolidation)
    return {
        "units": [(body, numbers[body.pk], False) for body in bodies[:UNITS_SHOWN]],
        "unit_count": len(numbers),
        "late_count": 0,
        "absent": absent[:UNITS_SHOWN],
        "absent_count": len(absent),
    }


def _differences(
    consolidation: Consolidation, shown: Sending | None, *, with_live: bool
) -> list[tuple[str, Difference]]:
    """By name, what the sending that is shown changed; and, for those who work at the desk, what
    has changed since the last."""
    found = []
    last = shown.version if shown else consolidation.version
    if last > 1:
        changed = differences.between_sendings(consolidation, last - 1, last)
        found.append((f"Lần gửi {last} so với lần {last - 1}", changed))
    if consolidation.version and with_live:
        since = differences.since_sent(consolidation)
        found.append((f"Hiện nay so với lần gửi {consolidation.version}", since))
    return found
