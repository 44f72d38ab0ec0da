"""What Biểu 2 of 10,000 lines costs beside openpyxl itself: written, and read back.

The other side is the plainest program with openpyxl that gives the same: the same cells in the same
named styles, merged over the lines of a field, in its write-only mode; and all values of the same
workbook read in its read-only mode, without its merged cells and without understanding a line.
Both sides take turns in one run. The workbook that is read has been opened and saved by openpyxl,
so that it names its size as those of Excel do; without that openpyxl would read it twice.
"""

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from django.core.files.base import File
from figures import Figure
from names import Names
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from paperwork.spreadsheet_import.workbook_reader import read_workbook
from paperwork.workbooks import FormSheet, write_workbook
from registrations.imports.parser import InitiativeReader
from registrations.workbooks import LIST_COLUMNS_WITH_UNIT

NEEDS_NATION = False
LINES, FEW_LINES, FIELDS, TURNS = 10_000, 1_000, 7, 7


def measure() -> list[Figure]:
    """Both ratios of time, and the memory of each side at few lines and at many."""
    names = Names(seed=11)
    told = [names.description() for _ in range(LINES)]
    written = _written(told)
    book = _saved_again(written)
    writes = _in_turns(lambda: _written(told), lambda: _written_plainly(told))
    reads = _in_turns(lambda: _read(book), lambda: _read_plainly(book))
    figures = []
    for act, (ours, plain) in (("write", writes), ("read", reads)):
        what = f"Biểu 2 of {LINES:,} lines"
        figures += [
            Figure(
                f"sheet_{act}_vs_openpyxl",
                round(median(ours) / median(plain), 2),
                "times",
                f"{act} {what}, against openpyxl for the same cells; medians of {TURNS} turns",
            ),
            Figure(f"sheet_{act}_ms", round(median(ours) * 1000), "ms", f"{act} {what}"),
        ]
    for lines in (FEW_LINES, LINES):
        few = told[:lines]
        some = _saved_again(_written(few))
        acts: dict[str, Callable[[], Any]] = {
            "sheet_write_peak": lambda few=few: _written(few),
            "sheet_write_peak_openpyxl": lambda few=few: _written_plainly(few),
            "sheet_read_peak": lambda some=some: _read(some),
            "sheet_read_peak_openpyxl": lambda some=some: _read_plainly(some),
        }
        figures += [
            Figure(f"{name}_{lines}", _peak_mb(act), "MB", f"most memory taken at {lines:,} lines")
            for name, act in acts.items()
        ]
    return figures


def _in_turns(*acts: Callable[[], Any]) -> list[list[float]]:
    for act in acts:
        act()  # warms imports and caches
    seconds: list[list[float]] = [[] for _ in acts]
    for _ in range(TURNS):
        for place, act in enumerate(acts):
            start = perf_counter()
            act()
            seconds[place].append(perf_counter() - start)
    return seconds


def _peak_mb(act: Callable[[], Any]) -> float:
    act()
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(peak / 2**20, 1)


def _rows(names: Iterable[str], count: int) -> Iterator[dict[str, str]]:
    for number, name in enumerate(names):
        yield {
            "area": f"{_field(number, count)}. Lĩnh vực thứ {_field(number, count)}",
            "unit": f"Ủy ban nhân dân xã Thử {number // 5}",
            "name": name,
            "expected_completion": "quý III/2026",
            "note": "phối hợp" if number % 3 else "",
        }


def _field(number: int, count: int) -> int:
    return 1 + number * FIELDS // count


def _written(names: list[str]) -> bytes:
    form = FormSheet(
        sheet_name="Biểu 2",
        form_name="Biểu 2",
        title_lines=("THỐNG KÊ TÊN CÁC SÁNG KIẾN", "NĂM 2026"),
        body_name="Ủy ban nhân dân tỉnh Thử",
        columns=LIST_COLUMNS_WITH_UNIT,
        rows=_rows(names, len(names)),
        group_by="area",
        landscape=True,
    )
    return write_workbook([form])


def _written_plainly(names: list[str]) -> bytes:
    workbook = Workbook(write_only=True)
    side = Side(style="thin")
    style = NamedStyle(
        "line",
        font=Font(name="Times New Roman", size=13),
        alignment=Alignment(vertical="center", wrap_text=True),
        border=Border(side, side, side, side),
    )
    workbook.add_named_style(style)
    sheet = workbook.create_sheet("Biểu 2")
    for letter, column in zip("ABCDE", LIST_COLUMNS_WITH_UNIT, strict=True):
        sheet.column_dimensions[letter].width = column.width
    start, area = 1, ""
    for number, row in enumerate(_rows(names, len(names)), start=1):
        if row["area"] != area:
            if number > start + 1:
                sheet.merged_cells.add(f"A{start}:A{number - 1}")
            start, area = number, row["area"]
        cells = []
        for column in LIST_COLUMNS_WITH_UNIT:
            is_said_above = column.key == "area" and number != start
            cell = WriteOnlyCell(sheet, None if is_said_above else row[column.key])
            cell.style = "line"
            cells.append(cell)
        sheet.append(cells)
    sheet.merged_cells.add(f"A{start}:A{len(names)}")
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def _saved_again(book: bytes) -> bytes:
    stored = BytesIO()
    load_workbook(BytesIO(book)).save(stored)
    return stored.getvalue()


def _read(book: bytes) -> int:
    workbook = read_workbook(File(BytesIO(book), name="bieu-2.xlsx"))
    fields = {number: f"Lĩnh vực thứ {number}" for number in range(1, FIELDS + 1)}
    reading = InitiativeReader(fields).read(workbook.grids)
    if reading.problems or not reading.lines:
        raise RuntimeError(f"Not read as it was written: {reading.problems[:3]}")
    return len(reading.lines)


def _read_plainly(book: bytes) -> list[tuple[Any, ...]]:
    workbook = load_workbook(BytesIO(book), data_only=True, read_only=True)
    return list(workbook.worksheets[0].iter_rows(values_only=True))
