"""Workbooks as units send them, made by the tests."""

from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

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


def changed(workbook: Workbook, change: Callable[[Worksheet], Any]) -> Workbook:
    """The workbook with something done to its first sheet."""
    change(workbook.active)
    return workbook
