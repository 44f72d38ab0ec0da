"""The printed document against the numbers of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, read back
from the PDF. "Mục" and "khoản" below are of that part; Mục V is its table of sizes."""

from dataclasses import replace

import pytest

from paperwork.official_documents.description import (
    Appendix,
    Column,
    Heading,
    Paragraph,
    Table,
)
from paperwork.official_page import document_pdf
from tests.paperwork.factories import LETTER, PLAN, SENTENCE, SIGNED_BY_TWO, with_lines
from tests.paperwork.pdf_geometry import MM, PrintedPage, printed
from tests.paperwork.pdf_reading import (
    author_and_subject_of,
    fonts_not_embedded,
    text_of,
    title_of,
)

LEFT, RIGHT = 30 * MM, 190 * MM  # edges of the text: 30 and 20 mm from those of the page
MIDDLE = (LEFT + RIGHT) / 2
INDENT = 12.7 * MM


@pytest.fixture(scope="module")
def plan() -> list[PrintedPage]:
    return printed(document_pdf(PLAN))


@pytest.fixture(scope="module")
def letter() -> PrintedPage:
    return printed(document_pdf(LETTER))[0]


# --- The page (Mục I) ----------------------------------------------------------------------------


def test_the_file_says_whose_document_it_is_and_what_it_is_about():
    assert author_and_subject_of(document_pdf(LETTER)) == (LETTER.issuing_body, LETTER.subject)


def test_every_page_is_a4_upright(plan):
    assert {(page.width, page.height) for page in plan} == {(210, 297)}  # khoản 1, 2
    assert len(plan) == 3


def test_text_stays_within_the_margins(plan):
    """Khoản 3: trên và dưới 20 - 25, trái 30 - 35, phải 15 - 20 mm."""
    for page in plan:
        text = [line for line in page.lines if not line.text.isdecimal()]
        assert min(line.x for line in text) == pytest.approx(LEFT, abs=0.5)
        assert 190 * MM - 1 < max(line.end for line in text) < 190 * MM + 1
        # From the letters' tops to their tails.
        assert min(line.y - 0.9 * line.size for line in text) >= 20 * MM - 1
        assert max(line.y + 0.22 * line.size for line in text) <= 277 * MM


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_the_second_page(plan):
    """Khoản 7: cỡ chữ 13 đến 14, kiểu chữ đứng, canh giữa, không hiển thị số trang thứ nhất."""
    assert not any(line.text.isdecimal() for line in plan[0].lines)
    for number, page in enumerate(plan[1:], start=2):
        line = page.lines[0]
        assert line.text == str(number)
        assert line.size == pytest.approx(13, abs=0.01)
        assert line.middle == pytest.approx(MIDDLE, abs=0.5)
        assert 0 < line.y < 20 * MM
        assert not line.bold
        assert not line.italic


def test_fonts_are_embedded_and_the_file_has_a_title():
    pdf = document_pdf(PLAN)
    assert fonts_not_embedded(pdf) == []
    assert title_of(pdf) == PLAN.title


# --- Sizes and weights (Mục V) -------------------------------------------------------------------

SIZES = [
    # beginning of the line, sizes that the decree allows, bold, italic
    ("CỘNG HÒA XÃ HỘI", (12, 13), True, False),  # 1: Quốc hiệu
    ("Độc lập - Tự do", (13, 14), True, False),  # 1: Tiêu ngữ
    ("ỦY BAN NHÂN DÂN", (12, 13), True, False),  # 2: cơ quan ban hành
    ("Số: 07/KH-UBND", (13, 13), False, False),  # 3
    ("Củ Chi, ngày 05", (13, 14), False, True),  # 4
    ("KẾ HOẠCH", (13, 14), True, False),  # 5a: tên loại
    ("Phát động thi đua", (13, 14), True, False),  # 5a: trích yếu
    ("Căn cứ Luật", (13, 14), False, True),  # Mục II, khoản 6, điểm a
    ("I. MỤC ĐÍCH", (13, 14), True, False),  # 6b: mục
    ("1. Mục đích", (13, 14), True, False),  # 6b: khoản có tiêu đề
    ("- Thủ trưởng", (13, 14), False, False),  # 6
    ("a) Đối với đơn vị:", (13, 14), False, False),  # 6b: điểm
    ("Nơi nhận:", (12, 12), True, True),  # 8b
    ("- Thường trực Huyện ủy;", (11, 11), False, False),  # 8b
    ("TM. ỦY BAN NHÂN DÂN", (13, 14), True, False),  # 7: quyền hạn
    ("CHỦ TỊCH", (13, 14), True, False),  # 7: chức vụ
    ("Nguyễn Hữu Hoài Phú", (13, 14), True, False),  # 7: họ tên
]


