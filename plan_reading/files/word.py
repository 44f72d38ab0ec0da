"""The text of a Word file as it is printed: numbers, tables in their places, boxes, footnotes."""

from collections.abc import Iterator
from typing import IO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plan_reading.files import NotReadable
from plan_reading.files.word_numbers import Numbers
from plan_reading.files.word_words import Words, goes_on, is_hidden

# What only wraps paragraphs, rows or cells: contents to be filled in, changes that were made.
_WRAPS = frozenset(
    map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))
)
# No table is wider; a number tampered with must not make millions of cells.
_COLUMNS_AT_MOST = 60


def text_of_word(file: IO[bytes]) -> str:
    """The paragraphs and tables of a Word file, in their order. Raises NotReadable."""
    try:
        document = docx.Document(file)
        return "\n".join(_Reader(document).lines())
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, RecursionError) as broken:
        raise NotReadable(
            "Tệp Word bị hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi gửi lại."
        ) from broken


class _Reader:
    """Goes through a document once, counting its lists on the way."""

    def __init__(self, document: Document) -> None:
        styles = _part(document, RELATIONSHIP_TYPE.STYLES)
        self._body = document.element.body
        self._notes = _part(document, RELATIONSHIP_TYPE.FOOTNOTES)
        self._numbers = Numbers(_part(document, RELATIONSHIP_TYPE.NUMBERING), styles)
        self._words = Words(styles)

    def lines(self) -> Iterator[str]:
        """The lines of the body, then those of the footnotes."""
        yield from self._lines(self._body)
        if self._notes is None:
            return
        for note in self._notes.findall(qn("w:footnote")):
            if note.get(qn("w:type")) in (None, "normal"):
                yield from self._lines(note)

    def _lines(self, owner: BaseOxmlElement, *, in_table: bool = False) -> Iterator[str]:
        begun = ""
        for block in _unwrapped(owner):
            if block.tag == qn("w:p"):
                begun += self._words.of(block)
                if goes_on(block) or (is_hidden(block) and not begun.strip()):
                    continue
                yield self._numbered(block, begun, in_table=in_table)
                begun = ""
                for box in self._words.boxes(block):
                    yield from self._lines(box)
            elif block.tag == qn("w:tbl"):
                yield from self._table(block)
        if begun:
            yield begun

    def _numbered(self, paragraph: BaseOxmlElement, said: str, *, in_table: bool) -> str:
        """A paragraph with its number. An empty one has none to show, but in a table's column of
        numbers."""
        label = self._numbers.label(paragraph)
        return f"{label} {said}" if label and (said.strip() or in_table) else said

    def _table(self, table: BaseOxmlElement) -> Iterator[str]:
        """A masthead or foot is a table of two columns with several lines in a cell: its cells
        stand after each other. Rows of other tables are lines with tabs."""
        yield ""
        rows = [
            self._cells(row)
            for row in _unwrapped(table)
            if row.tag == qn("w:tr") and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
        ]
        stands_for_columns = all(
            sum(bool(cell.strip()) for cell in cells) <= 2 for cells in rows
        ) and any("\n" in cell.strip() for cells in rows for cell in cells)
        for cells in rows:
            if stands_for_columns:
                for cell in filter(None, cells):
                    yield from cell.split("\n")
                    yield ""
            else:
                yield _row(cells)
        yield ""

    def _cells(self, row: BaseOxmlElement) -> list[str]:
        """The texts of a row's cells. A cell that spans several columns is given once, with empty
        cells after it; a cell that spans several rows, in the first of them."""
        texts: list[str] = []
        for cell in _unwrapped(row):
            if cell.tag != qn("w:tc") or len(texts) >= _COLUMNS_AT_MOST:
                continue
            texts.append("\n".join(self._lines(cell, in_table=True)))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            said = span.get(qn("w:val")) if span is not None else ""
            width = int(said) if said and said.isdecimal() and len(said) < 4 else 1
            texts += [""] * (min(width, _COLUMNS_AT_MOST) - 1)
        return texts


def _row(cells: list[str]) -> str:
    """A row as a line; a dash keeps the place of a first cell that is empty."""
    flat = [" ".join(cell.split()) for cell in cells]
    if not any(flat):
        return ""
    return "\t".join([flat[0] or "–", *flat[1:]])


def _unwrapped(owner: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in owner:
        if child.tag in _WRAPS:
            yield from _unwrapped(child)
        else:
            yield child


def _part(document: Document, kind: str) -> BaseOxmlElement | None:
    """The root of a part of the file; None where there is none."""
    try:
        part = document.part.part_related_by(kind)
    except KeyError:
        return None
    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element
