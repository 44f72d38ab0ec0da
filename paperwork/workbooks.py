"""Excel forms: columns declared once, written for print and read back; opened only when safe."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any, Literal
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.uploads import UploadRefused, check_archive
from paperwork.vietnamese import short_committee

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

    `rows` are mappings by column key, read once and one after the other, so that they may come
    straight from the database. `group_by` names the column that says its value once, in
    one merged cell over the following rows with the same value (Lĩnh vực in Biểu 2); it
    may be a value that no column shows, and `grouped` are further columns that say theirs once
    together with it. `totals`
    is a last bold row by column key. `signed_at` and `signer_lines` make the foot; without
    `signer_lines` there is none.
    """

    sheet_name: str
    title_lines: Sequence[str]
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, object]]
    body_name: str = ""
    superior_body_name: str = ""
    form_name: str = ""
    issued_with: str = ""
    group_by: str = ""
    grouped: Sequence[str] = ()
    totals: Mapping[str, object] = field(default_factory=dict)
    signed_at: str = "Ngày …… tháng …… năm ………"
    signer_lines: tuple[str, ...] = ("THỦ TRƯỞNG ĐƠN VỊ",)
    landscape: bool = False


def write_workbook(sheets: Sequence[FormSheet]) -> bytes:
    """Write the forms as one .xlsx, a sheet each, ready to print on A4; give its bytes.

    A row is written as it comes and not kept: 10,000 take no more memory than ten, but for the
    packed file. No cell holds a formula, whatever its text begins with. Raises `ValueError` without
    sheets.
    """
    if not sheets:
        raise ValueError("A workbook needs at least one sheet.")
    workbook = Workbook(write_only=True)
    _add_styles(workbook)
    taken: set[str] = set()
    for form in sheets:
        name = _free_sheet_name(form.sheet_name, taken)
        taken.add(name.lower())
        _FormWriter(workbook.create_sheet(name), form).write()
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def open_workbook(file: IO[bytes]) -> Workbook:
    """Open an uploaded .xlsx to be changed and given back; cells give values, never formulas. What
    only reads one asks `paperwork.spreadsheet_import`.

    Raises `UploadRefused` with a Vietnamese sentence where the file is broken, locked, unpacks
    to an unreasonable size, or carries XML entities (defusedxml guards openpyxl's parser).
    """
    check_archive(file, unpacked_limit=WORKBOOK_UNPACKED_LIMIT_BYTES).close()
    file.seek(0)
    with refuse_broken_files():
        return load_workbook(file, data_only=True)


@contextmanager
def refuse_broken_files() -> Iterator[None]:
    """Turn what the libraries raise on a file that they cannot read into `UploadRefused`."""
    try:
        yield
    except (
        BadZipFile,
        DefusedXmlException,
        EOFError,
        InvalidFileException,
        LookupError,
        NotImplementedError,
        ParseError,
        TypeError,
        ValueError,
        zlib.error,
    ) as error:
        raise UploadRefused(
            "Không đọc được tệp Excel này. Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) định "
            "dạng .xlsx rồi tải lên lại."
        ) from error


def put(sheet: Worksheet, row: int, column: int, value: object, style: str = "") -> Cell:
    """Write one value into a cell of an open sheet, as `hold` does.

    `style` names one of the workbook's named styles.
    """
    cell = sheet.cell(row=row, column=column)
    if style:
        cell.style = style
    if value is not None and value != "":
        set_cell(cell, value)
    return cell


def set_cell(cell: Cell, value: object) -> None:
    """Set a cell's value; text is stored as text even where it begins with = + - or @."""
    if value is None or value == "":
        cell.value = None
    elif isinstance(value, bool) or not isinstance(value, int | float):
        text = _CONTROL_SIGNS.sub("", str(value))[:_LONGEST_TEXT]
        cell.value = text
        cell.data_type = "s"
        # Excel keeps the text as text also when someone edits the cell.
        cell.quotePrefix = text[:1] in "=+-@\t\r"
    else:
        cell.value = value


