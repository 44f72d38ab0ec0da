"""From an uploaded workbook to a registration's lines: looked at first, all or nothing."""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File

from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.grid import Place, grid_of
from paperwork.uploads import WORKBOOK_KINDS, check_upload
from paperwork.workbooks import open_workbook
from registrations import submission
from registrations.imports.parser import Problem, ReadLine, Understood, understand
from registrations.imports.template_workbook import MARK_SHEET, mark_of
from registrations.models import Registration


def examine(file: File, plan: Plan, body: IssuingBody) -> Understood:
    """Read an uploaded workbook for a unit. Nothing is written.

    Raises UploadRefused where the file is no workbook that may be opened. A workbook made by the
    portal for another unit or plan is a problem of its own, and is not read further.
    """
    check_upload(file, kinds=WORKBOOK_KINDS)
    workbook = open_workbook(file, to_read_only=True)
    mark = mark_of(workbook)
    if mark is not None and (mark.plan_id, mark.body_id) != (plan.pk, body.pk):
        whose = IssuingBody.objects.filter(pk=mark.body_id).first()
        sentence = (
            f"Tệp này được cổng lập cho {whose or 'đơn vị khác'}"
            f"{'' if mark.plan_id == plan.pk else ', theo kế hoạch khác'}. Hãy chọn đúng tệp của "
            f"{body}, hoặc tải lại mẫu của đơn vị."
        )
        return Understood(problems=[Problem(Place(workbook.sheetnames[0], 1, 1), sentence)])
    sheets = [sheet for sheet in workbook.worksheets if sheet.title != MARK_SHEET]
    return understand(map(grid_of, sheets), fields_of(plan))


def fields_of(plan: Plan) -> dict[int, str]:
    """The plan's fields by position."""
    rows = ReformArea.objects.filter(area_set=plan.reform_area_set_id)
    return dict(rows.values_list("position", "name"))


def take_in(
    registration: Registration, lines: Sequence[ReadLine], *, actor: Any, based_on: int
) -> None:
    """Make the lines that were looked at the lines of the registration, in place of those it had;
    `based_on` is its revision then.

    All or nothing. Raises what `filing.save_draft` raises.
    """
    filed = as_filed(registration.plan, lines)
    submission.save_draft(registration, actor=actor, values={}, lines=filed, seen=based_on)


def as_filed(plan: Plan, lines: Sequence[ReadLine]) -> list[submission.InitiativeLine]:
    """Lines as read, in the fields of the plan, as the verbs take them."""
    areas = {
        area.position: area for area in ReformArea.objects.filter(area_set=plan.reform_area_set_id)
    }
    return [
        submission.InitiativeLine(
            area=areas[line.area],
            kind=line.kind,
            name=line.name,
            expected_completion=line.expected_completion,
            note=line.note,
        )
        for line in lines
    ]


def as_plain(lines: Sequence[ReadLine]) -> list[list[Any]]:
    """Lines as a session can keep them until they are confirmed."""
    return [
        [
            [line.place.sheet, line.place.row, line.place.column],
            line.area,
            line.kind,
            line.name,
            line.expected_completion,
            line.note,
        ]
        for line in lines
    ]


def from_plain(plain: Sequence[Sequence[Any]]) -> list[ReadLine]:
    """Lines out of the session."""
    return [ReadLine(Place(*place), *rest) for place, *rest in plain]
