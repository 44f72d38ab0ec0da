"""Excel forms: columns declared once, written for print and read back; opened only when safe."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import IO, Literal
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.uploads import UploadRefused, check_archive

# A workbook of 10,000 rows is some 10 MB unpacked; openpyxl needs about fifty times that.
WORKBOOK_UNPACKED_LIMIT_BYTES = 60 * 1024 * 1024

_FACE = "Times New Roman"
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PLAIN = Font(name=_FACE, size=13)
_BOLD = Font(name=_FACE, size=13, bold=True)
_ITALIC = Font(name=_FACE, size=13, italic=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TEXT = 32_767  # Excel holds no more in a cell
_POINTS_A_LINE = 17.0  # height of a line of 13-point Times


@dataclass(frozen=True)
class Column:
    """One column of a form: `key` of the row's value, printed heading, width in characters.

    kind "text" is set left, "number" centred and kept as a number, "order" is STT: counted by
    the writer, no value needed.
    """

    key: str
    heading: str
    width: float
    kind: Literal["text", "number", "order"] = "text"


@dataclass(frozen=True)
class FormSheet:
    """One form (biểu) on one sheet.

    `rows` are mappings by column key. `group_by` names the column that says its value once, in
    one merged cell over the following rows with the same value (Lĩnh vực in Biểu 2). `totals`
    is a last bold row by column key. `signed_at` and `signer_capacity` make the foot; without
    `signer_capacity` there is none.
    """

    sheet_name: str
    title_lines: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, object]]
    body_name: str = ""
    superior_body_name: str = ""
    form_name: str = ""
    issued_with: str = ""
    group_by: str = ""
    totals: Mapping[str, object] = field(default_factory=dict)
    signed_at: str = "Ngày …… tháng …… năm ………"
    signer_capacity: str = "THỦ TRƯỞNG ĐƠN VỊ"
    landscape: bool = False


def write_workbook(sheets: Sequence[FormSheet]) -> bytes:
    """Write the forms as one .xlsx, a sheet each, ready to print on A4; give its bytes.

    No cell holds a formula, whatever its text begins with. Raises `ValueError` without sheets.
    """
    if not sheets:
        raise ValueError("A workbook needs at least one sheet.")
    workbook = Workbook()
    workbook.remove(workbook.active)
    _add_styles(workbook)
    taken: set[str] = set()
    for form in sheets:
        name = _free_sheet_name(form.sheet_name, taken)
        taken.add(name.lower())
        _write_form(workbook.create_sheet(name), form)
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def open_workbook(file: IO[bytes]) -> Workbook:
    """Open an uploaded .xlsx for reading; cells give values, never formulas.

    Raises `UploadRefused` with a Vietnamese sentence where the file is broken, locked, unpacks
    to an unreasonable size, or carries XML entities (defusedxml guards openpyxl's parser).
    """
    check_archive(file, unpacked_limit=WORKBOOK_UNPACKED_LIMIT_BYTES).close()
    file.seek(0)
    try:
        return load_workbook(file, data_only=True)
    except (
        BadZipFile,
        DefusedXmlException,
        InvalidFileException,
        KeyError,
        NotImplementedError,
        ParseError,
        TypeError,
        ValueError,
    ) as error:
        raise UploadRefused(
            "Không đọc được tệp Excel này. Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) định "
            "dạng .xlsx rồi tải lên lại."
        ) from error


def put(sheet: Worksheet, row: int, column: int, value: object, style: str = "") -> Cell:
    """Write one value; text is stored as text even where it begins with = + - or @.

    `style` names one of the workbook's named styles.
    """
    cell = sheet.cell(row=row, column=column)
    if style:
        cell.style = style
    if value is None or value == "":
        return cell
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = _CONTROL_SIGNS.sub("", str(value))[:_LONGEST_TEXT]
        cell.value = text
        cell.data_type = "s"
        # Excel keeps the text as text also when someone edits the cell.
        cell.quotePrefix = text[:1] in "=+-@\t\r"
    else:
        cell.value = value
    return cell


def _write_form(sheet: Worksheet, form: FormSheet) -> None:
    header_row = _write_head(sheet, form)
    for index, column in enumerate(form.columns, start=1):
        cell = put(sheet, header_row, index, column.heading)
        cell.font, cell.alignment, cell.border = _BOLD, _CENTRED, _BOX
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[header_row].height = _height(
        form.columns, {column.key: column.heading for column in form.columns}, floor=2, bold=True
    )
    last_row = _write_rows(sheet, form, header_row + 1)
    if form.totals:
        last_row += 1
        _write_row(sheet, form.columns, last_row, form.totals, bold=True)
    _write_foot(sheet, form, last_row + 2)
    _set_up_print(sheet, form, header_row)


def _write_head(sheet: Worksheet, form: FormSheet) -> int:
    """Write body, form name, title and its plan; give the row for the headings."""
    row = 1
    lines = [
        (form.superior_body_name.upper(), _PLAIN, "left"),
        (form.body_name.upper(), _BOLD, "left"),
        (form.form_name, _BOLD, "right"),
        *((line, _BOLD, "center") for line in form.title_lines),
        (form.issued_with, _ITALIC, "center"),
    ]
    page_width = sum(column.width for column in form.columns)
    for text, font, side in lines:
        if not text:
            continue
        _merged_line(sheet, row, 1, len(form.columns), text, font, side)
        sheet.row_dimensions[row].height = _POINTS_A_LINE * _line_count(text, page_width, bold=True)
        row += 1
    return row + 1


def _write_rows(sheet: Worksheet, form: FormSheet, first_row: int) -> int:
    """Write the rows, merging the grouping column; give the last row written."""
    row = first_row - 1
    for order, lines in enumerate(_groups(form), start=1):
        group_start = row + 1
        for line in lines:
            row += 1
            first = row == group_start
            shown = line if first else {**line, form.group_by: None}
            _write_row(sheet, form.columns, row, shown, order=order if first else None)
        if row > group_start:
            _merge_group(sheet, form, group_start, row)
    return row


def _groups(form: FormSheet) -> Iterator[list[Mapping[str, object]]]:
    """Give the rows that share one value of the grouping column; singly where there is none."""
    if not form.group_by:
        return ([line] for line in form.rows)
    same_value = groupby(form.rows, key=lambda line: line.get(form.group_by))
    return (list(lines) for _, lines in same_value)


def _merge_group(sheet: Worksheet, form: FormSheet, start: int, end: int) -> None:
    for index, column in enumerate(form.columns, start=1):
        if column.key == form.group_by or column.kind == "order":
            letter = get_column_letter(index)
            # Not sheet.merge_cells(): it compares with every range before, which is quadratic.
            merged = MergedCellRange(sheet, f"{letter}{start}:{letter}{end}")
            sheet.merged_cells.ranges.add(merged)


def _write_row(
    sheet: Worksheet,
    columns: Sequence[Column],
    row: int,
    values: Mapping[str, object],
    *,
    order: int | None = None,
    bold: bool = False,
) -> None:
    for index, column in enumerate(columns, start=1):
        value = values.get(column.key)
        if column.kind == "order" and value is None:
            value = order
        put(sheet, row, index, value, _style_name(column, bold=bold))
    sheet.row_dimensions[row].height = _height(columns, values, bold=bold)


def _style_name(column: Column, *, bold: bool) -> str:
    place = "Ô chữ" if column.kind == "text" else "Ô số"
    return f"{place} đậm" if bold else place


def _add_styles(workbook: Workbook) -> None:
    """Name the styles of table cells: named once, they cost nothing per cell."""
    for place, alignment in (("Ô chữ", _LEFT), ("Ô số", _CENTRED)):
        for name, font in ((place, _PLAIN), (f"{place} đậm", _BOLD)):
            workbook.add_named_style(
                NamedStyle(name=name, font=font, alignment=alignment, border=_BOX)
            )


def _write_foot(sheet: Worksheet, form: FormSheet, row: int) -> None:
    if not form.signer_capacity:
        return
    last = len(form.columns)
    first = _foot_starts_at(form.columns)
    lines = [
        (form.signed_at, _ITALIC),
        (form.signer_capacity, _BOLD),
        ("(Ký tên, đóng dấu)", _ITALIC),
    ]
    for offset, (text, font) in enumerate(lines):
        _merged_line(sheet, row + offset, first, last, text, font, "center")


def _foot_starts_at(columns: Sequence[Column]) -> int:
    """Give the first column of the right-hand half, counted by width."""
    half = sum(column.width for column in columns) / 2
    used = 0.0
    for index, column in enumerate(columns, start=1):
        if used + column.width > half:
            # A wide column in the middle belongs to the half it mostly lies in.
            return index if used + column.width / 2 >= half or index == len(columns) else index + 1
        used += column.width
    return len(columns)


def _merged_line(
    sheet: Worksheet, row: int, first: int, last: int, text: str, font: Font, side: str
) -> None:
    cell = put(sheet, row, first, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def _set_up_print(sheet: Worksheet, form: FormSheet, header_row: int) -> None:
    page = sheet.page_setup
    page.paperSize = sheet.PAPERSIZE_A4
    page.orientation = "landscape" if form.landscape else "portrait"
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # Margins of Nghị định 30/2020/NĐ-CP in inches: 20 mm round, 30 mm left where it is bound.
    sheet.page_margins.left = 30 / 25.4
    sheet.page_margins.right = sheet.page_margins.top = sheet.page_margins.bottom = 20 / 25.4
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.oddFooter.center.text = "&P/&N"
    sheet.freeze_panes = f"A{header_row + 1}"


def _height(
    columns: Sequence[Column],
    values: Mapping[str, object],
    *,
    floor: int = 1,
    bold: bool = False,
) -> float:
    """Estimate a row's height in points: Excel does not fit rows written by a program."""
    most = max(
        (_line_count(str(values.get(c.key) or ""), c.width, bold=bold) for c in columns), default=1
    )
    return min(max(most, floor) * _POINTS_A_LINE + 3, 409.0)


def _line_count(text: str, width: float, *, bold: bool) -> int:
    # A column's width is counted in digits of 11-point Calibri; 13-point Times runs wider.
    room = max(1.0, width * (0.86 if bold else 0.92))
    return sum(max(1, -(-len(line) // int(room))) for line in text.split("\n"))


def _free_sheet_name(wanted: str, taken: set[str]) -> str:
    """Give a name Excel accepts (31 signs, none of []:*?/\\) that no other sheet has."""
    clean = _FORBIDDEN_IN_SHEET_NAMES.sub(" ", wanted).strip(" '")[:31] or "Biểu"
    name, number = clean, 1
    while name.lower() in taken:
        number += 1
        name = f"{clean[:26]} ({number})"
    return name
