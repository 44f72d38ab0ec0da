"""The papers of a decision, opened again: text, page, Word, Excel."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from awards.decisions.papers import decision_document, list_document, payment_document
from awards.decisions.workbooks import list_workbook, payment_workbook
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from tests.awards.decisions.factories import drafted, issued, law_of_2020
from tests.awards.factories import awarding
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    law_of_2020()
    place = awarding()
    people = [
        place.dossier(
            "voted",
            awardee_kind="individual",
            awardee_name=name,
            awardee_title="Công chức Văn phòng",
        )
        for name in ("Trần Văn Út", "Lê Thị Ánh")
    ]
    return issued(place, *people, place.dossier("voted"))


SAID = {
    decision_document: (
        "QUYẾT ĐỊNH",
        "Số: 8125/QĐ-UBND",
        "Củ Chi, ngày 05 tháng 11 năm 2020",
        "Điều 1. Tặng giấy khen của Chủ tịch Ủy ban nhân dân huyện Củ Chi cho 01 tập thể và 02 cá "
        "nhân",
        "Tiền thưởng kèm theo là 1.800.000 đồng",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Ký",
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG",
        "Ủy ban nhân dân xã Thử 1",
        "Công chức Văn phòng, Ủy ban nhân dân xã Thử 1",
    ),
    list_document: ("DANH SÁCH", "theo Quyết định số 8125/QĐ-UBND", "Trần Văn Út"),
    payment_document: (
        "Chi tiền thưởng theo Quyết định số 8125/QĐ-UBND",
        "0,6 × 1.490.000",
        "900.000",
        "1.800.000",
        "Số tiền bằng chữ: Một triệu tám trăm nghìn đồng",
        "Nghị định 91/2017/NĐ-CP, Điều 73",
        "NGƯỜI LẬP",
    ),
}


@pytest.mark.parametrize("described", SAID, ids=lambda described: described.__name__)
def test_the_pdf_says_it_on_a4_with_its_fonts(decision, described):
    pdf = document_pdf(described(decision))
    printed = " ".join(text_of(pdf).split())
    assert [words for words in SAID[described] if words not in printed] == []
    assert set(page_sizes_mm(pdf)) == {(210, 297)}
    assert fonts_not_embedded(pdf) == []


@pytest.mark.parametrize("described", SAID, ids=lambda described: described.__name__)
def test_the_word_file_says_the_same(decision, described):
    document = Document(io.BytesIO(document_word(described(decision))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join(
        " ".join([*(one.text for one in document.paragraphs), *cells]).replace("\xa0", " ").split()
    )
    assert [words for words in SAID[described] if words not in written] == []


def test_people_stand_in_the_order_of_their_given_names(decision):
    printed = text_of(document_pdf(decision_document(decision)))
    places = [printed.index(name) for name in ("Lê Thị Ánh", "Trần Văn Út")]
    assert places == sorted(places)


def test_the_list_as_excel(decision):
    sheet = load_workbook(io.BytesIO(list_workbook(decision))).active
    said = [str(value) for row in sheet.values for value in row if value is not None]
    names = [
        one for one in said if one in ("Ủy ban nhân dân xã Thử 1", "Lê Thị Ánh", "Trần Văn Út")
    ]
    assert names[0] == "Ủy ban nhân dân xã Thử 1"
    assert names.index("Lê Thị Ánh") < names.index("Trần Văn Út")


def test_the_payment_list_as_excel_adds_up(decision):
    sheet = load_workbook(io.BytesIO(payment_workbook(decision))).active
    rows = [row for row in sheet.values if isinstance(row[5], int)]
    sums = [row[5] for row in rows]
    assert sums == [900_000, 450_000, 450_000, 1_800_000]
    assert "Một triệu tám trăm nghìn đồng" in rows[-1][1]


def test_a_draft_leaves_room_for_number_and_day():
    place = awarding()
    decision = drafted(place, place.dossier("voted"))
    printed = " ".join(text_of(document_pdf(decision_document(decision))).split())
    assert "ngày …… tháng …… năm" in printed


def test_the_law_by_the_day_the_plan_and_the_minutes_are_the_grounds():
    place = awarding()
    decision = drafted(place, place.dossier("voted"))
    bases = decision_document(decision).basis_lines
    assert bases[-1].startswith("Căn cứ Kế hoạch số 3925/KH-UBND")
