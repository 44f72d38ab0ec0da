"""The giấy khen as PDF: one page each, text exact, in the order Điều 104 of NĐ 98/2023 gives, and
nothing beyond its frame or on top of another, however long the names."""

import io
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from paperwork.certificates.description import (
    Border,
    CertificateTooLong,
    Design,
    NoSuchLetter,
    Ornament,
)
from paperwork.certificates.layout import frame_of
from paperwork.certificates.line_breaks import clean
from paperwork.certificates.line_fit import LEVELS, body_blocks
from paperwork.certificates.pdf import certificates_pdf
from paperwork.certificates.svg import border_svg, certificate_svg
from tests.paperwork.certificates.samples import (
    LONG,
    LONGEST,
    PERSON,
    SCHOOL,
    SHORTEST,
    boxes,
)
from tests.paperwork.pdf_reading import (
    author_and_subject_of,
    fonts_not_embedded,
    page_sizes_mm,
    text_of,
    title_of,
)

PLAIN = Design()


def printed(*certificates, design=PLAIN) -> bytes:
    return certificates_pdf([(design, certificate) for certificate in certificates])


def in_order(text: str, parts: list[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.fixture(scope="module")
def school() -> bytes:
    return printed(SCHOOL)


# --- The page ------------------------------------------------------------------------------------


def test_a_certificate_is_one_landscape_page_with_embedded_fonts_and_a_title(school):
    assert page_sizes_mm(school) == [(297, 210)]
    assert fonts_not_embedded(school) == []
    assert title_of(school) == "Giấy khen – Trường Trung học cơ sở Tân Thạnh Đông"
    assert PdfReader(io.BytesIO(school)).trailer["/Root"]["/Lang"] == "vi"
    assert author_and_subject_of(school) == (SCHOOL.authority, f"{SCHOOL.title}: {SCHOOL.awardee}")


def test_however_long_the_texts_are_they_are_read_from_afar():
    """Achievement 14 pt, detail 13 pt at the least; lines get wider before a text is refused."""
    width = frame_of(PLAIN).width
    last = LEVELS - 1
    for certificate in (*LONGEST.values(), SHORTEST):
        for block in body_blocks(certificate, last, width) or ():
            said = " ".join(block.lines)
            if said == clean(certificate.achievement):
                assert block.size >= 14
            elif said == clean(certificate.awardee_detail):
                assert block.size >= 13


def test_lines_stand_in_the_order_of_the_decree_and_read_back_exactly(school):
    text = text_of(school)
    assert in_order(
        text,
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
            "TẶNG",
            "GIẤY KHEN",
            "Trường Trung học cơ sở Tân Thạnh Đông",
            "Huyện Củ Chi, Thành phố Hồ Chí Minh",
            SCHOOL.achievement,
        ],
    )
    assert in_order(text, list(SCHOOL.notes))
    assert in_order(text, [SCHOOL.place_and_day, *SCHOOL.signer_lines, SCHOOL.signer_name])


def test_each_certificate_has_its_own_page_in_the_given_order():
    pdf = printed(SCHOOL, LONG, PERSON)
    assert page_sizes_mm(pdf) == [(297, 210)] * 3
    assert "Tân Thạnh Đông" in text_of(pdf, page=1)
    assert "Truyền thanh" in text_of(pdf, page=2)
    assert "BẰNG KHEN Bà Nguyễn Thị Ngọc Ánh" in text_of(pdf, page=3)
    assert title_of(pdf) == "Giấy khen – 3 tập thể, cá nhân"


def test_what_pages_share_is_written_once():
    one, many = printed(SCHOOL), printed(*[SCHOOL] * 9)
    # The border alone is some 100 KB; a further page is its own lines and a code.
    assert len(one) > 50_000
    assert (len(many) - len(one)) / 8 < 4_000


# --- Long texts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("certificate", [SCHOOL, SHORTEST, PERSON, *LONGEST.values()])
def test_every_text_stands_whole_within_the_frame_and_on_nothing_else(certificate):
    pdf = printed(certificate)
    text = text_of(pdf)
    for part in (
        certificate.authority.upper(),
        certificate.awardee,
        certificate.awardee_detail,
        certificate.achievement,
        certificate.place_and_day,
        *certificate.signer_lines,
    ):
        assert part in text
    words = boxes(pdf)
    # The inner line of the border stands 18.6 mm from the edge.
    assert min(word.left for word in words) > 22
    assert max(word.right for word in words) < 297 - 22
    assert max(word.bottom for word in words) < 210 - 20
    crossing = [
        (one.text, other.text)
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if one.meets(other)
    ]
    assert crossing == []


def test_names_are_set_as_large_as_they_fit():
    heights = {}
    for name, certificate in {"short": SHORTEST, "long": LONG}.items():
        first = certificate.awardee.split()[0]
        heights[name] = next(box for box in boxes(printed(certificate)) if box.text == first)
    tall, small = (box.bottom - box.top for box in heights.values())
    assert tall > small * 1.4
    assert small > 2.4  # still well legible: about 13 points


def test_a_text_that_cannot_fit_is_refused_with_the_awardee_named():
    endless = replace(SCHOOL, achievement="Đã có thành tích xuất sắc. " * 200)
    with pytest.raises(CertificateTooLong, match=r"Tân Thạnh Đông.*quá dài.*rút gọn"):
        printed(endless)


@pytest.mark.parametrize("field", ["signer_name", "place_and_day"])
def test_a_line_at_the_foot_that_cannot_fit_is_refused_with_its_text(field):
    with pytest.raises(CertificateTooLong, match="Dòng “Rất dài"):
        printed(replace(SCHOOL, **{field: "Rất dài " * 30}))


def test_a_letter_that_the_type_has_not_is_refused_with_the_letter():
    with pytest.raises(NoSuchLetter, match="không có ký tự “漢”"):
        printed(replace(SCHOOL, awardee="Ông 漢"))


def test_every_vietnamese_letter_is_printed_and_read_back():
    rows = ["ạảãàáâậầấẩẫăắằặẳẵ", "đơớờợởỡôộồốổỗóòọỏõ", "ưứừựửữúùụủũêếềệểễ", "ýỳỵỷỹíìịỉĩéèẹẻẽ"]
    letters = "".join(rows)
    pdf = printed(replace(SCHOOL, awardee=" ".join(rows), awardee_detail=letters.upper()))
    assert letters.upper() in text_of(pdf)
    assert all(row in text_of(pdf) for row in rows)


def test_letters_come_in_composed_however_they_were_typed():
    decomposed = unicodedata.normalize("NFD", "Lê Thị Hạnh")
    assert "Lê Thị Hạnh" in text_of(printed(replace(SCHOOL, awardee=decomposed)))


def test_nothing_to_print_is_an_error():
    with pytest.raises(ValueError, match="no certificate"):
        certificates_pdf([])


# --- Designs -------------------------------------------------------------------------------------


def place_of(pdf: bytes, text: str) -> tuple[float, float]:
    box = next(box for box in boxes(pdf) if box.text == text)
    return box.left, box.bottom


def test_offsets_move_the_lines_of_pre_printed_paper_and_those_of_the_foot_apart():
    still = Design(pre_printed=True)
    moved = replace(still, shift=(4.5, -3.0), foot_shift=(-2.0, 6.0))
    before, after = printed(SCHOOL, design=still), printed(SCHOOL, design=moved)
    for text, (right, down) in {"TẶNG": (4.5, -3.0), "CỘNG": (4.5, -3.0), "PHÓ": (-2, 6)}.items():
        (x0, y0), (x1, y1) = place_of(before, text), place_of(after, text)
        assert (x1 - x0, y1 - y0) == (pytest.approx(right, abs=0.05), pytest.approx(down, abs=0.05))


def test_pre_printed_paper_gets_no_border_and_no_emblem():
    pre_printed = Design(pre_printed=True, ornament=Ornament.IMAGE, emblem=picture())
    pdf = printed(SCHOOL, design=pre_printed)
    assert pictures_in(pdf) == 0
    assert len(pdf) < len(printed(SCHOOL, design=Design(border=Border.NONE))) + 5_000
    assert "GIẤY KHEN" in text_of(pdf)


def test_lines_stand_as_on_plain_paper_where_nothing_is_shifted(school):
    pre_printed = printed(SCHOOL, design=Design(pre_printed=True))
    assert place_of(pre_printed, "TẶNG") == pytest.approx(place_of(school, "TẶNG"), abs=0.05)


@pytest.mark.parametrize(
    ("width", "height", "inset"), [(400, 300, 32), (360, 237, 0), (210, 148, 0)]
)
def test_another_size_is_the_same_page_made_larger_or_smaller(width, height, inset):
    pdf = printed(SCHOOL, design=Design(width=width, height=height, inset=inset))
    assert page_sizes_mm(pdf) == [(width, height)]
    words = boxes(pdf)
    scale = min((width - 2 * inset) / 297, (height - 2 * inset) / 210)
    assert min(word.left for word in words) > inset + 22 * scale
    assert max(word.bottom for word in words) < height - inset - 20 * scale
    title = next(word for word in words if word.text == "GIẤY")
    assert title.left < width / 2


def test_words_of_the_masthead_are_the_templates_own():
    party = Design(masthead=("ĐẢNG CỘNG SẢN VIỆT NAM", ""), gives="")
    text = text_of(printed(SCHOOL, design=party))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM CHỦ TỊCH ỦY BAN" in text
    assert "Độc lập" not in text
    assert "TẶNG" not in text


def picture() -> bytes:
    stored = io.BytesIO()
    Image.new("RGBA", (40, 60), (0, 0, 128, 128)).save(stored, "PNG")
    return stored.getvalue()


def pictures_in(pdf: bytes) -> int:
    return pdf.count(b"/Subtype /Image")


def test_an_emblem_handed_over_takes_the_place_of_the_ornament_and_is_kept_once():
    with_emblem = Design(ornament=Ornament.IMAGE, emblem=picture())
    assert pictures_in(printed(SCHOOL)) == 0
    one, three = (printed(*[SCHOOL] * count, design=with_emblem) for count in (1, 3))
    assert pictures_in(one) == pictures_in(three) > 0


@pytest.mark.parametrize(
    ("dots_an_inch", "tilt"),
    [
        pytest.param(300, 0, id="the print itself"),
        pytest.param(150, 4, id="held a little askew"),
        pytest.param(110, 0, id="on a screen"),
        pytest.param(150, 180, id="upside down"),
    ],
)
def test_a_reader_of_codes_finds_the_address_and_nothing_else(school, tmp_path, dots_an_inch, tilt):
    assert codes_on(school, tmp_path, dots_an_inch, tilt) == [SCHOOL.check_address]


def test_without_an_address_there_is_no_code(tmp_path):
    assert codes_on(printed(replace(SCHOOL, check_address="")), tmp_path, 150) == []


def codes_on(pdf: bytes, folder: Path, dots_an_inch: int, tilt: float = 0) -> list[str]:
    """What a telephone reads from the first page."""
    (folder / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dots_an_inch), "-gray", "-singlefile"]
    subprocess.run([*command, folder / "page.pdf", folder / "page"], check=True)
    page = Image.open(folder / "page.pgm").rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    return [code.text for code in zxingcpp.read_barcodes(page)]


# --- The preview ---------------------------------------------------------------------------------


def test_the_preview_comes_from_the_same_layout_as_the_print():
    svg = certificate_svg(PLAIN, SCHOOL, label='Giấy khen "thử"')
    assert svg.startswith("<svg")
    assert 'aria-label="Giấy khen &quot;thử&quot;"' in svg
    assert "style=" not in svg
    letters = len(SCHOOL.awardee.replace(" ", ""))
    assert svg.count("<use ") > letters
    assert len(svg) < 250_000
    assert border_svg(Border.GUILLOCHE, 297, 210, 0).count("<path") == 18


def test_the_preview_refuses_what_the_print_refuses():
    with pytest.raises(CertificateTooLong):
        certificate_svg(PLAIN, replace(SCHOOL, achievement="dài " * 600), label="")
