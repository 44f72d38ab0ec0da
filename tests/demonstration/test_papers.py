"""The plans of the demonstration on paper: each says what its source says, once, in its layout."""

import pytest

from campaigns.models import Plan
from campaigns.plans.paper.document import plan_document
from paperwork.official_documents.description import Heading, Paragraph, Table
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from tests.paperwork.factories import breakable
from tests.paperwork.pdf_geometry import printed

NO_SUPERIOR = ""


def told(plan: Plan) -> list[str]:
    blocks = plan_document(plan).body
    assert not [block for block in blocks if isinstance(block, Table)]
    return [breakable(block.printed) for block in blocks if isinstance(block, Heading | Paragraph)]


def headings(plan: Plan) -> list[str]:
    return [
        block.printed
        for block in plan_document(plan).body
        if isinstance(block, Heading) and block.level == 1
    ]


PLANS = [
    # reference, superior body, headings of the parts
    (
        "3925/KH-UBND",
        NO_SUPERIOR,
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "II. ĐỐI TƯỢNG, NỘI DUNG, THỜI GIAN, TIÊU CHUẨN, KHEN THƯỞNG, HỒ SƠ",
            "III. TỔ CHỨC THỰC HIỆN",
        ],
    ),
    (
        "34/KH-UBND",
        NO_SUPERIOR,
        [
            "I. MỤC ĐÍCH, YÊU CẦU, CHỦ ĐỀ",
            "II. NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN THI ĐUA",
            "III. TIÊU CHUẨN, KHEN THƯỞNG, HỒ SƠ",
            "IV. TỔ CHỨC THỰC HIỆN",
        ],
    ),
    (
        "99/KH-UBND",
        NO_SUPERIOR,
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "II. ĐỐI TƯỢNG THI ĐUA",
            "III. TIÊU CHUẨN, KHEN THƯỞNG, THỜI GIAN",
            "III. KINH PHÍ",
            "VI. TỔ CHỨC THỰC HIỆN",
        ],
    ),
    (
        "19/KH-T.Tr",
        "Ủy ban nhân dân tỉnh Bình Phước",
        ["I. MỤC ĐÍCH, YÊU CẦU", "II. ĐỐI TƯỢNG, NỘI DUNG THI ĐUA", "III. TỔ CHỨC THỰC HIỆN"],
    ),
    (
        "/KH-UBND",
        NO_SUPERIOR,
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "II. CHỦ ĐỀ, MỤC TIÊU THI ĐUA",
            "III. ĐỐI TƯỢNG, NỘI DUNG, KHEN THƯỞNG",
            "IV. TỔ CHỨC THỰC HIỆN",
        ],
    ),
    ("537/GDĐT-VP", "Ủy ban nhân dân huyện Củ Chi", []),
]


@pytest.mark.parametrize(("reference", "superior", "parts"), PLANS, ids=[row[0] for row in PLANS])
def test_a_sample_prints_its_parts_as_they_stand_and_adds_nothing(plan, reference, superior, parts):
    """Every deadline of the samples is in their text, so no table is made from the data."""
    found = plan(reference)
    assert plan_document(found).superior_body == superior
    assert headings(found) == parts
    for section in found.sections.all():
        first = section.text.splitlines()[0].split()[-3:]
        assert any(" ".join(first) in line.replace("\u00a0", " ") for line in told(found))


@pytest.mark.parametrize("reference", [row[0] for row in PLANS])
def test_a_sample_is_set_as_pdf_and_as_word(plan, reference):
    paper = plan_document(plan(reference))
    pages = printed(document_pdf(paper))
    assert 1 <= len(pages) <= 5
    assert pages[-1].has("Nơi nhận:")
    assert document_word(paper).startswith(b"PK")


def test_the_letter_opens_with_the_plan_it_carries_out(plan):
    assert told(plan("537/GDĐT-VP"))[0] == (
        "Thực hiện Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân huyện "
        "Củ Chi về phát động thi đua cao điểm về cải cách hành chính năm 2020, Phòng Giáo dục và "
        "Đào tạo huyện Củ Chi đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:"
    )


def test_kien_giang_cites_its_three_bases(plan):
    assert [breakable(line)[:34] for line in plan_document(plan("34/KH-UBND")).basis_lines] == [
        "Căn cứ Quyết định số 225/QĐ-TTg ng",
        "Căn cứ Quyết định số 609/QĐ-TTg ng",
        "Căn cứ Kế hoạch số 164/KH-UBND ngà",
    ]
