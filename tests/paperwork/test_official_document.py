"""What an official document says, before any type is set (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from dataclasses import replace

import pytest

from paperwork.official_documents.description import (
    WHOLE_FOOT,
    Appendix,
    Column,
    Heading,
    Paragraph,
    Table,
    closed,
    paragraphs_of,
    placed,
)
from tests.paperwork.factories import LETTER, PLAN, SENTENCE


def test_number_has_a_zero_before_it_and_a_draft_leaves_room():
    assert PLAN.number_line == "Số: 07/KH-UBND"
    assert replace(PLAN, number="").number_line == f"Số: {chr(160) * 8}/KH-UBND"


def test_place_and_day_stand_on_one_line_and_a_draft_leaves_room():
    assert PLAN.place_line == "Củ Chi, ngày 05 tháng 5 năm 2020"
    assert replace(PLAN, day=None).place_line == "Củ Chi, ngày …… tháng …… năm ………"
    assert replace(PLAN, day=None, place="").place_line == "Ngày …… tháng …… năm ………"


def test_a_long_place_breaks_before_the_day():
    assert PLAN.place_lines == ("Củ Chi, ngày 05 tháng 5 năm 2020",)
    long = replace(PLAN, place="Thành phố Hồ Chí Minh")
    assert long.place_lines == ("Thành phố Hồ Chí Minh,", "ngày 05 tháng 5 năm 2020")


def test_a_committee_breaks_before_its_place_and_its_office_prints_it_short():
    assert PLAN.issuer_lines == ("ỦY BAN NHÂN DÂN", "HUYỆN CỦ CHI")
    assert PLAN.superior_lines == ()
    assert LETTER.superior_lines == ("UBND HUYỆN CỦ CHI",)
    assert LETTER.issuer_lines == ("PHÒNG GIÁO DỤC", "VÀ ĐÀO TẠO HUYỆN CỦ CHI")


def test_a_name_that_fits_stays_on_one_line():
    assert replace(PLAN, issuing_body="Thanh tra tỉnh").issuer_lines == ("THANH TRA TỈNH",)


def test_each_basis_ends_with_a_semicolon_and_the_last_with_a_full_stop():
    bases = replace(PLAN, legal_bases=("Căn cứ A.", "Căn cứ B ;", "Căn cứ C,")).basis_lines
    assert bases == ("Căn cứ A;", "Căn cứ B;", "Căn cứ C.")
    assert replace(PLAN, legal_bases=()).basis_lines == ()


def test_two_bases_of_the_same_words_are_closed_one_by_one():
    assert replace(PLAN, legal_bases=("A", "A")).basis_lines == ("A;", "A.")


def test_recipients_close_each_line_and_write_the_archive_as_the_decree_has_it():
    document = replace(PLAN, drafter_mark="HNV.156")
    assert document.recipient_lines == (
        "- Thường trực Huyện ủy;",
        "- Các phòng, ban huyện;",
        "- Lưu: VT, PNV. HNV.156",
    )
    assert replace(PLAN, recipients=()).recipient_lines == ()


def test_addressees_stand_on_one_line_for_one_and_in_a_list_for_several():
    assert LETTER.addressee_lines == (
        "- Hiệu trưởng các trường tiểu học;",
        "- Thủ trưởng các đơn vị trực thuộc.",
    )
    assert replace(LETTER, addressees=("Bộ Nội vụ;",)).addressee_lines == ("Bộ Nội vụ",)


@pytest.mark.parametrize(
    ("subject", "printed"),
    [
        ("Phát động thi đua", "V/v phát động thi đua"),
        ("Về việc phát động thi đua", "V/v phát động thi đua"),
        ("UBND xã báo cáo", "V/v UBND xã báo cáo"),
    ],
)
def test_a_letter_says_its_subject_after_v_v(subject, printed):
    assert " ".join(replace(LETTER, subject=subject).letter_subject_lines) == printed


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        (Heading("Mục đích, yêu cầu", "I"), "I. MỤC ĐÍCH, YÊU CẦU"),
        (Heading("Mục đích", "1.", 2), "1. Mục đích"),
        (Heading("Đối với đơn vị", "4.1", 3), "4.1. Đối với đơn vị:"),
        (Heading("Đối với tập thể:", "a)", 3), "a) Đối với tập thể:"),
        (Heading("Chủ đề", "", 2), "Chủ đề"),
    ],
)
def test_headings_by_their_level(heading, printed):
    assert heading.printed == printed


def test_typed_text_becomes_paragraphs_with_the_marks_of_points():
    text = "Mở đầu\n\n-  gạch  đầu dòng\n– gạch dài\n• chấm\n+ cộng\n"
    text += "a) chữ\n1.1. số\n(1) ngoặc\n-không"
    assert [(one.mark, one.printed.replace("\u00a0", "_")) for one in paragraphs_of(text)] == [
        ("", "Mở đầu"),
        ("-", "-_gạch đầu dòng"),
        ("-", "-_gạch dài"),
        ("-", "-_chấm"),
        ("+", "+_cộng"),
        ("a)", "a)_chữ"),
        ("1.1.", "1.1._số"),
        ("(1)", "(1)_ngoặc"),
        ("", "-không"),
    ]


def test_the_number_of_an_article_stands_apart_and_does_not_leave_its_text():
    article = Paragraph("Tặng Giấy khen.", "Điều 1.")
    assert (article.opening, article.rest) == ("Điều\u00a01.", "\u00a0Tặng Giấy khen.")
    point = Paragraph("Tặng Giấy khen.", "a)")
    assert (point.opening, point.rest) == ("", "a)\u00a0Tặng Giấy khen.")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ký ngày 05 tháng 11 năm 2020.", "ký ngày_05_tháng_11_năm_2020."),
        ("ký ngày …… tháng …… năm ………", "ký ngày_……_tháng_……_năm_………"),
        ("Quyết định số 25/QĐ-UBND", "Quyết định số_25/QĐ-UBND"),
        ("điểm a khoản 2 Điều 68", "điểm_a khoản_2 Điều_68"),
        ("của Ủy ban nhân dân, bộ phận một cửa", "của Ủy_ban nhân dân, bộ phận một_cửa"),
        ("một số  kết quả", "một số kết_quả"),
        ("Kế hoạch số ________/KH-UBND", "Kế hoạch số_________/KH-UBND"),
    ],
)
def test_dates_numbers_and_words_read_as_one_do_not_break(text, printed):
    """The last: the room for a number that is written by pen is kept, too."""
    paragraph = Paragraph(text.replace("_", "\u00a0"))
    assert paragraph.printed.replace("\u00a0", "_") == printed


def test_a_list_that_goes_with_a_decision_has_no_number_of_its_own():
    listed = replace(
        PLAN,
        kind="Danh sách",
        goes_with="Kèm theo Quyết định số 7/QĐ-UBND ngày 05 tháng 5 năm 2020",
    )
    assert (listed.number_line, listed.place_lines) == ("", ("",))
    assert " ".join(listed.goes_with_lines).startswith("(Kèm theo Quyết định số 7/QĐ-UBND")


def test_the_text_is_closed_once():
    assert closed((Paragraph("Hết."),))[-1].printed == "Hết./."
    assert closed((Paragraph("Hết./."),))[-1].printed == "Hết./."
    assert closed((Paragraph("hết;", "-"),))[-1].printed == "-\u00a0hết./."
    table = Table((Column("TT", 12),), (("1",),))
    # It ends a sentence and never stands alone.
    assert closed((table,)) == (table,)
    assert closed(()) == ()


def test_two_lines_of_text_at_least_are_bound_to_the_signature():
    short = [Paragraph(f"Đoạn {number}.") for number in range(4)]
    assert bound(*short) == [False, False, True, True]
    assert bound(*short, Paragraph(f"{SENTENCE} {SENTENCE}")) == [False, False, False, False, True]
    assert bound(Paragraph("Một."), Heading("Hai", "2", 2), Paragraph("Ba.")) == [True, True, True]
    assert bound() == []


def bound(*blocks) -> list[bool]:
    return [one.keeps_with_next for one in placed(blocks, bound_to_foot=True)]


def test_an_appendix_is_not_bound_to_the_signature_but_keeps_its_headings():
    body = (Heading("Một", "I"), Paragraph("Hai."))
    assert [one.keeps_with_next for one in placed(body, bound_to_foot=False)] == [True, False]


def test_a_short_list_of_recipients_stays_whole_and_a_long_one_runs_on():
    assert PLAN.recipients_running_on == ()
    fits = replace(PLAN, recipients=("Như trên",) * WHOLE_FOOT)
    assert fits.recipients_running_on == ()
    long = replace(PLAN, recipients=("Như trên",) * (WHOLE_FOOT + 1))
    assert 5 < len(long.recipients_beside_signature) < 15
    together = (*long.recipients_beside_signature, *long.recipients_running_on)
    assert together == long.recipient_lines


def test_an_appendix_says_with_what_it_was_issued():
    document = replace(PLAN, appendices=(Appendix("Biểu thống kê", (Paragraph("A"),), "I"),))
    (appendix, body), *_ = document.placed_appendices
    assert (appendix.name, appendix.title_lines) == ("Phụ lục I", ("BIỂU THỐNG KÊ",))
    assert " ".join(document.issued_with_lines) == (
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 5 năm 2020 "
        "của Ủy ban nhân dân huyện Củ Chi)"
    )
    assert body[-1].block.printed == "A./."
    assert Appendix("Biểu", ()).name == "Phụ lục"


def test_the_title_of_the_file_names_kind_number_and_subject():
    assert PLAN.title.startswith("Kế hoạch số 07/KH-UBND về phát động thi đua cao điểm")
    assert LETTER.title.startswith("Công văn số 537/GDĐT-VP về phát động")


def test_a_column_has_a_width_that_the_style_sheet_knows():
    with pytest.raises(ValueError, match="13 mm"):
        Column("TT", 13)
