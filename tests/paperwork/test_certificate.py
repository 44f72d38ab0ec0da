"""The giấy khen: one landscape page each, text exact, in the order Điều 104 of NĐ 98/2023 gives."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader

from paperwork.certificate import (
    Certificate,
    CertificateTooLong,
    balanced_lines,
    certificate_pdf,
)
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of, title_of

CERTIFICATE = Certificate(
    authority="Chủ tịch Ủy ban nhân dân huyện Củ Chi",
    form_name="Giấy khen",
    awardee="Trường Trung học cơ sở Tân Thạnh Đông",
    awardee_detail="Huyện Củ Chi, Thành phố Hồ Chí Minh",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua cao điểm về cải cách hành "
    "chính năm 2020 trên địa bàn huyện Củ Chi",
    decision_number="8125/QĐ-UBND",
    decided_on=date(2020, 11, 5),
    register_number="07",
    place="Củ Chi",
    signed_on=date(2020, 11, 20),
    signer_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer_name="Nguyễn Hữu Hoài Phú",
)
LONG = replace(
    CERTIFICATE,
    authority="Chủ tịch Ủy ban nhân dân xã Tân An Hội, huyện Củ Chi, Thành phố Hồ Chí Minh",
    awardee="Trung tâm Văn hóa, Thể thao và Truyền thanh thuộc Ủy ban nhân dân thị xã Tịnh Biên, "
    "tỉnh An Giang và Ban Quản lý Khu di tích lịch sử địa đạo Củ Chi",
    awardee_detail="Đơn vị sự nghiệp công lập trực thuộc; cơ quan chủ quản: Ủy ban nhân dân thị "
    "xã Tịnh Biên, tỉnh An Giang; địa chỉ: số 1 đường Nguyễn Thị Ỷ, phường Nhơn Hưng",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh cải cách hành chính, "
    "nâng cao đạo đức, văn hóa công vụ, chất lượng phục vụ người dân và doanh nghiệp, xây dựng "
    "nền hành chính hiện đại, hiệu quả gắn với chuyển đổi số giai đoạn 2021 – 2025, góp phần "
    "hoàn thành thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh của địa phương",
)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return certificate_pdf([CERTIFICATE])


def _in_order(text: str, parts: list[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_certificate_is_one_landscape_page_with_embedded_fonts_and_a_title(printed):
    assert page_sizes_mm(printed) == [(297, 210)]
    assert fonts_not_embedded(printed) == []
    assert title_of(printed) == "Giấy khen – Trường Trung học cơ sở Tân Thạnh Đông"
    assert PdfReader(io.BytesIO(printed)).trailer["/Root"]["/Lang"] == "vi"


def test_lines_stand_in_the_order_of_the_decree_and_read_back_exactly(printed):
    text = text_of(printed)
    assert _in_order(
        text,
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
            "TẶNG",
            "GIẤY KHEN",
            "Trường Trung học cơ sở Tân Thạnh Đông",
            "Huyện Củ Chi, Thành phố Hồ Chí Minh",
            CERTIFICATE.achievement,
        ],
    )
    assert _in_order(
        text, ["Quyết định số 8125/QĐ-UBND", "ngày 05 tháng 11 năm 2020", "Số sổ vàng: 07"]
    )
    assert _in_order(
        text,
        [
            "Củ Chi, ngày 20 tháng 11 năm 2020",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Nguyễn Hữu Hoài Phú",
        ],
    )


def test_long_names_and_achievements_are_set_smaller_and_stay_on_one_page():
    pdf = certificate_pdf([LONG])
    text = text_of(pdf)
    assert len(page_sizes_mm(pdf)) == 1
    for part in (LONG.authority.upper(), LONG.awardee, LONG.awardee_detail, LONG.achievement):
        assert part in text


def test_each_certificate_has_its_own_page_in_the_given_order():
    pdf = certificate_pdf([CERTIFICATE, LONG, replace(CERTIFICATE, awardee="Bà Nguyễn Thị Ỷ")])
    assert page_sizes_mm(pdf) == [(297, 210)] * 3
    assert "Tân Thạnh Đông" in text_of(pdf, page=1)
    assert "Truyền thanh" in text_of(pdf, page=2)
    assert "Bà Nguyễn Thị Ỷ" in text_of(pdf, page=3)
    assert title_of(pdf) == "Giấy khen – 3 tập thể, cá nhân"


def test_a_text_that_cannot_fit_is_refused_with_the_awardee_named():
    endless = replace(CERTIFICATE, achievement="Đã có thành tích xuất sắc. " * 200)
    with pytest.raises(CertificateTooLong, match=r"Tân Thạnh Đông.*quá dài.*rút gọn"):
        certificate_pdf([endless])


def test_nothing_to_print_is_an_error():
    with pytest.raises(ValueError, match="no certificate"):
        certificate_pdf([])


def test_a_certificate_before_the_decision_leaves_room_for_numbers_and_days():
    blank = replace(
        CERTIFICATE,
        awardee_detail="",
        decision_number="",
        decided_on=None,
        register_number="",
        signed_on=None,
    )
    text = text_of(certificate_pdf([blank]))
    assert "Quyết định số ………………… ngày …… tháng …… năm ………" in text
    assert "Số sổ vàng: ………" in text
    assert "Củ Chi, ngày …… tháng …… năm ………" in text


def test_emblem_handed_over_takes_the_place_of_the_ornament(printed):
    emblem = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(emblem, "PNG")
    pdf = certificate_pdf([replace(CERTIFICATE, emblem=emblem.getvalue()), CERTIFICATE])
    pages = PdfReader(io.BytesIO(pdf)).pages
    drawn = [b"/Image" in page.get_contents().get_data() for page in pages]
    assert drawn.count(True) <= 1
    assert len(pages[0].images) == 1
    assert len(PdfReader(io.BytesIO(printed)).pages[0].images) == 0


def test_border_is_drawn_once_for_all_pages():
    one = certificate_pdf([CERTIFICATE])
    many = certificate_pdf([CERTIFICATE] * 4)
    assert len(many) - len(one) < len(one) / 4
    first_drawings = {
        page["/Contents"].raw_get(0).idnum
        if hasattr(page["/Contents"], "raw_get")
        else list.__getitem__(page["/Contents"], 0).idnum
        for page in PdfReader(io.BytesIO(many)).pages
    }
    assert len(first_drawings) == 1


def test_centred_texts_break_into_lines_of_about_equal_length():
    assert balanced_lines("một hai ba bốn năm sáu", 20) == ["một hai ba", "bốn năm sáu"]
    assert balanced_lines("một hai", 20) == ["một hai"]
    assert balanced_lines("", 20) == []
    assert balanced_lines("Hợp-tác-xã-rất-dài-không-có-dấu-cách tốt", 10) == [
        "Hợp-tác-xã-rất-dài-không-có-dấu-cách",
        "tốt",
    ]
