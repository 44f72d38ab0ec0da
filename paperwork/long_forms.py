"""A form of any length as PDF, drawn row by row: ten lines as well as ten thousand.

WeasyPrint lays a table out as a whole, and takes minutes and gigabytes for ten thousand lines
(docs/decisions/0011). Here a row is measured, drawn and forgotten. What is drawn is the same
`FormSheet` that is written as a workbook, with the head of the printed form on the first page, the
headings of the table on every page and the signature after its last row.
"""

import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from paperwork.vietnamese import name_lines
from paperwork.workbooks import Column, FormSheet

# Times New Roman's stand-in with all Vietnamese letters, as on the official page.
FACE = "Liberation Serif"
PLAIN, BOLD, ITALIC = "form", "form-bold", "form-italic"
STYLES = {PLAIN: "regular", BOLD: "bold", ITALIC: "italic"}

TEXT, LEADING, PADDING = 12.0, 14.5, 3.0
RULE = 0.6
BOTTOM = 20 * mm
SIGNATURE_ROOM = 45 * mm  # for the day, who signs, and the stamp


def forms_pdf(forms: Sequence[FormSheet], *, title: str, place: str = "") -> bytes:
    """Draw the forms one after the other, each from a new page, page numbers running on; give the
    bytes of a PDF. `place` stands before the day of the signature."""
    _register_fonts()
    stored = BytesIO()
    canvas = Canvas(stored, pageCompression=1, lang="vi", initialFontName=PLAIN)
    canvas.setTitle(title)
    canvas.setSubject(title)
    if forms:
        canvas.setAuthor(forms[0].body_name)
    page_count = 0
    for form in forms:
        page_count = _FormDrawing(canvas, form, place, page_count).draw()
    canvas.save()
    return stored.getvalue()


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    for name, style in STYLES.items():
        pdfmetrics.registerFont(TTFont(name, str(_font_file(style))))


