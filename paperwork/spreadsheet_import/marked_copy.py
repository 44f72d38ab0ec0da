"""An uploaded workbook given back with what is wrong marked in it."""

from collections.abc import Iterable
from io import BytesIO
from typing import IO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from paperwork.spreadsheet_import.problems import Problem
from paperwork.workbooks import open_workbook, put

RED = PatternFill("solid", start_color="FFF4C7C3", end_color="FFF4C7C3")
LIST_SHEET = "Cần sửa"


def marked_copy(file: IO[bytes], problems: Iterable[Problem]) -> bytes:
    """The workbook with each faulty cell in red and a note on it, and a sheet that lists them all
    in front; to be sent back to whoever made it. Raises UploadRefused as `open_workbook` does."""
    workbook, problems = open_workbook(file), list(problems)
    for problem in problems:
        _mark(workbook, problem)
    sheet = workbook.create_sheet(_free_name(workbook), 0)
    put(sheet, 1, 1, "Vị trí")
    put(sheet, 1, 2, "Cần sửa")
    for row, problem in enumerate(problems, start=2):
        put(sheet, row, 1, str(problem.place))
        put(sheet, row, 2, problem.sentence)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    workbook.active = 0
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def _mark(workbook: Workbook, problem: Problem) -> None:
    place = problem.place
    if place.sheet not in workbook.sheetnames or not place.row:
        return
    cell = workbook[place.sheet].cell(row=place.row, column=place.column or 1)
    cell.fill = RED
    if hasattr(cell, "comment"):
        said = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(f"{said}{problem.sentence}", "Cổng thi đua")


def _free_name(workbook: Workbook) -> str:
    name, number = LIST_SHEET, 1
    while name in workbook.sheetnames:
        number += 1
        name = f"{LIST_SHEET} {number}"
    return name
