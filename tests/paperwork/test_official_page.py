"""The official page as PDF: layout of Nghị định 30/2020/NĐ-CP, text exact, nothing fetched."""

import io
from datetime import date

import pytest
from django.template import engines
from PIL import Image
from pypdf import PdfReader

from paperwork import official_page
from paperwork.official_page import ForbiddenAddress, PaperFetcher, render_pdf
from paperwork.templatetags.official import name_lines
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of, title_of

FORM = """{% extends "paperwork/official_page.html" %}
{% block page_class %}{{ page_class }}{% endblock %}
{% block heading %}{% include "paperwork/_form_heading.html" %}{% endblock %}
{% block content %}<table class="lines"><thead><tr><th>STT</th><th>Lĩnh vực</th></tr></thead>
{% for line in lines %}<tr><td class="order">{{ forloop.counter }}</td><td>{{ line }}</td></tr>
{% endfor %}</table>{% endblock %}
{% block foot %}{% include "paperwork/_form_foot.html" %}{% endblock %}"""

PLAN = """{% extends "paperwork/official_page.html" %}
{% block content %}{% for text in paragraphs %}<p>{{ text }}</p>{% endfor %}{% endblock %}"""

ISSUED_WITH = (
    "(Ban hành kèm theo Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 "
    "của Ủy ban nhân dân huyện Củ Chi)"
)


@pytest.fixture
def on_paper(monkeypatch):
    """Render template source given as text, on the real page and its stylesheet."""
    real = official_page.get_template

    def render(source: str, images=None, **context) -> bytes:
        template = engines["django"].from_string(source)
        monkeypatch.setattr(
            official_page,
            "get_template",
            lambda name: template if name == "under-test" else real(name),
        )
        return render_pdf("under-test", context, images=images)

    return render


@pytest.fixture
def form(on_paper):
    def render(lines: list[str], **more) -> bytes:
        return on_paper(
            FORM,
            title="Bản đăng ký thi đua",
            superior_body_name="Ủy ban nhân dân huyện Củ Chi",
            body_name="Trường Trung học cơ sở Tân Thạnh Đông",
            form_name="Biểu 2",
            form_title="Thống kê tên các mô hình, giải pháp, sáng kiến",
            issued_with=ISSUED_WITH,
            lines=lines,
            signed_on=None,
            signer_lines=("THỦ TRƯỞNG ĐƠN VỊ",),
            signer_name="",
            **{"page_class": "", **more},
        )

    return render


def test_form_gives_back_its_vietnamese_text_exactly(form):
    text = text_of(form(["Cải cách thể chế", "Những nỗ lực đổi mới, ỷ lại, ữ, Ữ, ặ, Ỗ, fi, ffl"]))
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "THỐNG KÊ TÊN CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
        ISSUED_WITH,
        "1 Cải cách thể chế",
        "2 Những nỗ lực đổi mới, ỷ lại, ữ, Ữ, ặ, Ỗ, fi, ffl",
        "Ngày …… tháng …… năm ………",
        "THỦ TRƯỞNG ĐƠN VỊ (Ký tên, đóng dấu)",
    ):
        assert part in text


def test_page_is_a4_with_embedded_fonts_title_and_language(form):
    pdf = form(["Cải cách thể chế"])
    assert page_sizes_mm(pdf) == [(210, 297)]
    assert fonts_not_embedded(pdf) == []
    assert title_of(pdf) == "Bản đăng ký thi đua"
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == "vi"


def test_wide_form_lies_on_landscape_pages(form):
    assert page_sizes_mm(form(["Cải cách thể chế"], page_class="landscape")) == [(297, 210)]


def test_head_of_the_table_is_repeated_and_pages_are_numbered_from_the_second(form):
    pdf = form([f"Sáng kiến thứ {number}" for number in range(60)])
    assert len(page_sizes_mm(pdf)) == 3
    assert text_of(pdf, page=1).startswith("ỦY BAN NHÂN DÂN")
    assert text_of(pdf, page=2).startswith("2 STT Lĩnh vực")
    assert text_of(pdf, page=3).startswith("3 STT Lĩnh vực")


def test_plan_carries_number_place_and_day_legal_bases_recipients_and_signature(on_paper):
    pdf = on_paper(
        PLAN,
        title="Kế hoạch",
        body_name="Ủy ban nhân dân huyện Củ Chi",
        number="7",
        symbol="KH-UBND",
        place="Củ Chi",
        day=date(2020, 5, 5),
        document_kind="Kế hoạch",
        subject="Phát động thi đua về cải cách hành chính",
        legal_bases=["Căn cứ Kế hoạch số 1513/KH-UBND."],
        paragraphs=["Nâng cao chất lượng phục vụ."],
        recipients=["Thường trực Huyện ủy", "Lưu: VT"],
        signer_lines=["KT. Chủ tịch", "Phó Chủ tịch"],
        signer_name="Lê Thị Minh Phụng",
    )
    text = text_of(pdf)
    for part in (
        "Số: 07/KH-UBND",
        "Củ Chi, ngày 05 tháng 5 năm 2020",
        "KẾ HOẠCH Phát động thi đua về cải cách hành chính",
        "Căn cứ Kế hoạch số 1513/KH-UBND. Nâng cao chất lượng phục vụ.",
        "Nơi nhận: - Thường trực Huyện ủy; - Lưu: VT.",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Lê Thị Minh Phụng",
    ):
        assert part in text


def test_markup_in_what_people_typed_is_printed_not_obeyed(form):
    assert "<b>Đậm</b> & <script>" in text_of(form(["<b>Đậm</b> & <script>"]))


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a.png",
        "https://example.org/a.css",
        "file:///etc/passwd",
        "file://elsewhere/etc/passwd",
        "ftp://example.org/a",
        "data:text/plain,a",
        "image:unknown",
    ],
)
def test_page_may_read_neither_the_network_nor_other_files(address):
    with pytest.raises(ForbiddenAddress):
        PaperFetcher({"emblem": b"x"}).fetch(address)


def test_climbing_out_of_the_paper_folders_is_refused(settings):
    outside = f"file://{settings.BASE_DIR}/templates/paperwork/../../manage.py"
    with pytest.raises(ForbiddenAddress):
        PaperFetcher().fetch(outside)
    inside = f"file://{settings.BASE_DIR}/templates/paperwork/official_page.css"
    assert b"@page" in PaperFetcher().fetch(inside).read()


def test_only_images_handed_over_come_on_the_page(on_paper):
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    source = '<html lang="vi"><body>A<img src="image:emblem"><img src="file:///etc/hosts">'
    pdf = on_paper(source, images={"emblem": picture.getvalue()})
    assert len(PdfReader(io.BytesIO(pdf)).pages[0].images) == 1


def test_name_of_a_committee_breaks_before_its_place():
    assert name_lines("Ủy ban nhân dân  huyện Củ Chi") == ["Ủy ban nhân dân", "huyện Củ Chi"]
    assert name_lines("Ủy ban nhân dân") == ["Ủy ban nhân dân"]
    assert name_lines("Thanh tra tỉnh") == ["Thanh tra tỉnh"]
    assert name_lines("") == []
