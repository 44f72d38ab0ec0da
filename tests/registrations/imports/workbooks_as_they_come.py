"""Workbooks as units send them, made by the tests."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.spreadsheet_import.grid import Grid, grid_of
from paperwork.workbooks import open_workbook
from tests.campaigns.factories import SEVEN_AREAS

FIELDS = dict(enumerate(SEVEN_AREAS, start=1))
HEAD = ("Lĩnh vực", "Tên mô hình, giải pháp, sáng kiến", "Dự kiến về tiến độ hoàn thành", "Ghi chú")
AREA_2, AREA_3 = "2. Cải cách thể chế", "3. Cải cách thủ tục hành chính"


def sheet_of(rows: list[tuple[Any, ...]], *, head: tuple = HEAD, above: int = 0) -> Workbook:
    """A workbook with one sheet: some lines above, the headings, the rows."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Biểu 2"
    for _ in range(above):
        sheet.append(["ỦY BAN NHÂN DÂN HUYỆN CỦ CHI"])
    for row in (head, *rows):
        sheet.append(list(row))
    return workbook


def saved(workbook: Workbook) -> bytes:
    """The file's bytes."""
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def grids(workbook: Workbook) -> list[Grid]:
    """The grids after a round through a file, as an upload has them."""
    read = open_workbook(BytesIO(saved(workbook)), to_read_only=True)
    return [grid_of(sheet) for sheet in read.worksheets]


def changed(workbook: Workbook, change: Callable[[Worksheet], Any]) -> Workbook:
    """The workbook with something done to its first sheet."""
    change(workbook.active)
    return workbook