@pytest.mark.parametrize(("beginning", "sizes", "bold", "italic"), SIZES)
def test_each_element_has_the_size_and_weight_of_the_decree(plan, beginning, sizes, bold, italic):
    page = next(page for page in plan if page.has(beginning))
    line = page.line(beginning)
    assert sizes[0] - 0.01 <= line.size <= sizes[1] + 0.01
    assert (line.bold, line.italic) == (bold, italic)


def test_superior_body_and_subject_of_a_letter(letter):
    superior = letter.line("UBND HUYỆN CỦ CHI")  # 2: cơ quan chủ quản, 12 - 13, đứng
    assert (superior.size, superior.bold) == (pytest.approx(12, abs=0.01), False)
    subject = letter.line("V/v phát động")  # 5b: 12 - 13, đứng
    assert subject.size == pytest.approx(12, abs=0.01)
    assert (subject.bold, subject.italic) == (False, False)


# --- The masthead (Mục II, khoản 1 to 5) ---------------------------------------------------------


def test_body_stands_on_the_left_and_the_state_on_the_right(plan):
    page = plan[0]
    body, state = page.line("ỦY BAN NHÂN DÂN"), page.line("CỘNG HÒA")
    assert body.y == pytest.approx(state.y, abs=0.5)
    assert LEFT <= body.x < body.end < state.x < state.end <= RIGHT + 1
    for line in (page.line("HUYỆN CỦ CHI"), page.line("Số:")):
        assert line.middle == pytest.approx(body.middle, abs=1)
    for line in (page.line("Độc lập"), page.line("Củ Chi, ngày")):
        assert line.middle == pytest.approx(state.middle, abs=1)
    assert page.line("Số:").y == pytest.approx(page.line("Củ Chi, ngày").y, abs=0.5)  # khoản 4.c


def test_rule_under_the_motto_is_as_long_as_the_motto(plan):
    """Khoản 1.b: đường kẻ ngang, nét liền, có độ dài bằng độ dài của dòng chữ."""
    motto = plan[0].line("Độc lập")
    rule = plan[0].rule_under(motto)
    assert rule.length == pytest.approx(motto.length, rel=0.02)
    assert rule.middle == pytest.approx(motto.middle, abs=1)


@pytest.mark.parametrize(
    "lines",
    [
        ("ỦY BAN NHÂN DÂN", "HUYỆN CỦ CHI"),
        ("Phát động thi đua", "năm 2020 trên địa bàn"),
    ],
)
def test_rules_under_body_and_subject_are_a_third_to_a_half_of_the_line(plan, lines):
    """Khoản 2.b, 5.b: độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối."""
    above = [plan[0].line(beginning) for beginning in lines]
    rule = plan[0].rule_under(above[-1])
    for line in above:
        assert line.length / 3 <= rule.length <= line.length / 2
        assert rule.middle == pytest.approx(line.middle, abs=1)


def test_kind_and_subject_are_centred(plan):
    for beginning in ("KẾ HOẠCH", "Phát động thi đua", "năm 2020 trên địa bàn"):
        assert plan[0].line(beginning).middle == pytest.approx(MIDDLE, abs=1)


def test_a_letter_says_its_subject_six_points_under_its_number(letter):
    """Khoản 5.b: canh giữa dưới số và ký hiệu văn bản, cách dòng 6pt."""
    number, subject = letter.line("Số: 537/GDĐT-VP"), letter.line("V/v phát động")
    assert subject.middle == pytest.approx(number.middle, abs=1)
    gap = (subject.y - 0.93 * subject.size) - (number.y + 0.22 * number.size)
    assert gap == pytest.approx(6, abs=0.6)
    assert not letter.has("CÔNG VĂN")


def test_a_letter_lists_its_addressees_under_the_colon(letter):
    """Khoản 9.d: các gạch đầu dòng thẳng hàng với nhau dưới dấu hai chấm."""
    opening = letter.line("Kính gửi:")
    dashes = [letter.line("- Hiệu trưởng").x, letter.line("- Thủ trưởng các đơn vị").x]
    assert dashes[0] == dashes[1]
    assert opening.end - 6 <= dashes[0] <= opening.end + 1
    assert opening.size == pytest.approx(14, abs=0.01)


