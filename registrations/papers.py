"""The registration as a printed form, on the official page of paperwork/."""

from itertools import groupby

from campaigns.models import Plan, ReformArea
from campaigns.models.plans import RegistrationForm
from decisions.papers import superior_of
from decisions.signature import head_signs
from paperwork.official_page import render_pdf
from paperwork.vietnamese import short_committee
from registrations import workbooks
from registrations.count_sheet import (
    Gathered,
    Line,
    areas_of,
    count_sheet,
    list_sheet,
    of_registration,
)
from registrations.models import PledgedPerson, Registration
from registrations.models.list_lines import BESIDE_NAME


def registration_pdf(registration: Registration) -> bytes:
    """The registration to print and sign: Biểu 1 and Biểu 2, or the pledge, as its plan asks.

    Bytes of a PDF.
    """
    plan = registration.plan
    paper = {
        "registration": registration,
        "plan": plan,
        "body_name": registration.body.name,
        "superior_body_name": short_committee(superior_of(registration.body)),
        "place": registration.body.place_name,
        "issued_with": workbooks.issued_with(plan),
        "signed_on": registration.submitted_at,
        "compiler_name": "",
        "signer_name": "",
        "signer_lines": head_signs(registration.body),
    }
    if plan.registration_form == RegistrationForm.PLEDGE:
        paper |= {
            "title": f"Bản đăng ký thi đua – {registration.body}",
            "people": [_named(person) for person in registration.people.all()],
        }
        return render_pdf("registrations/papers/pledge.html", paper)
    gathered = of_registration(registration)
    counts = count_sheet(plan, gathered)
    paper |= {
        "title": f"Bản đăng ký mô hình, giải pháp, sáng kiến – {registration.body}",
        "count_title": workbooks.count_title(plan),
        "list_title": workbooks.list_title(plan),
        "counts": counts,
        "total": sum(row.count for row in counts),
        "columns": BESIDE_NAME,
        "lines_by_area": _by_area(plan, gathered),
    }
    return render_pdf("registrations/papers/initiatives.html", paper)


def _named(person: PledgedPerson) -> str:
    """A person as the form asks: name, position, unit."""
    return ", ".join(part for part in (person.full_name, person.job_title, person.unit) if part)


def _by_area(plan: Plan, gathered: Gathered) -> list[tuple[ReformArea, list[Line]]]:
    """Every field of the plan with its lines: a field without any is printed empty, as on the
    form."""
    lines = list_sheet(gathered)
    found = {area: list(rows) for area, rows in groupby(lines, key=lambda line: line.area_id)}
    return [(area, found.get(area.pk, [])) for area in areas_of(plan, found)]
