"""The Word file of an official document: real styles, headers and tables, to be edited further."""

import io
from copy import deepcopy
from typing import Any

import docx
from django.utils import timezone
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from paperwork.official_documents.description import (
    BODY_COLUMN,
    FOOT_COLUMN,
    MM,
    STATE_COLUMN,
    TEXT_WIDTH,
    Appendix,
    Heading,
    OfficialDocument,
    Paragraph,
    Placed,
    Signature,
    Table,
)
from paperwork.official_documents.line_lengths import length_of, rule_length
from paperwork.official_documents.word_page import (
    add_page_number,
    bare_table,
    lined_table,
    make_smallest,
    next_rule,
    prevent_row_break,
    set_page,
    writable,
    write,
    write_broken,
)
from paperwork.official_documents.word_styles import (
    ADDRESSEE,
    APPENDIX,
    APPENDIX_TITLE,
    BASIS,
    CAPACITY,
    CENTRE,
    CLAUSE,
    ISSUED_WITH,
    ISSUING_BODY,
    KIND,
    LANGUAGE,
    LETTER_SUBJECT,
    MOTTO,
    NUMBER,
    PART,
    PLACE,
    POINT,
    RECIPIENT,
    RECIPIENTS,
    SIGNER,
    STATE_NAME,
    SUBJECT,
    SUPERIOR_BODY,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT,
    define_styles,
)

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


def document_word(document: OfficialDocument) -> bytes:
    """Write a document as a Word file. Bytes of a .docx."""
    word = docx.Document()
    define_styles(word)
    _name(word, document)
    set_page(word.sections[0])
    add_page_number(word.sections[0])
    _masthead(word, document)
    _heading(word, document)
    write(word, document.basis_lines, BASIS.name)
    _text(word, document.placed_body)
    _foot(word, document)
    for appendix, body in document.placed_appendices:
        _appendix(word, document, appendix, body)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def _name(word: Document, document: OfficialDocument) -> None:
    properties = word.core_properties
    properties.title, properties.subject = writable(document.title), writable(document.subject)
    properties.author = properties.last_modified_by = writable(document.issuing_body)
    properties.language = LANGUAGE
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = timezone.now()
    _say_how_to_open(word)


def _say_how_to_open(word: Document) -> None:
    """Say that the file is of today's Word and Vietnamese; the empty one we start from is of 2010,
    and Word would open it in a mode that imitates that."""
    settings = word.settings.element
    compatibility = settings.find(qn("w:compat"))
    compatibility.remove(compatibility.find(qn("w:useFELayout")))
    for setting in compatibility.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)


def _masthead(word: Document, document: OfficialDocument) -> None:
    table = bare_table(word, 1 if document.goes_with else 2, (BODY_COLUMN, STATE_COLUMN))
    body, state = table.rows[0].cells
    write(body, document.superior_lines, SUPERIOR_BODY.name)
    write_broken(body, document.issuer_lines, ISSUING_BODY.name)
    next_rule(body, rule_length(document.issuer_lines, 12, bold=True), BODY_COLUMN * MM)
    write(state, (QUOC_HIEU,), STATE_NAME.name)
    write(state, (TIEU_NGU,), MOTTO.name)
    next_rule(state, length_of(TIEU_NGU, 13, bold=True), STATE_COLUMN * MM)
    if document.goes_with:
        return
    number, place = table.rows[1].cells
    write(number, (document.number_line,), NUMBER.name)
    if not document.kind:
        write_broken(number, document.letter_subject_lines, LETTER_SUBJECT.name)
    write(place, document.place_lines, PLACE.name)


def _heading(word: Document, document: OfficialDocument) -> None:
    """Tên loại and trích yếu, or Kính gửi."""
    if document.kind:
        write(word, (document.kind.upper(),), KIND.name)
        write_broken(word, document.subject_lines, SUBJECT.name)
        rule = next_rule(word, rule_length(document.subject_lines, 14, bold=True), TEXT_WIDTH * MM)
        rule.paragraph_format.space_after = Pt(4)
        if document.goes_with:
            write_broken(word, document.goes_with_lines, ISSUED_WITH.name)
        if document.authority:
            write_broken(word, document.authority_lines, SUBJECT.name)
        if not document.addressees:
            return
    lines = document.addressee_lines
    if len(lines) <= 1:
        for paragraph in write(word, tuple(f"Kính gửi: {line}" for line in lines), ADDRESSEE.name):
            paragraph.alignment = CENTRE
            paragraph.paragraph_format.space_before = Pt(14)
        return
    opening, *named = write(word, ("Kính gửi:", *lines), ADDRESSEE.name)
    opening.paragraph_format.left_indent = Mm(25)
    opening.paragraph_format.space_before = Pt(14)
    for paragraph in named:
        # The dashes stand under the colon of "Kính gửi:".
        paragraph.paragraph_format.left_indent = Mm(25) + Pt(58)
        paragraph.paragraph_format.first_line_indent = Pt(-8)
    named[-1].paragraph_format.space_after = Pt(8)