def test_a_letter_to_one_addressee_is_one_line():
    pdf = document_pdf(replace(LETTER, addressees=("Sở Nội vụ tỉnh Kiên Giang",)))
    line = printed(pdf)[0].line("Kính gửi:")
    assert line.text == "Kính gửi: Sở Nội vụ tỉnh Kiên Giang"
    assert line.middle == pytest.approx(MIDDLE, abs=1)


def test_a_draft_leaves_room_for_number_and_day():
    page = printed(document_pdf(replace(PLAN, number="", day=None)))[0]
    line = page.line("Số:")
    assert line.text.endswith("/KH-UBND")
    assert line.length - 85 > 15  # "Số:" and "/KH-UBND" alone take some 75 points at 13
    assert page.has("Củ Chi, ngày …… tháng …… năm ………")


# --- The text (Mục II, khoản 6) ------------------------------------------------------------------


def test_paragraphs_are_justified_indented_and_six_points_apart(plan):
    """Khoản 6.e: canh đều cả hai lề; lùi 1 cm hoặc 1,27 cm; giữa các đoạn tối thiểu 6pt; giữa các
    dòng tối thiểu dòng đơn, tối đa 1,5 lines."""
    lines = [line for line in plan[1].lines if not line.text.isdecimal()]
    single = 1.149 * 14
    starts = [number for number, line in enumerate(lines) if line.text.startswith("- ")]
    assert len(starts) > 5
    for start in starts:
        first, second = lines[start], lines[start + 1]
        assert first.x == pytest.approx(LEFT + INDENT, abs=0.5)
        assert second.x == pytest.approx(LEFT, abs=0.5)
        assert first.end == pytest.approx(RIGHT, abs=0.5)
        pitch = second.y - first.y
        assert single - 0.1 <= pitch <= 1.5 * single
        if start:
            assert first.y - lines[start - 1].y - pitch >= 6 - 0.1


def test_bases_are_italic_and_indented(plan):
    first, last = plan[0].line("Căn cứ Luật"), plan[0].line("Căn cứ Kế hoạch")
    assert first.text.endswith(";")
    assert first.x == last.x == pytest.approx(LEFT + INDENT, abs=0.5)


# --- The foot (Mục II, khoản 7 and 9) ------------------------------------------------------------


def test_recipients_stand_on_the_left_half_and_the_signature_on_the_right(plan):
    page = plan[-1]
    title, capacity = page.line("Nơi nhận:"), page.line("TM. ỦY BAN NHÂN DÂN")
    assert title.x == pytest.approx(LEFT, abs=0.5)
    assert page.line("- Lưu: VT, PNV.").x == pytest.approx(LEFT, abs=0.5)
    assert title.y == pytest.approx(capacity.y, abs=3)  # ngang hàng
    assert capacity.x > MIDDLE
    name = page.line("Nguyễn Hữu Hoài Phú")
    assert name.middle == pytest.approx(capacity.middle, abs=1)
    assert name.y - page.line("CHỦ TỊCH").y > 25 * MM  # room for signature and seal


@pytest.mark.parametrize("count", range(18, 31))
def test_the_signature_is_never_torn_nor_alone(count):
    """However the text falls, nơi nhận and signature stay together, under two lines of text."""
    document = with_lines(count)
    pages = printed(document_pdf(document))
    last = [line.text for line in pages[-1].lines]
    assert all(part in last for part in ("Nơi nhận:", "CHỦ TỊCH", "Nguyễn Hữu Hoài Phú"))
    assert "- Lưu: VT, PNV." in last
    text = [line for line in last if line.startswith("Đoạn")]
    assert len(text) >= 2
    assert text[-1] == f"Đoạn {count} của kế hoạch./."


def test_the_signature_takes_two_lines_of_a_long_last_paragraph_along():
    lines = []
    for count in range(16, 24):
        document = with_lines(count)
        document = replace(document, body=(*document.body, Paragraph(f"{SENTENCE} " * 4)))
        pages = printed(document_pdf(document))
        if len(pages) == 2:
            last = [line.text for line in pages[1].lines]
            lines.append(last.index("Nơi nhận:") - last.index("2") - 1)
    assert lines
    assert min(lines) >= 2


@pytest.mark.parametrize("count", range(20, 27))
def test_no_heading_is_left_at_the_foot_of_a_page(count):
    document = with_lines(count)
    heading = (Heading("Tổ chức thực hiện", "II"), Heading("Phòng Nội vụ", "1", 2))
    document = replace(document, body=(*document.body, *heading, Paragraph(f"{SENTENCE} " * 8)))
    for page in printed(document_pdf(document)):
        assert not page.lines[-1].text.startswith(("II.", "1."))