def _font_file(style: str) -> Path:
    """Where fontconfig has the face in a style; it is asked by WeasyPrint for the same."""
    asked = ["fc-match", "-f", "%{file}", f"{FACE}:style={style.capitalize()}"]
    found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return Path(found)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the number of its group, whether it begins and ends it, and ends the form."""

    values: Mapping[str, object]
    order: int
    is_first: bool
    is_last: bool
    is_end: bool


@dataclass(slots=True)
class _Group:
    """Cells that say their value once over several rows, as far as they stand on this page."""

    top: float
    texts: dict[str, list[str]]
    room: float


@dataclass(slots=True)
class _FormDrawing:
    """Draws one form downward; `y` is where the next thing begins."""

    canvas: Canvas
    form: FormSheet
    place: str
    page_count: int
    y: float = 0.0
    group: _Group | None = None
    width: float = field(init=False)
    height: float = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    edges: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.width, self.height = landscape(A4) if self.form.landscape else A4
        # Nghị định 30/2020/NĐ-CP: 20 mm round, 30 mm where a portrait page is bound.
        self.left = 20 * mm if self.form.landscape else 30 * mm
        self.right = self.width - 20 * mm
        scale = (self.right - self.left) / sum(column.width for column in self.form.columns)
        self.edges = [self.left]
        for column in self.form.columns:
            self.edges.append(self.edges[-1] + column.width * scale)

    def draw(self) -> int:
        """Draw everything; give the number of the last page."""
        self._begin_page()
        self._draw_head()
        self._draw_headings()
        for row in _in_groups(self.form):
            self._draw_row(row)
        if self.form.totals:
            self._draw_totals()
        if self.form.signer_lines:
            self._draw_signature()
        self.canvas.showPage()
        return self.page_count

    def _begin_page(self) -> None:
        self.page_count += 1
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.setLineWidth(RULE)
        self.y = self.height - 20 * mm
        # The first page carries no number (Phụ lục I, Phần I, Mục I, khoản 7).
        if self.page_count > 1:
            self._text(self.width / 2, self.height - 13 * mm, str(self.page_count), PLAIN, "center")

    def _next_page(self) -> None:
        self.canvas.showPage()
        self._begin_page()
        self._draw_headings()

    # --- Head and foot ---------------------------------------------------------------------------

    def _draw_head(self) -> None:
        form, middle = self.form, (self.left + self.right) / 2
        body_at = self.left + (self.right - self.left) * 0.2
        state_at = self.left + (self.right - self.left) * 0.7
        top = self.y
        state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
        for number, line in enumerate(state, start=1):
            self._text(state_at, top - number * LEADING, line, BOLD, "center")
        self._rule(state_at, top - 2 * LEADING - 3, 60 * mm)
        room = (self.right - self.left) * 0.4
        body = [
            line
            for part in name_lines(form.body_name.upper())
            for line in _wrap(part, BOLD, TEXT, room)
        ]
        for number, line in enumerate(body, start=1):
            self._text(body_at, top - number * LEADING, line, BOLD, "center")
        self._rule(body_at, top - len(body) * LEADING - 3, 25 * mm)
        self.y = top - max(2, len(body)) * LEADING - 18
        if form.form_name:
            self._text(self.right, self.y, form.form_name, BOLD, "right")
            self.y -= LEADING + 2
        for text, font in (
            *((line, BOLD) for line in form.title_lines),
            (form.issued_with, ITALIC),
        ):
            for line in _wrap(text, font, TEXT + 1, self.right - self.left) if text else []:
                self._text(middle, self.y, line, font, "center", TEXT + 1)
                self.y -= LEADING + 2
        self.y -= 4

    def _draw_signature(self) -> None:
        if self.y - SIGNATURE_ROOM < BOTTOM:
            self.canvas.showPage()
            self._begin_page()
        middle = self.left + (self.right - self.left) * 0.75
        day = self.form.signed_at
        if self.place:
            day = f"{self.place}, {day[:1].lower()}{day[1:]}"
        self.y -= 10
        for text, font in (
            (day, ITALIC),
            *((line, BOLD) for line in self.form.signer_lines),
            ("(Ký tên, đóng dấu)", ITALIC),
        ):
            self.y -= LEADING + 2
            self._text(middle, self.y, text, font, "center")

    def _room_to_sign(self) -> float:
        return SIGNATURE_ROOM if self.form.signer_lines else 0.0

    # --- The table -------------------------------------------------------------------------------

    def _draw_headings(self) -> None:
        headings = {column.key: column.heading for column in self.form.columns}
        cells = self._wrapped(headings, None, BOLD)
        height = _height(cells.values())
        for index, column in enumerate(self.form.columns):
            self._cell(index, self.y, height, cells[column.key], BOLD, "center", middle=True)
        self.y -= height

    def _draw_totals(self) -> None:
        cells = self._wrapped(self.form.totals, None, BOLD)
        height = _height(cells.values())
        if self.y - height - self._room_to_sign() < BOTTOM:
            self._next_page()
        for index, column in enumerate(self.form.columns):
            self._cell(index, self.y, height, cells[column.key], BOLD, _side(column))
        self.y -= height

    def _draw_row(self, row: _Row) -> None:
        """Draw a row; the cells of its group follow when the group ends, or the page."""
        cells = self._wrapped(row.values, row.order)
        merged = _merged_keys(self.form)
        own = {key: lines for key, lines in cells.items() if key not in merged}
        said = {key: lines for key, lines in cells.items() if key in merged}
        height = _height(own.values())
        needed = max(height, _height(said.values()) if row.is_first else 0.0)
        if row.is_end and not self.form.totals:
            # The signature does not stand alone on the last page.
            needed += self._room_to_sign()
        if self.y - needed < BOTTOM:
            self._close_group()
            self._next_page()
        if self.group is None:
            # Also where a group goes on from the page before: it says its value again.
            self.group = _Group(self.y, said, _height(said.values()) if said else 0.0)
        if row.is_last:
            # The text of the group may be taller than its rows.
            rest = self.group.room - (self.group.top - self.y)
            height = min(max(height, rest), max(height, self.y - BOTTOM))
        for index, column in enumerate(self.form.columns):
            if column.key in own:
                self._cell(index, self.y, height, own[column.key], PLAIN, _side(column))
        self.y -= height
        if row.is_last:
            self._close_group()

    def _close_group(self) -> None:
        """Draw the cells of the group down to where its rows have come."""
        if self.group is None:
            return
        for index, column in enumerate(self.form.columns):
            if column.key in self.group.texts:
                lines = self.group.texts[column.key]
                height = self.group.top - self.y
                self._cell(index, self.group.top, height, lines, PLAIN, _side(column))
        self.group = None

    def _wrapped(
        self, values: Mapping[str, object], order: int | None, font: str = PLAIN
    ) -> dict[str, list[str]]:
        """The lines of each cell, broken to its column's width."""
        found = {}
        for index, column in enumerate(self.form.columns):
            value = values.get(column.key)
            if column.kind == "order" and value is None:
                value = order
            room = self.edges[index + 1] - self.edges[index] - 2 * PADDING
            text = "" if value is None else str(value)
            found[column.key] = _wrap(text, font, TEXT, room) if text else []
        return found

    def _cell(
        self,
        index: int,
        top: float,
        height: float,
        lines: list[str],
        font: str,
        side: str,
        *,
        middle: bool = False,
    ) -> None:
        x0, x1 = self.edges[index], self.edges[index + 1]
        self.canvas.rect(x0, top - height, x1 - x0, height)
        if not lines:
            return
        at = {"left": x0 + PADDING, "center": (x0 + x1) / 2}[side]
        y = top - PADDING - TEXT + 1
        if middle:
            y -= (height - _height([lines])) / 2
        for line in lines:
            self._text(at, y, line, font, side)
            y -= LEADING

    def _rule(self, middle: float, y: float, length: float) -> None:
        self.canvas.line(middle - length / 2, y, middle + length / 2, y)

    def _text(
        self, x: float, y: float, text: str, font: str, side: str, size: float = TEXT
    ) -> None:
        self.canvas.setFont(font, size)
        draw: dict[str, Callable[..., None]] = {
            "left": self.canvas.drawString,
            "center": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }
        draw[side](x, y, text)


