"""Parts of a Word page that python-docx does not offer: page numbers, rules, tables without
lines."""

import re
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from paperwork.official_documents import description
from paperwork.official_documents.word_styles import PAGE_NUMBER, RULE

# Signs that XML cannot hold; they come along with pasted text.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEADER_DISTANCE = 10  # mm: the page number stands in the middle of the top margin


def set_page(section: Section, *, restarts: bool = False) -> None:
    """Make a section A4 with the document's margins, its pages numbered from the second on.

    `restarts` begins the numbers anew, as each appendix does (Mục III, khoản 1, điểm đ).
    """
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(description.TOP), Mm(description.BOTTOM)
    section.left_margin, section.right_margin = Mm(description.LEFT), Mm(description.RIGHT)
    section.header_distance = section.footer_distance = Mm(HEADER_DISTANCE)
    section.different_first_page_header_footer = True
    if restarts:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)


def add_page_number(section: Section) -> None:
    """Put the number of the page into the section's header, but for its first page."""
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = PAGE_NUMBER.name
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {text} "
        run._r.append(element)


def bare_table(document: Document, rows: int, widths: tuple[int, ...]) -> Table:
    """A table without lines and padding, its columns as wide as said (mm)."""
    table = document.add_table(rows, len(widths))
    _fix_widths(table, widths)
    _set_padding(table, 0)
    return table


def lined_table(document: Document, rows: int, widths: tuple[int, ...]) -> Table:
    """A table with lines, its head repeated on every page, its rows never torn."""
    table = document.add_table(rows, len(widths), style="Table Grid")
    _fix_widths(table, widths)
    _set_padding(table, 80)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        prevent_row_break(row)
    return table


def prevent_row_break(row: _Row) -> None:
    """Do not tear a row at the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fix_widths(table: Table, widths: tuple[int, ...]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_padding(table: Table, twips: int) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twips if side in ("left", "right") else 0))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    # The schema fixes the order: margins come before the table's look.
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def draw_rule(paragraph: Paragraph, length: float, room: float) -> None:
    """Make a paragraph a centred rule: its upper border, drawn in from both sides (points)."""
    paragraph.style = RULE.name
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(max(room - length, 0) / 2)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def writable(text: str) -> str:
    """Text without the signs that no Word file may hold."""
    return _NOT_IN_XML.sub("", text)


def write(place: _Cell | Document, lines: tuple[str, ...], style: str) -> list[Paragraph]:
    """Write lines as paragraphs of a style; a cell's first, empty paragraph is used up."""
    written = []
    for line in lines:
        written.append(_next_paragraph(place))
        written[-1].style = style
        written[-1].add_run(writable(line))
    return written


def write_broken(place: _Cell | Document, lines: tuple[str, ...], style: str) -> Paragraph:
    """Write lines as one paragraph with breaks in it: one title stays one paragraph."""
    paragraph = _next_paragraph(place)
    paragraph.style = style
    for number, line in enumerate(lines):
        run = paragraph.add_run(writable(line))
        if number + 1 < len(lines):
            run.add_break()
    return paragraph


def _next_paragraph(place: _Cell | Document) -> Paragraph:
    if not isinstance(place, _Cell):
        return place.add_paragraph()
    first: Any = place.paragraphs[0]
    is_untouched = len(place.paragraphs) == 1 and not first.runs and first.style.name == "Normal"
    return first if is_untouched else place.add_paragraph()


def next_rule(place: _Cell | Document, length: float, room: float) -> Paragraph:
    """Add a rule under what was written last."""
    paragraph = place.add_paragraph()
    draw_rule(paragraph, length, room)
    return paragraph


def make_smallest(paragraph: Paragraph) -> None:
    """Shrink the empty paragraph that Word wants after a table, lest it begin a page."""
    paragraph.style = RULE.name
    paragraph.paragraph_format.line_spacing = Pt(1)
