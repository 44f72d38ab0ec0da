"""Downloads of a desk and of each sending: Biểu 1, Biểu 2 and the pledge form, as Excel and PDF."""

from dataclasses import dataclass, replace

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from paperwork.downloads import content_response
from paperwork.long_forms import forms_pdf
from paperwork.vietnamese import official_date
from paperwork.workbooks import FormSheet, write_workbook
from registrations import count_sheet, pledges, workbooks
from registrations.models import Consolidation, Registration, Sending
from registrations.views.lookups import consolidation_by, desk_by, registration_by

# The forms by their name in an address, as each kind of plan has them.
FORMS = {
    RegistrationForm.INITIATIVES: {"bieu-1": "Biểu 1", "bieu-2": "Biểu 2"},
    RegistrationForm.PLEDGE: {"dang-ky-thi-dua": "Bản đăng ký thi đua"},
}
EXTENSIONS = ("xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class DeskPaper:
    """A form of everything accepted at a desk and below."""

    plan: Plan
    body: IssuingBody
    form: str
    extension: str


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A form of one sending of a consolidation."""

    consolidation: Consolidation
    sending: Sending
    form: str
    extension: str


def desk_paper_by(user: User, plan_pk: int, body_pk: int, form: str, extension: str) -> DeskPaper:
    """A form of a desk. Raises DoesNotExist."""
    desk = desk_by(user, plan_pk, body_pk)
    _check(desk.plan, form, extension)
    return DeskPaper(desk.plan, desk.body, form, extension)


def sent_paper_by(user: User, pk: int, version: int, form: str, extension: str) -> SentPaper:
    """A form of a sending. Raises DoesNotExist."""
    consolidation = consolidation_by(user, pk)
    _check(consolidation.plan, form, extension)
    sending = Sending.objects.get(consolidation=consolidation, version=version)
    return SentPaper(consolidation, sending, form, extension)


def pledge_by(user: User, pk: int) -> Registration:
    """A registration by which a unit pledges. Raises DoesNotExist."""
    registration = registration_by(user, pk)
    _check(registration.plan, "dang-ky-thi-dua", "xlsx")
    return registration


def _check(plan: Plan, form: str, extension: str) -> None:
    known = FORMS.get(RegistrationForm(plan.registration_form), {})
    if form not in known or extension not in EXTENSIONS:
        raise ObjectDoesNotExist


def forms_of_desk(plan: Plan, body: IssuingBody) -> list[tuple[str, str, str]]:
    """The forms of a desk: name, URL of the workbook, URL of the PDF."""
    return _addresses("desk_form", plan, plan.pk, body.pk)


def forms_of_sending(sending: Sending) -> list[tuple[str, str, str]]:
    """The forms of a sending: name, URL of the workbook, URL of the PDF."""
    one = sending.consolidation
    return _addresses("consolidation_form", one.plan, one.pk, sending.version)


def _addresses(route: str, plan: Plan, *keys: int) -> list[tuple[str, str, str]]:
    forms = FORMS.get(RegistrationForm(plan.registration_form), {})
    address = f"registrations:{route}"
    return [
        (
            name,
            reverse(address, args=[*keys, slug, "xlsx"]),
            reverse(address, args=[*keys, slug, "pdf"]),
        )
        for slug, name in forms.items()
    ]


@require_GET
@guarded(find=desk_paper_by)
def desk_form(request: SignedInRequest, paper: DeskPaper) -> HttpResponse:
    """A form of everything accepted at a desk and below; at a province's, of the whole province."""
    lines = count_sheet.at_desk(paper.plan, paper.body)
    pledged = pledges.at_desk(paper.plan, paper.body)
    form = _form(paper.plan, paper.body, paper.form, lines, pledged)
    return _response(form, paper.plan, paper.body, paper.form, paper.extension)


@require_GET
@guarded(find=sent_paper_by)
def consolidation_form(request: SignedInRequest, paper: SentPaper) -> HttpResponse:
    """A form of any sending, as it was sent."""
    one, sending = paper.consolidation, paper.sending
    lines = count_sheet.of_consolidation(one, sending.version)
    form = _form(one.plan, one.body, paper.form, lines, pledges.of_sending(sending))
    if sending.sent_at:
        day = official_date(timezone.localdate(sending.sent_at))
        form = replace(form, signed_at=day[:1].upper() + day[1:])
    return _response(
        form, one.plan, one.body, paper.form, paper.extension, f"lần gửi {sending.version}"
    )


@require_GET
@guarded(find=pledge_by)
def registration_pledge(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """The pledge of one unit as Excel."""
    plan, body = registration.plan, registration.body
    form = workbooks.pledge_form(plan, body, pledges.of_registration(registration))
    return _response(form, plan, body, "dang-ky-thi-dua", "xlsx")


def _form(
    plan: Plan,
    body: IssuingBody,
    name: str,
    lines: count_sheet.Gathered,
    pledged: pledges.PledgesGathered,
) -> FormSheet:
    if name == "bieu-1":
        return workbooks.count_form(plan, body, lines)
    if name == "bieu-2":
        return workbooks.list_form(plan, body, lines)
    return workbooks.pledge_form(plan, body, pledged)


def _response(
    form: FormSheet, plan: Plan, body: IssuingBody, name: str, extension: str, more: str = ""
) -> HttpResponse:
    called = FORMS[RegistrationForm(plan.registration_form)][name]
    title = " ".join(part for part in (called, str(body), more) if part)
    if extension == "xlsx":
        content = write_workbook([form])
    else:
        content = forms_pdf([form], title=title, place=body.place_name)
    return content_response(content, title=title, extension=extension)
