"""The Word file against the same numbers of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I as the PDF,
read back with python-docx; and that it can be edited further."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from paperwork.official_documents.description import Appendix, Column, Heading, Paragraph, Table
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from tests.paperwork.factories import LETTER, PLAN, SENTENCE, SIGNED_BY_TWO, with_lines
from tests.paperwork.pdf_reading import text_of

CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
A_TWIP = 635  # EMU: what Word rounds lengths to


def reopened(document):
    return docx.Document(io.BytesIO(document_word(document)))


@pytest.fixture(scope="module")
def plan():
    return reopened(PLAN)


@pytest.fixture(scope="module")
def letter():
    return reopened(LETTER)


def everything(word):
    """All paragraphs, those of tables too."""
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [*word.paragraphs, *(one for cell in cells for one in cell.paragraphs)]


def paragraph(word, beginning: str):
    found = [one for one in everything(word) if one.text.startswith(beginning)]
    assert found, beginning
    return found[0]


# --- The page (Mục I) ----------------------------------------------------------------------------


def test_page_is_a4_with_the_margins_of_the_decree(plan):
    (section,) = plan.sections
    for length, expected in [
        (section.page_width, Mm(210)),
        (section.page_height, Mm(297)),
        (section.top_margin, Mm(20)),  # khoản 3: 20 - 25
        (section.bottom_margin, Mm(20)),
        (section.left_margin, Mm(30)),  # 30 - 35
        (section.right_margin, Mm(20)),  # 15 - 20
    ]:
        assert abs(length - expected) <= A_TWIP


def test_page_number_is_a_field_in_the_header_of_all_pages_but_the_first(plan):
    """Khoản 7."""
    (section,) = plan.sections
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    codes = [code.text.strip() for code in number._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]
    assert number.style.font.size == Pt(13)
    assert number.style.paragraph_format.alignment == CENTRE
    assert [one.text for one in section.first_page_header.paragraphs] == [""]
    assert section.header_distance < section.top_margin


# --- Styles (Mục V) ------------------------------------------------------------------------------

STYLES = [
    # beginning of the text, sizes that the decree allows, bold, italic, alignment
    ("CỘNG HÒA XÃ HỘI", (12, 13), True, False, CENTRE),
    ("Độc lập - Tự do", (13, 14), True, False, CENTRE),
    ("ỦY BAN NHÂN DÂN", (12, 13), True, False, CENTRE),
    ("Số: 07/KH-UBND", (13, 13), False, False, CENTRE),
    ("Củ Chi, ngày 05", (13, 14), False, True, CENTRE),
    ("KẾ HOẠCH", (13, 14), True, False, CENTRE),
    ("Phát động thi đua", (13, 14), True, False, CENTRE),
    ("Căn cứ Luật", (13, 14), False, True, JUSTIFIED),
    ("I. MỤC ĐÍCH", (13, 14), True, False, JUSTIFIED),
    ("1. Mục đích", (13, 14), True, False, JUSTIFIED),
    ("-\u00a0Thủ trưởng", (13, 14), False, False, JUSTIFIED),
    ("a) Đối với đơn vị:", (13, 14), False, False, JUSTIFIED),
    ("Nơi nhận:", (12, 12), True, True, WD_ALIGN_PARAGRAPH.LEFT),
    ("- Thường trực Huyện ủy;", (11, 11), False, False, WD_ALIGN_PARAGRAPH.LEFT),
    ("TM. ỦY BAN NHÂN DÂN", (13, 14), True, False, CENTRE),
    ("Nguyễn Hữu Hoài Phú", (13, 14), True, False, CENTRE),
]


@pytest.mark.parametrize(("beginning", "sizes", "bold", "italic", "alignment"), STYLES)
def test_each_element_has_a_style_of_the_decree(plan, beginning, sizes, bold, italic, alignment):
    style = paragraph(plan, beginning).style
    assert Pt(sizes[0]) <= style.font.size <= Pt(sizes[1])
    assert (style.font.bold, style.font.italic) == (bold, italic)
    assert style.paragraph_format.alignment == alignment
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert not [name for name in fonts.attrib if "heme" in name]


def test_type_is_set_by_styles_only(plan):
    """Changing a style changes every such paragraph: no run carries a size or weight of its own."""
    runs = [run for one in everything(plan) for run in one.runs]
    assert len(runs) > 30
    assert [run.text for run in runs if run._r.rPr is not None and len(run._r.rPr)] == []
    assert {str(one.style.font.color.rgb) for one in everything(plan)} == {"000000"}


def test_headings_are_words_own(plan):
    """So that Word's navigation pane and table of contents know them."""
    assert paragraph(plan, "KẾ HOẠCH").style.name == "Title"
    assert paragraph(plan, "I. MỤC ĐÍCH").style.name == "Heading 1"
    assert paragraph(plan, "1. Mục đích").style.name == "Heading 2"
    assert paragraph(plan, "a) Đối với").style.name == "Heading 3"


