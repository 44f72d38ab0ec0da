"""The papers of a decision, opened again: text, page, Word, Excel."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pytest_django.asserts import assertContains

from awards.decisions.papers import decision_document, list_document, payment_document
from awards.decisions.text import subject_of
from awards.decisions.workbooks import list_workbook, payment_workbook
from awards.models import Dossier
from decisions.legal_texts import LegalText
from decisions.models import in_the_name_of
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.official_documents.description import Heading
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from paperwork.vietnamese import in_a_sentence
from tests.awards.decisions.factories import drafted, issued, law_of_2020, presented
from tests.awards.factories import awarding
from tests.paperwork.factories import breakable
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


def test_the_subject_names_the_campaigns_year_not_the_day_of_issue():
    place = awarding()
    type(place.plan).objects.update(campaign_from_year=2021)
    place.plan.refresh_from_db()
    decision = drafted(place, place.dossier("voted"))
    assert subject_of(decision, list(decision.items.all())).endswith("cải cách hành chính năm 2021")


SAID = {
    decision_document: (
        "QUYẾT ĐỊNH",
        "Số: 8125/QĐ-UBND",
        "Củ Chi, ngày 05 tháng 11 năm 2020",
        "Về việc tặng Giấy khen cho 01 tập thể và 02 cá nhân có thành tích xuất sắc",
        "Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Củ Chi cho 01 tập thể và 02 cá "
        "nhân",
        "Tổng số tiền thưởng kèm theo là 1.800.000 đồng (bằng chữ: một triệu tám trăm nghìn đồng), "
        "chi từ quỹ thi đua, khen thưởng năm 2020 của Ủy ban nhân dân huyện Củ Chi",
        "Điều 3. Trưởng phòng Nội vụ huyện Củ Chi, thủ trưởng các cơ quan, đơn vị có liên quan và "
        "các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Ký",
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "(Kèm theo Quyết định số 8125/QĐ-UBND ngày 05 tháng 11 năm 2020 của Chủ tịch Ủy ban nhân "
        "dân huyện Củ Chi)",
        "I. TẬP THỂ (01)",
        "II. CÁ NHÂN (02)",
        "Ủy ban nhân dân xã Thử 1",
        "Công chức Văn phòng, Ủy ban nhân dân xã Thử 1",
    ),
    list_document: (
        "DANH SÁCH",
        "(Kèm theo Quyết định số 8125/QĐ-UBND ngày 05 tháng 11 năm 2020)",
        "Trần Văn Út",
        "Danh sách này có 01 tập thể và 02 cá nhân./.",
    ),
    payment_document: (
        "Chi tiền thưởng",
        "(Kèm theo Quyết định số 8125/QĐ-UBND ngày 05 tháng 11 năm 2020)",
        "0,6 × 1.490.000 = 894.000",
        "900.000",
        "1.800.000",
        "Số tiền bằng chữ: Một triệu tám trăm nghìn đồng",
        "Nghị định 91/2017/NĐ-CP, Điều 73",
        "Làm tròn số lên hàng chục nghìn đồng theo khoản 2 Điều 68",
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


def test_laws_are_cited_by_name_and_day_and_decrees_in_full_then_the_plan_and_the_proposal():
    law_of_2020()
    place = awarding()
    decision = drafted(
        place,
        place.dossier("voted"),
        issued_on=date(2020, 11, 5),
        proposed_by="Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 02 tháng 11 năm 2020",
    )
    plan = decision.plan
    assert [breakable(basis) for basis in decision_document(decision).basis_lines] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số "
        "điều của Luật Thi đua, khen thưởng ngày 16 tháng 11 năm 2013;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi "
        "tiết thi hành một số điều của Luật Thi đua, khen thưởng;",
        "Căn cứ Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân huyện Củ Chi "
        f"{in_a_sentence(plan.title)};",
        "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 02 tháng 11 năm "
        "2020.",
    ]


def test_the_head_of_a_department_does_not_cite_the_law_on_local_government():
    law_of_2020()
    place = awarding()
    place.district.kind = BodyKind.DEPARTMENT
    place.district.save()
    decision = drafted(place, place.dossier("voted"), issued_on=date(2020, 11, 5))
    assert "Tổ chức chính quyền" not in decision_document(decision).basis_lines[0]


def test_a_draft_proposes_the_standing_office_with_room_for_its_proposal(client):
    place = awarding()
    client.force_login(place.staff)
    address = reverse("awards:decision_create", args=[place.plan.pk, place.district.pk])
    form = client.get(address).context["form"]
    office = place.district.standing_offices.get()
    assert (
        form["proposed_by"].value().startswith(f"{in_the_name_of(office)} tại Tờ trình số \u00a0")
    )


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        ("Trưởng phòng", "Phòng Nội vụ huyện Củ Chi", "Trưởng phòng Nội vụ huyện Củ Chi"),
        ("Chánh Văn phòng", "Văn phòng Ủy ban nhân dân", "Chánh Văn phòng Ủy ban nhân dân"),
        ("Giám đốc", "Sở Nội vụ tỉnh Kiên Giang", "Giám đốc Sở Nội vụ tỉnh Kiên Giang"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_the_head_of_an_office_is_named_without_saying_a_word_twice(title, name, said):
    assert in_the_name_of(IssuingBody(name=name, head_title=title)) == said


def test_what_of_the_law_is_uncertain_is_shown_to_who_drafts_and_signs(client):
    law_of_2020()
    place = awarding()
    LegalText.objects.filter(number="91/2017/NĐ-CP").update(
        is_uncertain=True, note="Cần xem lại hiệu lực."
    )
    client.force_login(place.staff)
    place.dossier("voted")
    address = reverse("awards:decision_create", args=[place.plan.pk, place.district.pk])
    assertContains(client.get(address), "Cần đối chiếu: Nghị định số 91/2017/NĐ-CP")
    assertContains(client.get(address), "Cần xem lại hiệu lực.")
    decision = presented(place, Dossier.objects.get())
    client.force_login(place.leader)
    signing = client.get(reverse("awards:decision_issue", args=[decision.pk]))
    assertContains(signing, "Cần đối chiếu: Nghị định số 91/2017/NĐ-CP")


def test_several_forms_are_each_named_once_over_their_part_of_the_list():
    place = awarding()
    decision = drafted(
        place, *(place.dossier("voted", proposed_by=commune) for commune in place.communes[:2])
    )
    _, second = decision.items.all()
    second.form_name = "Cờ thi đua"
    second.save()
    blocks = decision_document(decision).appendices[0].body
    said = [block.printed for block in blocks if isinstance(block, Heading)]
    assert said == [
        "A. GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "I. TẬP THỂ (01)",
        "B. CỜ THI ĐUA",
        "I. TẬP THỂ (01)",
    ]