class _FormWriter:
    """Writes one form downward, row by row, into a sheet that keeps nothing of it.

    A column's cell is one object that is filled anew for each row: made and styled once a form.
    """

    def __init__(self, sheet: Worksheet, form: FormSheet) -> None:
        self.sheet = sheet
        self.form = form
        self.row = 0
        self.cells = self._styled(bold=False)
        self.measure = RowDimension(sheet)
        self.merging = [
            get_column_letter(index)
            for index, column in enumerate(form.columns, start=1)
            if form.group_by
            and (column.key in (form.group_by, *form.grouped) or column.kind == "order")
        ]

    def write(self) -> None:
        """Write the form from its head to its foot."""
        head = self._head_lines()
        for index, column in enumerate(self.form.columns, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = column.width
        _set_up_print(self.sheet, self.form, header_row=len(head) + 2)
        self._write_head(head)
        self._write_rows()
        if self.form.totals:
            self._write_row(self._styled(bold=True), self.form.totals, bold=True)
        if self.form.signer_lines:
            self._write_foot()

    def _head_lines(self) -> list[tuple[str, Font, str]]:
        """Body, form name, title and its plan: text, font and side of each."""
        form = self.form
        lines = [
            (short_committee(form.superior_body_name).upper(), _PLAIN, "left"),
            (form.body_name.upper(), _BOLD, "left"),
            (form.form_name, _BOLD, "right"),
            *((line, _BOLD, "center") for line in form.title_lines),
            (form.issued_with, _ITALIC, "center"),
        ]
        return [line for line in lines if line[0]]

    def _write_head(self, lines: list[tuple[str, Font, str]]) -> None:
        columns = self.form.columns
        page_width = sum(column.width for column in columns)
        for text, font, side in lines:
            height = _POINTS_A_LINE * _line_count(text, page_width, bold=True)
            self._write_line(text, font, side, height=height)
        self._append([])
        cells = []
        for column in columns:
            cell = WriteOnlyCell(self.sheet)
            set_cell(cell, column.heading)
            cell.font, cell.alignment, cell.border = _BOLD, _CENTRED, _BOX
            cells.append(cell)
        headings = {column.key: column.heading for column in columns}
        self._append(cells, height=_height(columns, headings, floor=2, bold=True))

    def _write_rows(self) -> None:
        """The rows, the grouping column merged over those that share its value."""
        key, order, start, value = self.form.group_by, 0, 0, None
        said_above = dict.fromkeys((key, *self.form.grouped))
        for line in self.form.rows:
            if order and key and line.get(key) == value:
                self._write_row(self.cells, {**line, **said_above})
                continue
            self._merge(start)
            order, start, value = order + 1, self.row + 1, line.get(key)
            self._write_row(self.cells, line, order=order)
        self._merge(start)

    def _merge(self, start: int) -> None:
        if 0 < start < self.row:
            for letter in self.merging:
                # Not merged_cells.add(): it compares with every range before, which is quadratic.
                merged = CellRange(f"{letter}{start}:{letter}{self.row}")
                self.sheet.merged_cells.ranges.add(merged)

    def _write_row(
        self,
        cells: list[Cell],
        values: Mapping[str, object],
        *,
        order: int | None = None,
        bold: bool = False,
    ) -> None:
        for column, cell in zip(self.form.columns, cells, strict=True):
            value = values.get(column.key)
            set_cell(cell, order if column.kind == "order" and value is None else value)
        self._append(cells, height=_height(self.form.columns, values, bold=bold))

    def _write_foot(self) -> None:
        first = _foot_starts_at(self.form.columns)
        self._append([])
        self._write_line(self.form.signed_at, _ITALIC, "center", first)
        for line in self.form.signer_lines:
            self._write_line(line, _BOLD, "center", first)
        self._write_line("(Ký tên, đóng dấu)", _ITALIC, "center", first)

    def _write_line(
        self, text: str, font: Font, side: str, first: int = 1, height: float | None = None
    ) -> None:
        """A line over all columns from `first` on."""
        cell = WriteOnlyCell(self.sheet)
        set_cell(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        self._append([*[None] * (first - 1), cell], height=height)
        last = len(self.form.columns)
        if last > first:
            letters = get_column_letter(first), get_column_letter(last)
            self.sheet.merged_cells.add(f"{letters[0]}{self.row}:{letters[1]}{self.row}")

    def _append(self, cells: list[Any], height: float | None = None) -> None:
        """Write a row. Its height is set on the sheet only while the row is written."""
        self.row += 1
        if height is not None:
            self.measure.height = height
            self.sheet.row_dimensions[self.row] = self.measure
        self.sheet.append(cells)
        self.sheet.row_dimensions.pop(self.row, None)

    def _styled(self, *, bold: bool) -> list[Cell]:
        """A cell for each column in the style of the table."""
        cells = []
        for column in self.form.columns:
            cell = WriteOnlyCell(self.sheet)
            cell.style = _style_name(column, bold=bold)
            cells.append(cell)
        return cells


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


def _set_up_print(sheet: Worksheet, form: FormSheet, header_row: int) -> None:
    page = sheet.page_setup
    page.paperSize = Worksheet.PAPERSIZE_A4
    page.orientation = "landscape" if form.landscape else "portrait"
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # Margins of Nghị định 30/2020/NĐ-CP in inches: 20 mm round, 30 mm left where it is bound.
    sheet.page_margins.left = 30 / 25.4
    sheet.page_margins.right = sheet.page_margins.top = sheet.page_margins.bottom = 20 / 25.4
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.HeaderFooter.oddFooter.center.text = "&P/&N"
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