def test_text_is_indented_and_spaced(plan):
    """Mục II, khoản 6, điểm e: lùi 1 hoặc 1,27 cm; cách đoạn tối thiểu 6pt; dòng đơn đến 1,5."""
    layout = paragraph(plan, "-\u00a0Thủ trưởng").style.paragraph_format
    assert abs(layout.first_line_indent - Cm(1.27)) <= A_TWIP
    assert layout.space_before >= Pt(6)
    assert 1 <= layout.line_spacing <= 1.5
    assert layout.widow_control


# --- Masthead, foot (Mục II) ---------------------------------------------------------------------


def rule_after(cell_or_word, text: str):
    """Length of the rule under a paragraph, given the room it is centred in."""
    paragraphs = cell_or_word.paragraphs
    at = next(number for number, one in enumerate(paragraphs) if one.text.startswith(text))
    rule = paragraphs[at + 1]
    assert rule._p.pPr.find(qn("w:pBdr")).find(qn("w:top")).get(qn("w:val")) == "single"
    assert rule.paragraph_format.left_indent == rule.paragraph_format.right_indent
    return rule.paragraph_format.left_indent


def test_masthead_and_foot_are_tables_without_lines(plan):
    masthead, foot = plan.tables
    for table, widths in ((masthead, (64, 96)), (foot, (80, 80))):
        assert table.style is None or table.style.name != "Table Grid"
        assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            assert abs(cell.width - Mm(width)) <= A_TWIP
    body, state = masthead.rows[0].cells
    assert body.paragraphs[0].text == "ỦY BAN NHÂN DÂN\nHUYỆN CỦ CHI"
    assert [one.text for one in state.paragraphs[:2]] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    number, place = masthead.rows[1].cells
    assert (number.text, place.text) == ("Số: 07/KH-UBND", "Củ Chi, ngày 05 tháng 5 năm 2020")
    recipients, signature = foot.rows[0].cells
    assert recipients.text.splitlines()[0] == "Nơi nhận:"
    assert recipients.text.splitlines()[-1] == "- Lưu: VT, PNV."
    assert signature.text.split("\n") == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Hữu Hoài Phú",
    ]


def test_rules_are_as_long_as_the_decree_says(plan):
    """Khoản 1.b: như dòng chữ; khoản 2.b, 5.b: từ 1/3 đến 1/2 dòng chữ. Lengths of the lines are
    those that the PDF's face prints: 158.9, 112.5 and 302.6 points."""
    body, state = plan.tables[0].rows[0].cells
    motto = Mm(96) - 2 * rule_after(state, "Độc lập")
    assert motto == pytest.approx(Pt(158.9), rel=0.02)
    issuing = Mm(64) - 2 * rule_after(body, "ỦY BAN NHÂN DÂN")
    assert Pt(112.5) / 3 <= issuing <= Pt(112.5) / 2
    subject = Mm(160) - 2 * rule_after(plan, "Phát động")
    assert Pt(302.6) / 3 <= subject <= Pt(302.6) / 2


def test_signature_is_not_torn_and_keeps_the_text_before_it(plan):
    word = reopened(with_lines(5))
    foot = word.tables[-1]
    assert foot.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    kept = [one.text for one in word.paragraphs if one.paragraph_format.keep_with_next]
    assert [text for text in kept if text] == ["Đoạn 4 của kế hoạch.", "Đoạn 5 của kế hoạch./."]
    before_foot = foot._tbl.getprevious()
    assert before_foot.pPr.find(qn("w:keepNext")) is not None
    room = paragraph(word, "Nguyễn Hữu").style.paragraph_format.space_before
    assert room >= Mm(25)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        assert word.styles[name].paragraph_format.keep_with_next


def test_sixty_recipients_run_on_in_a_row_of_their_own():
    names = tuple(f"Ủy ban nhân dân xã thứ {number}" for number in range(1, 60))
    foot = reopened(replace(PLAN, recipients=(*names, "Lưu: VT"))).tables[-1]
    first, second = foot.rows
    assert first._tr.trPr.find(qn("w:cantSplit")) is not None
    assert second._tr.trPr is None or second._tr.trPr.find(qn("w:cantSplit")) is None
    lines = f"{first.cells[0].text}\n{second.cells[0].text}".splitlines()
    assert lines == ["Nơi nhận:", *(f"- {name};" for name in names), "- Lưu: VT."]


def test_two_who_sign_stand_beside_each_other_over_the_recipients():
    signed, listed = reopened(SIGNED_BY_TWO).tables[-1].rows
    assert signed.cells[0].text.splitlines() == ["THƯ KÝ", "Lê Thị Ghi"]
    assert signed.cells[1].text.endswith("Nguyễn Hữu Hoài Phú")
    assert listed.cells[0].text.splitlines() == ["Nơi nhận:", "- Hội đồng;", "- Lưu: VT."]