def _side(column: Column) -> str:
    return "left" if column.kind == "text" else "center"


def _merged_keys(form: FormSheet) -> set[str]:
    """The columns that say their value once a group."""
    if not form.group_by:
        return set()
    orders = {column.key for column in form.columns if column.kind == "order"}
    return {form.group_by, *form.grouped, *orders}


def _in_groups(form: FormSheet) -> Iterator[_Row]:
    """The rows by their groups; one is looked ahead, no more are kept."""
    order, before = 0, None
    rows = iter(form.rows)
    row = next(rows, None)
    while row is not None:
        following = next(rows, None)
        is_first = before is None or not _same_group(form, before, row)
        is_last = following is None or not _same_group(form, row, following)
        order += is_first
        yield _Row(row, order, is_first, is_last, following is None)
        before, row = row, following


def _same_group(form: FormSheet, one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return bool(form.group_by) and one.get(form.group_by) == other.get(form.group_by)


def _height(cells: Iterable[list[str]]) -> float:
    most = max((len(lines) for lines in cells), default=1)
    return max(most, 1) * LEADING + 2 * PADDING


def _wrap(text: str, font: str, size: float, room: float) -> list[str]:
    """Break a text into lines that fit; a word longer than a line is cut."""
    lines = []
    space = _word_width(" ", font, size)
    for part in unicodedata.normalize("NFC", text).split("\n"):
        line: list[str] = []
        used = 0.0
        pieces = (one for word in part.split() for one in _pieces(word, font, size, room))
        for word in pieces:
            width = _word_width(word, font, size)
            if line and used + space + width > room:
                lines.append(" ".join(line))
                line, used = [], 0.0
            used += width + (space if line else 0.0)
            line.append(word)
        lines.append(" ".join(line))
    return lines


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    if _word_width(word, font, size) <= room:
        return [word]
    pieces, piece = [], ""
    for sign in word:
        if piece and _word_width(piece + sign, font, size) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]


@lru_cache(maxsize=20_000)
def _word_width(word: str, font: str, size: float) -> float:
    return pdfmetrics.stringWidth(word, font, size)
