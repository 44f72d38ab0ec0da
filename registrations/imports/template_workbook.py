"""The workbook that the portal gives a unit to fill in: Biểu 2 with the plan's fields, lists to
choose from, and a hidden mark by which it is known again."""

from dataclasses import dataclass
from io import BytesIO

from django.core import signing
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.workbooks import (
    Column,
    FormSheet,
    put,
    refusing_what_is_broken,
    write_workbook,
)
from registrations.models import InitiativeKind, Registration
from registrations.workbooks import issued_with, list_title

COLUMNS = (
    Column("area", "Lĩnh vực", 28),
    Column("kind", "Loại", 13),
    Column("name", "Tên mô hình, giải pháp, sáng kiến", 50),
    Column("expected_completion", "Dự kiến về tiến độ hoàn thành", 20),
    Column("note", "Ghi chú", 24),
)
EMPTY_LINES = 4  # under each field; more rows may be put in between
MARK_SHEET = "Cổng thi đua"
SALT = "registrations.own_workbook"


@dataclass(frozen=True, slots=True)
class Mark:
    """For which plan and unit a workbook was made."""

    plan_id: int
    body_id: int


def own_workbook(plan: Plan, body: IssuingBody, registration: Registration | None) -> bytes:
    """A unit's Biểu 2 under a plan as .xlsx: every field with the lines saved so far and empty
    ones to write in."""
    form = FormSheet(
        sheet_name="Biểu 2",
        form_name="Biểu 2",
        title_lines=list_title(plan),
        body_name=body.name,
        issued_with=issued_with(plan),
        columns=COLUMNS,
        rows=_rows(plan, registration),
        group_by="area",
        landscape=True,
    )
    workbook = load_workbook(BytesIO(write_workbook([form])))
    _offer_kinds(workbook.worksheets[0])
    _mark(workbook, Mark(plan.pk, body.pk))
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def mark_of(workbook: Workbook) -> Mark | None:
    """The mark in a workbook; None where it bears none, or one that is not ours.

    Raises UploadRefused where the sheet with the mark is broken.
    """
    if MARK_SHEET not in workbook.sheetnames:
        return None
    with refusing_what_is_broken():
        signed = workbook[MARK_SHEET]["A1"].value
    try:
        said = signing.loads(str(signed), salt=SALT)
        return Mark(int(said["plan"]), int(said["body"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def _rows(plan: Plan, registration: Registration | None) -> list[dict[str, str]]:
    saved = list(registration.initiatives.all()) if registration and registration.pk else []
    areas = plan.reform_area_set.areas.all() if plan.reform_area_set else []
    rows: list[dict[str, str]] = []
    for area in areas:
        rows += [
            {
                "area": str(area),
                "kind": line.get_kind_display(),
                "name": line.name,
                "expected_completion": line.expected_completion,
                "note": line.note,
            }
            for line in saved
            if line.area_id == area.pk
        ]
        rows += [{"area": str(area)}] * EMPTY_LINES
    return rows


def _offer_kinds(sheet: Worksheet) -> None:
    letter = get_column_letter([column.key for column in COLUMNS].index("kind") + 1)
    labels = ",".join(InitiativeKind.labels)
    choice = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=True)
    choice.error = f"Hãy chọn một trong: {', '.join(InitiativeKind.labels)}."
    choice.errorTitle = "Loại"
    sheet.add_data_validation(choice)
    first = next(
        row for row in range(1, sheet.max_row + 1) if sheet[f"{letter}{row}"].value == "Loại"
    )
    choice.add(f"{letter}{first + 1}:{letter}{sheet.max_row}")


def _mark(workbook: Workbook, mark: Mark) -> None:
    sheet = workbook.create_sheet(MARK_SHEET)
    put(sheet, 1, 1, signing.dumps({"plan": mark.plan_id, "body": mark.body_id}, salt=SALT))
    sheet.sheet_state = "veryHidden"