def test_a_letter_has_its_subject_under_the_number_and_its_addressees(letter):
    number = letter.tables[0].rows[1].cells[0]
    assert number.text.startswith("Số: 537/GDĐT-VP\nV/v phát động thi đua")
    assert number.paragraphs[1].style.font.size == Pt(12)
    assert number.paragraphs[1].style.paragraph_format.space_before == Pt(6)
    assert letter.tables[0].rows[0].cells[0].paragraphs[0].text == "UBND HUYỆN CỦ CHI"
    styled = [one.text for one in letter.paragraphs if one.style.name == "Kính gửi"]
    assert styled == [
        "Kính gửi:",
        "- Hiệu trưởng các trường tiểu học;",
        "- Thủ trưởng các đơn vị trực thuộc.",
    ]
    assert not [one for one in letter.paragraphs if one.style.name == "Title"]


def test_a_letter_to_one_addressee_is_one_line():
    word = reopened(replace(LETTER, addressees=("Sở Nội vụ",)))
    (line,) = [one for one in word.paragraphs if one.style.name == "Kính gửi"]
    assert (line.text, line.alignment) == ("Kính gửi: Sở Nội vụ", CENTRE)


def test_a_draft_leaves_room_for_number_and_day():
    number, place = reopened(replace(PLAN, number="", day=None)).tables[0].rows[1].cells
    assert number.text == f"Số: {chr(160) * 8}/KH-UBND"
    assert place.text == "Củ Chi, ngày …… tháng …… năm ………"


# --- Tables, appendices, the file ----------------------------------------------------------------


def test_a_table_has_lines_repeats_its_head_and_keeps_its_rows_whole():
    columns = (Column("TT", 12, centred=True), Column("Nội dung", 100), Column("Thời hạn", 48))
    block = Table(columns, (("1", "Đăng ký", "Trước ngày 12/5/2020"),))
    word = reopened(replace(PLAN, body=(Heading("Thời gian", "I"), block)))
    table = word.tables[1]
    assert table.style.name == "Table Grid"
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Đăng ký", "Trước ngày 12/5/2020"]
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [CENTRE, None, None]


def test_an_appendix_is_a_section_that_counts_its_own_pages():
    """Mục III, khoản 1."""
    text = (Paragraph(SENTENCE),)
    word = reopened(
        replace(PLAN, appendices=(Appendix("Biểu thống kê", text, "I"), Appendix("B", text, "II")))
    )
    assert len(word.sections) == 3
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in word.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:]] == ["1", "1"]
    assert all(section.different_first_page_header_footer for section in word.sections)
    assert paragraph(word, "Phụ lục I").style.font.size == Pt(14)
    assert paragraph(word, "BIỂU THỐNG KÊ").style.font.bold
    assert paragraph(word, "(Kèm theo Kế hoạch").style.font.italic


def test_the_file_is_vietnamese_titled_and_of_todays_word(plan):
    properties = plan.core_properties
    assert properties.title == PLAN.title
    assert properties.language == "vi-VN"
    assert properties.author == properties.last_modified_by == PLAN.issuing_body
    assert properties.comments == ""
    defaults = plan.styles.element.find(qn("w:docDefaults"))
    assert [one.get(qn("w:val")) for one in defaults.iter(qn("w:lang"))] == ["vi-VN"]
    modes = [
        one.get(qn("w:val"))
        for one in plan.settings.element.iter(qn("w:compatSetting"))
        if one.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_nothing_in_the_file_is_a_picture_or_a_text_box():
    archive = zipfile.ZipFile(io.BytesIO(document_word(PLAN)))
    content = archive.read("word/document.xml").decode()
    for tag in ("<w:drawing", "<w:pict", "txbxContent", "<w:object"):
        assert tag not in content
    assert not [name for name in archive.namelist() if name.startswith("word/media")]


def test_the_word_file_says_what_the_pdf_says():
    """Both are set from one description; this reads both back."""
    written = " ".join(" ".join(one.text for one in everything(reopened(PLAN))).split())
    assert sorted(written.split()) == sorted(
        word for word in text_of(document_pdf(PLAN)).split() if word not in ("2", "3")
    )


def test_what_people_typed_is_text_and_what_xml_cannot_hold_is_left_out():
    """Text pasted from elsewhere brings signs along that no Word file may hold."""
    typed = "<w:p/> & “x”\x07\x00\ufffe"
    document = replace(PLAN, subject=f"{typed} Thi đua", body=(Paragraph(typed),))
    word = reopened(document)
    assert paragraph(word, "<w:p/> & “x”./.").text == "<w:p/> & “x”./."
    assert word.core_properties.subject == "<w:p/> & “x” Thi đua"


def test_every_row_of_a_long_list_has_its_own_texts_set_alike():
    columns = (Column("STT", 12, centred=True), Column("Tên", 100), Column("Tiền", 48, right=True))
    rows = tuple((str(number), f"Nguyễn Văn {number}", f"{number}.000") for number in range(1, 301))
    listed = replace(PLAN, appendices=(Appendix("Danh sách", (Table(columns, rows),)),))
    table = docx.Document(io.BytesIO(document_word(listed))).tables[-1]
    cells = [row.cells for row in table.rows]
    assert [tuple(cell.text for cell in row) for row in cells[1:]] == list(rows)
    for number in range(3):
        set_alike = {
            (row[number].paragraphs[0].style.name, row[number].paragraphs[0].alignment)
            for row in cells[1:]
        }
        assert len(set_alike) == 1
