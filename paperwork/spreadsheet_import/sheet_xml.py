"""What calamine leaves out of a sheet, read in one streaming pass over its XML: what is hidden, how
numbers are shown, formulas that failed or were never calculated, how far the cells reach."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import join, normpath
from typing import IO
from xml.etree.ElementTree import Element
from xml.parsers import expat
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import column_index_from_string

from paperwork.legacy_fonts import fonts_called

WORKBOOK_PART = "xl/workbook.xml"
STYLES_PART = "xl/styles.xml"
_TRUE = frozenset({"1", "true"})

Cell = tuple[int, int]  # row and column, counted from 1


@dataclass(slots=True)
class SheetDetails:
    """What a sheet's XML holds beside its values. Only what lies within the limits is kept, but
    `last_row` and `last_column` are those of the whole sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    number_formats: dict[Cell, str] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)
    uncalculated: set[Cell] = field(default_factory=set)
    legacy_fonts: dict[Cell, str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


def sheet_details(
    archive: ZipFile, *, most_rows: int, most_columns: int
) -> Iterator[tuple[str, SheetDetails]]:
    """The details of each worksheet, by its name, in the order of the workbook.

    Raises KeyError, ValueError or ParseError where the file is broken, or has a document type: no
    office program writes one, and entities come with it.
    """
    parts = {name.lower(): name for name in archive.namelist()}
    styles = _parsed(archive, parts[STYLES_PART]) if STYLES_PART in parts else Element("none")
    formats, fonts = _cell_formats(styles), _legacy_fonts(styles)
    for name, part in _worksheets(archive, parts):
        reader = _SheetReader(formats, fonts, most_rows, most_columns)
        with archive.open(parts[part.lower()]) as source:
            yield name, reader.read(source)


def _worksheets(archive: ZipFile, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name and the part of each worksheet; chart sheets have no cells."""
    folder, _, file_name = WORKBOOK_PART.rpartition("/")
    relations = _parsed(archive, parts[f"{folder}/_rels/{file_name}.rels"])
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in relations
        if one.get("Type", "").endswith("/worksheet")
    }
    for sheet in _all(_parsed(archive, parts[WORKBOOK_PART]), "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        if key in targets:
            target = targets[key]
            part = target.lstrip("/") if target.startswith("/") else join(folder, target)
            yield sheet.get("name", ""), normpath(part)


def _cell_formats(styles: Element) -> list[str]:
    """The number format of each cell style, by the style's index."""
    codes = dict(BUILTIN_FORMATS)
    for one in _all(styles, "numFmt"):
        codes[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
    styled = next(_all(styles, "cellXfs"), None)
    return (
        [] if styled is None else [codes.get(int(one.get("numFmtId", "0")), "") for one in styled]
    )


def _legacy_fonts(styles: Element) -> dict[int, str]:
    """The old font of each cell style that has one, by the style's index."""
    fonts = [
        next((name.get("val", "") for name in _all(font, "name")), "")
        for font in next(_all(styles, "fonts"), ())
    ]
    found = {}
    for index, one in enumerate(next(_all(styles, "cellXfs"), ())):
        font = int(one.get("fontId", "0"))
        if font < len(fonts) and fonts_called(fonts[font]):
            found[index] = fonts[font]
    return found


def _parsed(archive: ZipFile, part: str) -> Element:
    return fromstring(archive.read(part), forbid_dtd=True)


def _all(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name, in whichever of the two namespaces of the format."""
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


_column = lru_cache(maxsize=256)(column_index_from_string)


class _SheetReader:
    """Listens to the parser; keeps only what goes into the details."""

    def __init__(
        self, formats: list[str], fonts: Mapping[int, str], most_rows: int, most_columns: int
    ) -> None:
        self.details = SheetDetails()
        self.fonts = fonts
        self.formats = [code if changes_the_reading(code) else "" for code in formats]
        self.most_rows = most_rows
        self.most_columns = most_columns
        self.row = self.column = 0
        self.kind = self.style = ""
        self.has_value = self.has_formula = False
        self.text: list[str] = []
        self.begins: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "col": self._begin_columns,
            "v": self._begin_value,
            "is": self._begin_text,
            "f": self._begin_formula,
        }

    def read(self, source: IO[bytes]) -> SheetDetails:
        """Read the sheet to its end."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_document_type
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        try:
            self.parser.ParseFile(source)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error
        return self.details

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        begin = self.begins.get(name.rpartition(":")[2])
        if begin is not None:
            begin(attributes)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        self.column = 0
        is_hidden = attributes.get("hidden") in _TRUE or attributes.get("ht") == "0"
        if is_hidden and self.row <= self.most_rows:
            self.details.hidden_rows.add(self.row)

    def _begin_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = int(attributes["min"]), int(attributes["max"])
            self.details.hidden_columns.update(range(first, min(last, self.most_columns) + 1))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self.column = _column(place.rstrip("0123456789")) if place else self.column + 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.has_value = self.has_formula = False

    def _begin_value(self, _: dict[str, str]) -> None:
        self.text = []
        self.parser.CharacterDataHandler = self.text.append

    def _begin_text(self, _: dict[str, str]) -> None:
        self.has_value = True

    def _begin_formula(self, _: dict[str, str]) -> None:
        self.has_formula = True

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "v":
            self.parser.CharacterDataHandler = None
            self.has_value = bool(self.text)
        elif name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        details, cell = self.details, (self.row, self.column)
        if self.has_value:
            details.last_row = max(details.last_row, self.row)
            details.last_column = max(details.last_column, self.column)
        if self.row > self.most_rows or self.column > self.most_columns:
            return
        if self.kind == "e" and self.has_value:
            details.errors[cell] = "".join(self.text)
        elif self.has_formula and not self.has_value:
            details.uncalculated.add(cell)
        elif self.kind == "n" and self.has_value:
            style = int(self.style)
            code = self.formats[style] if style < len(self.formats) else ""
            if code:
                details.number_formats[cell] = code
        elif self.fonts and self.has_value and (font := self.fonts.get(int(self.style))):
            details.legacy_fonts[cell] = font


def changes_the_reading(code: str) -> bool:
    """Whether people read another number than is stored: a percentage, or with zeros in front."""
    return "%" in code or (len(code) > 1 and set(code) == {"0"})


def _refuse_document_type(*_: object) -> None:
    raise ValueError("A sheet has no document type.")