def _text(word: Document, body: list[Placed]) -> None:
    headings = {0: PART.name, 1: PART.name, 2: CLAUSE.name, 3: POINT.name}
    for placed in body:
        block = placed.block
        if isinstance(block, Table):
            if word.paragraphs:
                word.paragraphs[-1].paragraph_format.space_after = Pt(8)
            _table(word, block, keeps_with_next=placed.keeps_with_next)
            continue
        style = headings[block.level] if isinstance(block, Heading) else TEXT.name
        text = block.rest if isinstance(block, Paragraph) else block.printed
        (paragraph,) = write(word, (text,), style)
        if isinstance(block, Paragraph) and block.opening:
            _open_in_bold(paragraph, block.opening)
        if isinstance(block, Heading) and block.level == 0:
            paragraph.alignment = CENTRE
            paragraph.paragraph_format.first_line_indent = Mm(0)
        if placed.keeps_with_next:
            paragraph.paragraph_format.keep_with_next = True


def _open_in_bold(paragraph: WordParagraph, opening: str) -> None:
    """Put the number of an article before its text, in bold."""
    run = paragraph.add_run(writable(opening))
    run.bold = True
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, run._r)


def _table(word: Document, block: Table, *, keeps_with_next: bool) -> None:
    """The head and one row are written as everything else; the further rows are copies of that row
    with other texts, so that a list of a thousand takes no longer than its file."""
    widths = tuple(column.width for column in block.columns)
    table = lined_table(word, 1 + bool(block.rows), widths)
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        write(cell, (column.heading,), TABLE_HEAD.name)
    if not block.rows:
        return
    pattern = table.rows[1]
    for cell, (column, text) in zip(pattern.cells, block.cells[0], strict=True):
        (paragraph,) = write(cell, (text,), TABLE_CELL.name)
        if column.right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif column.centred:
            paragraph.alignment = CENTRE
        paragraph.paragraph_format.keep_with_next = keeps_with_next
    for texts in block.rows[1:]:
        row = deepcopy(pattern._tr)
        for cell, text in zip(row.tc_lst, texts, strict=True):
            (run,) = cell.p_lst[0].r_lst
            run.text = writable(text)
        table._tbl.append(row)


def _foot(word: Document, document: OfficialDocument) -> None:
    """Nơi nhận and the signature, in a row that is never torn; a long list runs on below it."""
    further = document.recipients_running_on
    make_smallest(word.add_paragraph())
    word.paragraphs[-1].paragraph_format.space_before = Pt(12)
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = bare_table(word, 2 if further else 1, (FOOT_COLUMN, FOOT_COLUMN))
    left, right = table.rows[0].cells
    prevent_row_break(table.rows[0])
    listing = table.rows[1].cells[0] if document.countersignature and further else left
    if document.countersignature:
        _signed(left, document.countersignature)
    if document.recipient_lines:
        write(listing, ("Nơi nhận:",), RECIPIENTS.name)
    write(left, document.recipients_beside_signature, RECIPIENT.name)
    _signed(right, document.signature)
    if further:
        write(table.rows[1].cells[0], further, RECIPIENT.name)
    make_smallest(word.add_paragraph())


def _signed(cell: Any, signature: Signature) -> None:
    write(cell, signature.lines, CAPACITY.name)
    write(cell, (signature.name,), SIGNER.name)


def _appendix(
    word: Document, document: OfficialDocument, appendix: Appendix, body: list[Placed]
) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    make_smallest(word.paragraphs[-1])
    set_page(section, restarts=True)
    write(word, (appendix.name,), APPENDIX.name)
    write_broken(word, appendix.title_lines, APPENDIX_TITLE.name)
    write_broken(word, document.issued_with_lines, ISSUED_WITH.name)
    next_rule(word, rule_length(document.issued_with_lines, 14), TEXT_WIDTH * MM)
    _text(word, body)