def test_sixty_recipients_run_on_and_leave_the_signature_whole():
    names = tuple(f"Ủy ban nhân dân xã thứ {number}" for number in range(1, 60))
    pdf = document_pdf(replace(PLAN, recipients=(*names, "Lưu: VT")))
    pages = printed(pdf)
    signed = next(page for page in pages if page.has("Nguyễn Hữu Hoài Phú"))
    assert signed.has("TM. ỦY BAN NHÂN DÂN")
    assert signed.has("Nơi nhận:")
    text = text_of(pdf)
    assert [name for name in names if f"- {name};" not in text] == []
    first, second = (
        signed.line("- Ủy ban nhân dân xã thứ 1;"),
        signed.line("- Ủy ban nhân dân xã thứ 2"),
    )
    pitch = second.y - first.y
    beside = signed.line("- Ủy ban nhân dân xã thứ 15")
    assert beside.y - first.y == pytest.approx(14 * pitch, abs=2)  # no gap where the list runs on


def test_a_very_long_title_breaks_into_lines_within_the_margins():
    title = "Phát động phong trào thi đua chuyên đề thực hiện nhiệm vụ cải cách hành chính, " * 5
    page = printed(document_pdf(replace(PLAN, subject=title.strip(" ,"))))[0]
    lines = [line for line in page.lines if line.bold and line.size > 13.9 and line.y < 300]
    assert len(lines) > 5
    for line in lines:
        assert LEFT <= line.x < line.end <= RIGHT
        assert line.middle == pytest.approx(MIDDLE, abs=1)


def test_a_very_long_name_of_a_body_stays_in_its_half():
    name = (
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Củ Chi, Thành phố Hồ Chí Minh"
    )
    page = printed(document_pdf(replace(LETTER, issuing_body=name)))[0]
    state = page.line("CỘNG HÒA")
    found = [line for line in page.lines if line.bold and line.end < state.x and line.y < 200]
    assert " ".join(line.text for line in found) == name.upper()


def test_what_people_typed_is_printed_not_obeyed():
    body = (Paragraph("<b>Đậm</b> & <script>alert(1)</script>"),)
    assert "<b>Đậm</b> & <script>alert(1)</script>./." in text_of(
        document_pdf(replace(PLAN, body=body))
    )


# --- Tables and appendices -----------------------------------------------------------------------


def test_a_table_repeats_its_head_and_fills_the_width():
    columns = (Column("TT", 12, centred=True), Column("Nội dung", 100), Column("Thời hạn", 48))
    rows = tuple(
        (str(number), f"Việc thứ {number}", "Trước ngày 12/5/2020") for number in range(60)
    )
    pages = printed(document_pdf(replace(PLAN, body=(Table(columns, rows),))))
    assert len(pages) == 3
    for page in pages:
        head = page.line("TT Nội dung Thời hạn")
        assert head.bold
        assert LEFT < head.x < LEFT + 12 * MM
        assert LEFT + 112 * MM < head.end < RIGHT


def test_an_appendix_begins_a_page_and_counts_its_own_pages():
    """Mục III, khoản 1: từ "Phụ lục" cỡ 14 đậm; tên in hoa 13 - 14 đậm; dòng kèm theo nghiêng; số
    trang của Phụ lục được đánh số riêng."""
    long = tuple(Paragraph(f"{SENTENCE} " * 6) for _ in range(12))
    document = replace(
        LETTER,
        appendices=(Appendix("Biểu thống kê", long, "I"), Appendix("Biểu tổng hợp", long, "II")),
    )
    pages = printed(document_pdf(document))
    begins = [number for number, page in enumerate(pages) if page.has("Phụ lục")]
    assert len(begins) == 2
    for begin in begins:
        first, second = pages[begin], pages[begin + 1]
        name, title = first.line("Phụ lục"), first.line("BIỂU")
        assert first.lines[0] == name  # no number on an appendix's first page
        assert second.lines[0].text == "2"
        assert (name.size, name.bold) == (pytest.approx(14, abs=0.01), True)
        assert (title.size, title.bold) == (pytest.approx(14, abs=0.01), True)
        assert first.line("(Kèm theo").italic


def test_two_who_sign_stand_beside_each_other_over_the_recipients():
    *_, last = printed(document_pdf(SIGNED_BY_TWO))
    secretary, chair = last.line("Lê Thị Ghi"), last.line("Nguyễn Hữu Hoài Phú")
    assert secretary.y == pytest.approx(chair.y, abs=20)
    assert secretary.end < MIDDLE < chair.x
    assert last.line("Nơi nhận:").y > chair.y
