"""The named styles of the Word file, which a clerk finds in Word's list and may change there.

Sizes and weights follow Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V, as the style sheet of
the PDF does (templates/paperwork/official_document.css).
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Times New Roman"
LANGUAGE = "vi-VN"

LEFT = WD_ALIGN_PARAGRAPH.LEFT
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks; lengths in points, the first line's indent in centimetres."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    alignment: WD_ALIGN_PARAGRAPH = LEFT
    before: float = 0
    after: float = 0
    lines: float = 1
    first_line: float = 0
    keep_with_next: bool = False
    outline: str = ""


STATE_NAME = Look("Quốc hiệu", 12, bold=True, alignment=CENTRE)
MOTTO = Look("Tiêu ngữ", 13, bold=True, alignment=CENTRE)
SUPERIOR_BODY = Look("Cơ quan chủ quản", 12, alignment=CENTRE)
ISSUING_BODY = Look("Cơ quan ban hành", 12, bold=True, alignment=CENTRE)
RULE = Look("Đường kẻ", 2, alignment=CENTRE, before=4)
NUMBER = Look("Số và ký hiệu", 13, alignment=CENTRE, before=6)
LETTER_SUBJECT = Look("Trích yếu công văn", 12, alignment=CENTRE, before=6)
PLACE = Look("Địa danh và thời gian", 13, italic=True, alignment=CENTRE, before=6)
KIND = Look("Title", 14, bold=True, alignment=CENTRE, before=14, keep_with_next=True)
SUBJECT = Look("Subtitle", 14, bold=True, alignment=CENTRE, keep_with_next=True)
ADDRESSEE = Look("Kính gửi", before=2)
BASIS = Look("Căn cứ", italic=True, alignment=JUSTIFIED, before=6, lines=1.1, first_line=1.27)
TEXT = Look("Body Text", alignment=JUSTIFIED, before=6, lines=1.1, first_line=1.27)
PART = Look(
    "Heading 1", bold=True, alignment=JUSTIFIED, before=10, lines=1.1, first_line=1.27,
    keep_with_next=True,
)  # fmt: skip
CLAUSE = Look(
    "Heading 2", bold=True, alignment=JUSTIFIED, before=6, lines=1.1, first_line=1.27,
    keep_with_next=True,
)  # fmt: skip
POINT = Look(
    "Heading 3", alignment=JUSTIFIED, before=6, lines=1.1, first_line=1.27, keep_with_next=True
)
TABLE_HEAD = Look("Đầu bảng", 13, bold=True, alignment=CENTRE, before=3, after=3)
TABLE_CELL = Look("Ô bảng", 13, before=3, after=3)
RECIPIENTS = Look("Nơi nhận", 12, bold=True, italic=True)
RECIPIENT = Look("Danh sách nơi nhận", 11)
CAPACITY = Look("Quyền hạn và chức vụ", 14, bold=True, alignment=CENTRE)
SIGNER = Look("Họ tên người ký", 14, bold=True, alignment=CENTRE, before=71)
APPENDIX = Look("Phụ lục", 14, bold=True, alignment=CENTRE, keep_with_next=True)
APPENDIX_TITLE = Look("Tên phụ lục", 14, bold=True, alignment=CENTRE, keep_with_next=True)
ISSUED_WITH = Look("Kèm theo văn bản", 14, italic=True, alignment=CENTRE, keep_with_next=True)
PAGE_NUMBER = Look("Header", 13, alignment=CENTRE)

LOOKS = (
    *(STATE_NAME, MOTTO, SUPERIOR_BODY, ISSUING_BODY, RULE, NUMBER, LETTER_SUBJECT, PLACE, KIND),
    *(SUBJECT, ADDRESSEE, BASIS, TEXT, PART, CLAUSE, POINT, TABLE_HEAD, TABLE_CELL, RECIPIENTS),
    *(RECIPIENT, CAPACITY, SIGNER, APPENDIX, APPENDIX_TITLE, ISSUED_WITH, PAGE_NUMBER),
)


def define_styles(document: Document) -> None:
    """Give an empty Word file our styles: one for each element, all in Times New Roman."""
    styles = document.styles
    normal = styles["Normal"]
    _set_font(normal, Look("Normal"))
    _set_spacing(normal, Look("Normal"))
    _set_language(styles.element)
    for look in LOOKS:
        try:
            style: Any = styles[look.name]
        except KeyError:
            style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        if look.name not in ("Heading 1", "Heading 2", "Heading 3"):
            style.next_paragraph_style = style
        style.base_style = normal
        style.quick_style = True
        style.hidden = False
        _drop_ornament(style)
        _set_font(style, look)
        _set_spacing(style, look)
    for heading in (PART, CLAUSE, POINT):
        styles[heading.name].next_paragraph_style = styles[TEXT.name]


def _set_font(style: Any, look: Look) -> None:
    font = style.font
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic, font.underline = look.bold, look.italic, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if "Theme" in name or "theme" in name]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_spacing(style: Any, look: Look) -> None:
    layout = style.paragraph_format
    layout.alignment = look.alignment
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    if look is RULE:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    else:
        layout.line_spacing = look.lines
    layout.first_line_indent = Cm(look.first_line)
    layout.keep_with_next, layout.keep_together = look.keep_with_next, False
    layout.widow_control = True


def _drop_ornament(style: Any) -> None:
    """Take the borders and letter spacing away that Word's own Title and headings bring along."""
    for properties in (style.element.pPr, style.element.rPr):
        for tag in ("w:pBdr", "w:contextualSpacing", "w:spacing", "w:kern", "w:numPr", "w:tabs"):
            found = None if properties is None else properties.find(qn(tag))
            if found is not None:
                properties.remove(found)


def _set_language(styles: Any) -> None:
    """Say that the text is Vietnamese, so that Word checks its spelling as such."""
    properties = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    for script in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{script}"), LANGUAGE)
    properties.append(language)
